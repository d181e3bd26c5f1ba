"""The lists of `context.toml`, compiled once."""

import re
from functools import cache

from netjes.checks.words import any_word, phrases


@cache
def listed(*path: str) -> re.Pattern[str]:
    """The words at one place in the file, whole, wherever they stand."""
    return any_word(phrases("context", *path))
