"""Cedar: one `forbid` policy per rule, in two policy sets; which act falls under which is in the entities."""

import json

from cedarpy import Decision, Entities, PolicySet, Schema, is_authorized

from bench.adapters import Facts
from bench.adapters.cases import Cases
from bench.adapters.twosided import Rule, TwoSided

RESOURCE = {"type": "Afspraak", "id": "school"}


class Cedar:
    """All policies in two sets, parsed once with schema and entities; two calls per decision."""

    def __init__(self, rules: TwoSided) -> None:
        self.schema = Schema.from_json_str(json.dumps(schema(rules)))
        self.entities = Entities.from_json_str("[]", self.schema)
        self.forbidding = PolicySet.from_str(policies(rules.forbidding))
        self.blocking = PolicySet.from_str(policies(rules.blocking))

    def sets(self, role: str, act: str) -> tuple[PolicySet, PolicySet]:
        return self.forbidding, self.blocking

    def decide(self, role: str, act: str, facts: Facts) -> str:
        forbidding, blocking = self.sets(role, act)
        request = {
            "principal": {"type": "Rol", "id": role},
            "action": {"type": "Action", "id": act},
            "resource": RESOURCE,
            "context": facts,
        }
        # the second call only where the first leaves it open: nobody would do otherwise
        certainly = is_authorized(request, forbidding, self.entities, self.schema)
        if certainly.decision is Decision.Deny:
            return "not_allowed"
        possibly = is_authorized(request, blocking, self.entities, self.schema)
        return "ask" if possibly.decision is Decision.Deny else "allowed"


class CedarPerAct(Cedar):
    """The caller finds the policies of this role and act itself; Cedar has no index of its own."""

    def __init__(self, rules: TwoSided) -> None:
        super().__init__(rules)
        self._sets = {}
        for role in rules.agreement.roles:
            for act in rules.vocabulary.acts:
                part = rules.at(role, act)
                texts = policies(part.forbidding), policies(part.blocking)
                self._sets[role, act] = PolicySet.from_str(texts[0]), PolicySet.from_str(texts[1])

    def sets(self, role: str, act: str) -> tuple[PolicySet, PolicySet]:
        return self._sets[role, act]


def schema(rules: TwoSided) -> dict[str, object]:
    """Roles, acts with what they fall under, and every fact as a boolean that may be absent."""
    facts = {name: {"type": "Boolean", "required": False} for name in rules.vocabulary.facts}
    applies = {
        "principalTypes": ["Rol"],
        "resourceTypes": ["Afspraak"],
        "context": {"type": "Record", "attributes": facts},
    }
    actions = {
        act.name: {"appliesTo": applies, "memberOf": [{"id": parent} for parent in act.parents]}
        for act in rules.vocabulary.acts.values()
    }
    return {"": {"entityTypes": {"Rol": {}, "Afspraak": {}}, "actions": actions}}


def policies(rules: list[Rule]) -> str:
    """The rules as Cedar text, behind one policy that permits everything."""
    texts = ["permit (principal, action, resource);"]
    for number, rule in enumerate(rules):
        roles = " || ".join(f"principal == Rol::{_quoted(r)}" for r in rule.roles)
        unless = f" unless {{ action in [{_acts(rule.but)}] }}" if rule.but else ""
        texts.append(
            f'@id("{rule.norm}.{number}") forbid (principal, action in [{_acts(rule.heads)}], resource)\n'
            f"when {{ {roles} }} when {{ {condition(rule.cases)} }}{unless};"
        )
    return "\n".join(texts)


def condition(cases: Cases) -> str:
    """The cases as an expression; a fact is known when the context has it."""
    clauses = []
    for clause in sorted(cases, key=repr):
        parts = []
        for k in sorted(clause, key=repr):
            name = _quoted(k.fact)
            known = f"(context has {name} && context[{name}] == {str(k.value).lower()})"
            parts.append(known if k.sure else f"!{known}")
        clauses.append(" && ".join(parts) or "true")
    return " || ".join(f"({clause})" for clause in clauses)


def _acts(names: tuple[str, ...]) -> str:
    return ", ".join(f"Action::{_quoted(name)}" for name in names)


def _quoted(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)
