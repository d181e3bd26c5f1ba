"""What stands in a letter of a case, by kind: its parts, its subject and its beginning, with u or je.

Parts with a name can be edited before the letter is frozen; the law, the article and the dates cannot.
"""

from dataclasses import dataclass
from datetime import timedelta

from netjes.cases.catalogue import NETWORK, PHONE, REMOVAL, SUSPENSION
from netjes.cases.days import day_or_none, in_words
from netjes.cases.models import Measure, Objection, Party
from netjes.cases.pages import articles_of
from netjes.cases.queries import rules_of
from netjes.cases.signed import seen_by
from netjes.cases.states import LetterKind, ObjectionState
from netjes.schools.queries import today

LANDELIJK = "de landelijke klachtencommissie (onderwijsgeschillen.nl)"
GPO = "de Geschillencommissie passend onderwijs (onderwijsgeschillen.nl)"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a letter: what it is, what it says in Markdown, and the name of its field when it can be edited."""

    label: str
    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Tone:
    """u or je, for one reader."""

    polite: bool

    def __call__(self, familiar: str, polite: str) -> str:
        return polite if self.polite else familiar


def from_to(first: str, last: str) -> str:
    begins, ends = day_or_none(first), day_or_none(last)
    if begins is None:
        return ""
    return f"Van {in_words(begins)} tot en met {in_words(ends)}." if ends else f"Dat is vanaf {in_words(begins)}."


def intro_of(kind: LetterKind, t: Tone) -> str:
    if kind is LetterKind.INVITATION:
        return f"Wij willen graag met {t('je', 'u')} praten. In deze brief staat waarover."
    if kind is LetterKind.UNFOUNDED:
        return f"Eerder {t('hoorde je', 'hoorde u')} van ons dat er iets was gezegd. Wij hebben het uitgezocht."
    if kind is LetterKind.CLOSING:
        return f"In deze brief {t('lees je', 'leest u')} hoe het is afgelopen."
    if kind is LetterKind.OBJECTION:
        return f"In deze brief {t('lees je', 'leest u')} wat er over het bezwaar is besloten, en waarom."
    return (
        f"In deze brief {t('lees je', 'leest u')} wat de school heeft besloten, waarom, en wat {t('je', 'u')} kunt "
        f"doen als {t('je', 'u')} het er niet mee eens bent."
    )  # fmt: skip


def when_of(meeting: tuple[str, str, str], t: Tone) -> Part:
    day, hour, place = meeting
    on = day_or_none(day)
    said = in_words(on) if on else day
    where = f", {place}" if place else ""
    return Part("Wanneer", f"**{said[:1].upper()}{said[1:]}, {hour.replace(':', '.')} uur**{where}.")


def _invitation(party: Party, t: Tone, who: str, _m: Measure | None, _o: Objection | None) -> list[Part]:
    return [
        Part("Waarover", "Er is iets gebeurd waarover wij eerst willen praten.", "gebeurde"),
        _rule(party, party.case.articles[:1], t),
        Part(
            "Wat vooraf goed is om te weten",
            f"Er is nog niets besloten. {t('Je vertelt', 'U vertelt')} eerst hoe het volgens {t('jou', 'u')} ging. "
            f"{t('Je mag', 'U mag')} iemand meenemen.",
        ),
        Part("Kan het niet?", "Laat het weten, dan zoeken we samen een ander moment.", "vragen"),
    ]


def _measure(party: Party, t: Tone, who: str, measure: Measure | None, _o: Objection | None) -> list[Part]:
    assert measure is not None
    return [
        Part("Het besluit", _decision(measure, who)),
        Part("Wat er gebeurde", "", "gebeurde"),
        _rule(party, [measure.article], t),
        Part("Waarom dit past", measure.why, "waarom"),
        *_around(measure, who),
        Part("Wat je kunt doen" if not t.polite else "Wat u kunt doen", _routes(party, measure, t)),
        Part("Vragen", f"{t('Heb je', 'Hebt u')} vragen? {t('Vraag', 'Vraagt u')} het mij gerust.", "vragen"),
    ]


def _decision(measure: Measure, who: str) -> str:
    subject = {"je": "Je", "u": "U"}.get(who, who)
    return {
        SUSPENSION: f"{subject} komt {_days(measure)} niet op school: een schorsing.",
        REMOVAL: f"{subject} gaat van deze school af, naar een school die plaats heeft.",
        PHONE: f"{subject} levert de telefoon in tot het einde van de schooldag. Niemand kijkt erin.",
        NETWORK: f"{subject} kan {_days(measure)} niet op het netwerk van school. Leermiddelen blijven open.",
    }.get(measure.entry.code, f"{subject} krijgt deze maatregel: **{measure.entry.name}**. {measure.entry.text}")


def _days(measure: Measure) -> str:
    return "een schooldag" if measure.days == 1 else f"{measure.days} schooldagen" if measure.days else "een tijd"


def _around(measure: Measure, who: str) -> list[Part]:
    if measure.entry.code == SUSPENSION:
        return [
            Part(
                "Onderwijs",
                "Het onderwijs gaat door, met opdrachten voor thuis en een gesprek als dat nodig is.",
                "onderwijs",
            )
        ]
    if measure.entry.code == REMOVAL:
        return [Part("Tot die tijd", "De verwijdering gaat pas in als een andere school de leerling heeft aangenomen.")]
    return []


def _routes(party: Party, measure: Measure, t: Tone) -> str:
    """Objection with its last day, the complaint, the disputes committee, and the file."""
    rules = rules_of(party.school)
    text = []
    until = in_words(today() + timedelta(weeks=rules.objection_weeks))
    if measure.entry.code != SUSPENSION or rules.objects_to_suspension:
        text.append(
            f"**{t('Ben je', 'Bent u')} het er niet mee eens?** Maak dan uiterlijk **{until}** bezwaar bij het "
            f"bestuur van {party.school.name}. Iemand die niet bij dit besluit was, leest {t('je', 'uw')} bezwaar."
        )
    if measure.entry.code == REMOVAL:
        text.append(f"Binnen zes weken kan het ook naar {GPO}. Dan wacht het bestuur met zijn antwoord.")
    route = rules.complaint_route or f"de klachtencommissie van school, en binnen een jaar bij {LANDELIJK}"
    text.append(f"**{t('Wil je', 'Wilt u')} klagen over hoe het ging?** Dat kan bij {route}.")
    text.append(
        f"**{t('Wil je', 'Wilt u')} het dossier zien?** Vraag het mij. Namen van anderen zijn daarin onleesbaar."
    )
    return "\n\n".join(text)


def _rule(party: Party, numbers: list[str], _t: Tone) -> Part:
    version = party.case.version
    lines = articles_of(version, [number for number in numbers if number])
    if not lines or version is None:
        return Part("De afspraak", "")
    text = "\n\n".join(f"**Artikel {line.number}. {line.title}**\n\n{line.text}" for line in lines)
    since = f"{version.title}, versie {version.label}, geldig sinds {in_words(version.in_force_from)}."
    meta = f"{since} {seen_by(party.person, version)}".strip()
    return Part("De afspraak", f"{text}\n\n*{meta}*")


def _intention(party: Party, t: Tone, who: str, measure: Measure | None, _o: Objection | None) -> list[Part]:
    article = [measure.article] if measure else party.case.articles[:1]
    return [
        Part(
            "Wat wij van plan zijn",
            f"Wij denken erover om {who} van school te verwijderen. Dat is nog niet besloten. Eerst horen wij "
            f"{t('jou', 'u')}, en overleggen wij met de inspectie.",
        ),
        Part("Wat er gebeurde", "", "gebeurde"),
        _rule(party, article, t),
        Part("Waarom", measure.why if measure else "", "waarom"),
        Part(
            "Vertel uw kant" if t.polite else "Vertel jouw kant",
            "Wij maken een afspraak voor een gesprek. Schrijven kan ook.", "vragen",
        ),
    ]  # fmt: skip


def _objection(party: Party, t: Tone, who: str, measure: Measure | None, objection: Objection | None) -> list[Part]:
    said = {
        ObjectionState.UPHELD: "Het bezwaar is gegrond. De maatregel gaat van tafel.",
        ObjectionState.PARTLY: "Het bezwaar is voor een deel gegrond.",
        ObjectionState.DISMISSED: "Het bezwaar is ongegrond. Het besluit blijft zoals het is.",
    }
    state = ObjectionState(objection.state) if objection else ObjectionState.OPEN
    route = (
        rules_of(party.school).complaint_route or f"de klachtencommissie van school, en binnen een jaar bij {LANDELIJK}"
    )
    return [
        Part("Het besluit", said.get(state, "")),
        Part("Waarom", objection.answer if objection else "", "waarom"),
        Part("Wat u kunt doen" if t.polite else "Wat je kunt doen", f"Klagen over hoe het ging, kan bij {route}."),
    ]


def _closing(party: Party, t: Tone, who: str, _m: Measure | None, _o: Objection | None) -> list[Part]:
    return [
        Part("Hoe het afliep", "We hebben erover gepraat en het is opgelost. Er komt geen maatregel.", "gebeurde"),
        Part(
            "Wat er blijft", "Het dossier blijft twee jaar bewaard. Daarna blijft alleen een telling zonder namen over."
        ),
        Part("Vragen", f"{t('Heb je', 'Hebt u')} vragen? {t('Vraag', 'Vraagt u')} het mij gerust.", "vragen"),
    ]


def _unfounded(party: Party, t: Tone, who: str, _m: Measure | None, _o: Objection | None) -> list[Part]:
    about = "jou" if who == "je" else who
    return [
        Part("De uitkomst", f"Wat er over {about} werd gezegd, is niet waar gebleken. De zaak is daarmee klaar."),
        Part("Wat we ervan vinden", "Het spijt ons dat dit vervelend was.", "gebeurde"),
        Part(
            "Wat er blijft", "Alles wat hierover is opgeschreven, wissen we binnen drie maanden. Dit telt nergens mee."
        ),
        Part("Vragen", f"{t('Heb je', 'Hebt u')} vragen? {t('Vraag', 'Vraagt u')} het mij gerust.", "vragen"),
    ]


PARTS = {
    LetterKind.INVITATION: _invitation,
    LetterKind.MEASURE: _measure,
    LetterKind.SUSPENSION: _measure,
    LetterKind.REMOVAL: _measure,
    LetterKind.REMOVAL_INTENTION: _intention,
    LetterKind.OBJECTION: _objection,
    LetterKind.CLOSING: _closing,
    LetterKind.UNFOUNDED: _unfounded,
}


def _subject_of_measure(party: Party, _t: Tone, who: str, measure: Measure | None) -> str:
    name = measure.entry.name if measure else ""
    return f"Het besluit: {name.lower()}"


SUBJECTS = {
    LetterKind.INVITATION: lambda party, t, who, m: "Uitnodiging voor een gesprek",
    LetterKind.MEASURE: _subject_of_measure,
    LetterKind.SUSPENSION: lambda party, t, who, m: (
        "Je bent geschorst" if who == "je" else f"{who[:1].upper()}{who[1:]} is geschorst"
    ),
    LetterKind.REMOVAL: lambda party, t, who, m: "Het besluit om te verwijderen",
    LetterKind.REMOVAL_INTENTION: lambda party, t, who, m: "Wij denken aan verwijderen",
    LetterKind.OBJECTION: lambda party, t, who, m: "Het besluit op het bezwaar",
    LetterKind.CLOSING: lambda party, t, who, m: "Hoe het is afgelopen",
    LetterKind.UNFOUNDED: lambda party, t, who, m: "Het was niet zo",
}
