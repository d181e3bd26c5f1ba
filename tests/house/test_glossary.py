"""GLOSSARY.md and the code know each other's words, both ways."""

import ast
import re

from django.apps import apps

from reading_the_tree import ROOT, bases_of, own_modules

ROW = re.compile(r"^\| `(?P<code>[^`]+)` \| (?P<dutch>[^|]+) \| (?P<meaning>[^|]+) \|$", re.MULTILINE)
ENUMS = {"Enum", "StrEnum", "IntEnum", "TextChoices", "IntegerChoices"}


def glossary() -> dict[str, tuple[str, str]]:
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    rows = list(ROW.finditer(text))
    codes = [row["code"] for row in rows]
    assert len(codes) == len(set(codes)), "een woord staat twee keer in GLOSSARY.md"
    return {row["code"]: (row["dutch"].strip(), row["meaning"].strip()) for row in rows}


def models() -> set[str]:
    return {
        model.__name__
        for model in apps.get_models()
        if model.__module__.startswith("netjes.") and ".tests" not in model.__module__
    }


def states() -> set[str]:
    """`CaseState.OPEN` and so on: every member of every enum in a `states.py`."""
    found = set()
    for path, module in own_modules():
        if path.name != "states.py":
            continue
        for node in module.body:
            if isinstance(node, ast.ClassDef) and bases_of(node) & ENUMS:
                members = (statement.targets for statement in node.body if isinstance(statement, ast.Assign))
                found |= {f"{node.name}.{target.id}" for (target,) in members}
    return found


def classes() -> set[str]:
    return {node.name for _, module in own_modules() for node in ast.walk(module) if isinstance(node, ast.ClassDef)}


def test_it_works():
    dutch, meaning = glossary()["School"]
    assert dutch == "school"
    assert meaning.endswith(".")


def test_every_model_and_every_state_has_its_dutch_word():
    missing = (models() | states()) - set(glossary())
    assert not missing, f"Zet in GLOSSARY.md: {sorted(missing)}"


def test_every_word_of_the_glossary_is_in_the_code():
    gone = set(glossary()) - models() - states() - classes()
    assert not gone, f"Niet meer in de code, dus uit GLOSSARY.md: {sorted(gone)}"


def test_no_dutch_word_stands_for_two_models():
    words = [dutch for code, (dutch, _) in glossary().items() if code in models()]
    assert len(words) == len(set(words))
