"""The words of argparse in Dutch: its messages are our users' messages too."""

import argparse

WORDS = {
    "usage: ": "Gebruik: ",
    "positional arguments": "wat je opgeeft",
    "options": "opties",
    "show this help message and exit": "toon deze uitleg",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "dit ontbreekt nog: %s",
    "unrecognized arguments: %s": "dit ken ik niet: %s",
    "expected one argument": "er hoort één waarde achter",
    "expected at least one argument": "er hoort ten minste één waarde achter",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)s kan niet. Kies uit: %(choices)s",
    "invalid %(type)s value: %(value)r": "%(value)s kan hier niet staan",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan op meer slaan: %(matches)s",
    "ignored explicit argument %r": "%s hoort hier niet",
}


def speak_dutch() -> None:
    """Makes every parser of this process speak Dutch. What has no translation stays as it is."""
    argparse._ = lambda text: WORDS.get(text, text)  # type: ignore[attr-defined]
