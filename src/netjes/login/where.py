"""On what somebody is logged in, in two words from the browser's own description. Pure.

The description itself is not kept: it tells more than a person needs to recognise their phone.
"""

BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "Chromebook"), ("Windows", "Windows"),
    ("Macintosh", "Mac"), ("Linux", "Linux"),
)  # fmt: skip


def described(user_agent: str) -> tuple[str, str]:
    """Browser and kind of device; empty where unknown."""

    def first(among: tuple[tuple[str, str], ...]) -> str:
        return next((word for sign, word in among if sign in user_agent), "")

    return first(BROWSERS), first(SYSTEMS)
