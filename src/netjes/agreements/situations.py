"""Worked situations: one JSON object a line, frozen with the version they explain."""

import json
from typing import Any

from netjes.agreements.errors import CannotPublish

SHAPE = '{"article": "7", "story": "…", "role": "leerling", "act": "…", "facts": {"les": true}}'
KINDS: dict[str, type] = {"article": str, "story": str, "role": str, "act": str, "facts": dict}


def read_situations(text: str) -> list[dict[str, Any]]:
    """The situations in a text. Raises `CannotPublish` with a line for each that cannot be read."""
    found, wrong = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            situation = json.loads(line)
        except (ValueError, RecursionError):
            wrong.append(f"situaties, regel {number}: dit is geen JSON. Schrijf één situatie per regel: {SHAPE}.")
            continue
        missing = [key for key, kind in KINDS.items() if not _has(situation, key, kind)]
        if missing:
            wrong.append(f"situaties, regel {number}: hier klopt {_quoted(missing)} niet. Schrijf: {SHAPE}.")
        found.append(situation)
    if wrong:
        raise CannotPublish("\n".join(wrong))
    return found


def _has(situation: object, key: str, kind: type) -> bool:
    if not isinstance(situation, dict) or not isinstance(situation.get(key), kind):
        return False
    return kind is not dict or all(value is None or isinstance(value, bool) for value in situation[key].values())


def _quoted(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
