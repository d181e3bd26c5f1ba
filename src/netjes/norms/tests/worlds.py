"""Small made-up agreements and questions, for the properties that must hold for every agreement."""

from collections.abc import Mapping

from hypothesis import strategies as st

from netjes.norms.facts import is_possible
from netjes.norms.norm import Agreement, And, Article, Condition, Effect, Is, Norm, Not, Or, Otherwise
from netjes.norms.vocabulary import Act, Fact, Person, Relation, Tie, Vocabulary

FACTS = tuple("abcdef")
ACTS = {"top": (), "left": ("top",), "right": ("top",), "both": ("left", "right"), "other": ()}
ROLES = ("leerling", "medewerker")


def conditions(facts: tuple[str, ...] = FACTS) -> st.SearchStrategy[Condition]:
    return st.recursive(
        st.sampled_from(facts).map(Is),
        lambda inner: st.one_of(
            inner.map(Not),
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(tuple(parts))),
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
        ),
        max_leaves=4,
    )


@st.composite
def relations(draw: st.DrawFn) -> tuple[Relation, ...]:
    found = []
    for _ in range(draw(st.integers(0, 2))):
        first, second = sorted(draw(st.lists(st.sampled_from(FACTS), min_size=2, max_size=2, unique=True)))
        found.append(Relation(first, draw(st.sampled_from(list(Tie))), second))
    return tuple(found)


@st.composite
def agreements(draw: st.DrawFn) -> Agreement:
    """Up to five norms over six facts; `gaat voor` only runs from later to earlier norms, so it has no circle."""
    persons = {name: Person(name, is_role=True) for name in ROLES} | {"jijzelf": Person("jijzelf")}
    vocabulary = Vocabulary(
        {name: Act(name, parents) for name, parents in ACTS.items()},
        {name: Fact(name, f"{name}?", "jijzelf") for name in FACTS},
        persons,
        draw(relations()),
    )
    norms: list[Norm] = []
    for place in range(draw(st.integers(0, 5))):
        effect = draw(st.sampled_from(list(Effect)))
        rivals = [n.id for n in norms if not n.is_duty]
        beats = draw(st.lists(st.sampled_from(rivals), max_size=2, unique=True)) if rivals else []
        norms.append(
            Norm(
                id=f"n{place}",
                article=str(draw(st.integers(1, 3))),
                roles=draw(st.sampled_from([ROLES, ROLES[:1]])),
                effect=effect,
                acts=(draw(st.sampled_from(list(ACTS))),),
                at=(draw(st.sampled_from(list(ACTS))),) if effect is Effect.OBLIGES and draw(st.booleans()) else (),
                when=draw(st.none() | conditions()),
                unless=draw(st.none() | conditions()),
                beats=() if effect is Effect.OBLIGES else tuple(beats),
                ask=draw(st.sampled_from(["jijzelf", None])) if effect is not Effect.CONSULTS else "jijzelf",
            )
        )
    articles = tuple(Article(n, "", "", "", tuple(m for m in norms if m.article == n)) for n in "123")
    otherwise = draw(st.sampled_from(list(Otherwise)))
    return Agreement("T", "nl", ROLES, "1", otherwise, vocabulary, articles, ask="jijzelf")


@st.composite
def questions(draw: st.DrawFn, agreement: Agreement) -> tuple[str, str, dict[str, bool]]:
    """A role, an act and facts that can be so at once, some of them unknown."""
    whole = draw(situations(agreement))
    known = {name: value for name, value in whole.items() if draw(st.booleans())}
    return draw(st.sampled_from(ROLES)), draw(st.sampled_from(list(ACTS))), known


@st.composite
def situations(draw: st.DrawFn, agreement: Agreement) -> dict[str, bool]:
    values: Mapping[str, bool] = draw(
        st.fixed_dictionaries({name: st.booleans() for name in FACTS}).filter(
            lambda s: is_possible(agreement.vocabulary.relations, s)
        )
    )
    return dict(values)
