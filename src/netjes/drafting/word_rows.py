"""A new act or fact as a row of the word list; the rest of the list stays to the letter."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from netjes.drafting.errors import CannotChangeDraft
from netjes.norms.notation.keys import ACT_COLUMNS, FACT_COLUMNS

CELLS = ("name", "phrase", "parents", "synonyms", "question", "who_knows")
TABLES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "act": ("handeling", ACT_COLUMNS),
    "fact": ("feit", FACT_COLUMNS),
}


def with_word(words: str, kind: str, given: Mapping[str, str]) -> str:
    """The word list with one row more, behind the others of its kind.

    Raises `CannotChangeDraft` for a word without a name or without its form in a sentence: nobody could read
    a norm with it.
    """
    if kind not in TABLES:
        raise CannotChangeDraft(_("Kies of je een handeling of een feit toevoegt."))
    first, columns = TABLES[kind]
    cells = {name: _cell(value) for name, value in given.items()}
    if not cells["name"]:
        raise CannotChangeDraft(_("Geef het woord een naam."))
    if not cells["phrase"]:
        raise CannotChangeDraft(_("Vul in hoe het in een zin staat. Zonder dat kan niemand een norm ermee lezen."))
    lines = words.splitlines()
    start = next((place for place, line in enumerate(lines) if _heads(line, first)), None)
    if start is None:
        header = [name for name, field in columns.items() if field in CELLS]
        lines += ["", f"| {' | '.join(header)} |", f"|{'---|' * len(header)}"]
        start = len(lines) - 2
    header = [cell.strip().casefold() for cell in lines[start].strip().strip("|").split("|")]
    if "in een zin" not in header:
        raise CannotChangeDraft(_("In deze tabel ontbreekt de kolom “in een zin”. Zet die er eerst bij."))
    end = next((place for place in range(start, len(lines)) if not lines[place].lstrip().startswith("|")), len(lines))
    row = " | ".join(cells.get(columns.get(name, ""), "") for name in header)
    return "\n".join([*lines[:end], f"| {row} |", *lines[end:]]) + "\n"


def _heads(line: str, first: str) -> bool:
    return line.strip().startswith("|") and line.strip().strip("|").split("|")[0].strip().casefold() == first


def _cell(value: str) -> str:
    return " ".join(value.replace("\0", "").split()).replace("|", "\\|")
