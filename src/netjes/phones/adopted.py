"""What the adopted texts say of this moment: asked of the engine, never decided here."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from netjes.agreements.deciding import rules_for
from netjes.agreements.errors import NoAgreement
from netjes.agreements.prose import told
from netjes.agreements.queries import InForce, in_force_for
from netjes.lessons.moments import PUPIL, Holding, decided, holds_for, picture_of
from netjes.lessons.overlay import overlay_of
from netjes.norms.errors import RequestError
from netjes.norms.norm import Article
from netjes.norms.verdict import Ruling
from netjes.schools.models import Person, School

STAFF, KEEPING, DAY_IS_OVER = "medewerker", "ingenomen telefoon houden", "schooldag voorbij"
MEASURE, BY_THE_HEAD = "maatregel opleggen", "besluit van de rector"


@dataclass(frozen=True, slots=True)
class Rests:
    """An article of the pupils' agreement in force: its address, its number and title, and why it is there."""

    slug: str
    number: str
    title: str
    reason: str


def holding_of(pupil: Person, moment: datetime) -> Holding:
    """What holds for this pupil now: the same answer that the pupil's own page gives."""
    picture = picture_of(pupil.school, moment)
    return holds_for(picture, overlay_of(pupil, timezone.localtime(moment).date()), moment)


def is_allowed(holding: Holding) -> bool:
    return holding.verdict is not None and holding.verdict.verdict is Ruling.ALLOWED


def is_not_allowed(holding: Holding) -> bool:
    return holding.verdict is not None and holding.verdict.verdict is Ruling.NOT_ALLOWED


def forbids_keeping_longer(school: School) -> str:
    """The article of the staff's agreements that says a phone goes back when the day is over; empty without one."""
    try:
        rules = rules_for(school, STAFF)
    except NoAgreement:
        return ""
    verdict, article = decided(rules, {DAY_IS_OVER: True}, KEEPING)
    return article if verdict is not None and verdict.verdict is Ruling.NOT_ALLOWED else ""


def article_on_measures(school: School) -> Rests | None:
    """The article that leaves a measure to the head: what this room may not do. None where nothing adopted says so."""
    try:
        decision = rules_for(school, STAFF).decide(MEASURE, {BY_THE_HEAD: False})
    except (NoAgreement, RequestError):
        return None
    if decision.verdict.verdict is not Ruling.NOT_ALLOWED or not decision.verdict.articles:
        return None
    source, number = decision.body.place_of(decision.verdict.articles[0])
    article = source.article(number)
    return _rests(source, article) if article else None


def _rests(source: InForce, article: Article) -> Rests:
    return Rests(source.version.agreement.slug, article.number, article.title, told(article.prose).reason)


def articles_for_pupils(school: School) -> list[Rests]:
    """Every article of what binds pupils now, that a ladder may rest on."""
    return [_rests(each, article) for each in in_force_for(school, PUPIL) for article in each.agreement.articles]


def article_called(school: School, number: str) -> Rests | None:
    return next((each for each in articles_for_pupils(school) if each.number == number), None)
