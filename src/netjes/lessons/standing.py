"""What a pupil's screen says of what holds: word, sentence, until when, and which other things are open with it.

Nothing is decided here: the engine did (`moments.holds_for`), and what it said is put into words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netjes.agreements.deciding import Rules
from netjes.agreements.pages import article_url
from netjes.lessons.moments import TEACHER_SAID_YES, Holding, LessonNow, PermissionNow, decided
from netjes.lessons.states import Circumstance, Purpose
from netjes.lib.verdicts import Code, code_for
from netjes.norms.verdict import Verdict

EXAMS = (Circumstance.QUIZ, Circumstance.TEST, Circumstance.EXAM)
ANOTHER, HURTS = "over een ander", "iemand kan er last van krijgen"  # facts of the word list

# What else is asked in a lesson: its words, its sign, the act, and what the words themselves already say.
ROWS: tuple[tuple[Promise, str, str, Mapping[str, bool]], ...] = (
    (gettext_lazy("Foto of film van je eigen werk"), "camera", "foto of filmpje maken", {ANOTHER: False, HURTS: False}),
    (gettext_lazy("Een klasgenoot in beeld"), "people", "foto of filmpje maken", {ANOTHER: True}),
    (gettext_lazy("Appen en sociale media"), "chat", "sociale media gebruiken", {}),
)


@dataclass(frozen=True, slots=True)
class Row:
    """Something else one may want to do now, and the answer."""

    text: str
    icon: str
    code: Code


@dataclass(frozen=True, slots=True)
class Stand:
    """What holds now, ready to be shown. `until` is None where the answer has no end that we know."""

    code: Code
    where: str
    sentence: str
    more: str
    purpose: str
    starts_at: datetime | None
    until: datetime | None
    rows: tuple[Row, ...]
    article: str
    article_url: str
    is_exempt: bool
    lessons: tuple[int, ...]


def stand_of(holding: Holding, rules: Rules | None) -> Stand:
    code = code_of(holding.verdict)
    has_end = code == "mag" and bool(holding.permissions) and not holding.is_exempt
    return Stand(
        code=code,
        where=_where(holding),
        sentence=_sentence(holding, code),
        more=holding.regime.sentence if holding.regime else "",
        purpose=purpose_of(holding.permissions[0]) if has_end else "",
        starts_at=max(each.starts_at for each in holding.permissions) if has_end else None,
        until=holding.until if has_end else None,
        rows=rows_of(holding, rules),
        article=holding.article,
        article_url=url_of(rules, holding.article),
        is_exempt=holding.is_exempt,
        lessons=tuple(lesson.pk for lesson in holding.lessons),
    )


def code_of(verdict: Verdict | None) -> Code:
    return code_for(verdict.verdict.value, verdict.cause.value) if verdict else "geen"


def rows_of(holding: Holding, rules: Rules | None) -> tuple[Row, ...]:
    """The answers beside the main one; none where we do not know where the pupil is."""
    if holding.circumstance is None or rules is None:
        return ()
    acts = rules.acts()
    return tuple(
        Row(str(text), icon, code_of(decided(rules, {**facts_for(act, holding), **said}, act)[0]))
        for text, icon, act, said in ROWS
        if act in acts
    )


def facts_for(act: str, holding: Holding) -> dict[str, bool]:
    """A teacher's yes is for what it was given for: to look something up is no yes to films or to chatting.

    Whether an app, or a standing arrangement, goes as far as that nobody said: then the fact is not known.
    """
    facts = dict(holding.facts)
    if not facts.get(TEACHER_SAID_YES):
        return facts
    given = {each.purpose for each in holding.permissions}
    covers = Purpose.CAPTURE if act == "foto of filmpje maken" else None
    if covers in given:
        return facts
    del facts[TEACHER_SAID_YES]
    if holding.is_exempt or given & {Purpose.APP, Purpose.OTHER}:
        return facts
    return facts | {TEACHER_SAID_YES: False}


def url_of(rules: Rules | None, label: str) -> str:
    """Where an article can be read."""
    for body in rules.bodies if rules and label else ():
        for letter, source in body.parts:
            if label.startswith(letter) and source.article(label.removeprefix(letter)):
                return article_url(source, label.removeprefix(letter))
    return ""


def hour(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%H.%M").removeprefix("0")


def purpose_of(permission: PermissionNow) -> str:
    """What it was opened for, as the end of a sentence."""
    if permission.words:
        return _("voor {words}").format(words=permission.words)
    return {
        Purpose.LOOKUP: _("om iets op te zoeken"),
        Purpose.CAPTURE: _("om een foto of film te maken"),
        Purpose.APP: _("voor een quiz of app"),
        Purpose.OTHER: _("voor de les"),
    }[permission.purpose]


def lesson_said(lesson: LessonNow) -> str:
    """`biologie in 2.14, met mevrouw Van Eijk`."""
    said = lesson.subject
    if lesson.location:
        said = _("{lesson} in {place}").format(lesson=said, place=lesson.location)
    if lesson.teachers:
        said = _("{lesson}, met {teacher}").format(lesson=said, teacher=lesson.teachers[0])
    return said


def _where(holding: Holding) -> str:
    if holding.lessons:
        said = _(" en ").join(lesson_said(lesson) for lesson in holding.lessons)
        return _("Nu: {what}").format(what=said)
    if holding.regime is None:
        return _("Je rooster van vandaag is niet bekend")
    if holding.circumstance is Circumstance.OUTSIDE:
        return _("Nu: geen les")
    return _("Nu: {what}").format(what=holding.regime.name)


def _sentence(holding: Holding, code: Code) -> str:
    if code == "geen":
        return _("Hierover staat geen afspraak. Vraag het je docent of je mentor.")
    if code == "mag":
        return _allowed(holding)
    if code == "niet":
        return _not_allowed(holding)
    if len(holding.lessons) > 1:
        return _("Je hebt twee lessen tegelijk, en daar geldt niet hetzelfde. Vraag het je docent.")
    if holding.circumstance is None:
        return _("We weten niet of je nu les hebt. Vraag het je docent.")
    return _("Vraag het eerst aan je docent.")


def _allowed(holding: Holding) -> str:
    if holding.permissions and not holding.is_exempt:
        return _("Je mag je telefoon gebruiken {purpose}.").format(purpose=purpose_of(holding.permissions[0]))
    if holding.lessons or holding.circumstance is None:
        return _("Je mag je telefoon gebruiken.")
    return _("Je hebt nu geen les. Je mag je telefoon gebruiken.")


def _not_allowed(holding: Holding) -> str:
    if holding.circumstance in EXAMS and holding.regime:
        what = holding.regime.name.lower()
        return _("Dit is een {what}. Dan blijft je telefoon weg, ook als het in andere lessen wel mag.").format(
            what=what
        )
    if holding.paused:
        return _("Je docent heeft het even stilgelegd. Leg je telefoon weg.")
    if holding.lessons:
        return _("Je docent heeft het nu niet aangezet. Laat je telefoon weg.")
    return _("Laat je telefoon nu weg.")
