"""What a page in English still says in Dutch, by the words of a room's own catalogue."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from babel.messages.pofile import read_po

ROOMS = Path(__file__).parents[2]
VOID = {"meta", "link", "input", "img", "br", "use", "hr", "source"}
SPOKEN = {"aria-label", "alt", "title", "placeholder"}
SHORTEST = 6  # a word that is shorter is too easily English as well


class _Heard(HTMLParser):
    """Every text of a page but what is marked as Dutch, and what a screen reader says of a field or picture."""

    def __init__(self) -> None:
        super().__init__()
        self.languages: list[str] = [""]
        self.texts: list[str] = []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        language = given.get("lang") or self.languages[-1]
        if language != "nl":
            self.texts += [text for name, text in given.items() if name in SPOKEN and text]
        if tag not in VOID:
            self.languages.append("nl" if tag in ("script", "style") else language)

    def handle_endtag(self, tag):
        if tag not in VOID:
            self.languages.pop()

    def handle_data(self, data):
        if self.languages[-1] != "nl":
            self.texts.append(data)


@cache
def dutch_of(room: str) -> dict[str, re.Pattern[str]]:
    """The Dutch of a room that has other words in English, each with how it is found in a text."""
    with (ROOMS / room / "locale/en/LC_MESSAGES/django.po").open("rb") as file:
        catalogue = read_po(file)
    found = {}
    for message in catalogue:
        forms = message.id if isinstance(message.id, tuple) else (message.id,)
        english = message.string if isinstance(message.string, tuple) else (message.string,)
        for form in forms:
            pieces = [" ".join(piece.split()) for piece in re.split(r"%\(\w+\)[sd]|%%", form)]
            for piece in pieces:
                long_enough = len(piece) >= SHORTEST if len(pieces) == 1 else len(piece) > 2 * SHORTEST
                if long_enough and not any(piece in each for each in english):
                    found[piece] = re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)")
    return found


def dutch_left(html: str, *rooms: str) -> list[str]:
    """What a page in English still has in the Dutch of these rooms, each with what stands around it."""
    page = _Heard()
    page.feed(html)
    text = " ".join(" ".join(page.texts).split())
    found = (pattern.search(text) for room in rooms for pattern in dutch_of(room).values())
    return [text[max(0, each.start() - 40) : each.end() + 20] for each in found if each]
