"""Which lesson is when, where, for whom and with whom: from the school's own timetable, or opened on the spot."""
