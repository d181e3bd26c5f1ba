"""Everything about somebody is in their export, and nothing of it in another's."""

import json
from datetime import timedelta

import pytest
from django.db.models import CharField, DateTimeField

from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.privacy.export import about_child, everything_about
from netjes.privacy.table import KEPT, RULES, leads_to_person, model_of
from netjes.privacy.tests.rows import make_row
from netjes.schools.actions import end_guardianship
from netjes.schools.errors import NotYours
from netjes.schools.models import Guardianship, Person
from netjes.schools.queries import today
from netjes.signing.models import Reading, Signature

ENTRIES = [*RULES, *KEPT]
# Where a row names somebody and is yet in nobody's export; each with its reason.
IN_NOBODYS = {
    "records.LegalHold.about": "it would tell that a case runs; only the desk sees it",
    "records.LegalHold.placed_by": "the log has that deed, and is in the export",
    "records.LegalHold.lifted_by": "the log has that deed, and is in the export",
    "records.LogRow.subject": "what was done to it is told by `about`",
}
NAMES_PEOPLE = {"about", "actor", "by", "subject"}


def said(sections) -> str:
    return "\n".join(f"{label}: {value}" for each in sections for row in each.rows for label, value in row)


def links() -> list[tuple[str, str]]:
    """Every field of every model that leads to a person: a foreign key, or a reference as in the log."""
    found = []
    for model in {model_of(entry) for entry in ENTRIES}:
        for field in model._meta.concrete_fields:
            by_ref = isinstance(field, CharField) and (
                (field.name.endswith("_by") and field.max_length == 80)
                or (field.name in NAMES_PEOPLE and model._meta.app_label == "records")
            )
            if field.related_model is Person or by_ref:
                found.append((model._meta.label, field.name))
    return sorted(found)


def test_it_works(people):
    text = said(everything_about(people.sami))
    assert "Voornaam: Sami" in text and "Groep: 2A" in text and "Naam: Karima Haddad" in text
    assert "Noor" not in text


def _filled(model, field: str):
    return now() if isinstance(model._meta.get_field(field), DateTimeField) else today()


@pytest.mark.parametrize(("label", "name"), links())
def test_a_row_that_leads_to_somebody_is_in_their_export(label, name, people):
    if f"{label}.{name}" in IN_NOBODYS:
        return
    entries = [entry for entry in ENTRIES if entry.model == label]
    shown = [shown for entry in entries for shown in entry.shows if shown.link == name]
    assert shown, f"{label}.{name} leidt naar een mens en staat in geen export"
    by_key = leads_to_person(model_of(entries[0]), shown[0])
    model = model_of(entries[0])
    told = {each.once: _filled(model, each.once) for each in shown if each.once}
    make_row(model, people.noor.school, **{name: people.noor if by_key else people.noor.ref}, **told)
    titles = {section.title for section in everything_about(people.noor)}
    assert {each.title for each in shown} <= titles


def test_what_stands_on_the_list_of_reasons_is_still_there():
    known = {f"{label}.{name}" for label, name in links()}
    assert set(IN_NOBODYS) <= known


def answer_of(child: Person, person: Person, words: str, **given):
    return make_row(Signature, person.school, person=person, child=child, words=words, answer="question", **given)


@pytest.fixture
def told(people):
    """Sami wrote something, and so did both his parents, each for themselves."""
    answer_of(None, people.sami, "thuis is het niet fijn")
    answer_of(people.sami, people.karima, "van zijn moeder")
    answer_of(people.sami, people.youssef, "van zijn vader")
    return people


def test_what_a_child_wrote_is_in_its_own_export_only(told):
    assert "thuis is het niet fijn" in said(everything_about(told.sami))
    for parent in (told.karima, told.youssef):
        _child, sections = about_child(parent, told.sami.pk)
        assert "thuis is het niet fijn" not in said(sections)
        assert "thuis is het niet fijn" not in said(everything_about(parent))


def test_parents_who_live_apart_see_nothing_of_each_other(told):
    _child, sections = about_child(told.karima, told.sami.pk)
    for text in (said(sections), said(everything_about(told.karima)), said(everything_about(told.sami))):
        assert "van zijn vader" not in text
    for text in (said(sections), said(everything_about(told.karima))):
        assert "Youssef" not in text


def test_a_parent_sees_of_a_child_only_what_is_named(told):
    make_row(Reading, told.sami.school, person=told.sami)
    child, sections = about_child(told.karima, told.sami.pk)
    assert child == told.sami
    labels = {label for each in sections for row in each.rows for label, _value in row}
    assert labels <= {
        "Voornaam", "Tussenvoegsel", "Achternaam", "Volgende verjaardag die iets verandert", "Dan word je", "Weg vanaf",
        "In Netjes sinds", "Rol", "Groep", "Vanaf", "Tot", "Afspraak", "Antwoord", "Op",
    }  # fmt: skip


def test_nobody_but_a_parent_with_authority_gets_a_childs(told):
    for who in (told.marieke, told.bos, told.oosthoek, told.sami, told.noor):
        with pytest.raises(NotYours):
            about_child(who, told.sami.pk)
    bond = Guardianship.objects.for_school(told.sami.school).get(guardian=told.karima)
    end_guardianship(actor=system("tests"), guardianship=bond, ends_on=today())
    with pytest.raises(NotYours):
        about_child(told.karima, told.sami.pk)


def test_from_16_on_a_pupil_asks_it_alone(told):
    told.sami.turns, told.sami.turns_on = 18, today() + timedelta(days=400)
    told.sami.save()
    with pytest.raises(NotYours):
        about_child(told.karima, told.sami.pk)


def test_somebody_under_the_shield_is_not_named_in_anothers_export(people):
    people.karima.shielded = True
    people.karima.save()
    assert "Naam: afgeschermd" in said(everything_about(people.sami))
    assert "Voornaam: Karima" in said(everything_about(people.karima))


def test_staff_get_their_own_data_and_not_of_whom_they_teach(told):
    text = said(everything_about(told.bos))
    assert "Rol: mentor" in text
    assert not any(name in text for name in ("Sami", "Noor", "Karima"))


def test_the_files_hold_the_same_as_the_page(told, client_of):
    client = client_of(told.sami)
    page = client.get("/ik/alles/").content.decode()
    data = json.loads(client.get("/ik/alles.json").content)
    file = client.get("/ik/alles.html")
    assert file["Content-Disposition"].startswith("attachment")
    for section in data["gegevens"]:
        assert section["titel"] in page and section["titel"] in file.content.decode() and section["bewaard"]
    assert any(row.get("Je eigen woorden") == "thuis is het niet fijn" for s in data["gegevens"] for row in s["rijen"])


def test_a_child_sees_that_a_parent_asked(told, client_of):
    client_of(told.karima).get(f"/ik/alles/{told.sami.pk}.json")
    page = client_of(told.sami).get("/ik/").content.decode()
    assert "mevrouw Haddad" in page and "overzicht op dat ouders" in page


def test_every_row_that_is_shown_can_be_found_by_its_link():
    for entry in ENTRIES:
        for shown in entry.shows:
            assert set(shown.to_parents) <= set(shown.fields)
            assert shown.title
