"""Taking something up as a case, and who is in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from netjes.agreements.models import Audience
from netjes.agreements.queries import in_force_for
from netjes.cases.errors import CannotOpenCase, CannotStep
from netjes.cases.models import TITLE, Case, CaseReader, CaseRecord, CatalogueEntry, Party
from netjes.cases.queries import catalogue_of, involved_in, usual_entries
from netjes.cases.states import CasePlace, CaseSource, CaseState, Gravity, PartyRole
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.schools.family import family_of
from netjes.schools.models import Person, School
from netjes.schools.queries import held_by, today
from netjes.schools.states import BOUND_AS


@dataclass(frozen=True, slots=True)
class Happening:
    """What a case begins with."""

    title: str
    happened_on: date
    place: CasePlace
    articles: Sequence[str] = field(default_factory=tuple)
    source: CaseSource = CaseSource.STAFF
    origin: str = ""
    only_anonymous: bool = False


@transaction.atomic
def open_case(*, actor: Actor, handler: Person, what: Happening, concerned: Iterable[Person]) -> Case:
    """Take it up. The version of that day counts, also when another holds now. Raises `CannotOpenCase`."""
    about = list(concerned)
    school = handler.school
    title = " ".join(what.title.split())
    if not title or len(title) > TITLE:
        raise CannotOpenCase(_("Geef het een korte titel van hooguit %(n)s tekens, zonder namen.") % {"n": TITLE})
    if not about:
        raise CannotOpenCase(_("Kies over wie het gaat."))
    if what.happened_on > today():
        raise CannotOpenCase(_("De dag ligt in de toekomst. Kies vandaag of eerder."))
    if handler.pk in {p.pk for p in about} or family_of(handler) & {p.pk for p in about}:
        raise CannotOpenCase(_("Je bent hier zelf bij betrokken, of het is je familie. Vraag een collega."))
    _with_catalogue(school)
    audience = audience_of(about[0])
    versions = in_force_for(school, audience, what.happened_on)
    School.objects.select_for_update().get(pk=school.pk)  # so that no two cases take one number
    last = _last_number(school)
    case = Case.objects.create(
        school=school, number=last + 1, title=title, source=what.source, origin=what.origin,
        only_anonymous=what.only_anonymous, happened_on=what.happened_on, place=what.place,
        version=versions[0].version if versions else None, articles=list(dict.fromkeys(what.articles)),
        handler=handler, opened_at=now(),
    )  # fmt: skip
    for person in about:
        Party.objects.create(
            school=school, case=case, person=person, role=PartyRole.CONCERNED, audience=audience_of(person),
            added_at=now(),
        )  # fmt: skip
    log(school_key=school.pk, actor=actor, act="cases.opened", subject=case.ref, detail={"source": what.source})
    return case


def _last_number(school: School) -> int:
    """Also of what is forgotten: a number is given once."""
    most = [model.objects.for_school(school).aggregate(most=Max("number"))["most"] for model in (Case, CaseRecord)]
    return max((number for number in most if number), default=0)


def audience_of(person: Person) -> Audience:
    """By which agreement somebody is bound: staff before pupil before parent."""
    bound = {BOUND_AS.get(held.role) for held in held_by(person)}
    order = (Audience.STAFF, Audience.PUPILS, Audience.PARENTS)
    return next((each for each in order if each.value in bound), Audience.PUPILS)


def _with_catalogue(school: School) -> None:
    if not catalogue_of(school):
        CatalogueEntry.objects.bulk_create(usual_entries(school))


@transaction.atomic
def add_party(*, actor: Actor, case: Case, person: Person, role: PartyRole) -> Party:
    """Somebody is in it, as this. Who is in it loses the file as a colleague. Raises `CannotStep`."""
    case = held(case)
    if person.school_id != case.school_id:
        raise CannotStep(_("Deze persoon hoort niet bij deze school."))
    party, made = Party.objects.for_school(case.school).get_or_create(
        case=case, person=person, role=role,
        defaults={"school": case.school, "audience": audience_of(person), "added_at": now()},
    )  # fmt: skip
    if made:
        CaseReader.objects.for_school(case.school).filter(case=case, person=person).delete()
        log(
            school_key=case.school_id, actor=actor, act="cases.party.added", subject=case.ref, about=person.ref,
            detail={"role": role},
        )  # fmt: skip
    return party


@transaction.atomic
def add_reader(*, actor: Actor, case: Case, person: Person, because: str = "") -> CaseReader:
    """A colleague may read along. Raises `CannotStep` for who is involved."""
    case = held(case)
    inside = involved_in(case)
    if person.pk in inside or family_of(person) & inside:
        raise CannotStep(_("Deze collega is erbij betrokken, of familie van wie dat is."))
    reader, made = CaseReader.objects.for_school(case.school).get_or_create(
        case=case, person=person, defaults={"school": case.school, "because": because.strip(), "added_at": now()}
    )
    if made:
        log(school_key=case.school_id, actor=actor, act="cases.reader.added", subject=case.ref, about=person.ref)
    return reader


@transaction.atomic
def hand_over_case(*, actor: Actor, case: Case, to: Person) -> Case:
    """Another handles it from now on; who did keeps reading along. Raises `CannotStep`."""
    case = held(case)
    inside = involved_in(case)
    if to.pk in inside or family_of(to) & inside:
        raise CannotStep(_("Deze collega is erbij betrokken, of familie van wie dat is."))
    before = case.handler
    case.handler = to
    case.save(update_fields=["handler"])
    CaseReader.objects.for_school(case.school).filter(case=case, person=to).delete()
    if before is not None and before.pk != to.pk:
        add_reader(actor=actor, case=case, person=before)
    log(school_key=case.school_id, actor=actor, act="cases.handed_over", subject=case.ref, about=to.ref)
    return case


@transaction.atomic
def weigh(
    *, actor: Actor, case: Case, gravity: Gravity, because: str, articles: Iterable[str], may_be_crime: bool = False,
    danger: bool = False,
) -> Case:  # fmt: skip
    """Say how grave it is, and why; and on which articles it rests. Raises `CannotStep`."""
    case = held(case)
    if gravity > Gravity.LIGHT and not because.strip():
        raise CannotStep(_("Schrijf kort op waarom het zo ernstig is."))
    case.gravity, case.gravity_because = gravity, because.strip()
    case.articles, case.may_be_crime, case.danger = list(dict.fromkeys(articles)), may_be_crime, danger
    case.save(update_fields=["gravity", "gravity_because", "articles", "may_be_crime", "danger"])
    log(
        school_key=case.school_id, actor=actor, act="cases.weighed", subject=case.ref, detail={"gravity": int(gravity)}
    )  # fmt: skip
    return case


def held(case: Case) -> Case:
    """The case, held until the end of the transaction. Raises `CannotStep` when it is closed."""
    found = Case.objects.for_school(case.school).select_for_update().get(pk=case.pk)
    found.school = case.school
    if found.state != CaseState.OPEN:
        raise CannotStep(_("Deze zaak is afgesloten."))
    return found
