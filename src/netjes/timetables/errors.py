"""What cannot be done with lessons and timetables; `str()` says what is wrong and how to mend it."""


class CannotOpenLesson(Exception):
    """A lesson cannot be opened on the spot like this."""


class CannotTakeOver(Exception):
    """This timetable cannot be taken over now. Nothing was changed."""


class CannotSubscribe(Exception):
    """This address cannot be followed. Nothing was changed."""


class CannotSetHoliday(Exception):
    """These days off cannot be written down like this."""


class CannotMatch(Exception):
    """A name in the timetable cannot stand for this."""
