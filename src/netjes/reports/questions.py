"""The words of the questions with fixed answers: what is asked, and what can be pressed."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netjes.reports.asked import NO, YES, Answers, Reader, Step, Topic
from netjes.reports.states import Want


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str | Promise
    small: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Question:
    """`name` is the field of the answer."""

    name: str
    heading: str | Promise
    lead: str | Promise
    options: tuple[Option, ...]


WANTS = (
    Option(Want.HELP, _("Ik wil hulp"), _("Er luistert iemand van school. Jij kiest wat er daarna gebeurt.")),
    Option(Want.TELL, _("Ik wil iets vertellen"), _("Over jou of over een ander, met of zonder je naam.")),
    Option(Want.SENT, _("Ik kreeg iets toegestuurd"), _("Een bericht, foto of filmpje waar je van schrok.")),
    Option(Want.TAKE_DOWN, _("Iemand moet iets weghalen"), _("Een foto, filmpje of account.")),
)

TOPIC = Question(
    "topic", _("Waar gaat het over?"), _("Kies wat het beste past. Het hoeft niet precies te kloppen."),
    (
        Option(Topic.MESSAGES, _("Nare berichten of pesten")),
        Option(Topic.PICTURE, _("Een foto of filmpje")),
        Option(Topic.ACCOUNT, _("Een nepaccount")),
        Option(
            Topic.NUDE, _("Een naaktbeeld, echt of nagemaakt"),
            _("Stuur het niet mee. We vertellen wat je kunt doen."),
        ),
        Option(Topic.THREAT, _("Iemand dreigt of chanteert")),
        Option(Topic.HOME, _("Thuis, of iemand thuis"), _("Er gaat geen bericht naar je ouders of verzorgers.")),
        Option(Topic.STAFF, _("Een medewerker van school"), _("Deze persoon krijgt je bericht niet te zien.")),
        Option(Topic.HEAD, _("De rector of directeur"), _("Dan leest het bestuur het, en niemand anders.")),
        Option(Topic.TEST, _("Een toets of schoolwerk")),
        Option(Topic.OTHER, _("Iets anders, of ik weet het niet")),
    ),
)  # fmt: skip
NAKED = Question(
    "naked", _("Is iemand naakt of seksueel te zien?"),
    _("We vragen dit voor je iets kunt meesturen. Nagemaakte beelden tellen ook."),
    (
        Option(YES, _("Ja"), _("Je stuurt dan niets mee. We vertellen wat wel helpt.")),
        Option(NO, _("Nee")),
    ),
)  # fmt: skip
SEXUAL = Question(
    "sexual", _("Gaat het over seks of aanraken?"),
    _("Ook berichten, foto’s of opmerkingen daarover tellen. Dan leest het bestuur van de school het meteen, omdat de "
      "wet dat vraagt."),
    (
        Option(YES, _("Ja, of misschien"), _("Het bestuur leest het, en niemand praat eerst met deze persoon.")),
        Option(NO, _("Nee")),
    ),
)  # fmt: skip
OFTEN = Question(
    "often", _("Gebeurt het vaker, of ben je bang?"), _("Dan hoef je er niet eerst zelf over te praten."),
    (Option(YES, _("Ja")), Option(NO, _("Nee"))),
)  # fmt: skip
READERS = (
    Option(Reader.ADVISER, _("De vertrouwenspersoon"), _("Die houdt het voor zich en bespreekt alles eerst met jou.")),
    Option(Reader.MENTOR, _("Mijn mentor"), _("Is er geen antwoord, dan volgen de afdelingsleiding en de rector.")),
)
FIRST_MYSELF = (
    Option(Reader.MYSELF, _("Ik praat er eerst zelf over"), _("We geven je woorden mee. Er wordt niets verstuurd.")),
    Option(Reader.FRIEND, _("Ik vraag een vriend om mee te gaan"), _("Samen is het makkelijker.")),
)


def question_of(step: Step, answers: Answers) -> Question | None:
    """The question of a step that has fixed answers; None for a step where somebody writes."""
    if step is Step.READER:
        first = FIRST_MYSELF if answers.may_talk_first else ()
        lead = (
            _("Artikel 6 van de afspraken begint met zelf praten. Dat mag, het hoeft niet.")
            if first else _("Je kunt later altijd nog een ander vragen.")
        )  # fmt: skip
        return Question("reader", _("Wie mag het lezen?"), lead, READERS + first)
    return {Step.TOPIC: TOPIC, Step.NAKED: NAKED, Step.SEXUAL: SEXUAL, Step.OFTEN: OFTEN}.get(step)


def label_of(question: Question, value: str) -> str:
    """What somebody pressed, as it stood on the button."""
    return next((str(option.label) for option in question.options if option.value == value), "")
