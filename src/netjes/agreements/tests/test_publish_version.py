from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from netjes.agreements.actions import publish_version
from netjes.agreements.errors import CannotPublish
from netjes.agreements.models import Agreement, Audience, Version, fingerprint
from netjes.agreements.queries import in_force
from netjes.agreements.tests.agreed_texts import CYCLING, PHONE, text
from netjes.lib.actors import system
from netjes.norms.library import WORDS, text_of

SEPTEMBER = date(2026, 9, 1)
SITUATION = '{"article": "1", "story": "Sem appt.", "role": "leerling", "act": "bellen", "facts": {"les": true}}'


@pytest.fixture
def publish(school):
    def act(source: str = "", **changed):
        asked = {
            "actor": system("tests"),
            "school": school,
            "audience": Audience.PUPILS,
            "text": source or text(),
            "in_force_from": SEPTEMBER,
        }
        return publish_version(**asked | changed)

    return act


def test_it_works(publish, school, still_now):
    version = publish(situations=SITUATION, adopted_by="de medezeggenschapsraad", adopted_on=date(2026, 6, 18))
    kept = Version.objects.for_school(school).get()
    assert kept == version
    assert (kept.number, kept.title, kept.agreement.slug) == (1, "Onze afspraken", "leerlingen")
    assert kept.text == text() and kept.words == text_of(WORDS) and kept.situations == SITUATION
    assert kept.published_at.isoformat() == "2026-11-24T09:00:00+00:00"
    assert kept.in_force_until is None


def test_anyone_can_check_that_nothing_was_changed(publish):
    version = publish(situations=SITUATION)
    version.refresh_from_db()
    assert version.sha256 == fingerprint(version.text, version.words, version.situations)
    for part in ("text", "words", "situations"):
        changed = {"text": version.text, "words": version.words, "situations": version.situations}
        changed[part] += " "
        assert fingerprint(**changed) != version.sha256


def test_moving_a_line_from_one_part_to_another_is_seen():
    assert fingerprint("a", "b", "") != fingerprint("ab", "", "") != fingerprint("a", "", "b")


def test_the_next_version_ends_the_one_before_on_its_first_day(publish, school):
    first = publish()
    second = publish(text(title="Nieuwe afspraken"), in_force_from=date(2027, 1, 4))
    first.refresh_from_db()
    assert first.in_force_until == second.in_force_from == date(2027, 1, 4)
    assert (second.number, second.agreement) == (2, first.agreement)
    assert first.title == "Onze afspraken", "wat het toen zei, zegt het nog"


def test_a_version_that_had_already_ended_keeps_its_end(publish):
    first = publish(text(extra="geldt tot: 2026-12-01\n"))
    publish(in_force_from=date(2027, 1, 4))
    first.refresh_from_db()
    assert first.in_force_until == date(2026, 12, 1)


@pytest.mark.parametrize("day", [SEPTEMBER, SEPTEMBER - timedelta(1)])
def test_an_earlier_or_the_same_day_is_refused(publish, school, day):
    publish()
    with pytest.raises(CannotPublish, match=r"Versie 1 geldt al vanaf 2026-09-01\. Kies een latere dag\."):
        publish(in_force_from=day)
    assert Version.objects.for_school(school).count() == 1


def test_each_audience_has_versions_of_its_own(publish, school):
    publish()
    staff = publish(text(roles="medewerker", body="## Artikel 1. Rust\n\nTekst.\n"), audience=Audience.STAFF)
    assert staff.number == 1
    assert Agreement.objects.for_school(school).count() == 2


def test_mistakes_are_refused_with_their_line_and_how_to_mend_them(publish, school):
    broken = text(PHONE.replace("als: les", "als: lesje").replace("verbiedt: telefoon", "verbiedt: telefon"))
    with pytest.raises(CannotPublish) as refusal:
        publish(broken)
    lines = str(refusal.value).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("regel 20: ") and 'Bedoelt u "telefoon gebruiken"?' in lines[0]
    assert lines[1].startswith("regel 21: ") and 'Bedoelt u "les"?' in lines[1]
    assert not Agreement.objects.for_school(school).exists(), "een weigering laat niets achter"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"words": "| handeling |\n"}, "woordenlijst"),
        ({"text": text(extra="woordenlijst: /etc/hostname\n")}, "is hier niet bij"),
        ({"text": text(title="Lang " * 60)}, "titel is langer dan 200 tekens"),
        ({"adopted_by": "raad " * 60}, "past niet in 120 tekens"),
        ({"text": text() + "\0"}, "niet bewaard"),
        ({"text": text(PHONE.replace("als: les", "als: " + "(" * 5000 + "les"))}, "haakje"),
        ({"text": text(extra="geldt vanaf: 2026-10-01\n")}, "pas vanaf 2026-10-01"),
        ({"text": text(extra="geldt tot: 2026-09-01\n")}, "tot 2026-09-01"),
    ],
    ids=["words", "file", "title", "body", "nul", "deep", "too early", "over"],
)
def test_what_cannot_be_kept_or_read_again_is_refused(publish, school, changed, says):
    with pytest.raises(CannotPublish, match=says):
        publish(**changed)
    assert not Version.objects.for_school(school).exists()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{kapot", "dit is geen JSON"),
        ("[" * 100_000, "dit is geen JSON"),
        ("[]", '"article", "story"'),
        (SITUATION.replace('"1"', "1"), 'hier klopt "article" niet'),
        (SITUATION.replace("true", '"ja"'), 'hier klopt "facts" niet'),
        (SITUATION.replace('"role": "leerling", ', ""), 'hier klopt "role" niet'),
    ],
    ids=["no json", "deep", "list", "number", "answer", "no role"],
)
def test_situations_that_cannot_be_read_are_refused_by_line(publish, school, line, says):
    with pytest.raises(CannotPublish, match=r"situaties, regel 3: ") as refusal:
        publish(situations=f"{SITUATION}\n\n{line}\n")
    assert says in str(refusal.value) and '"story": "…"' in str(refusal.value)
    assert not Version.objects.for_school(school).exists()


def test_a_situation_may_hold_any_character_of_prose(publish, school):
    publish(situations=SITUATION.replace("Sem appt.", "Sem\u2028appt."))
    assert in_force(school, SEPTEMBER)[0].situations_of("1")[0]["story"] == "Sem\u2028appt."


def test_a_word_list_beside_the_text_is_frozen_with_it(publish, school):
    words = text_of(WORDS).replace("Is het nu les?", "Zit je in de klas?")
    publish(text(extra="woordenlijst: onze-woorden.md\n"), words=words)
    found = in_force(school, SEPTEMBER)[0]
    assert found.agreement.vocabulary.facts["les"].question == "Zit je in de klas?"


def test_a_text_with_its_own_words_can_be_published(publish, school):
    publish(CYCLING)
    assert set(in_force(school, SEPTEMBER)[0].agreement.vocabulary.acts) == {"fietsen"}


def test_without_an_actor_nothing_is_written(publish, school):
    with pytest.raises(TypeError, match="Actor"):
        publish(actor=None)
    assert not Agreement.objects.for_school(school).exists()


def test_the_database_itself_refuses_two_versions_on_one_day(publish):
    version = publish()
    version.pk, version.number = None, 2
    with pytest.raises(IntegrityError), transaction.atomic():
        version.save(force_insert=True)


def test_the_database_itself_refuses_an_end_before_the_start(publish):
    version = publish()
    version.in_force_until = version.in_force_from - timedelta(days=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        version.save()
