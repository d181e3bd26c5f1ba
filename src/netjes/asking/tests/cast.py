"""Conversations on the agreements that ship, without a database."""

from functools import cache

from netjes.agreements.deciding import Body, Rules
from netjes.asking.conversation import Conversation
from netjes.norms.combine import combine
from netjes.norms.library import model
from netjes.norms.table import Rulebook

# What binds each role at a school that took over every model, as a school's own page weighs it.
BINDING = {
    "leerling": ("leerlingen", "aanvullingen"),
    "medewerker": ("medewerkers", "leerlingen", "aanvullingen"),
    "ouder": ("ouders", "aanvullingen"),
}


@cache
def rules_of(role: str, *names: str) -> Rules:
    """The rules of a role from these models; by default those of the example school."""
    names = names or tuple(name for name in BINDING[role] if name != "aanvullingen")
    parts = [(name[0].upper(), model(name)) for name in names if role in model(name).roles]
    return Rules(role, (Body(Rulebook(combine(parts) if len(parts) > 1 else parts[0][1]), ()),))


def conversation(role: str, act: str, *names: str, **known: bool) -> Conversation:
    rules = rules_of(role, *names)
    words = rules.bodies[0].vocabulary
    return Conversation(rules, words, words.acts[act], known={name.replace("_", " "): v for name, v in known.items()})
