"""The one place that decides. Every room asks here, and gets the articles and versions with the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from netjes.agreements.errors import NoAgreement
from netjes.agreements.queries import InForce, in_force_for
from netjes.norms.combine import combine
from netjes.norms.errors import RequestError
from netjes.norms.norm import Agreement, Norm
from netjes.norms.table import Rulebook
from netjes.norms.verdict import Cause, Verdict
from netjes.norms.vocabulary import Act, Vocabulary
from netjes.schools.models import School


@dataclass(frozen=True, slots=True)
class Body:
    """Agreements that are weighed together. Their articles have a letter only where two are meant (L12, M14)."""

    rulebook: Rulebook
    parts: tuple[tuple[str, InForce], ...]

    @property
    def agreement(self) -> Agreement:
        return self.rulebook.agreement

    @property
    def vocabulary(self) -> Vocabulary:
        return self.rulebook.agreement.vocabulary

    def place_of(self, label: str) -> tuple[InForce, str]:
        """The version an article stands in, and its number there."""
        return next((source, label.removeprefix(letter)) for letter, source in self.parts if label.startswith(letter))


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer, and the agreements that give it."""

    verdict: Verdict
    body: Body

    def norms(self) -> list[Norm]:
        """The norms that decide, in the order of their articles."""
        by_id = {norm.id: norm for norm in self.body.agreement.norms}
        return [by_id[name] for name in self.verdict.norms]


@dataclass(frozen=True, slots=True)
class Rules:
    """All that binds one role on one day, its own agreement first. Ask once, decide often."""

    role: str
    bodies: tuple[Body, ...]

    @property
    def own(self) -> InForce:
        return self.bodies[0].parts[0][1]

    def acts(self) -> dict[str, Act]:
        """Every act this role can ask about, by name; the role's own word list goes first."""
        return {name: act for body in reversed(self.bodies) for name, act in body.vocabulary.acts.items()}

    def facts_for(self, act: str) -> set[str]:
        """The facts that can make a difference to this act for this role, in any of its agreements."""
        found: set[str] = set()
        for body in self.bodies:
            if act in body.vocabulary.acts:
                bearing = body.rulebook.slice(self.role, act)
                named = {fact for norm in (*bearing.norms, *bearing.duties) for fact in norm.facts}
                found |= body.vocabulary.tied(named)
        return found

    def decide(self, act: str, facts: Mapping[str, bool | None]) -> Decision:
        """What binds the role is weighed together; an agreement with other words only speaks where that is silent.

        Raises `RequestError` for words that no agreement has, and facts that cannot go together.
        """
        first: Decision | None = None
        problem: RequestError | None = None
        for body in self.bodies:
            try:
                decision = Decision(body.rulebook.decide(self.role, act, facts), body)
            except RequestError as error:
                problem = problem or error
                continue
            if decision.verdict.cause is not Cause.UNREGULATED:
                return decision
            first = first or decision
        if first is None:
            raise problem or RequestError(act)
        return first


def rules_for(school: School, role: str, at: date | None = None) -> Rules:
    """What binds a role at a school on a day (today). Raises `NoAgreement` when nothing does."""
    sources = in_force_for(school, role, at)
    if not sources:
        raise NoAgreement(f"Er zijn op deze dag geen afspraken voor {role}.")
    by_words: dict[str, list[InForce]] = {}
    for source in sources:
        by_words.setdefault(_words_of(source), []).append(source)
    return Rules(role, tuple(_body(tuple(together)) for together in by_words.values()))


def _words_of(source: InForce) -> str:
    """What tells one word list from another: a list of its own stands in the text itself."""
    return source.version.sha256 if source.agreement.has_own_words else source.version.words


def _body(sources: tuple[InForce, ...]) -> Body:
    if len(sources) == 1:
        return Body(sources[0].rulebook, (("", sources[0]),))
    parts = tuple((_letter(source), source) for source in sources)
    return Body(_combined(tuple((letter, source.version.sha256, source.rulebook) for letter, source in parts)), parts)


def _letter(source: InForce) -> str:
    return source.version.agreement.audience[0].upper()


@lru_cache(maxsize=64)
def _combined(parts: tuple[tuple[str, str, Rulebook], ...]) -> Rulebook:
    """Read once per process: a version never changes."""
    return Rulebook(combine([(letter, rulebook.agreement) for letter, _, rulebook in parts]))
