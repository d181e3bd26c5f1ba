"""Template tags for what an agreement says."""
