"""Rego by regopy: one partial rule per case; a fact that is not known is undefined, as Rego has it natively."""

import json

from regopy import Interpreter

from bench.adapters import Facts
from bench.adapters.cases import Cases
from bench.adapters.twosided import TwoSided


class Rego:
    """The module is compiled once into a bundle with one query; each decision sets the input and runs it."""

    def __init__(self, rules: TwoSided) -> None:
        self.rego = Interpreter()
        self.rego.add_module("netjes", module(rules))
        self.bundle = self.rego.build("data.netjes.verdict")

    def decide(self, role: str, act: str, facts: Facts) -> str:
        self.rego.set_input({"role": role, "act": act, "facts": facts})
        return json.loads(str(self.rego.query_bundle(self.bundle)))["expressions"][0]


def module(rules: TwoSided) -> str:
    """The rules as a Rego module."""
    lines = ["package netjes", "import rego.v1", 'default verdict := "allowed"']
    lines.append('verdict := "not_allowed" if count(forbids) > 0')
    lines.append('else := "ask" if count(blocks) > 0')
    for head, some in (("forbids", rules.forbidding), ("blocks", rules.blocking)):
        for rule in some:
            scope = f"input.role in {{{_list(rule.roles)}}}; input.act in {{{_list(rule.acts)}}}"
            lines += [f"{head} contains {_text(rule.norm)} if {{ {scope}{case} }}" for case in _bodies(rule.cases)]
    return "\n".join(lines)


def _bodies(cases: Cases) -> list[str]:
    return [
        "".join(
            f"; {'' if k.sure else 'not '}input.facts[{_text(k.fact)}] == {str(k.value).lower()}"
            for k in sorted(clause, key=repr)
        )
        for clause in sorted(cases, key=repr)
    ]


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(_text(name) for name in names)


def _text(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)
