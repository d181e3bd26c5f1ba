"""A Tuesday morning, a case about Sami of 2A, and doing things to it in one line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from netjes.cases.actions.measures import Proposal, begin_measure, decide_measure, propose_measure, second_measure
from netjes.cases.actions.opening import Happening, open_case, weigh
from netjes.cases.actions.steps import Done, note_step
from netjes.cases.actions.telling import make_letter, send_letter
from netjes.cases.models import Case, CatalogueEntry, Measure, Party
from netjes.cases.queries import concerned_in, gates_for, who_gets_letters
from netjes.cases.states import CasePlace, GateState, Gravity, LetterKind, Sending, StepKind
from netjes.lib.actors import Actor, system
from netjes.schools.actions import add_person, give_role
from netjes.schools.models import Person
from netjes.schools.queries import today
from netjes.schools.states import Role

ACTOR = system("tests")


def as_staff(person: Person) -> Actor:
    return Actor(person.ref, "staff")


@dataclass(frozen=True)
class Board:
    """Geert is on the board, Fatma coordinates care: a second person for what is grave."""

    board: Person
    care: Person


@pytest.fixture
def others(still_now, agreed, people) -> Board:
    geert = add_person(actor=ACTOR, school=agreed, given_name="Geert", family_name="Prins", honorific="meneer")
    fatma = add_person(actor=ACTOR, school=agreed, given_name="Fatma", family_name="Aydin", honorific="mevrouw")
    give_role(actor=ACTOR, person=geert, role=Role.BOARD)
    give_role(actor=ACTOR, person=fatma, role=Role.CARE_COORDINATOR)
    return Board(geert, fatma)


@pytest.fixture
def begin(others, people) -> Callable[..., Case]:
    """`begin(people.sami)`: Visser takes something up that happened yesterday, on article 2."""

    def begun(*about: Person, handler: Person | None = None, **what) -> Case:
        handler = handler or people.visser
        given = {
            "title": "Nepaccount", "happened_on": today() - timedelta(days=1), "place": CasePlace.SCHOOL,
            "articles": ["2", "9d"],
        } | what  # fmt: skip
        case = open_case(
            actor=as_staff(handler), handler=handler, what=Happening(**given), concerned=about or [people.sami]
        )
        return Case.objects.for_school(case.school).select_related("handler", "school").get(pk=case.pk)

    return begun


@dataclass
class Hand:
    """Does things in a case as its handler, one line each."""

    case: Case
    by: Person

    @property
    def party(self) -> Party:
        return concerned_in(self.case)[0]

    def did(self, *kinds: StepKind, words: str = "Zo ging het.", shared: bool = True) -> "Hand":
        for kind in kinds:
            done = Done(kind, today(), words, shared=shared)
            note_step(actor=as_staff(self.by), by=self.by, case=self.case, party=self.party, done=done)
        return self

    def weighs(self, gravity: Gravity, **given) -> "Hand":
        self.case = weigh(
            actor=as_staff(self.by), case=self.case, gravity=gravity, because="Omdat het zo is.", articles=["2", "9d"],
            **given,
        )  # fmt: skip
        return self

    def proposes(self, code: str, **given) -> Measure:
        entry = CatalogueEntry.objects.for_school(self.case.school).get(code=code, audience=self.party.audience)
        what = Proposal(entry=entry, article="2", why="Dit is genoeg.", **({"last_resort": True} | given))
        return propose_measure(actor=as_staff(self.by), by=self.by, party=self.party, what=what)

    def gates(self) -> dict[str, str]:
        return {gate.code.value: gate.state.value for gate in gates_for(self.party)}

    def open_now(self) -> list[str]:
        return [gate.code.value for gate in gates_for(self.party) if gate.state is GateState.OPEN]

    def sends_letter(self, measure: Measure, kind: LetterKind = LetterKind.MEASURE, *to: Person) -> None:
        """To those named, or to everybody who gets one."""
        for reader in to or who_gets_letters(self.party):
            letter = make_letter(
                actor=as_staff(self.by), by=self.by, party=self.party, to=reader, kind=kind, measure=measure,
                body={"text": "Beste"},
            )  # fmt: skip
            send_letter(actor=as_staff(self.by), letter=letter, way=Sending.PRINT)


@pytest.fixture
def hand(begin, people) -> Callable[..., Hand]:
    """`hand()`: a case about Sami in the hands of Visser; `hand(case)`: that case."""

    def handed(case: Case | None = None, by: Person | None = None) -> Hand:
        return Hand(case or begin(people.sami), by or people.visser)

    return handed


@pytest.fixture
def suspended(hand, people, others) -> tuple[Hand, Measure]:
    """Everything for a suspension of three days is done, but for its beginning."""
    it = hand().weighs(Gravity.GRAVE).did(StepKind.HEARD)
    measure = it.proposes("schorsen", days=3)
    measure = decide_measure(actor=as_staff(people.terpstra), by=people.terpstra, measure=measure)
    measure = second_measure(actor=as_staff(others.care), by=others.care, measure=measure)
    it.did(StepKind.SAFETY_ASKED, StepKind.PARENTS_TOLD, StepKind.EDUCATION, StepKind.INSPECTORATE, StepKind.LEERPLICHT)
    it.sends_letter(measure, LetterKind.SUSPENSION)
    return it, measure


def starts(measure: Measure, days: int = 2) -> Measure:
    return begin_measure(actor=ACTOR, measure=measure, starts_on=today(), ends_on=today() + timedelta(days=days))
