"""One question at a time: which one is next, and how many may follow.

The whole conversation stands in the page's address, by the names of facts. That is why Terug works, a link
can be shared, and nothing has to be kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.utils.text import slugify

from netjes.agreements.deciding import Decision, Rules
from netjes.norms.errors import RequestError
from netjes.norms.norm import Norm
from netjes.norms.verdict import Missing
from netjes.norms.vocabulary import Act, Vocabulary

YES, NO, UNKNOWN = "ja", "nee", "weet-niet"
VALUES: dict[str, bool | None] = {YES: True, NO: False, UNKNOWN: None}
WORDS = {value: word for word, value in VALUES.items()}
ANOTHER_TIME = "ander-moment"  # in an address: this is about another moment than now
SELF, OTHER = "jijzelf", "die ander"  # persons of the situation itself, not of the school
MOST = 12  # questions; whoever answers all of them with yes or no needs fewer in every model that ships
LOOKED_AT = 400  # situations looked at to say how many questions may follow


@dataclass(frozen=True, slots=True)
class Conversation:
    """Who asks what, and what was answered so far, in order; None is *weet ik niet*."""

    rules: Rules
    vocabulary: Vocabulary
    act: Act
    answers: tuple[tuple[str, bool | None], ...] = ()
    known: Mapping[str, bool] = field(default_factory=dict)
    another_time: bool = False  # the asker set aside what is known of now

    @property
    def facts(self) -> dict[str, bool]:
        """What can be built on: the school's facts, and the asker's answers, which go first."""
        return {**self.known, **{fact: value for fact, value in self.answers if value is not None}}

    @property
    def role(self) -> str:
        return self.rules.role

    def decide(self) -> Decision:
        return self.rules.decide(self.act.name, self.facts)

    def is_possible(self) -> bool:
        """Whether what is known can all be so at once."""
        try:
            self.decide()
        except RequestError:
            return False
        return True

    def next_question(self, decision: Decision) -> Missing | None:
        """The missing fact that settles most and was not answered with *weet ik niet*.

        None as soon as the answer waits for something that only somebody else can tell: going to ask is
        then what to do, and more questions would only delay it. None too after `MOST` answers.
        """
        if len(self.answers) >= MOST:
            return None
        unsure = {fact for fact, value in self.answers if value is None}
        missing = decision.verdict.missing
        if any(m.fact in unsure and m.who_knows != SELF for m in missing):
            return None
        return next((m for m in missing if m.fact not in unsure), None)

    def waits_for(self, decision: Decision) -> tuple[Missing, ...]:
        """What the answer waits for: what the asker could not tell, else everything that is missing."""
        unsure = {fact for fact, value in self.answers if value is None}
        missing = decision.verdict.missing
        return tuple(m for m in missing if m.fact in unsure) or missing

    def carried_by(self, decision: Decision) -> list[Norm]:
        """The norms to show as the reason. While the answer waits: those that turn on what it waits for. Else
        those of which all is known, before those that might decide it as well."""
        norms = decision.norms()
        waits = {missing.fact for missing in self.waits_for(decision)}
        if waits:
            return [norm for norm in norms if waits.intersection(norm.facts)] or norms
        return [norm for norm in norms if all(fact in self.facts for fact in norm.facts)] or norms

    def at_most(self) -> int:
        """How many questions may follow on the longest way, every answer given; an upper bound."""
        budget = [LOOKED_AT]

        def depth(conversation: Conversation) -> int:
            decision = conversation.decide()
            question = conversation.next_question(decision)
            if question is None:
                return 0
            budget[0] -= 1
            if budget[0] < 0:
                return len(decision.verdict.missing)
            return 1 + max(depth(conversation.answered(question.fact, value)) for value in (True, False))

        return depth(self)

    def answered(self, fact: str, value: bool | None) -> "Conversation":
        kept = tuple((f, v) for f, v in self.answers if f != fact)
        return replace(self, answers=(*kept, (fact, value)))

    def without(self, fact: str) -> "Conversation":
        """Back to just before this fact was asked."""
        names = [f for f, _ in self.answers]
        return replace(self, answers=self.answers[: names.index(fact)] if fact in names else self.answers)

    def query(self) -> list[tuple[str, str]]:
        """The conversation as it stands in an address; what a room knows of somebody never does."""
        aside = [(ANOTHER_TIME, YES)] if self.another_time else []
        return [("rol", self.role), *aside, *((slugify(fact), WORDS[value]) for fact, value in self.answers)]


def answers_from(pairs: Iterable[tuple[str, str]], vocabulary: Vocabulary) -> tuple[tuple[str, bool | None], ...]:
    """The answers in an address. What this version does not know, or cannot read, is simply asked again."""
    names = {slugify(name): name for name in vocabulary.facts}
    found: dict[str, bool | None] = {}
    for key, value in pairs:
        if key in names and value in VALUES:
            found[names[key]] = VALUES[value]
    return tuple(found.items())


def act_by_slug(slug: str, vocabulary: Vocabulary) -> Act | None:
    """The act of an address; an "ook wel" word leads to it too, so that a renamed act keeps its links."""
    by_slug = {slugify(word): act for act in vocabulary.acts.values() for word in act.synonyms}
    return (by_slug | {slugify(act.name): act for act in vocabulary.acts.values()}).get(slug)
