"""Who does something for an association is said by a command, and unsaid."""

import pytest

from netjes.lib.actors import system
from netjes.records.models import LogRow
from netjes.schools.actions import join_association
from netjes.schools.queries import duties_of


@pytest.fixture
def joined(people):
    join_association(actor=system("tests"), school=people.oosthoek.school, name="Stichting Lindekade")
    people.oosthoek.refresh_from_db()
    return people.oosthoek


def test_it_works(netjes, joined):
    said = netjes("association", "--who", "karin  oosthoek", "--duty", "bestuur")
    assert said.status == 0 and "doet dit nu voor de vereniging: bestuur" in said.out
    assert {duty.value for duty in duties_of(joined)} == {"board"}
    assert LogRow.objects.for_school(joined.school_id).filter(act="schools.association.role").count() == 1
    told = netjes("association").out
    assert "Stichting Lindekade" in told and "Karin Oosthoek" in told and "bestuurder" in told
    assert netjes("association", "--who", "Karin Oosthoek", "--duty", "bestuur", "--end").status == 0
    assert duties_of(joined) == frozenset()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--who", "Karin Oosthoek"), "--duty"),
        (("--who", "Niemand Zo", "--duty", "bestuur"), "niemand"),
        (("--who", "Noor de Vries", "--duty", "bestuur"), "niemand"),  # a pupil does not work here
        (("--school", "elders", "--who", "Karin Oosthoek", "--duty", "bestuur"), "kies met --school"),
    ],
)
def test_what_is_not_clear_is_said(netjes, joined, words, said):
    answer = netjes("association", *words)
    assert answer.status == 2 and said in answer.err and duties_of(joined) == frozenset()


def test_a_school_without_an_association_says_so(netjes, people):
    for words in ((), ("--who", "Karin Oosthoek", "--duty", "bestuur")):
        answer = netjes("association", *words)
        assert answer.status == 2 and "vereniging" in answer.err
