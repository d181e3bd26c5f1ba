"""Looks an installation over as a colleague who knows it would: what is well, what is not, and what to do."""
