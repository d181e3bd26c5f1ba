"""Phones that were seen or taken: the one ladder of the school, and a slip for every phone that is kept."""
