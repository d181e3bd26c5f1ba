"""Lines that are no part of an agreement: menus, addresses, page numbers, headings whose logo was lost."""

from __future__ import annotations

import re

from . import tidy

_MENU = {
    "home", "contact", "menu", "zoeken", "search", "inloggen", "login", "log in", "uitloggen", "nieuws",
    "news", "agenda", "kalender", "over ons", "about", "about us", "sitemap", "disclaimer", "privacy",
    "privacyverklaring", "privacybeleid", "cookies", "cookiebeleid", "vacatures", "naar boven",
    "terug naar boven", "back to top", "terug", "vorige", "volgende", "delen", "deel deze pagina",
    "share", "print", "printen", "afdrukken", "lees meer", "lees verder", "read more", "download",
    "downloads", "magister", "somtoday", "facebook", "instagram", "twitter", "linkedin", "youtube",
    "volg ons", "follow us", "naar de inhoud", "skip to content", "ga naar de inhoud",
    "praktische informatie", "aanmelden", "open dag", "onze school", "leerlingen", "ouders",
    "onderwijs", "webshop", "it's learning", "itslearning",
}  # fmt: skip
_SURE_MENU = _MENU - {"leerlingen", "ouders", "onderwijs", "privacy", "contact", "over ons", "delen", "magister",
                      "somtoday", "instagram", "facebook", "twitter", "youtube", "nieuws"}  # fmt: skip
_DATA = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.]+|https?://\S+|www\.\S+|\b\d{4}\s?[A-Z]{2}\b|(?:\+31|\b0)[\d\s()-]{8,13}\d|"
    r"\b[A-Z][a-z]+(?:straat|weg|laan|plein|singel|kade|dijk|gracht|hof|pad)\s+\d+\w?|\bPostbus\s+\d+|"
    r"\bNL\d\d\s?[A-Z]{4}[\d\s]{10,14}"
)
_CONTACT = re.compile(
    r"^(?:contact(?:gegevens)?\b|tel(?:efoon)?\s*[.:]|t\s*[.:]|e-?mail(?:adres)?\s*:|e\s*:|adres\s*:|bezoekadres|postadres|"
    r"postbus|www\.|https?://|©|copyright|volg ons|kvk\b|iban\b|fax\b|address\s*:|phone\s*:|alle rechten|all rights)",
    re.I,
)
_SOMEONE = re.compile(
    r"\b(?:je|jij|u|we|wij|ouders|leerling(?:en)?|medewerkers?|docent(?:en)?|you|parents|pupils)\b", re.I
)
_DANGLING = re.compile(r"^(?:\S+\s+){0,4}\S+\s+(?:vanuit|van|door|namens|by|from)$", re.I)
_PAGE = re.compile(r"^(?:-\s*)?(?:pagina|page|blz\.?)\s*\d+\s*(?:(?:van|of|/)\s*\d+)?(?:\s*-)?$", re.I)
FORMAL = re.compile(
    r"^(?:aldus |dit (?:protocol|reglement|document) is )?(?:vastgesteld|goedgekeurd|instemming|met instemming|adopted|"
    r"approved|versie|version|datum|date|plaats|ondertekening|handtekening|signature|signed|ingangsdatum|"
    r"besproken in|opgesteld door|mr\b|de medezeggenschapsraad|medezeggenschapsraad|namens (?:de|het)|evaluatie|"
    r"herzien|laatst gewijzigd|last updated|geldig)",
    re.I,
)


def is_noise(text: str) -> bool:
    """A line that is surely no rule and no preamble."""
    line = tidy.clean(text)
    bare = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line).strip(" .:>»|›-–")
    if bare.casefold() in _SURE_MENU or _PAGE.match(bare) or not re.search(r"\w", bare):
        return True
    if len(line) < 60 and _DANGLING.match(line) and line[:1].isupper():
        return True
    return _is_menu_row(line) or is_formal_contact(line)


def is_formal_contact(line: str) -> bool:
    count = len(line.split())
    if count <= 25 and _CONTACT.match(line) and (_DATA.search(line) or count <= 6 or line[0] == "©"):
        return True
    # Where a link in a text leads is no contact line; an address to write to is.
    line = re.sub(r"\[([^\]]*)\]\((mailto:)?([^)]*)\)", lambda m: f"{m[1]} {m[3] if m[2] else ''}", line)
    rest = _DATA.sub(" ", line)
    if _SOMEONE.search(rest):
        return False  # "Ouders bellen de receptie op …" says who does what
    return bool(_DATA.search(line)) and len(tidy.words(rest)) <= 5 and count <= 20


def _is_menu_row(line: str) -> bool:
    pieces = [piece.strip() for piece in re.split(r"\s[|>»›·•/]\s", line)]
    return (
        len(pieces) >= 3
        and all(0 < len(piece.split()) <= 3 for piece in pieces)
        and any(piece.casefold() in _MENU for piece in pieces)
    )


def is_menu_word(text: str) -> bool:
    bare = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", tidy.clean(text)).strip(" .:>»|›-–")
    return bare.casefold() in _MENU


def menu_runs(texts: list[str | None]) -> set[int]:
    """Indexes of runs of three or more very short lines with a known menu word among them."""
    found: set[int] = set()
    run: list[int] = []
    for index, text in enumerate([*texts, None]):
        if text is not None and len(text.split()) <= 4 and not re.search(r"[.;!?]$", text):
            run.append(index)
            continue
        known = [at for at in run if is_menu_word(texts[at] or "")]
        if len(run) >= 3 and len(known) >= 2:
            # Up to the last known word: a title may follow straight after a menu.
            found |= {at for at in run if run[0] <= at <= known[-1]}
        run = []
    return found
