"""What is sealed, and who can open it: keys, passphrases and receipt codes. Pure; nothing here keeps a key."""
