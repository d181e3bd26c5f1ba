"""Rounds, what one person is asked, everybody whom a round asks, and the questions that wait for somebody."""

from netjes.signing.queries.asks import Ask, asked, asks_of, capacities, current_answers, has_read, signed_before
from netjes.signing.queries.inbox import questions_for
from netjes.signing.queries.roll import Expected, Roll, roll_of
from netjes.signing.queries.rounds import LONG, Standing, answers_in, open_rounds, standing, standing_of, whole

__all__ = [
    "LONG",
    "Ask",
    "Expected",
    "Roll",
    "Standing",
    "answers_in",
    "asked",
    "asks_of",
    "capacities",
    "current_answers",
    "has_read",
    "open_rounds",
    "questions_for",
    "roll_of",
    "signed_before",
    "standing",
    "standing_of",
    "whole",
]
