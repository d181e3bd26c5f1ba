"""A whole case by its pages: from taking it up to closing it."""

from datetime import timedelta

from django.urls import reverse

from netjes.cases.models import Case, CatalogueEntry, Letter, Measure
from netjes.cases.states import CaseState, MeasureState
from netjes.lib.clock import now, standing_still_at
from netjes.schools.queries import today


def at(name: str, *args, **query) -> str:
    return reverse(f"cases:{name}", args=args, query=query)


def page(client, name: str, *args, **query) -> str:
    answer = client.get(at(name, *args, **query))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def does(client, name: str, *args, **given):
    answer = client.post(at(name, *args), given)
    assert answer.status_code == 302, answer.content.decode().split('id="fout"')[-1][:600]
    return answer


def the_case(school) -> Case:
    return Case.objects.for_school(school).select_related("school", "handler").get()


def test_it_works(others, agreed, people, client_of):
    """Taken up, talked about, heard, decided by the head, parents spoken with, letters, begun, ended and closed."""
    visser, head = client_of(people.visser), client_of(people.terpstra)
    found = visser.post(at("new"), {"doe": "zoek", "naam": "sam"}).content.decode()
    assert "Haddad, Sami" in found
    does(visser, "new", title="Nepaccount", happened_on=today().isoformat(), place="school_online", over=people.sami.pk)
    case = the_case(agreed)
    does(visser, "weigh", case.pk, articles=["9d"], gravity=2, because="Het ging lang door.")
    assert "Praat eerst met Sami" in page(visser, "case", case.pk)
    does(visser, "step", case.pk, wat="talk", woorden="Over het account.")
    assert "Hoe ging het volgens Sami?" in page(visser, "case", case.pk)
    does(visser, "step", case.pk, wat="heard", woorden="Ik vond het grappig.")
    choosing = page(visser, "case", case.pk)
    assert "Welke maatregel past hierbij?" in choosing and "Het is de eerste keer." in choosing
    entry = CatalogueEntry.objects.for_school(agreed).get(code="opdracht")
    does(visser, "propose", case.pk, maatregel=entry.pk, artikel="9d", waarom="Het is rechtgezet.", dagen="2")
    measure = Measure.objects.for_school(agreed).get()
    does(visser, "measure", measure.pk, doe="besluit")
    assert "Is het thuis veilig voor Sami?" in page(visser, "case", case.pk)
    does(visser, "step", case.pk, wat="safety_asked")
    does(visser, "step", case.pk, wat="parents_told", woorden="Met beide ouders gebeld.")
    assert "Stuur de brief" in page(visser, "case", case.pk)
    for reader in (people.sami, people.karima, people.youssef):
        made = does(
            visser, "write", case.pk, "measure", aan=reader.pk, doe="maak", gebeurde="Er was een account van een ander."
        )
        letter = Letter.objects.for_school(agreed).get(to=reader)
        assert made.headers["Location"] == at("letter", letter.pk)
        does(visser, "letter", letter.pk, hoe="mail")
    assert "Alles is klaar" in page(visser, "case", case.pk)
    assert "Laat je dit ingaan voor Sami" in page(visser, "begin", measure.pk)
    does(visser, "begin", measure.pk, begin=today().isoformat(), eind=(today() + timedelta(days=1)).isoformat())
    measure.refresh_from_db()
    assert measure.state == MeasureState.RUNNING
    does(visser, "measure", measure.pk, doe="klaar")
    assert "Bezwaar kan tot en met" in page(visser, "case", case.pk)
    refused = visser.post(at("close", case.pk), {"hoe": "measure"})
    assert refused.status_code == 400 and "Bezwaar kan tot en met" in refused.content.decode()
    with standing_still_at(now() + timedelta(weeks=7)):
        does(client_of(people.visser), "close", case.pk, hoe="measure")
        assert "Afgesloten op" in page(client_of(people.terpstra), "case", case.pk)
    assert the_case(agreed).state == CaseState.CLOSED
    assert head.get(at("case", case.pk)).status_code == 200
