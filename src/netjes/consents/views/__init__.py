"""Pages of this room: choosing, answering once, and what the school asks for."""
