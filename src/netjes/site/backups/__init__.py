"""A whole installation in one encrypted file, and back again: the same on SQLite and on PostgreSQL."""
