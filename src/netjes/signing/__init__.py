"""Everybody reads the agreement and answers honestly; the school can show later who had seen what."""
