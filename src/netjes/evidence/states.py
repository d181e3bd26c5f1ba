"""What somebody brings along, what can be said of it, and who is what in a chain of forwarding. Pure."""

from enum import StrEnum

from netjes.evidence.sentences import Sentence, said


class EvidenceKind(StrEnum):
    """What a file is by what is in it, whatever its name says. A link is typed, and so never recognised."""

    PICTURE = "picture"
    CHAT = "chat"
    LETTER = "letter"
    PDF = "pdf"
    TEXT = "text"
    LINK = "link"

    @property
    def word(self) -> str:
        return _KIND_WORDS[self]


class MessageKind(StrEnum):
    """What stands on a line of a chat."""

    TEXT = "text"
    EDITED = "edited"
    DELETED = "deleted"
    MEDIA = "media"
    SYSTEM = "system"


class Signature(StrEnum):
    """What the signature of the sender's mail server says (DKIM). No answer is ever drawn from its absence."""

    VERIFIED = "verified"
    ALTERED = "altered"
    CANNOT_BE_CHECKED = "cannot be checked"

    @property
    def sentence(self) -> Sentence:
        return _SIGNATURE_SENTENCES[self]


class LetterSign(StrEnum):
    """What a reader could overlook in who a letter says it is from. None of them proves anything by itself."""

    NO_SENDER = "no sender"
    TWO_SENDERS = "two senders"
    REPLY_ELSEWHERE = "reply elsewhere"
    BOUNCES_ELSEWHERE = "bounces elsewhere"
    ADDRESS_IN_NAME = "address in name"
    KNOWN_NAME_OTHER_ADDRESS = "known name, other address"
    LOOKALIKE_DOMAIN = "lookalike domain"
    MIXED_LETTERS = "mixed letters"
    HIDDEN_LETTERS = "hidden letters"


class ChainRole(StrEnum):
    """What one person did or met in a chain of forwarding (L3). Each person has their own, never one for all."""

    WROTE = "wrote"
    FORWARDED = "forwarded"
    PICTURED = "pictured"
    TARGET = "target"
    BYSTANDER = "bystander"
    HELPER = "helper"

    @property
    def word(self) -> str:
        return _ROLE_WORDS[self]

    @property
    def hurt(self) -> bool:
        """Whom it was done to. Who is hurt is never asked to answer for it."""
        return self in (ChainRole.PICTURED, ChainRole.TARGET)

    @property
    def acted(self) -> bool:
        """Who may have to answer for something. To look on is no act; to help or tell is the opposite."""
        return self in (ChainRole.WROTE, ChainRole.FORWARDED)


_KIND_WORDS = {
    EvidenceKind.PICTURE: "schermafdruk of foto",
    EvidenceKind.CHAT: "chat uit WhatsApp",
    EvidenceKind.LETTER: "e-mail",
    EvidenceKind.PDF: "pdf",
    EvidenceKind.TEXT: "tekst",
    EvidenceKind.LINK: "link",
}
_SIGNATURE_SENTENCES = {
    Signature.VERIFIED: said(
        "De handtekening klopt: de mailserver van dit adres heeft dit bericht verstuurd, en de tekst is daarna niet "
        "veranderd. Wie er achter het toetsenbord zat, zegt dat niet."
    ),
    Signature.ALTERED: said(
        "De handtekening klopt niet: het bericht is niet meer precies zoals het is verstuurd. Dat kan opzet zijn, "
        "maar ook komen door een mailinglijst, een virusscanner of het bewaren. Het bewijst op zichzelf niets."
    ),
    Signature.CANNOT_BE_CHECKED: said(
        "Of dit bericht echt van dit adres komt, is niet na te gaan. Dat zegt niet dat het nep is, en ook niet dat "
        "het echt is."
    ),
}
_ROLE_WORDS = {
    ChainRole.WROTE: "maakte of schreef het",
    ChainRole.FORWARDED: "stuurde het door",
    ChainRole.PICTURED: "staat erop",
    ChainRole.TARGET: "het gaat over of tegen deze persoon",
    ChainRole.BYSTANDER: "kreeg of zag het",
    ChainRole.HELPER: "hielp of vertelde het",
}
