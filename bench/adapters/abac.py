"""pycasbin: attribute-based, the rule's condition in the policy; two enforcers, one for each side."""

import casbin
from casbin.model import Model

from bench.adapters import Facts
from bench.adapters.cases import Cases
from bench.adapters.twosided import Rule, TwoSided

MODEL = """
[request_definition]
r = role, act, facts
[policy_definition]
p = norm, roles, acts, rule
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = named(r.role, p.roles) && named(r.act, p.acts) && eval(p.rule)
"""


class Casbin:
    """`enforce` says whether some rule matches; the first question is who surely forbids, the second who may block."""

    def __init__(self, rules: TwoSided) -> None:
        self.forbidding, self.blocking = enforcer(rules.forbidding), enforcer(rules.blocking)

    def decide(self, role: str, act: str, facts: Facts) -> str:
        if self.forbidding.enforce(role, act, facts):
            return "not_allowed"
        return "ask" if self.blocking.enforce(role, act, facts) else "allowed"


def enforcer(rules: list[Rule]) -> casbin.Enforcer:
    """An enforcer with a policy line per rule. Lists of names are looked up, as pycasbin has no list type."""
    model = Model()
    model.load_model_from_text(MODEL)
    made = casbin.Enforcer(model)
    lists: dict[str, frozenset[str]] = {}
    made.add_function("named", lambda name, key: name in lists[key])
    made.add_function("known", lambda facts, name, value: facts.get(name) is value)
    for number, rule in enumerate(rules):
        lists[f"roles{number}"], lists[f"acts{number}"] = frozenset(rule.roles), frozenset(rule.acts)
        made.add_policy(rule.norm, f"roles{number}", f"acts{number}", _expression(rule.cases))
    return made


def _expression(cases: Cases) -> str:
    clauses = [
        " && ".join(f"{'' if k.sure else '!'}known(r.facts, '{k.fact}', {k.value})" for k in sorted(clause, key=repr))
        for clause in sorted(cases, key=repr)
    ]
    return " || ".join(f"({clause or 'True'})" for clause in clauses)
