"""The ways opening fails. No message holds a key, a passphrase, a code or a word of what was sealed."""


class CannotUnseal(Exception):
    """This key does not open this, or it was changed, cut short or sealed by a newer Netjes."""

    def __init__(self, message: str = "Dit gaat met deze sleutel niet open.") -> None:
        super().__init__(message)


class WrongPassphrase(Exception):
    """The passphrase is not the one that this key was wrapped with."""

    def __init__(self) -> None:
        super().__init__("Deze leeszin klopt niet. Let op spaties, hoofdletters en streepjes, en probeer het nog eens.")


class NotACode(Exception):
    """What was typed cannot be a receipt code; `str()` says why, without the code.

    `digits` is how many there were; None when there was something that is no digit.
    """

    def __init__(self, why: str, digits: int | None = None) -> None:
        super().__init__(why)
        self.digits = digits


class TooBusy(Exception):
    """So many are being worked out at this moment that this one did not get its turn."""

    def __init__(self) -> None:
        super().__init__("Het is nu heel druk. Wacht een halve minuut en probeer het nog eens; er is niets verloren.")
