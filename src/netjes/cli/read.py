"""Leest een eigen document van een school en stelt een indeling voor: delen, artikelen, onderwerpen."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netjes.reading import Article, Document

_AUDIENCES = {"pupils": "leerlingen", "staff": "medewerkers", "parents": "ouders", "everyone": "iedereen"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="BESTAND", help=".txt, .md, .html, .docx, .odt of .pdf")
    parser.add_argument("--json", action="store_true", help="geef het antwoord als JSON, voor andere programma’s")
    parser.add_argument(
        "--agreement",
        choices=sorted(_AUDIENCES.values()),
        help="geef het deel voor deze lezers als afspraken, met voorgestelde normen erbij",
    )


def run(args: argparse.Namespace) -> int:
    """Print the proposed split; 0 done, 2 the file cannot be read (one line on standard error)."""
    from netjes.reading import CannotRead, read

    try:
        document = read(args.file)
    except CannotRead as problem:
        print(problem, file=sys.stderr)
        return 2
    if args.agreement:
        return _agreement(document, args.agreement)
    if args.json:
        print(json.dumps(document.as_json(), ensure_ascii=False, indent=2))
    else:
        print(summary(document))
    return 0


def _agreement(document: Document, audience: str) -> int:
    """Print one part in the notation; what a person still has to look at goes to standard error."""
    from netjes.reading.takeover import as_agreement

    part = next((part for part in document.parts if _AUDIENCES[part.audience] == audience), None)
    if part is None:
        found = ", ".join(_AUDIENCES[part.audience] for part in document.parts) or "geen enkel deel"
        print(f"Dit document heeft geen deel voor {audience}. Gevonden: {found}.", file=sys.stderr)
        return 2
    taken = as_agreement(document, part)
    print(taken.text, end="")
    if taken.without_norms:
        print(f"Zonder normen, alleen tekst: artikel {', '.join(taken.without_norms)}.", file=sys.stderr)
    for number, topic in taken.to_confirm:
        print(f"Artikel {number} gaat misschien over “{_title(topic)}”. Klopt dat, zet er dan normen bij.",
              file=sys.stderr)  # fmt: skip
    print("De normen zijn een voorstel uit de modelafspraken. Lees ze naast de tekst van de school.", file=sys.stderr)
    return 0


def _title(topic: str) -> str:
    """A topic as people name it."""
    from netjes.norms.library import topics

    return topics()[topic].title


def summary(document: Document) -> str:
    """What was found, for someone who has the document beside it."""
    lines = [document.title or "(geen titel gevonden)", "=" * max(3, len(document.title))]
    if not any(part.articles for part in document.parts):
        lines += ["", "In dit document zijn geen regels gevonden. Controleer of dit het goede bestand is."]
    for part in document.parts:
        count = len(part.articles)
        lines += ["", f"Voor {_AUDIENCES[part.audience]}: {count} {'artikel' if count == 1 else 'artikelen'}"]
        if part.title and part.title != document.title:
            lines.append(f"  Titel: {part.title}")
        if part.preamble:
            lines.append(f"  Inleiding: {_first_words(part.preamble)}")
        for article in part.articles:
            lines += _article(article)
    if document.missing_topics:
        lines += ["", "Hierover staat niets in het document:", f"  {', '.join(map(_title, document.missing_topics))}"]
    if document.left_out:
        lines += ["", "Geen regel, en daarom niet opgenomen:"]
        lines += [f"  - {_first_words(text)}" for text in document.left_out]
    lines += ["", "Dit is een voorstel. Controleer de indeling voordat u haar gebruikt."]
    return "\n".join(lines)


def _article(article: Article) -> list[str]:
    head = f"{article.title}: " if article.title else ""
    lines = [f"  {article.number:>4}  {_first_words(head + article.text)}"]
    if article.items:
        lines.append(f"        met {len(article.items)} onderdelen: {', '.join(i.label for i in article.items)}")
    if article.topics:
        sure = "" if article.certainty == "certain" else " (misschien)"
        lines.append(f"        over: {', '.join(map(_title, article.topics))}{sure}")
    else:
        lines.append("        over: geen bekend onderwerp")
    lines += [f"        let op: {warning.text}" for warning in article.warnings]
    return lines


def _first_words(text: str, width: int = 88) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rsplit(" ", 1)[0] + " …"
