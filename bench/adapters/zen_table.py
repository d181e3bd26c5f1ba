"""zen-engine: a JDM decision table with a row per case, read from the top; a fact that is not known is null."""

import json

import zen

from bench.adapters import Facts
from bench.adapters.cases import Clause, Known
from bench.adapters.twosided import Rule, TwoSided

ACT, ROLE = "handeling", "rol"


class ZenTable:
    """The whole agreement in one table: rows that surely forbid, rows that may block, and a last row for the rest."""

    def __init__(self, rules: TwoSided) -> None:
        self._engine = zen.ZenEngine()
        self._columns = {name: f"f{place}" for place, name in enumerate(rules.vocabulary.facts)}
        self._numbers = {name: number for number, name in enumerate((*rules.agreement.roles, *rules.vocabulary.acts))}
        self._prepare(rules)

    def _prepare(self, rules: TwoSided) -> None:
        self._decision = self._engine.create_decision(self.table(rules))

    def decision(self, role: str, act: str) -> zen.ZenDecision:
        return self._decision

    def decide(self, role: str, act: str, facts: Facts) -> str:
        columns = self._columns
        asked = {columns[name]: value for name, value in facts.items()}
        asked[ROLE], asked[ACT] = role, act
        return self.decision(role, act).evaluate(asked)["result"]["antwoord"]

    def table(self, rules: TwoSided, *, scoped: bool = True) -> str:
        """The table as JSON; `scoped` is with columns for role and act."""
        used = {k.fact for r in (*rules.forbidding, *rules.blocking) for clause in r.cases for k in clause}
        names = [name for name in self._columns if name in used]
        fields = ([ACT, ROLE] if scoped else []) + [self._columns[name] for name in names]
        rows = []
        for verdict, some in (("not_allowed", rules.forbidding), ("ask", rules.blocking)):
            for rule in some:
                scope = {ACT: _one_of(rule.acts), ROLE: _one_of(rule.roles)} if scoped else {}
                for clause in sorted(rule.cases, key=repr):
                    rows.append(scope | self._cells(clause) | _answer(verdict, rule))
        rows.append(_answer("allowed", None))
        every = dict.fromkeys(fields, "")
        content = {
            "hitPolicy": "first",
            "inputs": [{"id": field, "name": field, "field": field} for field in fields],
            "outputs": [{"id": name, "name": name, "field": name} for name in ("antwoord", "norm")],
            "rules": [{"_id": str(n)} | every | row for n, row in enumerate(rows)],
        }
        nodes = [
            {"id": "in", "name": "in", "type": "inputNode"},
            {"id": "table", "name": "table", "type": "decisionTableNode", "content": content},
            {"id": "out", "name": "out", "type": "outputNode"},
        ]
        edges = [("in", "table"), ("table", "out")]
        return json.dumps(
            {
                "nodes": nodes,
                "edges": [{"id": f"{a}-{b}", "sourceId": a, "targetId": b, "type": "edge"} for a, b in edges],
            }
        )

    def _cells(self, clause: Clause) -> dict[str, str]:
        by_fact: dict[str, list[Known]] = {}
        for k in clause:
            by_fact.setdefault(k.fact, []).append(k)
        return {self._columns[fact]: " and ".join(map(_cell, known)) for fact, known in by_fact.items()}


class ZenPerAct(ZenTable):
    """The caller finds the table of this role and act itself."""

    def _prepare(self, rules: TwoSided) -> None:
        self._decisions = {
            (role, act): self._engine.create_decision(self.table(rules.at(role, act), scoped=False))
            for role in rules.agreement.roles
            for act in rules.vocabulary.acts
        }

    def decision(self, role: str, act: str) -> zen.ZenDecision:
        return self._decisions[role, act]


def _cell(k: Known) -> str:
    return f"$ {'==' if k.sure else '!='} {str(k.value).lower()}"


def _one_of(names: tuple[str, ...]) -> str:
    return ", ".join(json.dumps(name, ensure_ascii=False) for name in names)


def _answer(verdict: str, rule: Rule | None) -> dict[str, str]:
    return {"antwoord": json.dumps(verdict), "norm": json.dumps(rule.norm if rule else "")}
