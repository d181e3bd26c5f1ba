"""Opening a lesson on the spot, taking timetables over, following an address, and saying whom a name stands for."""

from netjes.timetables.actions.following import fetch, subscribe
from netjes.timetables.actions.holidays import add_holiday, remove_holiday
from netjes.timetables.actions.matching import ask_again, match_name
from netjes.timetables.actions.on_the_spot import open_on_the_spot
from netjes.timetables.actions.taking_over import (
    hand_in,
    look_over,
    remove_timetable,
    take_over,
    take_over_at_once,
    throw_away,
)

__all__ = [
    "add_holiday",
    "ask_again",
    "fetch",
    "hand_in",
    "look_over",
    "match_name",
    "open_on_the_spot",
    "remove_holiday",
    "remove_timetable",
    "subscribe",
    "take_over",
    "take_over_at_once",
    "throw_away",
]
