"""May this picture go there? Facts from who is ticked, what is covered and what they chose; the agreement decides.

Pure but for the rules that are handed in: the same facts always give the same answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from netjes.agreements.deciding import Decision, Rules
from netjes.consents.states import Standing
from netjes.lib.verdicts import Code, code_for
from netjes.norms.errors import RequestError
from netjes.norms.verdict import Cause, Missing
from netjes.schools.models import Person

STAFF, POSTING = "medewerker", "foto plaatsen"
ABOUT_ANOTHER, AGREES = "over een ander", "toestemming van die ander"
MAKER = "jijzelf"  # who knows what no list of the school knows
# The school's own newsletter or website says of itself that the school speaks.
FOR_SCHOOL = {"duidelijk namens wie": True}


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody who can be recognised: what holds for them here, and whether anything of them is left to see."""

    person: Person
    standing: Standing
    once: Standing | None = None  # what the answers about this very picture come to; None: not asked
    box: int | None = None  # the number of the head, if that was said
    is_hidden: bool = False

    @property
    def agrees(self) -> bool | None:
        """Whether this one may be seen; None is not known yet. A no stays a no, whatever was answered about this."""
        if self.standing is Standing.NO or self.once is Standing.NO:
            return False
        if Standing.YES in (self.standing, self.once):
            return True
        return None

    @property
    def is_waiting(self) -> bool:
        """Asked, and not answered by everybody yet."""
        return self.agrees is None and self.once is Standing.ASK_ME

    @property
    def can_be_asked(self) -> bool:
        return self.agrees is None and self.once is None


@dataclass(frozen=True, slots=True)
class Situation:
    """All that is known of a picture at one place. `outsiders` is what they say who are in no list; None without."""

    seen: tuple[Seen, ...] = ()
    nobody: bool = False  # the maker says that nobody can be recognised
    has_outsiders: bool = False
    outsiders_agree: bool | None = None
    answers: Mapping[str, bool] | None = None

    @property
    def visible(self) -> tuple[Seen, ...]:
        return tuple(each for each in self.seen if not each.is_hidden)

    def facts(self) -> dict[str, bool]:
        """What the agreement is asked about. Without anybody ticked it is not known whether somebody is on it."""
        facts: dict[str, bool] = {**FOR_SCHOOL, **(self.answers or {})}
        if not self.visible and not self.has_outsiders:
            return facts | ({ABOUT_ANOTHER: False} if self.nobody else {})
        facts[ABOUT_ANOTHER] = True
        said = [each.agrees for each in self.visible] + ([self.outsiders_agree] if self.has_outsiders else [])
        if False in said:
            facts[AGREES] = False
        elif None not in said:
            facts[AGREES] = True
        return facts


@dataclass(frozen=True, slots=True)
class Judgement:
    """The agreement's answer, and what the maker can still say of the picture."""

    code: Code
    decision: Decision | None = None
    to_answer: tuple[str, ...] = ()  # facts that only the maker can tell, and that are still open

    @property
    def waits_for_maker(self) -> bool:
        return bool(self.to_answer)


def judge(rules: Rules | None, situation: Situation) -> Judgement:
    """Ask the agreement. *geen* where nothing adopted speaks of it: that is no *mag*."""
    decision = _decide(rules, situation.facts())
    if decision is None:
        return Judgement("geen")
    verdict = decision.verdict
    waits = verdict.cause is Cause.MISSING_FACT
    to_answer = tuple(m.fact for m in verdict.missing if m.who_knows == MAKER and m.fact != ABOUT_ANOTHER)
    return Judgement(
        code_for(verdict.verdict.value, verdict.cause.value), decision, to_answer if waits else ()
    )  # fmt: skip


def may_go(judgement: Judgement, situation: Situation) -> bool:
    """Whether the picture goes out: only on *mag*, and never with somebody on it who said no or is shielded."""
    return judgement.code == "mag" and not any(each.agrees is False for each in situation.visible)


def questions(rules: Rules | None) -> tuple[Missing, ...]:
    """What the agreement wants to know of a picture on which everybody agrees, and only its maker can tell."""
    decision = _decide(rules, {**FOR_SCHOOL, ABOUT_ANOTHER: True, AGREES: True})
    return tuple(m for m in decision.verdict.missing if m.who_knows == MAKER) if decision else ()


def codes_for(rules: Rules | None) -> dict[bool | None, Code]:
    """What somebody's yes, no, or not yet, comes to when all else is in order: the word behind each name."""
    clear = {m.fact: False for m in questions(rules)}
    codes: dict[bool | None, Code] = {}
    for agrees in (True, False, None):
        facts = {**FOR_SCHOOL, **clear, ABOUT_ANOTHER: True} | ({} if agrees is None else {AGREES: agrees})
        decision = _decide(rules, facts)
        codes[agrees] = code_for(decision.verdict.verdict.value, decision.verdict.cause.value) if decision else "geen"
    codes[False] = "niet"  # also where the agreement does not speak of it: consent is the law's, and so is a shield
    return codes


def _decide(rules: Rules | None, facts: Mapping[str, bool]) -> Decision | None:
    """None where the agreement has no such act, or its words cannot go together."""
    if rules is None or POSTING not in rules.acts():
        return None
    bearing = rules.facts_for(POSTING)
    try:
        return rules.decide(POSTING, {fact: value for fact, value in facts.items() if fact in bearing})
    except RequestError:
        return None


def named(people: Iterable[Person], and_: str) -> str:
    """`Noor, Sami en Lotte`: as a class calls them; the whole name of two who share a first one."""
    chosen = list(people)
    first = [person.given_name for person in chosen]
    names = [person.name if first.count(person.given_name) > 1 else person.given_name for person in chosen]
    return f"{', '.join(names[:-1])} {and_} {names[-1]}" if len(names) > 1 else "".join(names)
