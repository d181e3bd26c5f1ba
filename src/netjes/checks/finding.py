"""What a check points at: where in the text, what kind of thing, how sure, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What was found. The value is what the JSON of `netjes check` says."""

    PERSON = "person"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    POSTCODE = "postcode"
    IBAN = "iban"
    BSN = "bsn"
    BIRTH_DATE = "birth_date"
    GRADE = "grade"
    CARE = "care"
    SECRET = "secret"  # noqa: S105 - a kind of finding
    STUDENT_NUMBER = "student_number"
    INSULT = "insult"
    THREAT = "threat"
    BULLYING = "bullying"
    DISCRIMINATION = "discrimination"
    SEXUAL = "sexual"
    LOCATION = "location"
    METADATA = "metadata"
    FACE = "face"
    VOICE = "voice"
    CONFIDENTIAL = "confidential"
    DISPUTE = "dispute"
    DOUBT = "doubt"
    REPUTATION = "reputation"
    FORWARDED = "forwarded"


TONE = frozenset({Kind.INSULT, Kind.THREAT, Kind.BULLYING, Kind.DISCRIMINATION, Kind.SEXUAL})
CONTEXT = frozenset({Kind.VOICE, Kind.CONFIDENTIAL, Kind.DISPUTE, Kind.DOUBT, Kind.REPUTATION, Kind.FORWARDED})
COVERABLE = frozenset(Kind) - TONE - CONTEXT - {Kind.METADATA, Kind.FACE}


class Certainty(StrEnum):
    """*Possible* is a question to the writer; only *certain* establishes a fact for the engine."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Finding:
    """`start` and `end` are code-point offsets in the text as given, and `text` is what stands between them.

    `own` is true for what the writer seems to tell about himself. A finder may leave `articles` and `advice`
    empty: `check_text` fills them in by kind and role.
    """

    kind: Kind
    start: int
    end: int
    text: str
    certainty: Certainty
    articles: tuple[str, ...] = ()
    advice: str = ""
    own: bool = False

    @property
    def is_certain(self) -> bool:
        return self.certainty is Certainty.CERTAIN

    @property
    def is_tone(self) -> bool:
        return self.kind in TONE

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind.value,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "articles": list(self.articles),
            "certainty": self.certainty.value,
            "advice": self.advice,
        }
