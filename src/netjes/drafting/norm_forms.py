"""A norm as a form, and a form as a norm. What was typed is kept, right or wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.http import QueryDict

from netjes.norms.norm import And, Condition, Is, Norm, Not, Or
from netjes.norms.notation import keys
from netjes.norms.notation.conditions import written

MOST = 6  # facts in a condition of the form; a longer or nested one is written in the notation
# Fields of the form by the key under which the notation has them.
FIELDS = {
    "wie": "roles", "verbiedt": "acts", "staat toe": "acts", "verplicht": "acts", "vraagt overleg bij": "acts",
    "bij": "at", "als": "when", "tenzij": "unless", "gaat voor": "beats", "vraag": "ask", "let op": "note",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of a condition: that it is so, or that it is not."""

    fact: str = ""
    is_so: bool = True


@dataclass(frozen=True, slots=True)
class Rows:
    """A condition as rows under one joint. `fixed` holds, in the notation, one that rows cannot show."""

    joint: str = keys.AND
    rows: tuple[Row, ...] = ()
    fixed: str = ""

    @property
    def text(self) -> str:
        """The condition in the notation; empty for none."""
        if self.fixed:
            return self.fixed
        said = [row.fact if row.is_so else f"{keys.NOT} {row.fact}" for row in self.rows if row.fact]
        return f" {self.joint} ".join(said)


@dataclass(frozen=True, slots=True)
class NormForm:
    """What the form holds, as text."""

    effect: str = "verbiedt"
    acts: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    when: Rows = field(default_factory=Rows)
    unless: Rows = field(default_factory=Rows)
    beats: tuple[str, ...] = ()
    ask: str = ""
    note: str = ""

    def block(self, norm_id: str) -> tuple[str, dict[int, str]]:
        """The norm in the notation, and which field each of its lines comes from (1 is the line behind the opening)."""
        values = {
            "wie": ", ".join(self.roles),
            self.effect: ", ".join(self.acts),
            "bij": ", ".join(self.at),
            "als": self.when.text,
            "tenzij": self.unless.text,
            "gaat voor": ", ".join(self.beats),
            "vraag": self.ask,
            "let op": self.note,
        }
        filled = {key: value for key, value in values.items() if value or key in ("wie", self.effect)}
        lines = [f"{key}: {value}" for key, value in filled.items()]
        where = {place: FIELDS[key] for place, key in enumerate(filled, start=1)}
        return "\n".join([f"```norm {norm_id}", *lines, "```", ""]), where


def form_of(norm: Norm) -> NormForm:
    """A norm, to be changed in the form."""
    effect = next(key for key, value in keys.EFFECTS.items() if value is norm.effect)
    return NormForm(
        effect, norm.acts, (keys.EVERYONE,) if norm.everyone else norm.roles, norm.at, rows_of(norm.when),
        rows_of(norm.unless), norm.beats, norm.ask or "", norm.note or "",
    )  # fmt: skip


def rows_of(condition: Condition | None) -> Rows:
    match condition:
        case None:
            return Rows()
        case And(parts) | Or(parts) if len(parts) <= MOST and all(_row(part) for part in parts):
            joint = keys.AND if isinstance(condition, And) else keys.OR
            return Rows(joint, tuple(row for part in parts if (row := _row(part))))
    single = _row(condition)
    return Rows(rows=(single,)) if single else Rows(fixed=written(condition))


def _row(part: Condition) -> Row | None:
    match part:
        case Is(fact):
            return Row(fact)
        case Not(Is(fact)):
            return Row(fact, is_so=False)
    return None


def posted(data: QueryDict) -> NormForm:
    """What somebody filled in; line ends become spaces, so that a value stays one line."""

    def one(name: str) -> str:
        return " ".join(data.get(name, "").replace("\0", "").split())

    def many(name: str) -> tuple[str, ...]:
        values = (" ".join(value.replace("\0", "").split()) for value in data.getlist(name))
        return tuple(value for value in values if value)

    def rows(name: str) -> Rows:
        facts = [" ".join(value.replace("\0", "").split()) for value in data.getlist(f"{name}_fact")]
        signs = data.getlist(f"{name}_is")
        joint = keys.OR if data.get(f"{name}_joint") == keys.OR else keys.AND
        pairs = [Row(fact, sign != keys.NOT) for fact, sign in zip(facts, [*signs, *[""] * len(facts)], strict=False)]
        return Rows(joint, tuple(row for row in pairs if row.fact), one(f"{name}_fixed"))

    roles = many("roles")
    effect = one("effect")
    return NormForm(
        effect=effect if effect in keys.EFFECTS else "verbiedt",
        acts=many("acts"),
        roles=(keys.EVERYONE,) if keys.EVERYONE in roles else roles,
        at=many("at"),
        when=rows("when"),
        unless=rows("unless"),
        beats=tuple(dict.fromkeys((*many("beats"), *(n.strip() for n in one("beats_other").split(",") if n.strip())))),
        ask=one("ask"),
        note=one("note"),
    )


def without_phrase(norm: Norm, acts: Mapping[str, object], facts: Mapping[str, object]) -> Sequence[tuple[str, str]]:
    """The (field, word) pairs of this norm that have no form "in een zin", so that no sentence can be made of it."""

    def lacks(words: Mapping[str, object], name: str) -> bool:
        return not getattr(words.get(name), "phrase", "")

    found = [("acts", name) for name in norm.acts if lacks(acts, name)]
    found += [("at", name) for name in norm.at if lacks(acts, name)]
    places = (("when", norm.when), ("unless", norm.unless))
    for name, condition in places:
        if condition is not None:
            found += [(name, fact) for fact in replace(norm, when=condition, unless=None).facts if lacks(facts, fact)]
    return found
