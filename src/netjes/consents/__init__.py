"""Consent per purpose: who chose what, when, for which text, and what holds because of it."""
