"""The one place that decides. Every room asks here, and gets the version in force with the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from netjes.agreements.errors import NoAgreement
from netjes.agreements.queries import InForce, in_force_for
from netjes.norms.errors import RequestError
from netjes.norms.verdict import Cause, Verdict
from netjes.norms.vocabulary import Act
from netjes.schools.models import School


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer, and the version that gives it."""

    verdict: Verdict
    source: InForce


@dataclass(frozen=True, slots=True)
class Rules:
    """All versions that bind one role on one day, its own agreement first. Ask once, decide often."""

    role: str
    sources: tuple[InForce, ...]

    @property
    def own(self) -> InForce:
        return self.sources[0]

    def acts(self) -> dict[str, Act]:
        """Every act this role can ask about, by name; the role's own word list goes first."""
        return {n: a for each in reversed(self.sources) for n, a in each.agreement.vocabulary.acts.items()}

    def decide(self, act: str, facts: Mapping[str, bool | None]) -> Decision:
        """The role's own agreement answers; where that does not speak of the act, another that binds the
        role may (the pupils' agreement also says what staff may do when something goes wrong).

        Raises `RequestError` for words that no agreement has, and facts that cannot go together.
        """
        first: Decision | None = None
        problem: RequestError | None = None
        for source in self.sources:
            try:
                decision = Decision(source.rulebook.decide(self.role, act, facts), source)
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
    return Rules(role, tuple(sources))
