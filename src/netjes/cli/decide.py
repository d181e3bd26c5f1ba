"""Beantwoordt of iets mag volgens een bestand met afspraken, één vraag of een bestand met vragen."""

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import date

from netjes.cli.main import fail
from netjes.norms.errors import NotationError, RequestError
from netjes.norms.explain import as_json, explain
from netjes.norms.notation import read_file
from netjes.norms.table import Rulebook
from netjes.norms.verdict import Cause, Verdict
from netjes.norms.vocabulary import Vocabulary

ANSWERS = {"ja": True, "nee": False, "weet ik niet": None}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("agreement", metavar="AFSPRAKEN.md")
    parser.add_argument("--role", help="wie het vraagt, zoals leerling")
    parser.add_argument("--act", help='wat diegene wil doen, zoals "foto plaatsen"')
    parser.add_argument("--fact", action="append", default=[], metavar="FEIT=ja|nee|weet ik niet")
    parser.add_argument("--at", metavar="JJJJ-MM-DD", help="de dag waarop de afspraken moeten gelden")
    parser.add_argument("--batch", metavar="VRAGEN.jsonl", help="één vraag per regel; - is de standaardinvoer")
    parser.add_argument("--json", action="store_true", help="het antwoord als JSON")


def run(args: argparse.Namespace) -> int:
    try:
        rulebook = Rulebook(read_file(args.agreement))
    except NotationError as error:
        return fail(error)
    if args.batch:
        return _batch(rulebook, args.batch)
    if not args.act:
        return fail('netjes decide: zeg met --act wat iemand wil doen, zoals --act "foto plaatsen".')
    try:
        facts = dict(_fact(written) for written in args.fact)
        verdict = rulebook.decide(args.role, args.act, facts, _day(args.at))
    except RequestError as error:
        return fail(f"netjes decide: {error}")
    if args.json:
        print(json.dumps(as_json(verdict, rulebook.agreement.vocabulary), ensure_ascii=False))
    else:
        print(_for_people(verdict, rulebook.agreement.vocabulary))
    return 0


def _for_people(verdict: Verdict, vocabulary: Vocabulary) -> str:
    said = explain(verdict, vocabulary)
    return f"Overleg. {said}" if verdict.cause in (Cause.MISSING_FACT, Cause.CONFLICT) else said


def _fact(written: str) -> tuple[str, bool | None]:
    name, sign, answer = written.rpartition("=")
    if not sign or answer.strip().casefold() not in ANSWERS:
        raise RequestError(f'--fact "{written}": schrijf het feit, een is-teken, en ja, nee of weet ik niet.')
    return name.strip(), ANSWERS[answer.strip().casefold()]


def _day(written: str | None) -> date | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except (TypeError, ValueError):
        raise RequestError(f'"{written}" is geen datum. Schrijf jaar-maand-dag, zoals 2026-09-01.') from None


def _batch(rulebook: Rulebook, name: str) -> int:
    try:
        lines = sys.stdin.buffer.readlines() if name == "-" else _lines_of(name)
    except OSError as error:
        return fail(f"netjes decide: {name}: {error.strerror}. Kijk de naam na.")
    answers, wrong = answer_lines(rulebook, lines)
    sys.stdout.write("\n".join(answers) + ("\n" if answers else ""))
    for number, message in wrong:
        print(f"{name}, regel {number}: {message}", file=sys.stderr)
    return 2 if wrong else 0


def _lines_of(name: str) -> list[bytes]:
    with open(name, "rb") as file:  # noqa: PTH123 - a plain file, read once
        return file.readlines()


def answer_lines(rulebook: Rulebook, lines: Iterable[bytes]) -> tuple[list[str], list[tuple[int, str]]]:
    """One JSON answer a line, in order; a wrong line gets `{"error": …}` in its place and is listed with its number.

    Equal answers are one shared object, so that each is turned into text only once.
    """
    vocabulary, decide = rulebook.agreement.vocabulary, rulebook.decide
    parse = json.JSONDecoder(parse_int=str, parse_float=str).decode  # a number is no answer, so not true or false
    made: dict[int, tuple[Verdict, str]] = {}
    answers: list[str] = []
    wrong: list[tuple[int, str]] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            question = parse(line.decode())
            at = question.get("at")
            verdict = decide(question.get("role"), question["act"], question.get("facts") or {},
                             None if at is None else _day(at))  # fmt: skip
            kept = made.get(id(verdict))
            if kept is None or kept[0] is not verdict:
                kept = verdict, json.dumps(as_json(verdict, vocabulary), ensure_ascii=False)
                made[id(verdict)] = kept
            answers.append(kept[1])
        except RequestError as error:
            wrong.append((number, str(error)))
            answers.append(json.dumps({"error": str(error)}, ensure_ascii=False))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            message = _malformed(line, error)
            wrong.append((number, message))
            answers.append(json.dumps({"error": message}, ensure_ascii=False))
    return answers, wrong


def _malformed(line: bytes, error: Exception) -> str:
    shape = '{"role": "…", "act": "…", "facts": {"…": true}}'
    if isinstance(error, json.JSONDecodeError):
        return f"dit is geen JSON (teken {error.pos + 1}). Schrijf één vraag per regel: {shape}."
    return f"deze vraag heeft niet de goede vorm. Schrijf: {shape}."
