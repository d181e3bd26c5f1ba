"""What the pages about drafts show: which there are, how far each is, and its pieces."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netjes.agreements.prose import rendered
from netjes.drafting.actions.history import family_of, last_step, next_step
from netjes.drafting.compose import read_draft
from netjes.drafting.models import Draft, Piece, Step
from netjes.drafting.states import DraftState, PieceKind
from netjes.norms.library import topics
from netjes.norms.notation import printable
from netjes.norms.notation.writing import BLOCK
from netjes.schools.models import School

STEPS: Mapping[str, Promise] = {
    "split": gettext_lazy("splitsen"),
    "join": gettext_lazy("samenvoegen"),
    "move": gettext_lazy("verplaatsen"),
    "renumber": gettext_lazy("nummeren"),
    "leave_out": gettext_lazy("weglaten"),
    "put_back": gettext_lazy("terugzetten"),
    "passage": gettext_lazy("terughalen van een zin"),
    "audience": gettext_lazy("kiezen van andere lezers"),
    "confirm": gettext_lazy("goedkeuren"),
    "confirmed": gettext_lazy("goedkeuren"),
    "confirm_certain": gettext_lazy("goedkeuren van wat zeker is"),
    "text": gettext_lazy("typen"),
    "norms": gettext_lazy("overnemen van normen"),
    "norm": gettext_lazy("veranderen van een norm"),
    "norm_removed": gettext_lazy("weghalen van een norm"),
    "model": gettext_lazy("toevoegen uit het model"),
    "head": gettext_lazy("veranderen van de kop"),
    "words": gettext_lazy("veranderen van woorden"),
    "notation": gettext_lazy("schrijven in de notatie"),
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How many articles somebody looked at, of how many."""

    checked: int
    total: int

    @property
    def left(self) -> int:
        return self.total - self.checked

    @property
    def is_done(self) -> bool:
        return self.total > 0 and self.checked == self.total


@dataclass(frozen=True, slots=True)
class Gate:
    """One of the five stages of a draft, and in a line what it waits for."""

    code: str
    name: str
    now: Literal["done", "now", "locked"]
    line: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece as the page shows it."""

    piece: Piece
    html: SafeString
    topics: list[str]
    norms: int
    can_join: bool
    can_split: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """A step to undo or to do again, and what the button says."""

    step: Step
    says: str


def open_drafts(school: School, *, before_council: bool = False) -> list[Draft]:
    """The drafts that are being made; for a council those that lie or lay before it."""
    drafts = Draft.objects.for_school(school).exclude(state__in=[DraftState.PUBLISHED, DraftState.DISCARDED])
    drafts = drafts.select_related("upload", "based_on")
    return list(drafts.filter(consult_until__isnull=False) if before_council else drafts)


def laid_aside(school: School) -> list[Draft]:
    """The drafts that were laid aside with something in them."""
    drafts = Draft.objects.for_school(school).filter(state=DraftState.DISCARDED, pieces__isnull=False)
    return list(drafts.select_related("upload").distinct())


def progress(draft: Draft) -> Progress:
    articles = Piece.objects.for_school(draft.school).filter(draft=draft, kind=PieceKind.ARTICLE)
    return Progress(articles.filter(confirmed=True).count(), articles.count())


def shown(draft: Draft) -> list[Shown]:
    """Every piece in its place, those that were left out too."""
    found, kinds = [], set()
    for piece in Piece.objects.for_school(draft.school).filter(draft=draft):
        prose = printable(piece.text + "\n")
        found.append(
            Shown(
                piece=piece,
                html=rendered(prose),
                topics=[topics()[code].title for code in piece.topics if code in topics()],
                norms=len(BLOCK.findall(piece.text + "\n")),
                can_join=piece.kind in kinds,
                can_split=len(prose.split()) > 1,
            )
        )
        kinds.add(piece.kind)
    return found


def next_open(draft: Draft, *, after: int) -> int | None:
    """The next article below this piece that nobody looked at yet, else the first one."""
    pieces = list(Piece.objects.for_school(draft.school).filter(draft=draft))
    here = next((i for i, each in enumerate(pieces) if each.pk == after), -1)
    order = [*pieces[here + 1 :], *pieces[: here + 1]]
    return next((each.pk for each in order if each.kind == PieceKind.ARTICLE and not each.confirmed), None)


def siblings(draft: Draft) -> list[Draft]:
    """The drafts from the same document, this one too, without those laid aside."""
    return [each for each in family_of(draft) if each.state != DraftState.DISCARDED]


def gates(draft: Draft) -> list[Gate]:
    """Indelen, bewerken, overleg, vaststellen, bekendmaken: what is done, what is next, what must wait."""
    looked = progress(draft)
    mistakes = read_draft(draft).mistakes
    state = draft.state
    firm = state in (DraftState.ADOPTED, DraftState.PUBLISHED)
    done = {
        "divide": looked.is_done or firm,
        "edit": looked.is_done and (state == DraftState.CONSULTING or draft.consult_until is not None or firm),
        "consult": firm or (draft.consult_until is not None and state == DraftState.EDITING),
        "adopt": firm,
        "publish": state == DraftState.PUBLISHED,
    }
    lines = {
        "divide": _("Alle stukken zijn nagekeken.") if looked.is_done
        else _("%(checked)s van %(total)s nagekeken.") % {"checked": looked.checked, "total": looked.total},
        "edit": _("Er staat nog iets in dat het programma niet kan lezen.") if mistakes
        else _("Tekst en normen naast elkaar."),
        "consult": _("Ligt voor tot %(day)s.") % {"day": date_format(draft.consult_until, "j F")}
        if draft.consult_until and state == DraftState.CONSULTING else _("Medezeggenschapsraad en leerlingen."),
        "adopt": draft.adopted_by or _("Door wie, wanneer, met welk besluit."),
        "publish": _("Iedereen leest wat er verandert."),
    }  # fmt: skip
    names = {
        "divide": _("Indelen"), "edit": _("Bewerken"), "consult": _("Voorleggen"), "adopt": _("Vaststellen"),
        "publish": _("Bekendmaken"),
    }  # fmt: skip
    here = {DraftState.CONSULTING: "consult", DraftState.ADOPTED: "publish"}.get(DraftState(state))
    here = here or next((code for code in ("divide", "edit", "publish") if not done[code]), "publish")
    return [
        Gate(code, names[code], "now" if code == here and not done["publish"] else "done" if done[code] else "locked",
             lines[code])
        for code in names
    ]  # fmt: skip


def turns(draft: Draft) -> dict[str, Turn | None]:
    """The step that can be undone and the one that can be done again, each with what its button says."""
    return {"undo": _turn(last_step(draft), back=True), "redo": _turn(next_step(draft), back=False)}


def _turn(step: Step | None, *, back: bool) -> Turn | None:
    if step is None:
        return None
    what = STEPS.get(step.what, step.what)
    known = step.before["pieces"].get(step.subject) or step.after["pieces"].get(step.subject)
    number = known["number"] if known else ""
    if number:
        says = (
            _("Maak %(what)s van artikel %(number)s ongedaan")
            if back
            else _("Doe %(what)s van artikel %(number)s opnieuw")
        )
    else:
        says = _("Maak %(what)s ongedaan") if back else _("Doe %(what)s opnieuw")
    return Turn(step, says % {"what": what, "number": number})
