"""Reads a word list: three Markdown tables, known by their first header cell, and `samenhang:` lines."""

import re
from dataclasses import MISSING, fields, replace
from typing import Any

from netjes.norms.errors import suggestion
from netjes.norms.notation import keys
from netjes.norms.notation.blocks import cycle_in
from netjes.norms.notation.conditions import names_in_list
from netjes.norms.notation.mistakes import Mistakes
from netjes.norms.vocabulary import Act, Fact, Person, Relation, Tie, Vocabulary

Line = tuple[int, str]
TABLES: dict[str, tuple[dict[str, str], type]] = {
    "handeling": (keys.ACT_COLUMNS, Act),
    "feit": (keys.FACT_COLUMNS, Fact),
    "persoon": (keys.PERSON_COLUMNS, Person),
}
RULE = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
CELL_EDGE = re.compile(r"(?<!\\)\|")
RELATION_LINE = re.compile(rf"\s*{keys.RELATION}\s*:\s*(.*)$", re.IGNORECASE)


def read_words(text: str, file: str = "") -> Vocabulary:
    """The word list that a text holds. Raises `NotationError` with every mistake in it."""
    mistakes = Mistakes(file)
    lines = list(enumerate(text.removeprefix("\ufeff").splitlines(), start=1))
    vocabulary = words_from_lines(lines, mistakes)
    mistakes.stop_if_any()
    return vocabulary


def words_from_lines(lines: list[Line], mistakes: Mistakes) -> Vocabulary:
    """As `read_words`, for numbered lines of a larger file; mistakes are added, not raised."""
    found: dict[str, dict[str, Any]] = {name: {} for name in TABLES}
    where: dict[tuple[str, str], int] = {}
    related: list[tuple[int, str]] = []
    rows: list[Line] = []
    for number, line in [*lines, (0, "")]:
        if line.lstrip().startswith("|"):
            rows.append((number, line))
            continue
        if rows:
            _table(rows, found, where, mistakes)
            rows = []
        if match := RELATION_LINE.match(line):
            related.append((number, match.group(1).strip()))
    _check(found, where, mistakes)
    relations = [r for number, text in related if (r := _relation(number, text, found["feit"], mistakes))]
    _no_cycle_of_requirements(relations, related, mistakes)
    return Vocabulary(found["handeling"], found["feit"], found["persoon"], tuple(relations))


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [" ".join(cell.replace("\\|", "|").split()) for cell in CELL_EDGE.split(inner)]


def _table(
    rows: list[Line], found: dict[str, dict[str, Any]], where: dict[tuple[str, str], int], mistakes: Mistakes
) -> None:
    number, line = rows[0]
    header = [cell.casefold() for cell in _cells(line)]
    if header[0] not in TABLES:
        known = ", ".join(f'"{name}"' for name in TABLES)
        mistakes.add(number, f'een tabel die begint met "{header[0]}" ken ik niet. De eerste kop is {known}.')
        return
    columns, kind = TABLES[header[0]]
    for cell in header:
        if cell not in columns:
            near = suggestion(cell, columns, f"Deze tabel kent: {', '.join(columns)}.")
            mistakes.add(number, f'de kolom "{cell}" ken ik niet.{near}')
    if len(set(header)) < len(header):
        mistakes.add(number, "een kolom staat er twee keer. Laat er één staan.")
    required = {f.name for f in fields(kind) if f.default is MISSING}
    for cell, name in columns.items():
        if name in required and cell not in header:
            mistakes.add(number, f'de kolom "{cell}" ontbreekt. Zet hem erbij.')
            return
    for number, line in rows[1:]:
        if RULE.fullmatch(line.strip()):
            continue
        cells = _cells(line)
        if len(cells) > len(header):
            mistakes.add(number, f"deze rij heeft {len(cells)} cellen en de kop {len(header)}. Haal er een weg.")
            continue
        values = {columns[h]: c for h, c in zip(header, cells, strict=False) if h in columns}
        entry = _entry(kind, values, number, mistakes)
        if entry is None:
            continue
        twin = where.get((header[0], entry.name.casefold()))
        if twin:
            mistakes.add(number, f'"{entry.name}" staat al op regel {twin}. Laat er één staan.')
            continue
        where[header[0], entry.name.casefold()] = number
        found[header[0]][entry.name] = entry


def _entry(kind: type, values: dict[str, Any], number: int, mistakes: Mistakes) -> Any:
    name = values.get("name", "")
    if not name:
        mistakes.add(number, "de eerste cel is leeg. Geef deze regel een naam.")
        return None
    for key in ("parents", "synonyms"):
        if key in values:
            values[key] = tuple(n for n in names_in_list(values[key]) if n)
    if "asked" in values:
        values["asked"] = _ranks(values["asked"], number, mistakes)
    if "is_role" in values:
        if values["is_role"].casefold() not in ("", keys.IS_ROLE, "nee"):
            mistakes.add(number, f'bij "{name}" staat rol "{values["is_role"]}". Vul "ja" in, of laat het leeg.')
        values["is_role"] = values["is_role"].casefold() == keys.IS_ROLE
    if kind is Fact:
        if not values.get("question"):
            mistakes.add(number, f'het feit "{name}" heeft geen vraag. Vul de kolom "vraag" in.')
        if not values.get("who_knows"):
            mistakes.add(number, f'bij het feit "{name}" staat niet wie het weet. Vul de kolom "wie weet het" in.')
        if {name.casefold().split()[0], name.casefold().split()[-1]} & {keys.AND, keys.OR, keys.NOT}:
            mistakes.add(number, f'het feit "{name}" begint of eindigt met en, of of niet. Kies een andere naam.')
        if "(" in name or ")" in name:
            mistakes.add(number, f'het feit "{name}" heeft een haakje in zijn naam. Kies een naam zonder.')
    return kind(**values)


def _ranks(cell: str, number: int, mistakes: Mistakes) -> tuple[tuple[str, int], ...]:
    """`2`, or `leerling 2, medewerker 5`: a rank for every role, or one for each role named."""
    ranks = []
    for part in names_in_list(cell):
        role, _, rank = part.rpartition(" ")
        if rank.isdecimal():
            ranks.append((role, int(rank)))
        elif part:
            message = f'"vaak gevraagd" is een rangnummer, zoals 2 of "leerling 2", en "{part}" is dat niet.'
            mistakes.add(number, message)
    return tuple(ranks)


def _check(found: dict[str, dict[str, Any]], where: dict[tuple[str, str], int], mistakes: Mistakes) -> None:
    """Parents exist and do not go round; whoever knows a fact is a person of the list."""
    acts, facts, persons = found["handeling"], found["feit"], found["persoon"]
    act_names = {name.casefold(): name for name in acts}
    for act in list(acts.values()):
        line = where["handeling", act.name.casefold()]
        for parent in act.parents:
            if parent.casefold() not in act_names:
                advice = suggestion(parent, acts, "Zet hem erbij.")
                message = f'"{act.name}" valt onder "{parent}", maar die staat niet in de woordenlijst.{advice}'
                mistakes.add(line, message)
        parents = tuple(act_names.get(p.casefold(), p) for p in act.parents if p.casefold() in act_names)
        if parents != act.parents:
            acts[act.name] = replace(act, parents=parents)
    ring = cycle_in({name: act.parents for name, act in acts.items()})
    if ring:
        steps = " en ".join(f'"{a}" valt onder "{b}"' for a, b in zip(ring, ring[1:] + ring[:1], strict=True))
        mistakes.add(where["handeling", ring[0].casefold()], f"{steps}: kies er één.")
    person_names = {name.casefold(): name for name in persons}
    for fact in list(facts.values()):
        if not fact.who_knows:
            continue
        who = person_names.get(fact.who_knows.casefold())
        if who is None:
            line = where["feit", fact.name.casefold()]
            advice = suggestion(fact.who_knows, persons, "Zet die persoon erbij.")
            message = f'"{fact.who_knows}" weet "{fact.name}", maar staat niet bij de personen.{advice}'
            mistakes.add(line, message)
        elif who != fact.who_knows:
            facts[fact.name] = replace(fact, who_knows=who)


def _relation(number: int, text: str, facts: dict[str, Fact], mistakes: Mistakes) -> Relation | None:
    names = {name.casefold(): name for name in facts}
    folded = " ".join(text.casefold().split())
    options: list[tuple[str, Tie, str]] = []
    for words, tie in keys.TIES.items():
        for match in re.finditer(rf"(?<!\S){words}(?!\S)", folded):
            first, second = folded[: match.start()].strip(), folded[match.end() :].strip()
            options.append((first, tie, second))
            if first in names and second in names:
                if first == second:
                    mistakes.add(number, f'"{text}" noemt twee keer hetzelfde feit. Noem er twee.')
                    return None
                return Relation(names[first], tie, names[second])
    if not options:
        mistakes.add(number, f'"{text}" begrijp ik niet. Schrijf "A sluit uit B" of "A vereist B", één per regel.')
        return None
    first, _, second = options[0]
    wrong = first if first not in names else second
    advice = suggestion(wrong, facts, "Zet het erbij, of haal deze regel weg.")
    mistakes.add(number, f'"{wrong}" staat niet in de woordenlijst.{advice}')
    return None


def _no_cycle_of_requirements(relations: list[Relation], related: list[tuple[int, str]], mistakes: Mistakes) -> None:
    requires: dict[str, list[str]] = {}
    for relation in relations:
        if relation.tie is Tie.REQUIRES:
            requires.setdefault(relation.first, []).append(relation.second)
    ring = cycle_in(requires)
    if ring:
        line = next((n for n, text in related if ring[0].casefold() in text.casefold()), 0)
        steps = " en ".join(f'"{a}" vereist "{b}"' for a, b in zip(ring, ring[1:] + ring[:1], strict=True))
        mistakes.add(line, f"{steps}: haal er één weg.")
