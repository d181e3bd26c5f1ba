"""An article's scenario over HTTP: its worked situations are asked as a visitor would, and its page is read."""

import re
from dataclasses import dataclass
from html import unescape

import pytest
from django.test import Client
from django.utils.text import slugify

from netjes.lib.verdicts import code_for
from netjes.norms.library import model, situations
from netjes.norms.table import Rulebook

WORDS = {"mag": "Mag", "niet": "Mag niet", "overleg": "Overleg", "geen": "Geen afspraak"}
ANSWERS = {True: "ja", False: "nee", None: "weet-niet"}


@dataclass
class Page:
    """A page as its reader sees it: the heading, the text, the links."""

    html: str

    @property
    def heading(self) -> str:
        found = re.search(r"<h1[^>]*>(.*?)</h1>", self.html, re.S)
        return unescape(re.sub(r"<[^>]+>", "", found.group(1))).strip() if found else ""

    @property
    def text(self) -> str:
        return unescape(" ".join(re.sub(r"<[^>]+>", " ", self.html).split()))

    @property
    def links(self) -> list[str]:
        return [unescape(link) for link in re.findall(r'href="([^"]+)"', self.html)]


@dataclass
class Visitor:
    client: Client

    def read(self, path: str, **query: str) -> Page:
        response = self.client.get(path, query)
        assert response.status_code == 200, f"{path}: {response.status_code}"
        return Page(response.content.decode())

    def send(self, path: str, **fields: str) -> Page:
        response = self.client.post(path, fields)
        assert response.status_code == 200, f"{path}: {response.status_code}"
        return Page(response.content.decode())

    def ask(self, role: str, act: str, facts: dict[str, bool | None] | None = None) -> Page:
        """Ask whether something is allowed, with what is known answered already."""
        query = {slugify(fact): ANSWERS[value] for fact, value in (facts or {}).items()}
        return self.read(f"/mag-ik/{slugify(act)}/", rol=role, **query)

    def follow(self, role: str, act: str, facts: dict[str, bool]) -> Page:
        """Answer every question that is asked, *nee* to what `facts` does not say, until there is an answer."""
        questions = {fact.question: name for name, fact in model("leerlingen").vocabulary.facts.items()}
        given: dict[str, bool | None] = {}
        page = self.ask(role, act)
        while page.heading in questions:
            fact = questions[page.heading]
            assert fact not in given, f"tweemaal gevraagd: {page.heading}"
            given[fact] = facts.get(fact, False)
            page = self.ask(role, act, given)
        return page


@pytest.fixture
def visitor(agreed) -> Visitor:
    return Visitor(Client())


@pytest.fixture
def scenario(visitor):
    """Walks through one article of a model: its page, and every worked situation under it."""

    def walk(name: str, number: str) -> None:
        agreement = model(name)
        numbers = [a.number for a in agreement.articles if number in (a.number, a.parent)]
        told = [s for s in situations(name) if s["article"] in numbers]
        assert len(told) >= 3, f"artikel {number} heeft te weinig voorbeelden"
        for each in numbers:
            page = visitor.read(f"/afspraken/{name}/{each}/")
            article = agreement.article(each)
            assert article.title in page.heading
            for situation in told:
                if situation["article"] == each:
                    assert situation["story"] in page.text
        seen = set()
        for situation in told:
            seen.add(_answered_as_expected(visitor, name, situation))
        assert len(seen) >= 2, f"artikel {number} geeft altijd hetzelfde antwoord: {seen}"

    return walk


def _answered_as_expected(visitor: Visitor, name: str, situation: dict) -> str:
    expect, story = situation["expect"], situation["story"]
    facts = model(name).vocabulary.facts
    own = Rulebook(model(name)).slice(situation["role"], situation["act"]).facts
    given = dict(situation["facts"])
    while True:
        page = visitor.ask(situation["role"], situation["act"], given)
        asked = next((fact for fact in facts.values() if fact.question == page.heading), None)
        if asked is None or asked.name in own:
            break
        given[asked.name] = True  # the asker's other agreement speaks of this act too; there all is well
    if expect["cause"] == "missing_fact":
        if "missing" in expect:
            assert page.heading == facts[expect["missing"][0]].question, story
        assert asked, story
        return "question"
    word = WORDS[code_for(expect["verdict"], expect["cause"])]
    assert page.heading == word, f"{story}: {page.heading} in plaats van {word}"
    for number in expect.get("articles", []):
        assert f"/afspraken/{name}/{number}/" in page.links, f"{story}: artikel {number} ontbreekt"
    return word
