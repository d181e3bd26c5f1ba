"""Saying how the school keeps it safe, and telling each audience that it was said (M13, M14)."""

from django.db import transaction
from django.urls import reverse

from netjes.agreements.errors import CannotTell
from netjes.agreements.models import Audience, SafetyStatement, SafetyTelling
from netjes.agreements.safety import notice_key, people_in, untold
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.notices.actions import Message, tell
from netjes.records.actions import log
from netjes.schools.models import School

SUBJECT = "Zo zorgen we voor veiligheid"
TEXTS = {
    Audience.PUPILS: "Op school staat wie er voor je veiligheid zorgt, hoe we dat doen en wat er voor jou geldt.",
    Audience.STAFF: "Er staat wie er voor veiligheid zorgt, hoe we dat doen en wat er voor jou als collega geldt.",
    Audience.PARENTS: "De school vertelt wie er voor veiligheid zorgt, hoe dat gaat en wat er voor u geldt.",
}


@transaction.atomic
def publish_safety(
    *,
    actor: Actor,
    school: School,
    who: str,
    how: str,
    for_pupils: str,
    for_staff: str,
    for_parents: str,
    names_shown: bool = False,
) -> SafetyStatement:
    """A new text in place of the one before, which stays. Nobody is told of it yet."""
    statement = SafetyStatement.objects.create(
        school=school,
        who=who,
        how=how,
        for_pupils=for_pupils,
        for_staff=for_staff,
        for_parents=for_parents,
        names_shown=names_shown,
        published_at=now(),
        published_by=actor.ref,
    )
    log(
        school_key=school.pk, actor=actor, act="agreements.safety.published", subject=f"safety:{statement.pk}",
        detail={"names": names_shown},
    )  # fmt: skip
    return statement


@transaction.atomic
def tell_of_safety(*, actor: Actor, statement: SafetyStatement, audience: Audience) -> SafetyTelling:
    """Tell everybody of an audience who was not told of this text yet. Raises `CannotTell` when there is nobody."""
    if audience not in TEXTS:
        raise CannotTell("Kies leerlingen, medewerkers of ouders.")
    school = statement.school
    School.objects.select_for_update().get(pk=school.pk)  # who presses twice tells once
    people = list(untold(statement, audience))
    if not people:
        everybody = people_in(school, audience).exists()
        raise CannotTell(
            "Iedereen in deze groep heeft dit bericht al. Er is niets verstuurd."
            if everybody
            else "Er staat nog niemand van deze groep in Netjes. Voeg eerst mensen toe."
        )
    message = Message(
        key=notice_key(statement, audience), subject=SUBJECT, text=TEXTS[audience], path=reverse("agreements:safety"),
        letter=audience is Audience.PARENTS,
    )  # fmt: skip
    count = tell(actor=actor, school=school, people=people, message=message)
    telling = SafetyTelling.objects.create(
        school=school, statement=statement, audience=audience, told_at=now(), people=count
    )
    log(
        school_key=school.pk, actor=actor, act="agreements.safety.told", subject=f"safety:{statement.pk}",
        detail={"audience": audience.value, "people": count},
    )  # fmt: skip
    return telling
