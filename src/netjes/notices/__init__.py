"""Telling people: on the site, by mail, by letter. One person gets one message, not five."""
