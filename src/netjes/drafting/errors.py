"""What can go wrong with a draft; every message is safe to show."""


class CannotChangeDraft(Exception):
    """A change that cannot be made; `str()` says why and how to mend it. Nothing was changed."""


class ChangedMeanwhile(CannotChangeDraft):
    """Somebody else changed the same piece since this editor opened it. Both texts are kept and shown."""


class CannotRead(Exception):
    """A document that cannot be taken in; `str()` says why and what to do."""
