"""Three cases of the example school: one in which a measure is chosen, one with an objection, one that was talked out.

Nothing of this happened, to nobody who exists.
"""

from datetime import timedelta

from netjes.cases.actions.closing import close_case, settle_without_measure
from netjes.cases.actions.measures import Proposal, begin_measure, decide_measure, propose_measure
from netjes.cases.actions.opening import Happening, add_party, add_reader, open_case, weigh
from netjes.cases.actions.posting import post_letter
from netjes.cases.actions.steps import Done, note_step
from netjes.cases.actions.telling import make_letter, object_to, tell_party
from netjes.cases.composing import compose
from netjes.cases.models import Case, CatalogueEntry, Party
from netjes.cases.queries import concerned_in, who_gets_letters
from netjes.cases.states import CaseOutcome, CasePlace, CaseSource, Gravity, LetterKind, PartyRole, Sending, StepKind
from netjes.lib.clock import now
from netjes.schools.models import Person
from netjes.schools.queries import today
from netjes.site.demo_school.opening import ACTOR
from netjes.site.demo_school.people import Town


def open_cases(town: Town) -> None:
    """Petra Visser handles them; Emre Kaya, mentor of 3B, reads along and spoke with the pupils."""
    visser, kaya = town.named("Petra Visser"), town.named("Emre Kaya")
    pupils = [pupil.person for pupil in town.of_class("3B")]
    _talked_out(town, visser, pupils[4])
    _forwarded(town, visser, kaya, pupils[1])
    _fake_account(town, visser, kaya, pupils[2], pupils[3])


def _begun(town: Town, by: Person, about: Person, title: str, days: int, articles: list[str], gravity: Gravity) -> Case:
    case = open_case(
        actor=ACTOR, handler=by, concerned=[about],
        what=Happening(
            title=title, happened_on=today() - timedelta(days=days), place=CasePlace.SCHOOL_ONLINE,
            source=CaseSource.REPORT,
        ),
    )  # fmt: skip
    Case.objects.for_school(town.school).filter(pk=case.pk).update(opened_at=now() - timedelta(days=days))
    case = weigh(
        actor=ACTOR, case=case, gravity=gravity, articles=articles,
        because="Het ging langer door en raakte iemand, maar er is geen dreiging." if gravity > Gravity.LIGHT else "",
    )  # fmt: skip
    return Case.objects.for_school(town.school).select_related("school", "handler", "version").get(pk=case.pk)


def _party(case: Case) -> Party:
    party = concerned_in(case)[0]
    party.case = case
    return party


def _did(case: Case, by: Person, kind: StepKind, words: str = "", days: int = 1) -> None:
    note_step(
        actor=ACTOR, by=by, case=case, party=_party(case),
        done=Done(kind, today() - timedelta(days=days), words, shared=kind is not StepKind.SAFETY_ASKED),
    )  # fmt: skip


def _fake_account(town: Town, by: Person, mentor: Person, about: Person, target: Person) -> None:
    case = _begun(town, by, about, "Nepaccount op naam van een klasgenoot", 4, ["9d", "2"], Gravity.SERIOUS)
    add_reader(actor=ACTOR, case=case, person=mentor, because="Mentor van de klas.")
    add_party(actor=ACTOR, case=case, person=target, role=PartyRole.TARGET)
    _did(case, mentor, StepKind.TALK, "Samen het account bekeken. Het zou een grap zijn.", 2)
    _did(case, mentor, StepKind.HEARD, "Ik dacht dat iedereen het leuk vond. Ik wil het weghalen en sorry zeggen.", 2)
    _did(case, mentor, StepKind.CAME_FORWARD, "Liet het account zelf zien.", 2)
    _did(case, by, StepKind.NOTE, "Het account is weg, zegt de klasgenoot.", 1)


def _forwarded(town: Town, by: Person, mentor: Person, about: Person) -> None:
    case = _begun(town, by, about, "Filmpje doorgestuurd zonder toestemming", 9, ["9c"], Gravity.SERIOUS)
    party = _party(case)
    _did(case, mentor, StepKind.TALK, "Gesprek met de mentor erbij.", 8)
    _did(case, mentor, StepKind.HEARD, "Ik stuurde het door zonder na te denken.", 8)
    entry = CatalogueEntry.objects.for_school(town.school).get(code="opdracht", audience=party.audience)
    measure = propose_measure(
        actor=ACTOR, by=by, party=party,
        what=Proposal(entry, "9c", "Het is de eerste keer en het filmpje is zelf weggehaald. Dit past.", 2),
    )  # fmt: skip
    measure = decide_measure(actor=ACTOR, by=by, measure=measure)
    _did(case, by, StepKind.SAFETY_ASKED, days=7)
    _did(case, by, StepKind.PARENTS_TOLD, "Gebeld. Zij vinden een opdracht terecht.", 7)
    given = {
        "gebeurde": "Er ging een filmpje van een klasgenoot rond. Die wist niet dat zij werd gefilmd.",
        "vanaf": today().isoformat(), "tot": (today() + timedelta(days=2)).isoformat(),
    }  # fmt: skip
    for reader in who_gets_letters(party):
        text = compose(
            party=party, to=reader, by=by, kind=LetterKind.MEASURE, measure=measure, given=given
        )  # fmt: skip
        letter = make_letter(
            actor=ACTOR, by=by, party=party, to=reader, kind=LetterKind.MEASURE, measure=measure, body=text.body()
        )  # fmt: skip
        letter.party = party
        post_letter(actor=ACTOR, letter=letter, way=Sending.PRINT)
    begin_measure(actor=ACTOR, measure=measure, starts_on=today(), ends_on=today() + timedelta(days=2))
    object_to(
        actor=ACTOR, by=about, party=_party(case),
        words="Ik heb het filmpje maar één keer doorgestuurd, en anderen ook. Waarom krijg alleen ik dit?",
    )  # fmt: skip


def _talked_out(town: Town, by: Person, about: Person) -> None:
    case = _begun(town, by, about, "Ruzie in een klassenapp", 20, ["2"], Gravity.LIGHT)
    _did(case, by, StepKind.TALK, "Samen gepraat. Ze hebben het bijgelegd.", 18)
    _did(case, by, StepKind.HEARD, "We hadden allebei spijt.", 18)
    settle_without_measure(actor=ACTOR, case=case)
    tell_party(actor=ACTOR, party=_party(case), home_sees=False)
    close_case(actor=ACTOR, case=case, outcome=CaseOutcome.TALKED)
