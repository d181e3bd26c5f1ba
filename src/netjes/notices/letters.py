"""The letters that wait, put on paper: each with its own way in where the notice asks for one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from netjes.lib.actors import Actor
from netjes.notices.actions import mark_printed
from netjes.notices.addresses import absolute
from netjes.notices.models import Notice
from netjes.notices.queries import letters_waiting
from netjes.notices.states import Channel, Delivery
from netjes.printing.documents import letters_pdf
from netjes.printing.sheets import Letter
from netjes.schools.actions.entry import make_entry_links
from netjes.schools.letterheads import letterhead_of
from netjes.schools.models import Person, Position, School
from netjes.schools.queries import today
from netjes.schools.states import Role

WORKS = 30  # days that a link in a letter works
AGAIN = 60  # days that a pile stands here to be printed once more


@dataclass(frozen=True, slots=True)
class Pile:
    """Letters about one thing: waiting, or printed on one day."""

    key: str
    subject: str
    count: int
    on: date  # since when they wait, or when they were printed

    @property
    def day(self) -> str:
        return self.on.isoformat()


def piles_waiting(school: School, without: frozenset[int] = frozenset()) -> list[Pile]:
    """What waits, by what it is about. `without` are people whose letters this viewer does not print."""
    found: dict[str, list[Notice]] = defaultdict(list)
    for notice in letters_waiting(school).exclude(person__in=without):
        found[notice.key].append(notice)
    return [
        Pile(key, each[0].subject, len(each), min(timezone.localtime(n.renewed_at).date() for n in each))
        for key, each in found.items()
    ]


def piles_printed(school: School, without: frozenset[int] = frozenset()) -> list[Pile]:
    """What was printed lately, newest first."""
    found: dict[tuple[str, date], list[Notice]] = defaultdict(list)
    for notice in _printed(school).exclude(person__in=without):
        if notice.delivered_at:
            found[notice.key, timezone.localtime(notice.delivered_at).date()].append(notice)
    piles = [Pile(key, each[0].subject, len(each), day) for (key, day), each in found.items()]
    recent = [pile for pile in piles if (today() - pile.on).days <= AGAIN]
    return sorted(recent, key=lambda pile: (pile.on, pile.subject), reverse=True)


def letters_of(
    school: School, key: str, day: date | None = None, without: frozenset[int] = frozenset()
) -> list[Notice]:
    """The letters of one pile: those that wait, or those printed on a day. Nobody who left gets one."""
    notices = letters_waiting(school).filter(key=key) if day is None else _printed(school).filter(key=key)
    here = [n for n in notices.exclude(person__in=without) if n.person.left_on is None or n.person.left_on > today()]
    if day is None:
        return here
    return [n for n in here if n.delivered_at and timezone.localtime(n.delivered_at).date() == day]


@transaction.atomic
def print_letters(*, actor: Actor, school: School, notices: Sequence[Notice], sender: tuple[str, str]) -> bytes:
    """One PDF with all these letters, and they count as printed. `sender` is a name and what they are.

    A link in it is new, also when a letter is printed again. Raises `CannotPrint`, and then nothing changed.
    """
    doors = [notice for notice in notices if notice.entry]
    codes = make_entry_links(
        actor=actor, school=school, people=[notice.person for notice in doors], purpose="signing", days=WORKS
    )
    links = {
        notice.pk: absolute(school, reverse("schools:enter", args=[code]))
        for notice, code in zip(doors, codes, strict=True)
    }
    with override(school.language):
        polite = _polite(school, [notice.person for notice in notices])
        letters = [_letter(notice, links.get(notice.pk, ""), sender, notice.person_id in polite) for notice in notices]
        content = letters_pdf(school=letterhead_of(school), letters=letters)
    mark_printed(actor=actor, school=school, notices=notices)
    return content


def _printed(school: School) -> QuerySet[Notice]:
    found = Notice.objects.for_school(school).filter(channel=Channel.LETTER, delivery=Delivery.PRINTED)
    return found.select_related("person").order_by("person__family_name", "person__given_name", "pk")


def _polite(school: School, people: Sequence[Person]) -> set[int]:
    """Who is written to with u: everybody but pupils."""
    pupils = Position.objects.for_school(school).on(today()).filter(role=Role.PUPIL, person__in=people)
    return {person.pk for person in people} - set(pupils.values_list("person", flat=True))


def _letter(notice: Notice, link: str, sender: tuple[str, str], polite: bool) -> Letter:
    person = notice.person
    on_site = absolute(notice.school, notice.path or reverse("notices:mine"))
    if link and polite:
        how = _(
            "Scan de vierkante code met de camera van uw telefoon, of typ het adres over. U hebt geen wachtwoord "
            "nodig. De link is alleen voor u en werkt %(days)s dagen. Liever op papier? Vraag het op school."
        )
    elif link:
        how = _(
            "Scan de vierkante code met de camera van je telefoon, of typ het adres over. Je hebt geen wachtwoord "
            "nodig. De link is alleen voor jou en werkt %(days)s dagen. Liever op papier? Vraag het op school."
        )
    else:
        how = (_("U leest het op %(address)s.") if polite else _("Je leest het op %(address)s.")) % {"address": on_site}
    named = person.addressed if person.honorific else person.name if polite else person.given_name
    return Letter(
        subject=notice.subject,
        written_on=today(),
        addressee=(person.name,),
        salutation=_("Beste %(name)s,") % {"name": named},
        prose="\n\n".join(part for part in (notice.text, how % {"days": WORKS} if link else how) if part),
        entries=(),
        signed_by=sender[0],
        role=sender[1],
        link=link,
        link_label=_("Uw link") if polite else _("Jouw link"),
    )
