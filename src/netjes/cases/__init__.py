"""When it goes further: talk first, hear, decide fairly, tell the parents, hear objections, close and forget."""
