"""Article L9d, the one who reads: is this letter really from whom it says?"""

import base64

from netjes.evidence import EvidenceKind, Known, LetterSign, from_bytes
from netjes.lib.actors import Actor
from netjes.reports.actions.reading import read_again
from netjes.reports.bringing import brought_file
from netjes.reports.contents import shown_of
from netjes.reports.models import Evidence
from netjes.reports.opening import key_by_reader
from netjes.sealing.box import unseal

LETTER = b"""From: Ruud Mulder <meneer.mulder@snelmail.example>
To: sami@leerling.example
Subject: je cijfer
Date: Mon, 23 Nov 2026 10:00:00 +0100

Stuur me even je wachtwoord.
"""


def signs_in(shown) -> set[LetterSign]:
    letter = from_bytes(EvidenceKind.LETTER, base64.b64decode(shown.view["reading"]))
    return {each.sign for each in letter.sender.signs}


def test_a_name_of_somebody_here_with_another_address_is_told(people, readers, send):
    report = send(brought=[brought_file("bericht.eml", LETTER)]).received.report
    key = key_by_reader(report, readers.adviser, readers.private[readers.adviser.pk])
    piece = Evidence.objects.for_school(report.school).get(report=report)
    shown = shown_of(unseal(key, bytes(piece.sealed_view)))
    again = read_again(
        actor=Actor(readers.adviser.ref, "confidential"), evidence=piece, key=key, shown=shown,
        known=[Known("Ruud Mulder", ("ruud@school.example",))],
    )  # fmt: skip
    assert LetterSign.KNOWN_NAME_OTHER_ADDRESS in signs_in(again) - signs_in(shown)
    assert again.sha256 == shown.sha256
