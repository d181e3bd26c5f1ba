"""Kijkt een bericht of foto na voordat die weggaat: namen, gegevens, wachtwoorden, toon. Niets wordt bewaard."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netjes.cli.main import fail

if TYPE_CHECKING:
    from netjes.checks.context.confidential import ConfidentialWords
    from netjes.checks.roster import Roster
    from netjes.checks.text import Findings
    from netjes.checks.verdict import Judgement
    from netjes.cli.picture import Picture
    from netjes.norms.table import Rulebook

_SAID = {"allowed": "Niets gevonden.", "ask": "Overleg.", "not_allowed": "Mag niet."}
_MARK = ("\x1b[1;7m", "\x1b[0m")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--text", metavar="BESTAND", help="de tekst; - is de standaardinvoer")
    parser.add_argument("--image", metavar="FOTO", help="de foto: JPEG, PNG, WebP of HEIC")
    parser.add_argument("--out", metavar="SCHOON.jpg", help="waar de foto zonder verborgen gegevens komt")
    parser.add_argument("--role", help="wie het wil plaatsen: leerling of medewerker")
    parser.add_argument("--roster", metavar="NAMEN.json", help="namen van de school, als students en staff")
    parser.add_argument("--agreement", metavar="AFSPRAKEN.md", help="de afspraken die het oordeel geven")
    parser.add_argument("--own", action="append", default=[], metavar="GEGEVEN",
                        help="openbaar adres of nummer van de school zelf, geen vondst; mag vaker")  # fmt: skip
    parser.add_argument("--voice", choices=("own", "school"),
                        help="namens wie een medewerker schrijft: zichzelf of school")  # fmt: skip
    parser.add_argument("--confidential", metavar="WOORDEN.txt",
                        help="eigen lijst van vertrouwelijke woorden, één per regel")  # fmt: skip
    parser.add_argument("--no-tone", action="store_true", help="stel geen vragen over de toon")
    parser.add_argument("--batch", metavar="TEKSTEN.jsonl", help="één tekst per regel; - is de standaardinvoer")
    parser.add_argument("--json", action="store_true", help="het antwoord als JSON")


def run(args: argparse.Namespace) -> int:
    from netjes.checks.errors import CannotCheck
    from netjes.norms.errors import NotationError, RequestError

    if (args.image is None) != (args.out is None):
        return fail("netjes check: geef met --image de foto, en met --out het bestand waarin de schone foto komt.")
    if (args.text is None and args.image is None) == (args.batch is None):
        return fail("netjes check: geef met --text één tekst, met --image een foto, of met --batch een bestand met "
                    "één tekst per regel.")  # fmt: skip
    if args.batch is None and args.role is None:
        return fail("netjes check: zeg met --role wie het wil plaatsen: leerling of medewerker.")
    try:
        look = _Look(
            _roster(args.roster), _rulebook(args.agreement), args.own,
            tone=not args.no_tone, voice=args.voice, confidential=_confidential(args.confidential),
        )  # fmt: skip
        if args.batch is not None:
            return _batch(look, args.batch, args.role)
        text = "" if args.text is None else _text(args.text)
        found, judgement = look.at(text, args.role)
        picture = None
        if args.image is not None:
            from netjes.cli.picture import cleaned_picture

            picture = cleaned_picture(args.image, args.out)
            found, judgement = look.with_picture(found, picture, args.role)
    except NotationError as error:
        return fail(error)
    except (CannotCheck, RequestError) as error:
        return fail(f"netjes check: {error}")
    if args.json:
        seen = {} if picture is None else {"image": picture.as_json()}
        print(_dumped({**look.as_json(found, judgement), **seen}))
    else:
        print(for_people(text, found, judgement, picture, colour=sys.stdout.isatty()))
    return 0


class _Look:
    """What stays the same from one text to the next."""

    def __init__(
        self, roster: "Roster", rulebook: "Rulebook | None", own: Iterable[str],
        *, tone: bool, voice: str | None, confidential: "ConfidentialWords | None",
    ) -> None:  # fmt: skip
        from netjes.checks.text import SchoolOwn

        self.roster, self.rulebook, self.own, self.tone = roster, rulebook, SchoolOwn(own), tone
        self.voice, self.confidential = voice, confidential

    def at(self, text: str, role: str) -> "tuple[Findings, Judgement]":
        from netjes.checks.text import check_text
        from netjes.checks.verdict import judge

        found = check_text(
            text, role, self.roster, self.own, tone=self.tone, voice=self.voice, confidential=self.confidential
        )
        return found, judge(found, role, self.rulebook)

    def with_picture(self, found: "Findings", picture: "Picture", role: str) -> "tuple[Findings, Judgement]":
        """What the picture adds, and the verdict on both together."""
        from netjes.checks.pictures.found import POSTING, weighed
        from netjes.checks.text import Findings
        from netjes.checks.verdict import judge

        seen = picture.findings(role)
        judgement = judge((*found, *weighed(seen)), role, self.rulebook, act=POSTING)
        return Findings((*found, *seen), found.left_out), judgement

    def as_json(self, found: "Findings", judgement: "Judgement", name: Any = None) -> dict[str, Any]:
        from netjes.checks.verdict import as_json

        answer = as_json(found, judgement, name=name)
        return {**answer, "left_out": found.left_out} if found.left_out else answer


def for_people(
    text: str, found: "Findings", judgement: "Judgement", picture: "Picture | None" = None, *, colour: bool = False
) -> str:
    """The verdict, the text with what was found marked, what to do about each, and what the picture held."""
    lines = [
        f"{_SAID[judgement.verdict.value] if found.found or judgement.engine else _SAID['allowed']} {judgement.note}"
    ]
    in_text = [each for each in found if each.end > each.start]
    if in_text:
        lines += ["", marked(_safe(text), found, _MARK if colour else ("[", "]")).rstrip("\n"), ""]
    for number, each in enumerate(in_text, start=1):
        sure = "" if each.is_certain else " (misschien)"
        lines.append(f"{number}. “{_safe(each.text)}”{sure}, {', '.join(each.articles)}. {each.advice}")
    if found.left_out:
        lines.append(f"Er is meer gevonden ({found.left_out}). Verbeter dit eerst, en kijk de tekst dan opnieuw na.")
    if picture is not None:
        lines += ["", *picture.for_people(found)]
    return "\n".join(lines)


def marked(text: str, found: "Findings", mark: tuple[str, str]) -> str:
    """The text with a mark around each finding; of two that overlap the first."""
    pieces, at = [], 0
    for each in found.found:
        if each.start >= at and each.end > each.start:
            pieces += [text[at : each.start], mark[0], text[each.start : each.end], mark[1]]
            at = each.end
    return "".join([*pieces, text[at:]])


def _safe(text: str) -> str:
    """As long as the text was, without characters that would steer a terminal."""
    return "".join(c if c.isprintable() or c in "\n\t" else "·" for c in text)


def _batch(look: _Look, name: str, role: str | None) -> int:
    from netjes.checks.errors import CannotCheck
    from netjes.norms.errors import RequestError

    wrong = 0
    for number, line in enumerate(_bytes(name).splitlines(), start=1):
        if not line.strip():
            continue
        asked: Any = None
        try:
            asked = json.loads(line)
            text, its_role = asked["text"], asked.get("role", role)
            if not isinstance(text, str) or not isinstance(its_role, str):
                raise TypeError
            found, judgement = look.at(text, its_role)
            answer = look.as_json(found, judgement, asked.get("id", number))
        except (CannotCheck, RequestError) as error:
            answer = _refused(asked, number, str(error))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            answer = _refused(
                asked, number, 'schrijf één tekst per regel: {"id": "…", "text": "…", "role": "leerling"}.'
            )
        if "error" in answer:
            wrong += 1
            print(f"{name}, regel {number}: {answer['error']}", file=sys.stderr)
        print(_dumped(answer))
    return 2 if wrong else 0


def _refused(asked: Any, number: int, message: str) -> dict[str, Any]:
    return {"id": asked.get("id", number) if isinstance(asked, dict) else number, "error": message}


def _dumped(answer: dict[str, Any]) -> str:
    written = json.dumps(answer, ensure_ascii=False)
    try:
        written.encode()
    except UnicodeEncodeError:  # half of a pair, as a broken emoji leaves behind
        written = json.dumps(answer)
    return written


def _text(name: str) -> str:
    from netjes.checks.errors import CannotCheck

    try:
        return _bytes(name).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotCheck(f"{name} is geen tekst in UTF-8 (teken {error.start + 1}). Bewaar het als UTF-8.") from None


def _bytes(name: str) -> bytes:
    from netjes.checks.errors import CannotCheck

    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise CannotCheck(f"{name}: {error.strerror}. Kijk de naam na.") from None


def _roster(name: str | None) -> "Roster":
    from netjes.checks.errors import CannotCheck
    from netjes.checks.roster import NOBODY, Roster

    if name is None:
        return NOBODY
    try:
        written = json.loads(_text(name))
        names = [*written.get("students", []), *written.get("staff", [])]
    except (ValueError, AttributeError, TypeError, RecursionError):
        raise CannotCheck(f'{name}: schrijf {{"students": ["Voornaam Achternaam", …], "staff": […]}}.') from None
    return Roster(names)


def _confidential(name: str | None) -> "ConfidentialWords | None":
    if name is None:
        return None
    from netjes.checks.context.confidential import ConfidentialWords

    return ConfidentialWords(_text(name).splitlines())


def _rulebook(name: str | None) -> "Rulebook | None":
    if name is None:
        return None
    from netjes.norms.notation import read_file
    from netjes.norms.table import Rulebook

    return Rulebook(read_file(name))
