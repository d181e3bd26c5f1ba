"""A letter of a case put together: one for each reader, and never more than that reader needs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import override

from netjes.agreements.models import Audience
from netjes.cases.letter_parts import PARTS, SUBJECTS, Part, Tone, from_to, intro_of, when_of
from netjes.cases.models import Letter, Measure, Objection, Party
from netjes.cases.states import LetterKind
from netjes.printing.sheets import Entry
from netjes.printing.sheets import Letter as Sheet
from netjes.schools.models import Person
from netjes.schools.queries import held_by, today
from netjes.schools.states import Role

DATED = (LetterKind.MEASURE, LetterKind.SUSPENSION, LetterKind.REMOVAL)
KINDS_WITH_A_MEASURE = (
    LetterKind.MEASURE, LetterKind.SUSPENSION, LetterKind.REMOVAL_INTENTION, LetterKind.REMOVAL, LetterKind.OBJECTION,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Text:
    """A whole letter, not yet frozen."""

    subject: str
    salutation: str
    intro: str
    parts: tuple[Part, ...]
    addressee: tuple[str, ...]
    signed_by: str
    role: str
    polite: bool
    reference: str
    meeting: tuple[str, str, str] | None = None  # the day, the hour, the place
    lasts: tuple[str, str] | None = None  # the first day and the last

    def body(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "subject": self.subject, "salutation": self.salutation, "intro": self.intro,
            "parts": [[part.label, part.text] for part in self.parts], "addressee": list(self.addressee),
            "signed_by": self.signed_by, "role": self.role, "reference": self.reference, "date": today().isoformat(),
            "polite": self.polite, "meeting": list(self.meeting) if self.meeting else None,
            "lasts": list(self.lasts) if self.lasts else None,
        }  # fmt: skip


def compose(
    *, party: Party, to: Person, by: Person, kind: LetterKind, measure: Measure | None = None,
    objection: Objection | None = None, given: Mapping[str, str] | None = None,
) -> Text:  # fmt: skip
    """The letter as it would be now, with what was typed (`given`) in the parts that can be edited.

    Dutch, whatever language somebody writes it in: it is kept and sent as it is made here.
    """
    with override("nl"):
        return _composed(party, to, by, kind, measure, objection, given or {})


def _composed(
    party: Party, to: Person, by: Person, kind: LetterKind, measure: Measure | None, objection: Objection | None,
    given: Mapping[str, str],
) -> Text:  # fmt: skip
    about_self = to.pk == party.person_id
    tone = Tone(not about_self or party.audience == Audience.PARENTS)
    who = "je" if about_self and not tone.polite else "u" if about_self else party.person.given_name
    parts = PARTS[kind](party, tone, who, measure, objection)
    parts = [replace(part, text=given.get(part.name, "").strip() or part.text) if part.name else part for part in parts]
    named = to.addressed if to.honorific else to.name if tone.polite else to.given_name
    addressee = (to.name,) if about_self else (to.name, f"ouder of verzorger van {party.person.name}")
    count = Letter.objects.for_school(party.school).filter(case=party.case).count()
    meeting = lasts = None
    if given.get("vanaf") and kind in DATED:
        lasts = (given["vanaf"], given.get("tot", ""))
        parts[0] = replace(parts[0], text=f"{parts[0].text} {from_to(*lasts)}".strip())
    if kind is LetterKind.INVITATION and given.get("dag") and given.get("tijd"):
        meeting = (given["dag"], given["tijd"], given.get("plek", ""))
        parts = [when_of(meeting, tone), *parts]
    return Text(
        subject=given.get("onderwerp", "").strip() or SUBJECTS[kind](party, tone, who, measure),
        salutation=f"Beste {named},", intro=given.get("begin", "").strip() or intro_of(kind, tone),
        parts=tuple(part for part in parts if part.text or part.name), addressee=addressee, signed_by=by.name,
        role=_called(by), polite=tone.polite, reference=f"zaak {party.case.number}, brief {count + 1}",
        meeting=meeting, lasts=lasts,
    )  # fmt: skip


def _called(person: Person) -> str:
    roles = {held.role for held in held_by(person)}
    order = (
        Role.HEAD,
        Role.TEAM_LEADER,
        Role.COORDINATOR,
        Role.CARE_COORDINATOR,
        Role.MENTOR,
        Role.BOARD,
        Role.SUPERVISOR,
    )
    found = next((role for role in order if role in roles), None)
    return str(found.label) if found else ""


def sheet_of(body: Mapping[str, Any]) -> Sheet:
    """A frozen letter as the printer has it."""
    return Sheet(
        subject=body["subject"], written_on=date.fromisoformat(body["date"]), addressee=tuple(body["addressee"]),
        salutation=body["salutation"], prose=body["intro"],
        entries=tuple(Entry(label, text) for label, text in body["parts"]), signed_by=body["signed_by"],
        role=body["role"], reference=body["reference"], closing="Met vriendelijke groet,",
    )  # fmt: skip
