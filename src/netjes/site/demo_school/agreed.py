"""The agreements of the example school: two versions for its pupils, one for its staff and for parents."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from netjes.agreements.actions import publish_version
from netjes.agreements.models import (
    Agreement,
    Audience,
    GoodExample,
    SafetyStatement,
    SafetyTelling,
    Source,
    Translation,
    Version,
)
from netjes.agreements.queries import InForce, in_force
from netjes.agreements.translations import article_sha256
from netjes.lib.clock import now, standing_still_at
from netjes.norms.library import with_additions
from netjes.records.actions import log
from netjes.schools.models import School
from netjes.schools.queries import today
from netjes.site.demo_school import texts, words
from netjes.site.demo_school.opening import ACTOR, ADOPTED
from netjes.site.demo_school.people import Town


@dataclass(frozen=True, slots=True)
class Agreed:
    first: Version  # for pupils, until this September
    second: Version
    staff: Version
    parents: Version


def noon(day: date) -> datetime:
    return datetime.combine(day, time(11), UTC)


def adopt(school: School) -> Agreed:
    """Adopted each time in June, and in force from September."""
    year = today().year - (today().month < 9)
    first = _adopted(school, Audience.PUPILS, texts.first_version(), year - 1)
    staff = _adopted(school, Audience.STAFF, with_additions(ADOPTED[Audience.STAFF], ()), year)
    parents = _adopted(school, Audience.PARENTS, with_additions(ADOPTED[Audience.PARENTS], ()), year)
    second = _adopted(school, Audience.PUPILS, texts.second_version(), year, texts.WHY_SECOND)
    return Agreed(first, second, staff, parents)


def _adopted(school: School, audience: Audience, text: tuple[str, str], year: int, why: str = "") -> Version:
    with standing_still_at(min(noon(date(year, 6, 24)), now())):
        return publish_version(
            actor=ACTOR,
            school=school,
            audience=audience,
            text=text[0],
            situations=text[1],
            in_force_from=date(year, 9, 1),
            adopted_by=texts.BODY,
            adopted_on=date(year, 6, 18),
            review_on=date(year + 1, 5, 1),
            why=why,
        )


def tell_more(town: Town, agreed: Agreed) -> None:
    """What stands beside the articles: translations, sources, good examples; and how the school keeps it safe."""
    school = town.school
    in_september = noon(agreed.second.in_force_from)
    pupils = next(each for each in in_force(school) if each.version == agreed.second)
    Translation.objects.bulk_create(_translations(pupils, in_september))
    Source.objects.bulk_create(_sources(school, agreed))
    GoodExample.objects.bulk_create(
        GoodExample(
            school=school, agreement=agreed.staff.agreement, article=article, text=text, person=town.named(name),
            at=in_september,
        )
        for article, text, name in words.GOOD_EXAMPLES
    )  # fmt: skip
    statement = SafetyStatement.objects.create(
        school=school, who=words.SAFETY_WHO, how=words.SAFETY_HOW, for_pupils=words.SAFETY_FOR_PUPILS,
        for_staff=words.SAFETY_FOR_STAFF, for_parents=words.SAFETY_FOR_PARENTS, names_shown=True,
        published_at=in_september, published_by=town.named("Karin Oosthoek").ref,
    )  # fmt: skip
    counts = {Audience.PUPILS: len(town.pupils), Audience.STAFF: len(town.staff)}
    SafetyTelling.objects.bulk_create(
        SafetyTelling(school=school, statement=statement, audience=audience, told_at=in_september, people=count)
        for audience, count in counts.items()
    )
    log(school_key=school.pk, actor=ACTOR, act="agreements.safety.published", subject=f"safety:{statement.pk}")


def _translations(pupils: InForce, at: datetime) -> list[Translation]:
    rows = []
    for number, language, title, text in words.TRANSLATIONS:
        article = pupils.article(number)
        assert article is not None
        rows.append(
            Translation(
                school=pupils.version.school, agreement=pupils.version.agreement, article=number, language=language,
                title=title, text=text, source_sha256=article_sha256(article),
                made_by="vertaalbureau De Brug", updated_at=at,
            )
        )  # fmt: skip
    return rows


def _sources(school: School, agreed: Agreed) -> list[Source]:
    def source(agreement: Agreement, article: str, title: str, edition: str) -> Source:
        return Source(school=school, agreement=agreement, article=article, title=title, edition=edition)

    return [
        source(agreed.second.agreement, "12", "Leerlingenstatuut van het Lindekade College", "versie 2025, artikel 14"),
        source(agreed.staff.agreement, "14", "Integriteitscode van het Lindekade College", "versie 3, juni 2025"),
    ]
