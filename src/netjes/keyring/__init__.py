"""A reader's own key: under their own passphrase, open for one session, got back with the help of two people."""
