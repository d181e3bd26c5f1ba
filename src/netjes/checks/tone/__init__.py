"""Questions about tone: what may hurt, never whether it does. Pure, local, from word lists that can be read."""

from netjes.checks.tone.finder import find_tone

__all__ = ["find_tone"]
