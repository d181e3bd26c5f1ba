"""A reader's own key: wrapped by their own passphrase, open for one session, and got back with the help of two people."""
