"""Every change of a draft is one step that can be undone and done again, in one transaction with its log row."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from netjes.drafting.actions.decisions import reopen_if_adopted
from netjes.drafting.errors import CannotChangeDraft, ChangedMeanwhile
from netjes.drafting.models import Draft, Piece, Step
from netjes.drafting.states import DraftState
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.schools.models import Person, School

BURST = timedelta(seconds=60)  # what one person types in one piece within this time is one step
DRAFT_FIELDS = ("title", "language", "front", "preamble", "words", "situations", "state")
PIECE_FIELDS = (
    "draft_id", "kind", "place", "number", "title", "text", "source", "labels", "topics", "certainty", "warnings",
    "confirmed",
)  # fmt: skip
WRITTEN = frozenset({"number", "title", "text"})  # a change of these makes another revision of the piece
ORDER = frozenset({"draft_id", "kind", "place", "number"})  # a change of these makes another revision of the draft
Picture = dict[str, dict[str, Any]]


@contextmanager
def one_change(*, actor: Actor, draft: Draft, what: str, subject: str = "", seen: int | None = None) -> Iterator[Draft]:
    """Whatever happens inside is one step of the draft and of the others from the same document.

    Gives the draft as it is now, locked. `seen` is the draft's revision that the editor looked at; with another
    one now it raises `ChangedMeanwhile` and nothing happens. Raises `CannotChangeDraft` where the text stands firm.
    """
    if not isinstance(actor, Actor):
        raise TypeError(f"{what} vraagt een Actor: zonder iemand die het doet, gebeurt er niets.")
    with transaction.atomic():
        family = lock_family(draft)
        own = next(each for each in family if each.pk == draft.pk)
        _open_up(actor, own)
        if seen is not None and own.revision != seen:
            raise ChangedMeanwhile(
                _("Iemand anders veranderde net de indeling. Kijk hoe het nu is, en probeer het dan opnieuw.")
            )
        before = picture(family)
        yield own
        after = picture(family_of(own))
        _keep(actor=actor, draft=own, what=what, subject=subject, before=before, after=after)


def family_of(draft: Draft) -> list[Draft]:
    """The drafts that came from the same document, this one among them; a draft without a document stands alone."""
    every = Draft.objects.for_school(draft.school).order_by("pk")
    return list(every.filter(upload=draft.upload_id) if draft.upload_id else every.filter(pk=draft.pk))


def lock_family(draft: Draft) -> list[Draft]:
    """As `family_of`, held until the end of the transaction: changes of one document come one after the other."""
    every = Draft.objects.for_school(draft.school).select_for_update().order_by("pk")
    return list(every.filter(upload=draft.upload_id) if draft.upload_id else every.filter(pk=draft.pk))


def picture(family: Iterable[Draft]) -> Picture:
    """Everything of these drafts that a step can bring back."""
    drafts = list(family)
    pieces = Piece.objects.for_school(drafts[0].school).filter(draft__in=[each.pk for each in drafts])
    return {
        "drafts": {str(each.pk): {name: getattr(each, name) for name in DRAFT_FIELDS} for each in drafts},
        "pieces": {str(each.pk): {name: getattr(each, name) for name in PIECE_FIELDS} for each in pieces},
    }


def undo(*, actor: Actor, draft: Draft, step: int) -> Step:
    """Take back the last step, which must be this one. Raises `ChangedMeanwhile` when something came after it."""
    return _travel(actor=actor, draft=draft, step=step, back=True)


def redo(*, actor: Actor, draft: Draft, step: int) -> Step:
    """Do the step again that was taken back last, which must be this one."""
    return _travel(actor=actor, draft=draft, step=step, back=False)


def last_step(draft: Draft) -> Step | None:
    """What `undo` takes back."""
    return _steps(draft).filter(undone=False).select_related("by").order_by("-pk").first()


def next_step(draft: Draft) -> Step | None:
    """What `redo` does again."""
    return _steps(draft).filter(undone=True).select_related("by").order_by("pk").first()


def _steps(draft: Draft) -> Any:
    return Step.objects.for_school(draft.school).filter(draft__in=[each.pk for each in family_of(draft)])


def _open_up(actor: Actor, draft: Draft) -> None:
    """Make a draft one that can be changed, or raise `CannotChangeDraft`."""
    if draft.state == DraftState.CONSULTING:
        raise CannotChangeDraft(
            _("Dit concept ligt voor overleg. Haal het eerst terug, zodat iedereen over dezelfde tekst praat.")
        )
    reopen_if_adopted(actor=actor, draft=draft)


def _keep(*, actor: Actor, draft: Draft, what: str, subject: str, before: Picture, after: Picture) -> None:
    """Write down what changed, if anything did, and give what changed its next revision."""
    was, now_is = _differences(before, after)
    if not (was["drafts"] or was["pieces"]):
        return
    person = person_of(actor, draft.school)
    _revise(family_of(draft), was, now_is, person)
    _steps(draft).filter(undone=True).delete()
    last = last_step(draft)
    if last is not None and _goes_on(last, what, was, person):
        last.after = now_is
        last.save(update_fields=["after"])
    else:
        Step.objects.create(
            school=draft.school, draft=draft, what=what, subject=subject[:40], before=was, after=now_is, by=person,
            at=now(),
        )  # fmt: skip
    log(school_key=draft.school_id, actor=actor, act=f"drafting.draft.{what}", subject=f"draft:{draft.pk}")


def _goes_on(last: Step, what: str, was: Picture, person: Person | None) -> bool:
    """Whether this is more typing by the same person in the same piece, shortly after."""
    return (
        what == last.what == "text"
        and last.by == person
        and not was["drafts"]
        and list(was["pieces"]) == list(last.before["pieces"])
        and not last.before["drafts"]
        and now() - last.at <= BURST
    )


def _differences(before: Picture, after: Picture) -> tuple[Picture, Picture]:
    """Only what changed, on both sides."""
    was: Picture = {"drafts": {}, "pieces": {}}
    now_is: Picture = {"drafts": {}, "pieces": {}}
    for kind in was:
        for pk in before[kind].keys() | after[kind].keys():
            old, new = before[kind].get(pk), after[kind].get(pk)
            if old == new:
                continue
            if kind == "drafts":
                # A draft that was made on the way is laid aside again, never removed: its steps must stay.
                assert new is not None
                old = old or {**new, "state": DraftState.DISCARDED}
                changed = [name for name in DRAFT_FIELDS if old[name] != new[name]]
                was[kind][pk] = {name: old[name] for name in changed}
                now_is[kind][pk] = {name: new[name] for name in changed}
            else:
                was[kind][pk], now_is[kind][pk] = old, new
    return was, now_is


def _revise(family: list[Draft], was: Picture, now_is: Picture, person: Person | None) -> None:
    """Another revision for each piece whose words changed, and for each draft whose order or own words did.

    A revision of a piece is never given twice within a document, also not to a piece that comes back.
    """
    school, revision = family[0].school, max(each.edits for each in family) + 1
    drafts, written = {int(pk) for pk in was["drafts"]}, []
    for pk, new in now_is["pieces"].items():
        old = was["pieces"][pk]
        changed = {name for name in PIECE_FIELDS if old is None or new is None or old[name] != new[name]}
        if changed & ORDER:
            drafts |= {side["draft_id"] for side in (old, new) if side}
        if new is not None and changed & WRITTEN:
            written.append(int(pk))
    every = Draft.objects.for_school(school)
    if written:
        Piece.objects.for_school(school).filter(pk__in=written).update(
            revision=revision, updated_at=now(), updated_by=person
        )
        every.filter(pk__in=[each.pk for each in family]).update(edits=revision)
    every.filter(pk__in=drafts).update(revision=F("revision") + 1)
    touched = drafts | {side["draft_id"] for side in now_is["pieces"].values() if side}
    every.filter(pk__in=touched).update(updated_at=now())


@transaction.atomic
def _travel(*, actor: Actor, draft: Draft, step: int, back: bool) -> Step:
    family = lock_family(draft)
    found = last_step(draft) if back else next_step(draft)
    if found is None or found.pk != step:
        raise ChangedMeanwhile(_("Er is intussen iets anders veranderd. Kijk hoe het nu is."))
    side: Picture = found.before if back else found.after
    other: Picture = found.after if back else found.before
    touched = {int(pk) for pk in side["drafts"]}
    touched |= {each["draft_id"] for half in (side, other) for each in half["pieces"].values() if each}
    for each in family:
        if each.pk in touched and each.state != DraftState.DISCARDED:  # one laid aside may come back
            _open_up(actor, each)
    _apply(draft.school, side)
    found.undone = back
    found.save(update_fields=["undone"])
    _revise(family, other, side, person_of(actor, draft.school))
    act = "undone" if back else "redone"
    log(
        school_key=draft.school_id, actor=actor, act=f"drafting.draft.{act}", subject=f"draft:{draft.pk}",
        detail={"what": found.what},
    )  # fmt: skip
    return found


def _apply(school: School, side: Picture) -> None:
    for pk, fields in side["drafts"].items():
        Draft.objects.for_school(school).filter(pk=pk).update(**fields)
    for pk, fields in side["pieces"].items():
        pieces = Piece.objects.for_school(school).filter(pk=pk)
        if fields is None:
            pieces.delete()
            continue
        if not pieces.update(**fields):
            Piece.objects.create(school=school, pk=int(pk), updated_at=now(), **fields)


def person_of(actor: Actor, school: School) -> Person | None:
    """The person behind an actor, for "by whom"; None for the system."""
    kind, _colon, key = actor.ref.partition(":")
    return Person.objects.for_school(school).filter(pk=int(key)).first() if kind == "person" else None
