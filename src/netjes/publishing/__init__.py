"""Before you post: the check, somebody to ask, and what the school itself publishes."""
