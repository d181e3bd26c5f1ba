"""Pages around signing: one's own, those of who leads or keeps, and paper."""
