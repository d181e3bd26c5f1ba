"""Reads the front matter: what the agreement is called, for whom it is, from when, and what holds by default."""

from datetime import date

from netjes.norms.norm import Otherwise
from netjes.norms.notation import keys
from netjes.norms.notation.blocks import unknown_key
from netjes.norms.notation.mistakes import Mistakes

Line = tuple[int, str]


def front_matter(lines: list[Line], mistakes: Mistakes) -> tuple[dict[str, tuple[int, str]], list[Line]]:
    """The checked front matter and the lines behind it; stops at once when there is none to go by."""
    if not lines or lines[0][1].strip() != keys.EOF_MARK:
        example = "titel: …, taal: nl, geldt voor: leerling, versie: 1, anders: mag"
        mistakes.add(1, f'hier hoort "---", met daaronder {example}, en weer "---".')
        mistakes.stop_if_any()
    end = next((i for i, (_, line) in enumerate(lines[1:], 1) if line.strip() == keys.EOF_MARK), None)
    if end is None:
        mistakes.add(1, 'de kop is niet gesloten. Zet "---" onder de laatste regel ervan.')
        mistakes.stop_if_any()
    front: dict[str, tuple[int, str]] = {}
    for number, line in lines[1:end]:
        if not line.strip():
            continue
        key, colon, value = line.partition(":")
        key, value = " ".join(key.casefold().split()), value.strip()
        if not colon:
            mistakes.add(number, f'"{line.strip()}" begrijp ik niet. Schrijf een veld, een dubbele punt en een waarde.')
        elif key not in keys.FRONT_KEYS:
            mistakes.add(number, unknown_key(key, key, keys.FRONT_KEYS, {}))
        elif key in front:
            mistakes.add(number, f'"{key}" staat twee keer in de kop. Laat er één staan.')
        elif not value:
            mistakes.add(number, f'achter "{key}:" staat niets. Vul het in, of haal de regel weg.')
        else:
            front[key] = (number, value)
    for key in keys.FRONT_REQUIRED:
        if key not in front:
            mistakes.add(1, f'in de kop ontbreekt "{key}:", {keys.FRONT_KEYS[key]}. Zet het erbij.')
    if "anders" in front and front["anders"][1].casefold() not in keys.OTHERWISE:
        number, value = front["anders"]
        mistakes.add(number, f'"anders: {value}" ken ik niet. Kies "mag" of "overleg".')
    elif "anders" in front and keys.OTHERWISE[front["anders"][1].casefold()] is Otherwise.ASK and "vraag" not in front:
        mistakes.add(front["anders"][0], '"anders: overleg" zegt niet bij wie. Voeg "vraag:" toe aan de kop.')
    starts, stops = day_of(front.get("geldt vanaf"), mistakes), day_of(front.get("geldt tot"), mistakes)
    if starts and stops and stops <= starts:
        mistakes.add(front["geldt tot"][0], '"geldt tot" ligt niet na "geldt vanaf". Verander één van de twee.')
    return front, lines[end + 1 :] if end else []


def day_of(value: tuple[int, str] | None, mistakes: Mistakes) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value[1])
    except ValueError:
        mistakes.add(value[0], f'"{value[1]}" is geen datum. Schrijf jaar-maand-dag, zoals 2026-09-01.')
        return None
