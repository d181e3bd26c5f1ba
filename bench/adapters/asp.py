"""clingo: one rule per case, grounded once; who asks what, and each known fact, is an external that is switched on."""

import json

import clingo

from bench.adapters import Facts
from bench.adapters.cases import Cases, Known
from bench.adapters.twosided import Rule, TwoSided


class Clingo:
    """A request switches its externals on, solves, reads the two lists of norms, and switches them off again."""

    def __init__(self, rules: TwoSided) -> None:
        self.control = clingo.Control(["--warn=none"])
        self.control.add("base", [], program(rules))
        self.control.ground([("base", [])])
        self.roles = {name: clingo.Function("role", [clingo.String(name)]) for name in rules.agreement.roles}
        self.acts = {name: clingo.Function("act", [clingo.String(name)]) for name in rules.vocabulary.acts}
        self.facts = {
            (name, value): clingo.Function("yes" if value else "no", [clingo.String(name)])
            for name in rules.vocabulary.facts
            for value in (True, False)
        }

    def decide(self, role: str, act: str, facts: Facts) -> str:
        asked = [self.roles[role], self.acts[act], *(self.facts[item] for item in facts.items())]
        for atom in asked:
            self.control.assign_external(atom, True)
        with self.control.solve(yield_=True) as handle:
            shown = {symbol.name for symbol in handle.model().symbols(shown=True)}
        for atom in asked:
            self.control.assign_external(atom, False)
        return "not_allowed" if "forbids" in shown else "ask" if "blocks" in shown else "allowed"


def program(rules: TwoSided) -> str:
    """The rules as a logic program without choices: it has one model."""
    lines = [f"#external role({_text(name)})." for name in rules.agreement.roles]
    lines += [f"#external act({_text(name)})." for name in rules.vocabulary.acts]
    lines += [f"#external {sign}({_text(name)})." for name in rules.vocabulary.facts for sign in ("yes", "no")]
    for act in rules.vocabulary.acts:
        lines += [f"under({_text(act)}, {_text(above)})." for above in rules.vocabulary.ancestors(act)]
    lines.append("asked(A) :- act(B), under(B, A).")
    for head, some in (("forbids", rules.forbidding), ("blocks", rules.blocking)):
        for number, rule in enumerate(some):
            lines += _rule(head, number, rule)
    lines += ["#show forbids/1.", "#show blocks/1."]
    return "\n".join(lines)


def _rule(head: str, number: int, rule: Rule) -> list[str]:
    scope = f"scope({head}, {number})"
    out = "".join(f", not asked({_text(act)})" for act in rule.but)
    found = [f"{scope} :- role({_text(role)}), asked({_text(act)}){out}." for role in rule.roles for act in rule.heads]
    return found + [f"{head}({_text(rule.norm)}) :- {scope}{body}." for body in _bodies(rule.cases)]


def _bodies(cases: Cases) -> list[str]:
    return ["".join(f", {_literal(k)}" for k in sorted(clause, key=repr)) for clause in sorted(cases, key=repr)]


def _literal(k: Known) -> str:
    return f"{'' if k.sure else 'not '}{'yes' if k.value else 'no'}({_text(k.fact)})"


def _text(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)
