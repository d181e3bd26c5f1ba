"""Schools and, in time, their people, roles and groups. Every row of every room belongs to one school."""
