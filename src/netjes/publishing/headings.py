"""What a finding is called above its advice: what it is, never what somebody is."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netjes.checks.finding import Finding
from netjes.checks.repairs import Mending

_OTHER: dict[str, Promise] = {
    "person": _("Hier staat een naam"),
    "phone": _("Hier staat een telefoonnummer"),
    "email": _("Hier staat een mailadres"),
    "address": _("Hier staat een adres"),
    "postcode": _("Hier staat een postcode"),
    "iban": _("Hier staat een rekeningnummer"),
    "bsn": _("Hier staat een burgerservicenummer"),
    "birth_date": _("Hier staat een geboortedatum"),
    "grade": _("Hier staat een cijfer van iemand"),
    "care": _("Dit gaat over iemands gezondheid"),
    "secret": _("Hier staat een wachtwoord of code"),
    "student_number": _("Hier staat een leerlingnummer"),
    "location": _("Hiermee is te vinden waar iemand is"),
    "insult": _("Hoe leest de ander dit?"),
    "threat": _("Hoe leest de ander dit?"),
    "bullying": _("Hoe leest de ander dit?"),
    "discrimination": _("Hoe leest een ander dit?"),
    "sexual": _("Hoe leest de ander dit?"),
    "voice": _("Namens wie zeg je dit?"),
    "confidential": _("Is dit al bekend buiten school?"),
    "dispute": _("Dit lijkt een antwoord in een meningsverschil"),
    "reputation": _("Hoe komt dit over op wie school niet kent?"),
    "doubt": _("Twijfel je hierover?"),
    "forwarded": _("Dit komt van een ander"),
}
_OWN: dict[str, Promise] = {
    "person": _("Hier staat je eigen naam"),
    "care": _("Dit gaat over je eigen gezondheid"),
    "grade": _("Hier staat je eigen cijfer"),
}
_MAYBE: dict[str, Promise] = {
    "person": _("Is dit een naam?"),
    "phone": _("Is dit een telefoonnummer?"),
    "email": _("Is dit een mailadres van iemand?"),
    "address": _("Is dit een adres?"),
    "postcode": _("Is dit een postcode?"),
    "iban": _("Is dit een rekeningnummer?"),
    "bsn": _("Is dit een burgerservicenummer?"),
    "birth_date": _("Is dit een geboortedatum?"),
    "grade": _("Is dit een cijfer van iemand?"),
    "care": _("Gaat dit over iemands gezondheid?"),
    "secret": _("Is dit een wachtwoord of code?"),
    "student_number": _("Is dit een leerlingnummer?"),
}


_REPAIRS: dict[str, Promise] = {
    "cover": _("Dek dit af"),
    "shorten": _("Kort de naam in"),
    "remove": _("Haal dit weg"),
    "sentence": _("Haal de zin weg"),
    "as_mine": _("Maak er ‘vind ik’ van"),
    "own_voice": _("Zet erbij: op persoonlijke titel"),
    "school_voice": _("Zet erbij: namens school"),
    "reply": _("Neem een antwoord: bel of spreek af"),
    "own_words": _("Haal weg wat van een ander is"),
}


def label_of(mending: Mending) -> str:
    """What the button of a repair says."""
    return str(_REPAIRS.get(mending.repair.value, mending.label))


def heading_of(finding: Finding) -> str:
    """A heading for any finding; one of a kind that has none yet is asked about in general."""
    kind = finding.kind.value
    mine = _OWN.get(kind) if finding.own else None if finding.is_certain else _MAYBE.get(kind)
    return str(mine or _OTHER.get(kind) or _("Kijk hier nog even naar"))
