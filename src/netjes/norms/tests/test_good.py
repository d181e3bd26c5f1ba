"""Whole agreements with questions and the answers they must give: `good/` reads as documentation, too."""

import json
from pathlib import Path

import pytest

from netjes.norms import evaluate
from netjes.norms.explain import as_json
from netjes.norms.notation import read_file
from netjes.norms.table import Rulebook

GOOD = Path(__file__).parent / "good"
QUESTIONS = [
    (path.name.removesuffix(".requests.jsonl"), number, json.loads(line))
    for path in sorted(GOOD.glob("*.requests.jsonl"))
    for number, line in enumerate(path.read_text().splitlines(), start=1)
]


@pytest.mark.parametrize(("name", "number", "question"), QUESTIONS, ids=lambda v: v if isinstance(v, str) else None)
def test_it_answers_as_written(name: str, number: int, question: dict) -> None:
    agreement = read_file(GOOD / f"{name}.md")
    role, act, facts = question.get("role"), question["act"], question["facts"]
    verdict = Rulebook(agreement).decide(role, act, facts)
    answer = as_json(verdict, agreement.vocabulary)
    for field, expected in question["expect"].items():
        got = answer[field]
        if field == "missing":
            got = [each["fact"] for each in got]
        elif field == "also_do" and all(isinstance(each, str) for each in expected):
            got = [each["act"] for each in got]
        assert got == expected, f"{name}, regel {number}: {field}"
    if role:
        by_definition = evaluate.decide(agreement, role, agreement.vocabulary.find_act(act) or act, facts)
        assert verdict == by_definition


def test_every_agreement_has_questions() -> None:
    assert {name for name, _, _ in QUESTIONS} == {path.stem for path in GOOD.glob("*.md")}
