"""May this? The engine's answer for a program, with the versions that give it. Nothing of a question is kept."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Router, Schema
from pydantic import BeforeValidator, ConfigDict, StrictBool, StringConstraints

from netjes.agreements.deciding import Decision, Rules, rules_for
from netjes.agreements.queries import in_force
from netjes.lib.problems import Problem, Wrong
from netjes.norms.errors import RequestError, suggestion
from netjes.norms.explain import as_json
from netjes.norms.vocabulary import Vocabulary
from netjes.schools.access import school_of
from netjes.schools.api import SchoolToken
from netjes.schools.models import School, Scope

router = Router(auth=SchoolToken(Scope.VERDICT), tags=[Scope.VERDICT.value])

WORD_LENGTH, MOST_FACTS, MOST_NAMED = 200, 200, 10  # characters, facts in a question, unknown facts told at once


def _day(value: object) -> object:
    """A day as year-month-day; pydantic alone would also read a number of seconds."""
    if value is not None:
        try:
            return date.fromisoformat(value if isinstance(value, str) and len(value) == 10 else "")
        except ValueError:
            raise ValueError("Schrijf een dag als jaar-maand-dag, zoals 2026-11-22.") from None
    return value


Word = Annotated[str, StringConstraints(min_length=1, max_length=WORD_LENGTH)]


class Question(Schema):
    """Who wants to do what, and what is known about it. A fact that is absent or null is unknown."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"role": "leerling", "act": "foto plaatsen", "facts": {"over een ander": True, "les": None}}]
        },
    )

    role: Word = Field(description="A role of the agreements: leerling, medewerker, ouder.")
    act: Word = Field(description="An act of the word list, by its name or an 'ook wel' word.")
    facts: Annotated[dict[Word, StrictBool | None], Field(max_length=MOST_FACTS)] = Field(
        default_factory=dict, description="Facts of the word list: true, false, or null for unknown."
    )
    at: Annotated[date | None, BeforeValidator(_day)] = Field(None, description="The day that counts; today if absent.")


class Missing(Schema):
    fact: str
    question: str
    who_knows: str


class AlsoDo(Schema):
    act: str
    whom: str | None
    article: str
    possible: bool | None = Field(None, description="Only there when true: it depends on the missing facts.")
    note: str | None = Field(None, description="Only there when the norm has one.")


class DecidingVersion(Schema):
    audience: str
    label: str
    sha256: str


class Answer(Schema):
    """The answer of `netjes decide --json`, and the versions that were asked."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "verdict": "ask",
                    "cause": "missing_fact",
                    "articles": ["7"],
                    "norms": ["7-les"],
                    "missing": [
                        {
                            "fact": "toestemming leraar",
                            "question": "Heeft je leraar gezegd dat het mag?",
                            "who_knows": "leraar",
                        }
                    ],
                    "ask_whom": ["leraar"],
                    "also_do": [],
                    "exceptions": [],
                    "explanation": "Dat hangt van één ding af: Heeft je leraar gezegd dat het mag? Dat weet je leraar.",
                    "versions": [{"audience": "leerling", "label": "2.1", "sha256": "9f2c…"}],
                }
            ]
        }
    )

    verdict: str = Field(json_schema_extra={"enum": ["allowed", "not_allowed", "ask"]})
    cause: str = Field(json_schema_extra={"enum": ["norm", "unregulated", "missing_fact", "conflict", "consult"]})
    articles: list[str]
    norms: list[str]
    missing: list[Missing]
    ask_whom: list[str]
    also_do: list[AlsoDo]
    exceptions: list[str]
    explanation: str
    versions: list[DecidingVersion]


@router.post("", response=Answer, exclude_unset=True, operation_id="askVerdict", summary="May this?")
def ask_verdict(request: HttpRequest, question: Question) -> dict[str, Any]:
    """What the agreements in force on a day say about an act. The question is not stored and not logged."""
    school = school_of(request)
    role = _bound_role(school, question)
    rules = rules_for(school, role, question.at)
    wrong = _unknown(rules, question)
    if wrong:
        raise _cannot_be_asked(wrong)
    try:
        return _told(rules.decide(question.act, question.facts))
    except RequestError as error:
        said = str(error)
        raise _cannot_be_asked([Wrong("facts", said[:1].upper() + said[1:])]) from None


def _told(decision: Decision) -> dict[str, Any]:
    versions = [
        {"audience": each.version.agreement.audience, "label": each.version.label, "sha256": each.version.sha256}
        for _letter, each in decision.body.parts
    ]
    return as_json(decision.verdict, decision.body.vocabulary) | {"versions": versions}


def _bound_role(school: School, question: Question) -> str:
    """The role as the agreements of that day write it."""
    roles = {role.casefold(): role for each in in_force(school, question.at) for role in each.agreement.roles}
    if not roles:
        raise Problem(404, "no-agreement", "Op deze dag gelden hier nog geen afspraken")
    found = roles.get(_folded(question.role))
    if found is None:
        near = suggestion(question.role, roles.values(), f"Kies uit: {', '.join(roles.values())}.")
        raise _cannot_be_asked([Wrong("role", f'De afspraken gelden niet voor "{question.role}".{near}')])
    return found


def _unknown(rules: Rules, question: Question) -> list[Wrong]:
    """Every word of a question that no agreement has, and every fact that is answered twice."""
    lists = [body.vocabulary for body in rules.bodies]
    wrong = []
    if all(words.find_act(question.act) is None for words in lists):
        near = suggestion(question.act, (act for words in lists for act in words.acts))
        wrong.append(Wrong("act", f'De handeling "{question.act}" staat niet in de woordenlijst.{near}'))
    unknown = [name for name in question.facts if _fact(lists, name) is None]
    wrong += [
        Wrong(f"facts.{name}", f'Het feit "{name}" staat niet in de woordenlijst.{_near_fact(lists, name)}')
        for name in unknown[:MOST_NAMED]
    ]
    return wrong + _said_twice(lists, question.facts)


def _said_twice(lists: list[Vocabulary], facts: Mapping[str, bool | None]) -> list[Wrong]:
    seen: dict[str, str] = {}
    wrong = []
    for name in facts:
        own = _fact(lists, name)
        if own is not None and own in seen:
            wrong.append(Wrong(f"facts.{name}", f'"{name}" en "{seen[own]}" zijn hetzelfde feit. Geef het één keer.'))
        elif own is not None:
            seen[own] = name
    return wrong


def _fact(lists: Iterable[Vocabulary], name: str) -> str | None:
    return next((found for words in lists if (found := words.find_fact(name)) is not None), None)


def _near_fact(lists: Iterable[Vocabulary], name: str) -> str:
    return suggestion(name, (fact for words in lists for fact in words.facts))


def _folded(word: str) -> str:
    return " ".join(word.casefold().split())


def _cannot_be_asked(wrong: list[Wrong]) -> Problem:
    return Problem(
        422,
        "cannot-be-asked",
        "Deze vraag kan niet aan de afspraken worden gesteld",
        " ".join(each.detail for each in wrong),
        wrong,
    )
