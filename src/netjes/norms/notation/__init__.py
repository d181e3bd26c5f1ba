"""The notation: Markdown that people read, with norms in fenced blocks that a machine reads.

`read` and `read_file` turn it into an `Agreement`; `write` gives it back, to the letter where nothing changed.
"""

from netjes.norms.notation.document import read, read_file
from netjes.norms.notation.wordlist import read_words
from netjes.norms.notation.writing import printable, write, write_norm

__all__ = ["printable", "read", "read_file", "read_words", "write", "write_norm"]
