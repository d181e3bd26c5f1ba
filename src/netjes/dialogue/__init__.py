"""Talking about it: check-ups of one's own settings, and later cards and polls."""
