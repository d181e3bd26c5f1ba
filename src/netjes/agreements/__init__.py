"""A school's agreements: their versions, what is in force when, and the one place that decides."""
