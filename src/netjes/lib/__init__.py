"""Small, stateless things that any room may use. No Django, nothing else of Netjes."""
