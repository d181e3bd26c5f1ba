"""A draft beside the version that is in force: which answers change, and for whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netjes.agreements.errors import CannotPublish
from netjes.agreements.queries import InForce, in_force
from netjes.agreements.situations import read_situations
from netjes.drafting.compose import read_draft
from netjes.drafting.models import Draft
from netjes.lib.verdicts import Code, code_for
from netjes.norms.changes import Changes, meaning_changes
from netjes.norms.errors import RequestError
from netjes.norms.explain import act_phrase
from netjes.norms.norm import Agreement
from netjes.norms.notation import read, read_words
from netjes.norms.spoken import spoken_when
from netjes.norms.table import Rulebook
from netjes.norms.textdiff import ArticleChange, text_diff
from netjes.norms.verdict import Ruling

RULINGS = {Ruling.ALLOWED: gettext_lazy("mag"), Ruling.NOT_ALLOWED: gettext_lazy("mag niet"),
           Ruling.ASK: gettext_lazy("overleg")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Count:
    """How many of the worked situations have another answer now."""

    changed: int
    of: int


def running_version(draft: Draft) -> InForce | None:
    """The version of this agreement that holds today."""
    return next((v for v in in_force(draft.school) if v.version.agreement.audience == draft.audience), None)


def answer(book: Rulebook, role: str, act: str, facts: dict[str, bool | None]) -> Code | None:
    """The look of an answer; None where the words are not known there."""
    try:
        verdict = book.decide(role, act, facts)
    except RequestError:
        return None
    return code_for(verdict.verdict, verdict.cause)


def situations_changed(draft: Draft, new: Rulebook, old: Rulebook) -> Count:
    """Over the worked situations that come with the draft, as far as both versions know their words."""
    try:
        situations = read_situations(draft.situations)
    except CannotPublish:
        return Count(0, 0)
    changed = of = 0
    for each in situations:
        before = answer(old, each["role"], each["act"], each["facts"])
        after = answer(new, each["role"], each["act"], each["facts"])
        if before is not None and after is not None:
            of += 1
            changed += before != after
    return Count(changed, of)


def text_changes(draft: Draft, agreement: Agreement) -> tuple[ArticleChange, ...]:
    """Article by article what was said and what is said now; empty when nothing is in force."""
    running = running_version(draft)
    return text_diff(running.agreement, agreement) if running else ()


def matters_to_people(draft: Draft) -> list[str]:
    """Why this is no mere correction of what is in force: a sentence for each change that somebody would notice."""
    running, agreement = running_version(draft), read_draft(draft).agreement
    if running is None or agreement is None:
        return []
    found = []
    for change in text_diff(running.agreement, agreement):
        if change.kind == "new":
            found.append(_("Artikel %(number)s is nieuw.") % {"number": change.number})
        elif change.kind == "gone":
            found.append(_("Artikel %(number)s is weg.") % {"number": change.old_number or change.number})
    return found + list(changed_answers(changes_of(draft, agreement), agreement))


def changes_of(draft: Draft, agreement: Agreement) -> Changes:
    """What the draft changes in meaning; nothing when no version is in force."""
    running = running_version(draft)
    if running is None:
        return Changes()
    return _changes(running.version.text, running.version.words, agreement.source, draft.words)


@lru_cache(maxsize=16)
def _changes(old: str, old_words: str, new: str, new_words: str) -> Changes:
    return meaning_changes(read(old, words=read_words(old_words)), read(new, words=read_words(new_words)))


def changed_answers(changes: Changes, agreement: Agreement) -> Iterator[str]:
    """Every change of meaning as a sentence."""
    words = agreement.vocabulary

    def doing(act: str) -> str:
        return act_phrase(words.acts[act], "zijn") if act in words.acts else act

    for each in sorted(changes.verdicts, key=lambda change: len(change.when)):
        when = spoken_when(each.when, words)
        act = doing(each.act)
        yield _("%(act)s, voor een %(role)s: van “%(before)s” naar “%(after)s”%(when)s.") % {
            "act": act[:1].upper() + act[1:], "role": each.role, "when": f", {when}" if when else "",
            "before": _("geen afspraak") if each.before_open else str(RULINGS[each.before]),
            "after": _("geen afspraak") if each.after_open else str(RULINGS[each.after]),
        }  # fmt: skip
    for duty in changes.duties:
        said = {"role": duty.role, "duty": doing(duty.duty)}
        yield (_("Een %(role)s moet voortaan ook: %(duty)s.") if duty.after else
               _("Een %(role)s hoeft niet meer: %(duty)s.")) % said  # fmt: skip
    for ask in changes.asks:
        yield _("In artikel %(article)s verandert aan wie je het vraagt.") % {"article": ask.article}
    for left in changes.not_compared:
        what = doing(left.act) if left.act else _("de plichten bij alles")
        yield _("Over “%(act)s” kan het programma niet nagaan of er iets verandert.") % {"act": what}
