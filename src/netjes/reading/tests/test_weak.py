"""Weak clauses get a warning with its source; a lawful clause beside them, or their denial, gets none."""

from __future__ import annotations

import pytest

from netjes.reading import Article, Item, weak

WEAK = {
    "phone-past-school-day": [
        "Wordt je telefoon ingenomen, dan krijg je hem de volgende dag terug.",
        "De tweede keer ben je je mobiel een week kwijt.",
        "Je telefoon wordt ingenomen en blijft het weekend op school.",
        "Bij herhaling houden we de telefoon twee schooldagen in bewaring.",
        "Een ingenomen toestel kan na drie dagen worden opgehaald.",
        "Je levert je telefoon in en haalt hem na een week op.",
        "Ingenomen telefoons kun je pas om 17.30 uur ophalen.",
        "The phone is confiscated and returned the next school day.",
    ],
    "reads-messages": [
        "De mentor mag berichten op je telefoon lezen als er gepest wordt.",
        "Bij een vermoeden bekijkt de schoolleiding de inhoud van de telefoon.",
        "Je telefoon kan door de teamleider worden doorzocht.",
        "Docenten controleren je appjes als daar reden toe is.",
        "Leerlingen zijn verplicht hun telefoon te ontgrendelen.",
        "Staff may search your phone for messages.",
    ],
    "consent-opt-out": [
        "Wij plaatsen foto's op de website, tenzij ouders bezwaar maken.",
        "Wilt u niet dat uw kind op de foto komt, dan kunt u dit melden bij de administratie.",
        "We publish photos unless parents object.",
    ],
    "consent-by-silence": [
        "Ontvangen wij geen reactie, dan gaan we ervan uit dat u toestemming geeft voor foto's.",
        "Geen bericht betekent toestemming voor het plaatsen van foto's.",
        "Door inschrijving geeft u toestemming voor het gebruik van foto's van uw kind.",
        "If we get no reply, we assume you consent to photos.",
    ],
    "penalty-for-refusing": [
        "Wie geen toestemming geeft, mag niet mee op kamp.",
        "Leerlingen die weigeren te tekenen, krijgen geen toegang tot het netwerk.",
        "Students who do not sign may not take part in the trip.",
    ],
    "suspension-over-a-week": [
        "De rector kan een leerling twee weken schorsen.",
        "Een schorsing kan langer dan een week duren.",
        "Je kunt tot tien schooldagen geschorst worden.",
        "Schorsing voor onbepaalde tijd is mogelijk.",
        "A pupil may be suspended for three weeks.",
    ],
    "removal-without-hearing": [
        "Wie dreigt, wordt direct van school verwijderd.",
        "Bij diefstal volgt onmiddellijke verwijdering.",
        "Een leerling kan zonder voorafgaand gesprek van school worden gestuurd.",
        "Tegen verwijdering is geen bezwaar mogelijk.",
        "You will be expelled immediately.",
    ],
    "absolute-secrecy": [
        "Wat je aan de vertrouwenspersoon vertelt, blijft altijd geheim.",
        "We beloven dat niemand hoort wat jij hebt gemeld.",
        "Je melding wordt met absolute geheimhouding behandeld.",
        "Everything you tell the counsellor is always kept secret.",
    ],
    "search-by-force": [
        "De docent mag je telefoon uit je tas pakken.",
        "Wij mogen tassen en jassen doorzoeken.",
    ],
    "offence-not-to-board": [
        "Een vermoeden van seksueel misbruik door een collega bespreek je eerst met je teamleider.",
    ],
    "standing-monitoring": [
        "Al het internetverkeer van leerlingen wordt voortdurend gecontroleerd.",
        "De school leest alle e-mail, want alle e-mails worden gecontroleerd.",
    ],
    "parents-decide-at-16": [
        "Ouders geven toestemming voor foto's tot je 18 bent.",
    ],
}

LAWFUL = [
    "Je krijgt hem aan het eind van de schooldag terug.",
    "Je telefoon wordt ingenomen en je krijgt hem aan het eind van de schooldag terug.",
    "Na je laatste les haal je je telefoon op bij de conciërge.",
    "Wij houden een telefoon nooit langer dan een dag vast.",
    "Je telefoon wordt niet een week ingenomen.",
    "Wordt je telefoon twee keer in een week ingenomen, dan bellen we je ouders.",
    "De telefoon is dezelfde dag weer op te halen.",
    "Je levert je telefoon een week lang elke dag om half negen in en krijgt hem na je laatste les terug.",
    "Neem de volgende dag je laptop mee.",
    "Wij lezen geen berichten op je telefoon.",
    "De school kijkt nooit in je telefoon zonder dat jij dat goedvindt.",
    "Docenten mogen je berichten niet lezen.",
    "Lees je berichten in Magister elke dag.",
    "Bij een toets controleert de docent of je telefoon in de tas zit.",
    "Lees een bericht nog eens door voordat je het verstuurt.",
    "Wij plaatsen alleen foto's als u daar toestemming voor hebt gegeven.",
    "Krijgen we geen reactie, dan plaatsen we geen foto's.",
    "Geen reactie is geen toestemming voor foto's.",
    "Je mag je toestemming voor foto's altijd intrekken.",
    "Wie geen toestemming geeft voor foto's, merkt daar niets van en mag gewoon mee.",
    "Zonder toestemming mag je geen foto's van anderen plaatsen.",
    "Zonder toestemming van de docent mag je je telefoon niet gebruiken.",
    "Geen toestemming geven heeft geen gevolgen voor deelname aan activiteiten.",
    "Een schorsing duurt hooguit een week.",
    "Een leerling kan maximaal vijf schooldagen geschorst worden.",
    "Een schorsing duurt nooit langer dan een week.",
    "Tegen een schorsing kun je binnen zes weken bezwaar maken.",
    "Verwijdering kan alleen na een gesprek met leerling en ouders en na overleg met de inspectie.",
    "Niemand wordt zonder gesprek van school verwijderd.",
    "Verwijder de foto direct van internet als iemand daarom vraagt.",
    "Foto's worden op verzoek direct van school-accounts verwijderd.",
    "De vertrouwenspersoon kan geen absolute geheimhouding beloven.",
    "Wij gaan vertrouwelijk om met je melding, maar beloven niet dat alles geheim blijft.",
    "Houd je wachtwoord altijd geheim.",
    "De docent pakt een telefoon niet uit je hand of je tas.",
    "Een vermoeden van een zedenmisdrijf door een medewerker meld je direct aan het bestuur.",
    "Het netwerkgebruik wordt in totalen bekeken, nooit per leerling.",
    "Vanaf 16 jaar geef je zelf toestemming, daaronder doen je ouders dat.",
    "The phone is returned at the end of the school day.",
    "We do not read messages on your phone.",
    "Bij een ernstige overtreding kan de directie een leerling schorsen of van school verwijderen.",
]


def codes(text: str, *items: str) -> list[str]:
    listed = tuple(Item(label, item) for label, item in zip("abcdef", items, strict=False))
    return [warning.code for warning in weak.of_article(Article("1", text, items=listed))]


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in WEAK.items() for text in texts])
def test_a_weak_clause_is_flagged(code: str, text: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize("text", LAWFUL)
def test_a_lawful_or_denied_clause_is_not_flagged(text: str) -> None:
    assert codes(text) == []


def test_every_warning_names_its_source_in_whole_sentences() -> None:
    for clause in weak.all_clauses():
        assert "Bron: " in clause.text and clause.text.endswith(".")
    assert {clause.code for clause in weak.all_clauses()} == set(WEAK)


def test_a_ladder_is_read_together_with_what_introduces_it() -> None:
    intro = "Zien we je telefoon, dan lever je hem in:"
    assert codes(intro, "tot het eind van de schooldag;", "een hele week.") == ["phone-past-school-day"]
    assert codes(intro, "tot het eind van de schooldag;", "en je mentor belt je ouders.") == []


def test_a_lawful_sentence_does_not_hide_a_weak_one() -> None:
    text = "De eerste keer krijg je je telefoon aan het eind van de dag terug. De tweede keer pas na een week terug."
    assert codes(text) == ["phone-past-school-day"]
