"""The pages of this room: the people, the groups and the look."""
