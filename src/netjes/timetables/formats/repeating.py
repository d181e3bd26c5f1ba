"""Which repetitions of a lesson are written out: by day and by week, from a beginning that is not long ago."""

from datetime import date, timedelta
from typing import Any

from netjes.lib.clock import now

Event = Any  # the library's own types allow every kind of value everywhere
OLDEST = timedelta(days=3 * 366)
PARTS = {"FREQ", "INTERVAL", "UNTIL", "COUNT", "BYDAY", "WKST"}
MOST_DAYS = 2_000  # that are named one by one


def why_not(event: Event) -> str:
    """What makes a repetition one that we do not write out; empty when all is well."""
    rule: Any = event.get("RRULE")
    named: Any = event.get("RDATE", [])
    days = sum(len(getattr(each, "dts", [])) for each in (named if isinstance(named, list) else [named]))
    if days > MOST_DAYS:
        return "Er staan te veel losse dagen bij deze les."
    if not rule:
        return ""
    if isinstance(rule, list):
        return "Deze les herhaalt zich op meer manieren tegelijk."
    frequency = str(next(iter(rule.get("FREQ", [])), "")).upper()
    by_day = [str(day).upper() for day in rule.get("BYDAY", [])]
    interval = next(iter(rule.get("INTERVAL", [1])), 1)
    if frequency not in ("DAILY", "WEEKLY") or set(rule) - PARTS:
        return "Deze les herhaalt zich niet per dag of per week."
    if not isinstance(interval, int) or not 1 <= interval <= 52 or (by_day and frequency == "DAILY" and interval > 1):
        return "Deze les herhaalt zich met een tussentijd die we niet kennen."
    if not set(by_day) <= {"MO", "TU", "WE", "TH", "FR", "SA", "SU"}:
        return "Deze les herhaalt zich op een dag die we niet kennen."
    began = event["DTSTART"].dt
    began_on = date(began.year, began.month, began.day)
    if began_on < now().date() - OLDEST:
        return "Deze les begon meer dan drie jaar geleden en herhaalt zich nog."
    return ""
