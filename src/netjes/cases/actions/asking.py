"""Telling a colleague that something of a case waits for them; what it is about they read on the site."""

from django.db import transaction

from netjes.cases.letters import decision_waits, network_waits, objection_waits
from netjes.cases.models import CaseReader, Measure, NetworkTask, Objection
from netjes.cases.pages import who_decides
from netjes.cases.states import MeasureState
from netjes.lib.actors import Actor
from netjes.notices.actions import tell
from netjes.schools.models import Person
from netjes.schools.queries import holders
from netjes.schools.states import Role


@transaction.atomic
def ask_to_decide(*, actor: Actor, measure: Measure, proposed_by: Person) -> list[Person]:
    """Whoever may decide what is proposed and can open the case; nobody when who proposed decides it themselves."""
    deciders = who_decides(measure.case, measure)
    if measure.state != MeasureState.PROPOSED or proposed_by.pk in {each.pk for each in deciders}:
        return []
    readers = CaseReader.objects.for_school(measure.school).filter(case=measure.case).values_list("person", flat=True)
    opens = {*readers, measure.case.handler_id, *(each.pk for each in holders(measure.case.school, Role.HEAD))}
    asked = [each for each in deciders if each.pk in opens]
    if asked:
        tell(actor=actor, school=measure.case.school, people=asked, message=decision_waits(measure))
    return asked


@transaction.atomic
def ask_to_weigh(*, actor: Actor, objection: Objection) -> None:
    """Whoever an objection was given to."""
    if objection.handler is not None:
        tell(actor=actor, school=objection.school, people=[objection.handler], message=objection_waits(objection))


@transaction.atomic
def ask_network(*, actor: Actor, measure: Measure) -> None:
    """Who keeps the network, when there is something for them to do."""
    school = measure.case.school
    if NetworkTask.objects.for_school(school).filter(measure=measure, done_at__isnull=True).exists():
        keepers = holders(school, Role.NETWORK)
        if keepers:
            tell(actor=actor, school=school, people=keepers, message=network_waits(measure))
