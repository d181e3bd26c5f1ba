"""The chores of all rooms, one after the other, for each school. What fails is logged and does not stop the rest."""

import logging
import time
from collections.abc import Callable, Iterator

from django.db import close_old_connections

from netjes.accounts.chores import look_after_accounts, remind_advisers
from netjes.agreements.chores import check_sources
from netjes.cases.chores import end_measures
from netjes.consents.chores import tell_of_sixteen
from netjes.keyring.chores import retire_keys_of_leavers
from netjes.lessons.chores import take_back_cancelled
from netjes.login.chores import forget_old, send_links
from netjes.notices.chores import send_mail
from netjes.phones.chores import shout_overdue
from netjes.photos.chores import forget_photos, tell_of_answers
from netjes.privacy.chores import clocks_of_the_day, seal_reports
from netjes.publishing.chores import climb, find_to_take_down, send_waiting
from netjes.reports.chores import climb_reports, tell_readers
from netjes.rosters.chores import forget_lists, turn_ages
from netjes.schools.models import School
from netjes.signing.chores import remind
from netjes.site import lately
from netjes.site.open_rooms import works
from netjes.timetables.chores import fetch_timetables, forget_waiting

# The word for what was done, and the chore: it takes a school and returns how much it did.
CHORES: tuple[tuple[str, Callable[[School], int]], ...] = (
    ("herinnerd", remind),
    ("bronnen nagekeken", check_sources),
    ("telefoons die te laat zijn", shout_overdue),
    ("werkaccounts nagelopen", look_after_accounts),
    ("vragen in vertrouwen herinnerd", remind_advisers),
    ("straks 16, dus zelf kiezen", tell_of_sixteen),
    ("verjaardagen van 16 en 18", turn_ages),
    ("lijsten weggegooid", forget_lists),
    ("foto’s weggegooid", forget_photos),
    ("antwoorden over foto’s verteld", tell_of_answers),
    ("leessleutels van wie wegging", retire_keys_of_leavers),
    ("roosters opgehaald", fetch_timetables),
    ("roosterbestanden weggegooid", forget_waiting),
    ("berichten over een vervallen les", take_back_cancelled),
    ("maatregelen afgelopen", end_measures),
    ("vragen naar de volgende", climb),
    ("berichten van school geplaatst", send_waiting),
    ("dingen die weg moeten", find_to_take_down),
    ("meldingen naar de volgende", climb_reports),
    ("lezers verteld dat er iets is", tell_readers),
    ("mails verstuurd", send_mail),
    ("links om in te loggen verstuurd", send_links),
    ("oude pogingen vergeten", forget_old),
    ("meldingen verzegeld", seal_reports),
    ("gewist na de bewaartermijn", clocks_of_the_day),
)
logger = logging.getLogger("netjes.work")


def one_round() -> dict[str, int]:
    """Every chore once for every school; what was done, by its word."""
    done: dict[str, int] = {}
    for school in School.objects.all():
        for word, chore in CHORES:
            if not works(chore, school):
                continue
            try:
                count = chore(school)
            except Exception:  # a chore that fails must not keep the others from their work
                logger.exception("%s: niet gelukt", word)
                continue
            if count:
                done[word] = done.get(word, 0) + count
    return done


def rounds(*, pause: int, once: bool) -> Iterator[dict[str, int]]:
    """Round after round, with a pause of so many seconds between two."""
    while True:
        close_old_connections()
        done = one_round()
        lately.note(lately.ROUND)
        yield done
        if once:
            return
        time.sleep(pause)
