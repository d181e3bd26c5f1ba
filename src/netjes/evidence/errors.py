"""The one way taking in fails: a sentence that says what is wrong and what to do instead."""


class CannotTake(Exception):
    """This cannot be taken in. The message is Dutch, safe to show, and holds nothing of what is in the file."""

    @property
    def sentence(self) -> str:
        """For `in_language`."""
        first: str = self.args[0]
        return first
