"""What a page shows of a plan: counts with what follows from them, and what has to be mended beside where it stands."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from netjes.rosters.formats.roster import Problem
from netjes.rosters.matching import Question
from netjes.rosters.planned import Plan, Seen
from netjes.rosters.states import Fate

MOST = 100  # names or rows that a page shows at once


@dataclass(frozen=True, slots=True)
class Tally:
    """A count left of the line, what it is, what follows from it, and who."""

    count: int
    what: str
    then: str = ""
    people: list[Seen] = field(default_factory=list)

    @property
    def more(self) -> int:
        return self.count - len(self.people) if self.people else 0


@dataclass(frozen=True, slots=True)
class Mend:
    """A row that is not understood, with the field to mend it."""

    problem: Problem
    name: str
    given: str

    @property
    def few(self) -> bool:
        return 0 < len(self.problem.options) <= 3 and all(len(option) < 12 for option in self.problem.options)


@dataclass(frozen=True, slots=True)
class Choice:
    """A question of who somebody is, with the answers to choose from."""

    question: Question
    name: str
    options: list[tuple[str, str]]


# What each count is called and what follows from it; `day` and `year` are those of the list.
SAYS: dict[tuple[str, Fate], tuple[Any, Any]] = {
    ("pupil", Fate.NEW): (
        ngettext_lazy("leerling komt erbij.", "leerlingen komen erbij.", "count"),
        gettext_lazy("Vanaf %(day)s horen ze bij de school."),
    ),
    ("pupil", Fate.RETURNED): (
        ngettext_lazy("leerling komt terug.", "leerlingen komen terug.", "count"),
        gettext_lazy("Wat er van hen stond, hoort weer bij hen."),
    ),
    ("pupil", Fate.MERGED): (
        ngettext_lazy("leerling kenden we al.", "leerlingen kenden we al.", "count"),
        gettext_lazy("Ze krijgen het nummer van de lijst, en komen er niet dubbel in."),
    ),
    ("pupil", Fate.MOVED): (
        ngettext_lazy("leerling wisselt van klas.", "leerlingen wisselen van klas.", "count"),
        gettext_lazy("Op %(day)s. Wat ze tekenden, gaat mee."),
    ),
    ("pupil", Fate.CHANGED): (ngettext_lazy("leerling verandert.", "leerlingen veranderen.", "count"), ""),
    ("pupil", Fate.LEFT): (
        ngettext_lazy("leerling gaat weg.", "leerlingen gaan weg.", "count"),
        gettext_lazy("Hun toegang stopt op %(day)s. Er wordt nu niets gewist."),
    ),
    ("pupil", Fate.SAME): (
        ngettext_lazy("leerling blijft hetzelfde.", "leerlingen blijven hetzelfde.", "count"), "",
    ),
    ("staff", Fate.NEW): (
        ngettext_lazy("medewerker komt erbij.", "medewerkers komen erbij.", "count"),
        gettext_lazy("Als docent. Andere rollen geef je zelf."),
    ),
    ("staff", Fate.RETURNED): (
        ngettext_lazy("medewerker komt terug.", "medewerkers komen terug.", "count"), "",
    ),
    ("staff", Fate.MERGED): (ngettext_lazy("medewerker kenden we al.", "medewerkers kenden we al.", "count"), ""),
    ("staff", Fate.CHANGED): (ngettext_lazy("medewerker verandert.", "medewerkers veranderen.", "count"), ""),
    ("staff", Fate.LEFT): (
        ngettext_lazy("medewerker gaat weg.", "medewerkers gaan weg.", "count"),
        gettext_lazy("Hun toegang stopt op %(day)s."),
    ),
    ("staff", Fate.SAME): (
        ngettext_lazy("medewerker blijft hetzelfde.", "medewerkers blijven hetzelfde.", "count"), "",
    ),
    ("guardian", Fate.NEW): (
        ngettext_lazy("ouder komt erbij.", "ouders komen erbij.", "count"),
        gettext_lazy("Wie geen mailadres heeft, kun je straks een code op papier geven."),
    ),
    ("guardian", Fate.RETURNED): (ngettext_lazy("ouder komt terug.", "ouders komen terug.", "count"), ""),
    ("guardian", Fate.CHANGED): (ngettext_lazy("ouder verandert.", "ouders veranderen.", "count"), ""),
    ("guardian", Fate.LEFT): (
        ngettext_lazy("ouder hoort er niet meer bij.", "ouders horen er niet meer bij.", "count"),
        gettext_lazy("Vanaf %(day)s hebben ze geen kind meer op school."),
    ),
    ("guardian", Fate.SAME): (ngettext_lazy("ouder blijft hetzelfde.", "ouders blijven hetzelfde.", "count"), ""),
}  # fmt: skip
GROUPS = ngettext_lazy("klas of groep komt erbij.", "klassen en groepen komen erbij.", "count")
KEPT = ngettext_lazy("medewerker staat er niet op en blijft.", "medewerkers staan er niet op en blijven.", "count")
AUTHORITY = ngettext_lazy("keer verandert het gezag van een ouder.", "keer verandert het gezag van ouders.", "count")


def tallies(plan: Plan) -> list[Tally]:
    """What the list does, by kind of person; what does not happen has no row."""
    words = {"day": date_format(plan.day, "j F Y"), "year": plan.year}
    rows: dict[str, list[Tally]] = {"pupil": [], "staff": [], "guardian": []}
    for (kind, fate), (what, then) in SAYS.items():
        seen = plan.seen.get((kind, fate), [])
        people = [] if fate is Fate.SAME else seen[:MOST]
        rows[kind].append(Tally(len(seen), what % {"count": len(seen)}, str(then) % words, people))
    names = sorted(name for name, _ in plan.new_groups.values())
    groups = Tally(
        len(names),
        GROUPS % {"count": len(names)},
        _("In schooljaar %(year)s.") % words,
        [Seen(n) for n in names[:MOST]],
    )
    by_hand = _("Ze zijn met de hand toegevoegd, of beheren de school.")
    kept = Tally(len(plan.kept), KEPT % {"count": len(plan.kept)}, by_hand, plan.kept[:MOST])
    changed = len(plan.authority)
    authority = Tally(changed, AUTHORITY % {"count": changed}, _("Zonder gezag wordt een ouder niets gevraagd."))
    found = [*rows["pupil"], groups, *rows["staff"], kept, *rows["guardian"], authority]
    return [row for row in found if row.count]


def mends(plan: Plan, given: dict[str, str]) -> list[Mend]:
    return [
        Mend(problem, f"mend:{problem.key}" if problem.key else "", given.get(problem.key, problem.value))
        for problem in plan.problems[:MOST]
    ]


def choices(plan: Plan) -> list[Choice]:
    found = []
    for question in plan.questions[:MOST]:
        options = [(str(known.pk), known.name) for known in question.candidates]
        found.append(Choice(question, f"answer:{question.key}", options))
    return found


def people_rows(plan: Plan) -> int:
    """How many people the list puts in place: those who wait are not among them."""
    fates = (fate for fate in Fate if fate is not Fate.LEFT)
    return sum(plan.count(kind, fate) for fate in fates for kind in ("pupil", "staff", "guardian"))


def authority_open(plan: Plan) -> bool:
    """Whether the list leaves it open for some parent whether they have authority."""
    return any(tie.authority is None for tie in plan.roster.ties)


@dataclass(frozen=True, slots=True)
class Done:
    """How many of one kind of people a list did what to."""

    who: str
    new: int
    other: int
    left: int
    same: int


def done_rows(counts: dict[str, Any]) -> list[Done]:
    names = {"pupil": _("leerlingen"), "staff": _("medewerkers"), "guardian": _("ouders")}
    other = (Fate.RETURNED, Fate.MOVED, Fate.CHANGED, Fate.MERGED)
    return [
        Done(name, had["new"], sum(had[fate] for fate in other), had["left"], had["same"])
        for kind, name in names.items()
        if (had := counts.get(kind)) and any(had.values())
    ]
