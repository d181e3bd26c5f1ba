from datetime import date

import pytest

from netjes.agreements.actions import publish_version
from netjes.agreements.deciding import rules_for
from netjes.agreements.errors import NoAgreement
from netjes.agreements.models import Audience
from netjes.agreements.tests.agreed_texts import CYCLING, text
from netjes.lib.actors import system
from netjes.norms.errors import RequestError
from netjes.norms.library import text_of
from netjes.norms.verdict import Cause, Ruling

DAY = date(2026, 9, 1)


@pytest.fixture
def publish(school):
    def act(source: str, audience=Audience.PUPILS, day=DAY):
        return publish_version(actor=system("tests"), school=school, audience=audience, text=source, in_force_from=day)

    return act


def test_it_works(publish, school):
    publish(text())
    decision = rules_for(school, "leerling", DAY).decide("bellen", {"les": True, "toestemming leraar": False})
    assert decision.verdict.verdict is Ruling.NOT_ALLOWED
    assert decision.verdict.articles == ("1",), "met één afspraak staat er geen letter voor het nummer"
    assert [norm.id for norm in decision.norms()] == ["1-les"]
    source, number = decision.body.place_of("1")
    assert (source.version.agreement.slug, number) == ("leerlingen", "1")


def test_two_that_bind_one_role_are_weighed_together(publish, school):
    publish(text_of("leerlingen.md"))
    publish(text_of("medewerkers.md"), Audience.STAFF)
    rules = rules_for(school, "medewerker", DAY)
    assert len(rules.bodies) == 1 and rules.own.version.agreement.audience == "medewerker"
    both = rules.decide("telefoon innemen", {}).verdict
    assert {label[0] for label in both.articles} == {"L", "M"}
    source, number = rules.bodies[0].place_of("L12")
    assert (source.version.agreement.slug, number) == ("leerlingen", "12")
    source, number = rules.bodies[0].place_of("M14")
    assert (source.version.agreement.slug, number) == ("medewerkers", "14")


def test_what_one_of_two_forbids_is_forbidden(publish, school):
    norm = "## Artikel 1. Bellen\n\nTekst.\n\n```norm 1-a\nwie: medewerker\n{}: bellen\n```\n"
    publish(text(norm.format("staat toe"), roles="medewerker, leerling"))
    publish(text(norm.format("verbiedt"), roles="medewerker"), Audience.STAFF)
    verdict = rules_for(school, "medewerker", DAY).decide("bellen", {}).verdict
    assert (verdict.verdict, verdict.cause) == (Ruling.ASK, Cause.CONFLICT)
    assert set(verdict.articles) == {"L1", "M1"}


def test_other_words_only_speak_where_the_first_are_silent(publish, school):
    publish(text())
    publish(CYCLING, Audience.EVERYONE)
    rules = rules_for(school, "leerling", DAY)
    assert len(rules.bodies) == 2
    assert {"bellen", "fietsen"} <= set(rules.acts())
    assert rules.decide("fietsen", {"regen": True}).verdict.verdict is Ruling.NOT_ALLOWED
    assert rules.decide("bellen", {"les": True, "toestemming leraar": False}).verdict.articles == ("1",)
    assert rules.facts_for("fietsen") == {"regen"}
    assert rules.facts_for("bellen") == {"les", "op school", "toestemming leraar"}


def test_where_nobody_speaks_nothing_was_agreed(publish, school):
    publish(text())
    verdict = rules_for(school, "leerling", DAY).decide("gamen in de pauze", {}).verdict
    assert (verdict.verdict, verdict.cause, verdict.articles) == (Ruling.ALLOWED, Cause.UNREGULATED, ())


@pytest.mark.parametrize(
    ("act", "facts", "says"),
    [
        ("telefoon gebruken", {}, 'Bedoelt u "telefoon gebruiken"?'),
        ("bellen", {"lse": True}, 'Bedoelt u "les"?'),
        ("bellen", {"les": True, "op school": False}, "dit kan niet samen"),
        ("bellen", {"les": "ja"}, "Kies true, false"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_with_a_way_on(publish, school, act, facts, says):
    publish(text())
    with pytest.raises(RequestError) as refusal:
        rules_for(school, "leerling", DAY).decide(act, facts)
    assert says in str(refusal.value)


def test_the_refusal_is_the_one_of_the_roles_own_agreement(publish, school):
    publish(text())
    publish(CYCLING, Audience.EVERYONE)
    with pytest.raises(RequestError, match="dit kan niet samen"):
        rules_for(school, "leerling", DAY).decide("bellen", {"les": True, "op school": False})


@pytest.mark.parametrize(("role", "day"), [("ouder", DAY), ("leerling", date(2026, 8, 31)), ("onzin", DAY)])
def test_where_nothing_is_in_force_it_says_so(publish, school, role, day):
    publish(text())
    with pytest.raises(NoAgreement, match=f"geen afspraken voor {role}"):
        rules_for(school, role, day)


def test_the_answer_is_that_of_the_version_of_that_day(publish, school):
    publish(text())
    publish(text("## Artikel 1. Rust\n\nTekst.\n"), day=date(2027, 1, 4))
    facts = {"les": True, "toestemming leraar": False}
    assert rules_for(school, "leerling", DAY).decide("bellen", facts).verdict.verdict is Ruling.NOT_ALLOWED
    assert rules_for(school, "leerling", date(2027, 1, 4)).decide("bellen", facts).verdict.cause is Cause.UNREGULATED
