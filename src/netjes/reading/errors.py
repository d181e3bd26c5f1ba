"""The one way reading fails: a sentence a school administrator can act on."""

from __future__ import annotations


class CannotRead(Exception):
    """The document cannot be read.

    The message is one Dutch line that names the file, says what is wrong and how to mend it.
    It is safe to show: it never holds words of the document or a path beyond the file's own name.
    """
