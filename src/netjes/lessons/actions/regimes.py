"""What holds where and when, and which apps classes use. The answer itself is the agreement's; only facts are set."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.agreements.deciding import Rules, rules_for
from netjes.agreements.errors import NoAgreement
from netjes.lessons.errors import CannotSetRegime
from netjes.lessons.models import SHORT, ClassApp, Regime
from netjes.lessons.moments import PUPIL, USING_A_PHONE
from netjes.lessons.regimes import USUAL
from netjes.lessons.states import Circumstance
from netjes.lib.actors import Actor
from netjes.norms.errors import RequestError
from netjes.records.actions import log
from netjes.schools.models import School

# Where a time of the day makes a difference; the others follow from the lesson.
TIMED = (Circumstance.BREAK, Circumstance.CANTEEN, Circumstance.OUTSIDE)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a school says of a circumstance; `weekdays` as "135", empty for every day."""

    name: str
    sentence: str = ""
    facts: Mapping[str, bool] = field(default_factory=dict)
    weekdays: str = ""
    from_time: time | None = None
    to_time: time | None = None


@transaction.atomic
def set_regime(
    *, actor: Actor, school: School, circumstance: Circumstance, rule: Rule, regime: Regime | None = None
) -> Regime:
    """Say what holds in a circumstance, or change what was said (`regime`). Raises `CannotSetRegime`."""
    School.objects.select_for_update().get(pk=school.pk)  # breaks are compared with each other
    _check_words(rule)
    _check_facts(school, circumstance, rule.facts)
    _check_times(school, circumstance, rule, regime)
    row = regime or Regime(school=school, circumstance=circumstance)
    row.name, row.sentence, row.facts = rule.name.strip(), rule.sentence.strip(), dict(rule.facts)
    row.weekdays, row.from_time, row.to_time = rule.weekdays, rule.from_time, rule.to_time
    row.save()
    log(
        school_key=school.pk, actor=actor, act="lessons.regime.set", subject=f"regime:{row.pk}",
        detail={"circumstance": circumstance.value, "facts": len(row.facts)},
    )  # fmt: skip
    return row


@transaction.atomic
def reset_regime(*, actor: Actor, regime: Regime) -> None:
    """Back to what holds usually."""
    log(
        school_key=regime.school_id, actor=actor, act="lessons.regime.reset", subject=f"regime:{regime.pk}",
        detail={"circumstance": regime.circumstance},
    )  # fmt: skip
    regime.delete()


def _check_words(rule: Rule) -> None:
    if not rule.name.strip() or len(rule.name) > 60:
        raise CannotSetRegime(_("Geef het een korte naam, zoals kleine pauze."))
    if len(rule.sentence) > SHORT:
        raise CannotSetRegime(_("Maak de zin voor leerlingen korter: er passen 120 tekens in."))


def _check_facts(school: School, circumstance: Circumstance, facts: Mapping[str, bool]) -> None:
    try:
        rules = rules_for(school, PUPIL)
    except NoAgreement:
        raise CannotSetRegime(_("Er zijn nog geen afspraken voor leerlingen. Maak die eerst.")) from None
    known = {fact for body in rules.bodies for fact in body.vocabulary.facts}
    strange = sorted(set(facts) - known)
    if strange:
        raise CannotSetRegime(_("De woordenlijst kent dit niet: {words}.").format(words=", ".join(strange)))
    if not _go_together(rules, {**USUAL[circumstance], **facts}):
        raise CannotSetRegime(_("Dit kan niet samen waar zijn. Kijk de antwoorden na."))


def _go_together(rules: Rules, facts: Mapping[str, bool]) -> bool:
    bearing = rules.facts_for(USING_A_PHONE) if USING_A_PHONE in rules.acts() else set()
    try:
        rules.decide(USING_A_PHONE, {fact: value for fact, value in facts.items() if fact in bearing})
    except RequestError:
        return USING_A_PHONE not in rules.acts()
    return True


def _check_times(school: School, circumstance: Circumstance, rule: Rule, regime: Regime | None) -> None:
    if set(rule.weekdays) - set("1234567"):
        raise CannotSetRegime(_("Kies dagen uit de lijst."))
    if (rule.from_time is None) != (rule.to_time is None):
        raise CannotSetRegime(_("Vul beide tijden in, of geen van beide."))
    if rule.from_time is None or rule.to_time is None:
        if circumstance is Circumstance.BREAK:
            raise CannotSetRegime(_("Een pauze heeft een begin en een eind."))
        return
    if circumstance not in TIMED:
        raise CannotSetRegime(_("Hier volgt de tijd uit het rooster. Laat de tijden leeg."))
    if rule.to_time <= rule.from_time:
        raise CannotSetRegime(_("Het eind ligt vóór het begin. Kijk de tijden na."))
    if circumstance is Circumstance.BREAK:
        _check_no_other_break(school, rule, regime)


def _check_no_other_break(school: School, rule: Rule, regime: Regime | None) -> None:
    others = Regime.objects.for_school(school).filter(
        circumstance=Circumstance.BREAK, from_time__lt=rule.to_time, to_time__gt=rule.from_time
    )
    every = "1234567"
    for each in others:
        if regime and each.pk == regime.pk:
            continue
        if set(each.weekdays or every) & set(rule.weekdays or every):
            raise CannotSetRegime(_("Dit valt samen met: {name}. Kies andere tijden of dagen.").format(name=each.name))


@transaction.atomic
def save_app(*, actor: Actor, school: School, name: str, is_social: bool, is_approved: bool) -> ClassApp:
    """Add an app, or change what is said of one with this name. Raises `CannotSetRegime`."""
    name = " ".join(name.split())
    if not name or len(name) > 60:
        raise CannotSetRegime(_("Geef de app een korte naam."))
    same = ClassApp.objects.for_school(school).filter(name__iexact=name).first()
    app = same or ClassApp(school=school, name=name)
    app.is_social, app.is_approved = is_social, is_approved
    app.save()
    log(
        school_key=school.pk, actor=actor, act="lessons.app.set", subject=f"app:{app.pk}",
        detail={"social": is_social, "approved": is_approved},
    )  # fmt: skip
    return app


@transaction.atomic
def remove_app(*, actor: Actor, app: ClassApp) -> None:
    log(school_key=app.school_id, actor=actor, act="lessons.app.removed", subject=f"app:{app.pk}")
    app.delete()
