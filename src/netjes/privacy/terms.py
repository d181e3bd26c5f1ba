"""A number of days as people say it."""

YEAR = 365
COUNTED = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


def term(days: int) -> str:
    """`twee jaar`, `30 dagen`: exact, so that nobody is promised less than what is kept."""
    if days and days % YEAR == 0:
        return f"{_counted(days // YEAR)} jaar"
    return "een dag" if days == 1 else f"{_counted(days)} dagen"


def said(days: int, since: str) -> str:
    """`tot twee jaar na vertrek van school`."""
    if days == 0:
        return f"tot {since}"
    return f"tot {term(days)} {since}"


def _counted(number: int) -> str:
    return COUNTED[number] if number < len(COUNTED) else str(number)
