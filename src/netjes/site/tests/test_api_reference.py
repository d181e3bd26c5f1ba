"""docs/reference/api.md names every operation and every problem, and its examples answer what the page says."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from netjes.agreements.models import Version
from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.schools.api_tokens import make_token
from netjes.schools.models import Scope
from netjes.signing.models import Round
from netjes.site.api import limits, per_token

ROOT = Path(__file__).resolve().parents[4]
PAGE = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^```http\n(?P<asked>.*?)^```\n\n```json\n(?P<told>.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = [(each["asked"], json.loads(each["told"])) for each in EXAMPLE.finditer(PAGE)]
REST = "…"


def fits(expected, told) -> bool:
    """Whether an answer is as written; `…` is the rest of a text, of a list or of an object's fields."""
    if isinstance(expected, dict) and isinstance(told, dict):
        named = {name: each for name, each in expected.items() if name != REST}
        known = named.keys() <= told.keys() if REST in expected else named.keys() == told.keys()
        return known and all(fits(each, told[name]) for name, each in named.items())
    if isinstance(expected, list) and isinstance(told, list):
        named = expected[:-1] if expected[-1:] == [REST] else expected
        long_enough = len(told) > len(named) if expected[-1:] == [REST] else len(told) == len(named)
        return long_enough and all(fits(*pair) for pair in zip(named, told, strict=False))
    if isinstance(expected, str) and isinstance(told, str):
        pattern = ".*".join(re.escape(piece) for piece in expected.split(REST))
        return re.fullmatch(pattern, told, re.DOTALL) is not None
    return expected == told


@pytest.fixture
def headers(still_now, agreed, people):
    per_token.forget()
    version = Version.objects.for_school(agreed).get(agreement__slug="leerlingen")
    Round.objects.create(
        pk=1, school=agreed, version=version, asks_pupils=True, asks_guardians=True, opened_at=now(),
        due_on=date(2026, 12, 1),
    )  # fmt: skip
    code = make_token(actor=system("tests"), school=agreed, name="docs", scopes=Scope.values, days=30)
    return {"authorization": f"Bearer {code}"}


def test_it_works():
    assert fits({"a": ["b…", REST], REST: REST}, {"a": ["bc", 1], "d": 2})
    assert not fits({"a": 1}, {"a": 1, "b": 2})
    assert not fits([1], [1, 2])
    assert not fits("b…", "c")


@pytest.mark.parametrize(("asked", "told"), EXAMPLES, ids=[asked.splitlines()[0] for asked, _told in EXAMPLES])
def test_an_example_answers_what_the_page_says(headers, asked, told):
    head, _blank, body = asked.partition("\n\n")
    method, path = head.splitlines()[0].split(" ")
    done = Client().generic(method, path, body, content_type="application/json", headers=headers)
    assert done.status_code == told.get("status", 200)
    assert fits(told, done.json()), json.dumps(done.json(), ensure_ascii=False, indent=2)


def test_every_operation_has_its_section_and_an_example(school, client):
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    described = {(how.upper(), path) for path, methods in paths.items() for how in methods}
    sections = dict(re.findall(r"^## (?:GET|POST) (\S+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
    assert set(re.findall(r"^## (GET|POST) (\S+)$", PAGE, re.MULTILINE)) == described
    assert all(EXAMPLE.search(text) for text in sections.values())
    for path, methods in paths.items():
        (scope,) = {each["tags"][0] for each in methods.values()}
        assert f"Scope `{scope}`." in sections[path]


def test_every_problem_is_on_the_page():
    kinds = set(re.findall(r"`urn:netjes:problem:([a-z-]+)`", PAGE))
    rooms = ("lib/problems.py", "schools/api.py", "agreements/api/*.py", "signing/api.py", "site/api/*.py")
    sources = [path.read_text(encoding="utf-8") for room in rooms for path in (ROOT / "src" / "netjes").glob(room)]
    used = {kind for text in sources for kind in re.findall(r'Problem\(\s*\d+,\s*"([a-z-]+)"', text)} | {"unreadable"}
    assert used == kinds


def test_the_limits_are_on_the_page():
    for written in (f"{limits.PER_MINUTE} a minute", f"{limits.LARGEST // 1024} kB", f"{limits.DEEPEST} layers deep"):
        assert written in PAGE
