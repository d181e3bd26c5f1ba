"""Asking for help and reporting: with a name or with a code, sealed for who may read it, answered in time."""
