"""The second language: collect what can be translated, compile it, and tell what is missing.

    python -m netjes.site.messages update     after changing texts: mend the catalogues, then translate
    python -m netjes.site.messages check      exit 1 while anything is missing, doubtful or left over
    python -m netjes.site.messages compile    at set-up

The texts in code and templates are Dutch; each app keeps its English in `locale/en`. GNU gettext is not
needed: Babel reads and writes the catalogues, Django's own parser finds the texts in templates.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[1]
DOMAIN, LANGUAGE = "django", "en"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def apps() -> list[Path]:
    """The folders with an `apps.py`: each may have texts, and then has a catalogue."""
    return sorted(path.parent for path in PACKAGE.glob("*/apps.py"))


def catalogue_path(app: Path) -> Path:
    return app / "locale" / LANGUAGE / "LC_MESSAGES" / f"{DOMAIN}.po"


def _sources(app: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(app.rglob("*")):
        inside = path.relative_to(app).parts
        if "tests" in inside or "migrations" in inside or not path.is_file():
            continue
        if path.suffix == ".py":
            yield path, path.read_text(encoding="utf-8")
        elif "templates" in inside and path.suffix in {".html", ".txt"}:
            code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            yield path, "\n".join(line.lstrip() for line in code.splitlines())


def found_in(app: Path) -> Catalog:
    """Every translatable text of an app, with where it stands (files only: lines move too often)."""
    catalogue = Catalog(domain=DOMAIN, locale=LANGUAGE, charset="utf-8")
    for path, code in _sources(app):
        for _line, message, comments, context in extract("python", io.BytesIO(code.encode()), KEYWORDS):
            where = [(path.relative_to(PACKAGE.parent).as_posix(), 0)]
            catalogue.add(message, locations=where, auto_comments=comments, context=context)
    return catalogue


def kept_for(app: Path) -> Catalog:
    path = catalogue_path(app)
    if not path.exists():
        return Catalog(domain=DOMAIN, locale=LANGUAGE, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE, domain=DOMAIN)


def problems(app: Path) -> list[str]:
    """One line per text that is missing, empty, doubtful or no longer used."""
    found, kept = found_in(app), kept_for(app)
    name, lines = app.name, []
    for message in found:
        if not message.id:
            continue
        translation = kept.get(message.id, message.context)
        if translation is None:
            lines.append(f"{name}: niet in de lijst: {message.id!r}")
        elif not all(translation.string if isinstance(translation.string, tuple) else (translation.string,)):
            lines.append(f"{name}: nog niet vertaald: {message.id!r}")
        elif translation.fuzzy:
            lines.append(f"{name}: nog na te kijken: {message.id!r}")
    for message in kept:
        if message.id and found.get(message.id, message.context) is None:
            lines.append(f"{name}: niet meer gebruikt: {message.id!r}")
    return lines


def update(app: Path) -> None:
    found, kept = found_in(app), kept_for(app)
    if not len(found) and not len(kept):
        return
    kept.update(found, no_fuzzy_matching=True)
    kept.obsolete.clear()
    kept.header_comment = f"# English texts of netjes.{app.name}."
    kept.fuzzy = False
    path = catalogue_path(app)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = io.BytesIO()
    write_po(draft, kept, width=110, sort_by_file=True, include_lineno=False, omit_header=False)
    # The header's dates would make two people's catalogues differ for nothing.
    lines = draft.getvalue().decode().splitlines(keepends=True)
    dated = (
        '"POT-Creation-Date',
        '"PO-Revision-Date',
        '"Last-Translator',
        '"Language-Team',
        '"Project-Id',
        '"Generated-By',
        '"Report-Msgid',
    )
    path.write_text("".join(line for line in lines if not line.startswith(dated)), encoding="utf-8")


def compile_catalogue(app: Path) -> None:
    source = catalogue_path(app)
    target = source.with_suffix(".mo")
    if not source.exists() or (target.exists() and target.stat().st_mtime >= source.stat().st_mtime):
        return
    compiled = io.BytesIO()
    write_mo(compiled, kept_for(app))
    target.write_bytes(compiled.getvalue())


def main(arguments: list[str]) -> int:
    match arguments:
        case ["compile"]:
            for app in apps():
                compile_catalogue(app)
        case ["update"]:
            for app in apps():
                update(app)
                compile_catalogue(app)
        case ["check"]:
            lines = [line for app in apps() for line in problems(app)]
            print("\n".join(lines) or "Alle teksten zijn vertaald.")
            return 1 if lines else 0
        case _:
            print("Gebruik: python -m netjes.site.messages update|check|compile", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
