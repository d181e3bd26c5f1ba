import pytest

from netjes.agreements.nearby import sentences_around
from netjes.norms.prosediff import Piece, prose_diff

OLD = "Je bent welkom. In de les staat je telefoon uit. Vraag het je leraar. Thuis beslis je zelf."


def sides(old, new):
    [paragraph] = prose_diff(old, new)
    was = tuple(p for p in paragraph if p.kind in ("same", "removed"))
    becomes = tuple(p for p in paragraph if p.kind in ("same", "added"))
    return tuple("".join(p.text for p in sentences_around(side)) for side in (was, becomes))


def test_it_works():
    was, becomes = sides(OLD, OLD.replace("telefoon uit", "mobiel weg"))
    assert was == " … In de les staat je telefoon uit. …"
    assert becomes == " … In de les staat je mobiel weg. …"


def test_a_new_sentence_stands_alone():
    _, becomes = sides(OLD, OLD.replace("Vraag", "Een horloge telt ook. Vraag"))
    assert becomes == " … Een horloge telt ook. …"


@pytest.mark.parametrize("text", ["Kort", "Eén zin."])
def test_a_short_text_stays_whole(text):
    _, becomes = sides("Iets anders hier", f"Iets anders hier {text}")
    assert "".join(becomes.split()).startswith("Ietsandershier")


def test_what_changed_is_never_cut():
    long = "Eerste zin. Tweede zin. Derde zin."
    assert sentences_around((Piece("added", long),)) == (Piece("added", long),)
