"""The pages of this room, one module for each thing that somebody comes to do."""
