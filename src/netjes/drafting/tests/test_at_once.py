"""Two editors at the very same moment: one is first, the other hears of it, and nothing vanishes."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from netjes.drafting.actions import arranging, pieces
from netjes.drafting.actions.uploads import take_in
from netjes.drafting.errors import ChangedMeanwhile
from netjes.drafting.lost import lost_words
from netjes.drafting.models import Draft, Piece, Step
from netjes.drafting.tests.documents import HOUSE_RULES
from netjes.lib.actors import system

pytestmark = pytest.mark.django_db(transaction=True)
EDITORS = 4


@pytest.fixture
def draft(school):
    return take_in(actor=system("tests"), school=school, name="regels.txt", content=HOUSE_RULES.encode())[0]


def at_once(deed):
    """Every editor does it in a thread and a connection of their own; what each got, or what it ran into."""
    ready = Barrier(EDITORS)

    def one(who):
        try:
            ready.wait(timeout=20)
            return deed(who)
        except ChangedMeanwhile as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(EDITORS) as pool:
        return list(pool.map(one, range(EDITORS)))


def first_piece(draft):
    return Piece.objects.for_school(draft.school).filter(draft=draft).first()


def test_it_works(draft):
    piece = first_piece(draft)
    results = at_once(
        lambda who: (
            pieces.save_piece(
                actor=system(f"editor{who}"), draft=draft, piece=piece.pk, seen=piece.revision, text=f"Van {who}."
            ).text
        )
    )
    won = [each for each in results if isinstance(each, str)]
    assert len(won) == 1 and sum(isinstance(each, ChangedMeanwhile) for each in results) == EDITORS - 1
    assert first_piece(draft).text == won[0]
    (step,) = Step.objects.for_school(draft.school)
    assert step.before["pieces"][str(piece.pk)]["text"] == piece.text


def test_each_in_a_piece_of_their_own_all_succeed(draft):
    own = list(Piece.objects.for_school(draft.school).filter(draft=draft))[:EDITORS]
    results = at_once(
        lambda who: (
            pieces.save_piece(
                actor=system(f"editor{who}"), draft=draft, piece=own[who].pk, seen=own[who].revision, text=f"Van {who}."
            ).text
        )
    )
    assert results == [f"Van {who}." for who in range(EDITORS)]


def test_the_order_changes_once(draft):
    own = list(Piece.objects.for_school(draft.school).filter(draft=draft))[:EDITORS]
    results = at_once(
        lambda who: arranging.leave_out(
            actor=system(f"editor{who}"), draft=draft, seen=draft.revision, piece=own[who].pk
        )
    )
    assert sum(each is None for each in results) == 1
    assert Draft.objects.for_school(draft.school).get(pk=draft.pk).revision == draft.revision + 1
    assert lost_words(draft.upload) == ()
