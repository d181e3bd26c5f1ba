"""What a pupil asked in confidence is gone on the day that stood beside it."""

from datetime import timedelta

from netjes.accounts.actions import answer_question, ask_adviser
from netjes.accounts.models import ContactQuestion
from netjes.lib.actors import system
from netjes.lib.clock import now, standing_still_at
from netjes.privacy.chores import clocks_of_the_day
from netjes.schools.actions import give_role
from netjes.schools.states import Role

ACTOR = system("tests")


def test_it_works(still_now, people):
    give_role(actor=ACTOR, person=people.smit, role=Role.CONFIDENTIAL)
    question = ask_adviser(by=people.sami, adviser=people.smit, text="Wie is dit?")
    answer_question(actor=ACTOR, by=people.smit, question=question, text="Die werkt hier niet.")
    there = ContactQuestion.objects.for_school(question.school)
    with standing_still_at(now() + timedelta(days=27)):
        clocks_of_the_day(question.school)
        assert there.exists()
    with standing_still_at(now() + timedelta(days=28)):
        clocks_of_the_day(question.school)
        assert not there.exists()
