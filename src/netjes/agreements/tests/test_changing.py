"""What changes from one version to the next, in words and in answers."""

from datetime import date

import pytest

from netjes.agreements.actions import publish_version
from netjes.agreements.changing import Passage, changes_between, differing
from netjes.agreements.models import Audience, Version
from netjes.agreements.queries import announced, before, latest_correction, read_version, versions_of
from netjes.agreements.tests.agreed_texts import PHONE, text
from netjes.lib.actors import system
from netjes.norms.prosediff import Piece

EARLIER = text()
STRICTER = text(PHONE.replace("Buiten de les wel.", "Daarbuiten ook niet.").replace("als: les\n", ""))


@pytest.fixture
def publish(school):
    def act(source: str, day: date, **more) -> Version:
        return publish_version(
            actor=system("tests"), school=school, audience=Audience.PUPILS, text=source, in_force_from=day, **more
        )

    return act


@pytest.fixture
def two(publish):
    return publish(EARLIER, date(2026, 9, 1)), publish(STRICTER, date(2026, 12, 1))


def test_it_works(two):
    old, new = map(read_version, two)
    phone, chat = changes_between(old, new)
    assert (phone.kind, chat.kind) == ("changed", "same")
    assert differing((phone, chat)) == (phone,)
    passage = next(p for p in phone.passages if p.kind == "changed")
    assert "".join(p.text for p in passage.was) == "In de les gebruik je je telefoon niet. Buiten de les wel."
    assert "".join(p.text for p in passage.becomes) == "In de les gebruik je je telefoon niet. Daarbuiten ook niet."
    assert {p.kind for p in passage.was} == {"same", "removed"}
    shift = next(s for s in phone.shifts if "telefoon gebruiken" in s.act)
    assert (shift.before, shift.after) == ("mag", "niet")


def test_a_worked_situation_that_gets_another_answer_is_told_with_its_article(publish):
    story = '{"article": "1", "story": "Sami belt in de pauze.", "role": "leerling", "act": "bellen", "facts": '
    facts = '{"les": false, "toestemming leraar": false}}\n'
    old = publish(EARLIER, date(2026, 9, 1), situations=story + facts)
    new = publish(STRICTER, date(2026, 12, 1), situations=story + facts)
    phone = changes_between(read_version(old), read_version(new))[0]
    assert [(s.story, s.before, s.after) for s in phone.stories] == [("Sami belt in de pauze.", "mag", "niet")]


def test_the_same_text_changes_nothing(two):
    old = read_version(two[0])
    assert differing(changes_between(old, old)) == ()


def test_an_article_that_means_something_else_with_the_same_words_is_told(publish):
    old = publish(EARLIER, date(2026, 9, 1))
    new = publish(text(PHONE.replace("als: les\n", "")), date(2026, 12, 1))
    phone = changes_between(read_version(old), read_version(new))[0]
    assert phone.meaning_only and phone.differs and phone.kind == "same" and phone.shifts


def test_versions_stand_in_order_and_a_correction_belongs_to_its_number(publish, two, still_now):
    first, second = two
    mended = publish(STRICTER + "\n", date(2026, 12, 1), correction=True)
    assert versions_of(first.agreement) == [mended, second, first]
    assert latest_correction(second) == mended and latest_correction(first) == first
    assert before(mended) == second and before(first) is None
    assert announced(first.school) == [mended]


def test_an_old_version_answers_as_it_did_then(two):
    old, new = map(read_version, two)
    asked = ("leerling", "telefoon gebruiken", {"les": False, "toestemming leraar": False})
    assert old.rulebook.decide(*asked).verdict.value == "allowed"
    assert new.rulebook.decide(*asked).verdict.value == "not_allowed"


def test_where_nothing_went_away_or_came_one_side_is_enough():
    came = Passage("changed", (Piece("same", "Eerst."),), (Piece("same", "Eerst."), Piece("added", " Dan.")))
    went = Passage("changed", (Piece("same", "Eerst."), Piece("removed", " Dan.")), (Piece("same", "Eerst."),))
    assert came.only_grew and not came.only_shrank
    assert went.only_shrank and not went.only_grew
