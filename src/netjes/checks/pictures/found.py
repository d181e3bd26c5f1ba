"""What a picture gives to think about, as findings beside those of a text. They have no place in a text: 0 to 0."""

from collections.abc import Iterable
from dataclasses import replace

from netjes.checks.advice import articles_of
from netjes.checks.finding import Certainty, Finding, Kind
from netjes.checks.pictures.apart import Faces
from netjes.checks.pictures.cleaning import Cleaned

POSTING = "foto plaatsen"
IN_DUTCH = {
    "gps": "de plaats waar de foto is gemaakt",
    "exif": "gegevens van het toestel en de tijd (EXIF)",
    "xmp": "gegevens van een bewerkprogramma (XMP)",
    "iptc": "een bijschrift of trefwoorden (IPTC)",
    "comment": "een opmerking",
    "text": "tekst",
    "thumbnail": "een kleine kopie van de foto",
    "profile": "een kleurprofiel",
    "video": "een filmpje",
    "trailing": "iets achter het einde van de foto",
    "other": "andere verborgen gegevens",
}
_HIDDEN = "In dit bestand zat verborgen informatie. Gebruik de schone foto, want daarin is die weg."
_PLACE = "In dit bestand stond waar de foto is gemaakt. Gebruik de schone foto, want daarin staat dat niet meer."
_ONE = "Hier is een gezicht te zien. Ben je het niet zelf, vraag dan of diegene het goedvindt, of bedek het gezicht."
_MORE = "Hier is een gezicht te zien. Vraag of diegene het goedvindt, of bedek het gezicht."


def findings_of(cleaned: Cleaned, faces: Faces, role: str) -> tuple[Finding, ...]:
    """What was hidden, that it told a place, and each face.

    Of one face nobody knows whether it is the writer's own, so that is only *possible*; among several are others.
    """
    found = []
    if cleaned.told_anything:
        found.append(_finding(Kind.METADATA, Certainty.CERTAIN, role, _HIDDEN))
    if cleaned.told_place:
        found.append(_finding(Kind.LOCATION, Certainty.CERTAIN, role, _PLACE))
    if faces.word:
        found.append(_finding(Kind.FACE, Certainty.POSSIBLE, role, faces.word))
    alone = len(faces) == 1
    sure, advice = (Certainty.POSSIBLE, _ONE) if alone else (Certainty.CERTAIN, _MORE)
    return (*found, *(_finding(Kind.FACE, sure, role, advice) for _ in faces))


def weighed(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """As the engine is told them: what was taken out of the file is no fact about what will be posted."""
    gone = (Kind.METADATA, Kind.LOCATION)
    return tuple(replace(each, certainty=Certainty.POSSIBLE) if each.kind in gone else each for each in findings)


def _finding(kind: Kind, certainty: Certainty, role: str, advice: str) -> Finding:
    return Finding(kind, 0, 0, "", certainty, articles_of(kind, role), advice)
