"""What the pages show: a purpose as it is asked, what was chosen, what holds, and why in a sentence."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from netjes.consents.models import Choice, Purpose, Wording
from netjes.consents.queries import Deciders, deciders_for, purposes_of, standings_for, wordings_of
from netjes.consents.states import Chosen, Standing
from netjes.schools.models import Person

MOST = 30  # choices of the past


@dataclass(frozen=True, slots=True)
class Said:
    """A purpose in the language of the page."""

    name: str
    text: str


def said_as(wording: Wording) -> Said:
    if (get_language() or "nl").startswith("en") and wording.name_en:
        return Said(wording.name_en, wording.text_en or wording.text)
    return Said(wording.name, wording.text)


@dataclass(frozen=True, slots=True)
class PurposeRow:
    """`chosen` is what this viewer chose last; `holds` the sentence on what holds, where that is something else."""

    purpose: Purpose
    said: Said
    chosen: str
    options: list[tuple[str, str]]
    holds: tuple[str, str] | None
    standing: Standing
    last: Choice | None = None
    asks_again: bool = False

    @property
    def field(self) -> str:
        return f"doel-{self.purpose.pk}"


@dataclass(frozen=True, slots=True)
class ChoosingPage:
    person: Person
    rows: list[PurposeRow]
    is_own: bool
    decides: bool  # whether what this viewer chooses now counts
    alone: bool
    sixteen: date | None
    before: list[Choice]

    @property
    def unanswered(self) -> int:
        return sum(not row.chosen for row in self.rows)


def choosing_page(viewer: Person, person: Person, *, staff: bool) -> ChoosingPage:
    """What `viewer` sees and chooses about `person`: their own choices, and what holds; never whose another is."""
    who = deciders_for([person])[person.pk]
    is_own = viewer.pk == person.pk
    asked = [p for p in purposes_of(person.school) if (p.asks_staff if staff and is_own else p.asks_pupils)]
    holding, words = standings_for(asked, [person]), wordings_of(asked)
    mine = list(
        Choice.objects.for_school(person.school).filter(person=person, given_by=viewer)
        .select_related("wording", "purpose").order_by("-given_at", "-pk")
    )  # fmt: skip
    latest: dict[int, Choice] = {}
    for choice in reversed(mine):
        latest[choice.purpose_id] = choice
    decides = is_own or any(guardian.pk == viewer.pk for guardian in who.guardians)
    rows = [
        _row(purpose, words[purpose.pk], latest.get(purpose.pk), holding[purpose.pk][person.pk], who, is_own)
        for purpose in asked
    ]
    return ChoosingPage(
        person, rows, is_own, decides, who.alone, person.turns_on if person.turns == 16 else None, mine[:MOST]
    )  # fmt: skip


def _row(
    purpose: Purpose, wording: Wording, last: Choice | None, holds: Standing, who: Deciders, is_own: bool
) -> PurposeRow:
    again = last is not None and last.wording.edition < purpose.counts_from and last.answer != Chosen.NO
    chosen = last.answer if last and not again else ""
    return PurposeRow(
        purpose, said_as(wording), chosen, _options(who, is_own), _why(holds, chosen, who, is_own), holds, last, again
    )


def _options(who: Deciders, is_own: bool) -> list[tuple[str, str]]:
    if is_own and not who.alone:
        return [(Chosen.YES.value, _("Goed")), (Chosen.NO.value, _("Nee"))]
    return [(Chosen.YES.value, _("Ja")), (Chosen.ASK_ME.value, _("Vraag het mij")), (Chosen.NO.value, _("Nee"))]


def _why(holds: Standing, chosen: str, who: Deciders, is_own: bool) -> tuple[str, str] | None:
    """A bold claim and what it means, where what holds is not simply what this viewer chose."""
    child = is_own and not who.alone
    if holds is Standing.YES:
        if child:
            return _("Nu geldt: ja."), ""
        return (_("Nu geldt: ja."), _("Dat blijft zo tot jij iets kiest.")) if not chosen and is_own else None
    if holds.value == chosen and not child:
        return None
    if holds is Standing.NO:
        if chosen == Chosen.NO:
            return (_("Nu geldt: nee."), "") if child else None
        if not chosen and not child:
            return _("Nu geldt: nee."), ""
        return _("Toch geldt nee.") if chosen else _("Nu geldt: nee."), _("Van wie een nee komt, laten we nooit zien.")
    if holds is Standing.ASK_ME:
        return _("Nu geldt: eerst vragen."), _("School vraagt het elke keer, en zonder antwoord is het nee.")
    if chosen == Chosen.YES:
        return _("Nog niet."), _("Nog niet iedereen die beslist, heeft gekozen. Tot die tijd plaatst school niets.")
    return None
