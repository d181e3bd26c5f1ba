"""Who reads the site in English reads a whole case in English: the gates, what is refused, what happened.

What goes on paper, and what is kept, is the same whatever the language of the page.
"""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest
from django.conf import settings
from django.utils.translation import override

from netjes.agreements.models import Audience
from netjes.cases.actions.telling import tell_party
from netjes.cases.catalogue import REMOVAL, SUSPENSION
from netjes.cases.gates import MeasureFacts, Situation, gates_of, needs_around
from netjes.cases.models import CatalogueEntry, Letter, Measure
from netjes.cases.papers import file_on_paper
from netjes.cases.states import CasePlace, GateCode, Gravity, MeasureState, StepKind
from netjes.cases.tests.conftest import ACTOR
from netjes.cases.tests.test_pages import at, decided, does, the_case
from netjes.lib.tests.dutch_left import dutch_left, dutch_of
from netjes.printing.tests.reading_a_pdf import read
from netjes.records.models import LogRow
from netjes.schools.queries import today


@pytest.fixture
def english(client_of) -> Callable:
    """`english(people.visser)`: somebody who chose English."""

    def chosen(person):
        client = client_of(person)
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        return client

    return chosen


def reads(client, name: str, /, *args, **query) -> str:
    answer = client.get(at(name, *args, **query))
    shown = answer.content.decode()
    assert answer.status_code == 200 and '<html lang="en"' in shown
    left = dutch_left(shown, "cases")
    assert not left, f"{name}: {left}"
    return shown


def refused(client, name: str, /, *args, **given) -> str:
    answer = client.post(at(name, *args), given)
    shown = answer.content.decode()
    left = dutch_left(shown, "cases")
    assert answer.status_code == 400 and not left, f"{name}: {left}"
    return shown


def test_it_works(others, agreed, people, english):
    """From taking it up to an objection, every page in English and every refusal on the way."""
    visser = english(people.visser)
    reads(visser, "index")
    reads(visser, "new")
    refused(visser, "new", title="Nepaccount", happened_on=today().isoformat(), place="school_online")
    assert "Sami is in it" in refused(
        visser, "new", title="Sami plaagt", happened_on=today().isoformat(), place="school", over=people.sami.pk
    )
    does(visser, "new", title="Nepaccount", happened_on=today().isoformat(), place="school_online", over=people.sami.pk)
    case = the_case(agreed)
    reads(visser, "weigh", case.pk)
    assert "why it is this serious" in refused(visser, "weigh", case.pk, articles=["9d"], gravity=2)
    does(visser, "weigh", case.pk, articles=["9d"], gravity=2, because="Het ging lang door.")
    assert "First talk with whoever it concerns." in reads(visser, "case", case.pk)
    entry = CatalogueEntry.objects.for_school(agreed).get(code="opdracht")
    proposal = {"maatregel": entry.pk, "artikel": "9d", "waarom": "Het is rechtgezet.", "dagen": "2"}
    assert "First talk with whoever it concerns." in refused(visser, "propose", case.pk, **proposal)
    refused(visser, "step", case.pk, wat="iets")
    refused(visser, "step", case.pk, wat="heard")
    refused(visser, "step", case.pk, wat="talk", dag="morgen")
    refused(visser, "step", case.pk, wat="parents_told")
    does(visser, "step", case.pk, wat="talk", woorden="Over het account.")
    does(visser, "step", case.pk, wat="heard", woorden="Ik vond het grappig.")
    assert "This is the first time." in reads(visser, "case", case.pk)
    refused(visser, "propose", case.pk, **proposal | {"dagen": "90"})
    refused(visser, "propose", case.pk, **proposal | {"artikel": ""})
    refused(visser, "propose", case.pk)
    reads(visser, "people", case.pk)
    refused(visser, "people", case.pk, doe="persoon")
    reads(visser, "emergency", case.pk, case.parties.get().pk, GateCode.PARENTS)
    refused(visser, "emergency", case.pk, case.parties.get().pk, GateCode.PARENTS)
    does(visser, "propose", case.pk, **proposal)
    measure = Measure.objects.for_school(agreed).get()
    reads(visser, "case", case.pk)
    does(visser, "measure", measure.pk, doe="besluit")
    reads(visser, "case", case.pk)
    refused(visser, "begin", measure.pk, begin=today().isoformat())
    does(visser, "step", case.pk, wat="safety_asked")
    does(visser, "step", case.pk, wat="parents_told", woorden="Zij weten ervan.")
    reads(visser, "write", case.pk, "measure")
    does(visser, "write", case.pk, "measure", aan=people.sami.pk, doe="maak", gebeurde="Er was een account.")
    letter = Letter.objects.for_school(agreed).get()
    reads(visser, "letter", letter.pk)
    refused(visser, "letter", letter.pk)
    does(visser, "letter", letter.pk, hoe="mail")
    refused(visser, "letter", letter.pk, hoe="mail")
    reads(visser, "begin", measure.pk)
    does(visser, "begin", measure.pk, begin=today().isoformat(), eind=(today() + timedelta(days=1)).isoformat())
    shown = reads(visser, "case", case.pk)
    assert "talked with Sami Haddad." in shown and "sent a letter to Sami Haddad." in shown
    does(visser, "measure", measure.pk, doe="klaar")
    reads(visser, "close", case.pk)
    assert "Objections can be made up to and including" in refused(visser, "close", case.pk, hoe="measure")
    refused(visser, "close", case.pk)
    reads(visser, "index")


def test_the_own_file_and_an_objection(hand, people, others, english):
    it, measure = decided(hand, people)
    it.sends_letter(measure)
    tell_party(actor=ACTOR, party=it.party, home_sees=True)
    sami = english(people.sami)
    reads(sami, "mine", it.party.pk)
    refused(sami, "reply", it.party.pk)
    refused(sami, "object", it.party.pk)
    does(sami, "object", it.party.pk, woorden="Het was anders.")
    refused(sami, "object", it.party.pk, woorden="Nog een keer.")
    reads(sami, "mine", it.party.pk)
    reads(english(people.karima), "mine", it.party.pk)
    visser = english(people.visser)
    reads(visser, "case", it.case.pk)
    refused(visser, "give_objection", measure.pk, wie=people.visser.pk)
    does(visser, "give_objection", measure.pk, wie=people.terpstra.pk)
    head = english(people.terpstra)
    weighed = measure.objections.get()
    reads(head, "index")
    reads(head, "objection", weighed.pk)
    refused(head, "objection", weighed.pk)
    does(head, "objection", weighed.pk, besluit="dismissed", waarom="Omdat.")
    reads(head, "objection", weighed.pk)


def test_the_list_of_measures_and_what_the_law_says(others, agreed, people, english):
    head = english(people.terpstra)
    for client in (head, english(people.sami), english(people.karima)):
        assert "A suspension lasts at most one week in a row." in reads(client, "measures")
    does(head, "begin_list")
    reads(head, "measures")
    reads(head, "rules")
    refused(head, "rules", objection_weeks=2, suspension_days=9)
    entry = CatalogueEntry.objects.for_school(agreed).get(code=SUSPENSION)
    reads(head, "entry", entry.pk)
    given = {"name": "Schorsen", "text": "Niet op school.", "weight": 3, "decided_by": "head", "needs_second": "on"}
    assert "at most five school days" in refused(head, "entry", entry.pk, **given, most_days=9)
    assert "cannot choose otherwise" in refused(head, "entry", entry.pk, **given | {"decided_by": "mentor"})
    refused(head, "new_entry", "leerling", **given | {"name": "Schorsen"})


def test_no_gate_says_anything_in_dutch():
    """Every gate of every kind of case, also where a page would not come easily."""
    kinds = dict.fromkeys(StepKind, date(2026, 11, 24))
    done = ({}, {StepKind.TALK: date(2026, 11, 24), StepKind.HEARD: date(2026, 11, 24)}, kinds)
    measures = [None] + [
        MeasureFacts(
            code, "schorsen", state, True, second, days=3, told_on=told, objections_open=running, objections=objections
        )
        for code, state, second, (told, running, objections) in product(
            (SUSPENSION, REMOVAL, "opdracht"), (MeasureState.PROPOSED, MeasureState.RUNNING), (False, True),
            ((None, 0, 0), (date(2026, 11, 24), 0, 0), (date(2026, 9, 1), 0, 0), (date(2026, 11, 24), 1, 1),
             (date(2026, 11, 24), 0, 1)),
        )
    ]  # fmt: skip
    said = set()
    with override("en"):
        for place, gravity, steps, measure, yes in product(CasePlace, Gravity, done, measures, (False, True)):
            now = Situation(
                place, gravity, Audience.PUPILS if yes else Audience.STAFF, False, yes, yes, steps,
                frozenset({GateCode.TALK} if yes else ()), measure, settled=not yes, told=yes,
                objects_to_suspension=yes,
            )  # fmt: skip
            said |= {gate.why for gate in gates_of(now, lambda act, facts: None, date(2026, 11, 25))}
            said |= {need.text for need in needs_around(now)}
    assert len(said) > 30
    assert [why for why in said if why in dutch_of("cases") or dutch_left(why, "cases")] == []


def test_what_is_kept_and_what_goes_on_paper_is_dutch_whoever_makes_it(hand, people, others, english):
    it, _measure = decided(hand, people)
    case = it.case
    does(english(people.visser), "write", case.pk, "measure", aan=people.sami.pk, doe="maak", gebeurde="Er was iets.")
    letter = Letter.objects.for_school(case.school).get()
    labels = [label for label, _text in letter.body["parts"]]
    assert labels[0] == "Het besluit" and "dinsdag" not in labels and "Tuesday" not in str(letter.body)
    logged = [str(row.detail) for row in LogRow.objects.for_school(case.school_id)]
    assert not any("measure" in each.casefold().split() for each in logged)
    with override("nl"):
        dutch = read(file_on_paper(case)).text
    with override("en"):
        assert read(file_on_paper(case)).text == dutch
    assert "sprak met Sami Haddad." in " ".join(dutch.split()) and "maakte een brief" in " ".join(dutch.split())
