"""Our own words that are kept in Dutch and said in the language of the page. What people wrote stays as it is."""

from functools import cache

from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from netjes.evidence import ChainRole, in_language
from netjes.reports.questions import TOPIC
from netjes.sealing.errors import NotACode, TooBusy

ABOUT = gettext_noop("gaat over deze persoon")
NUDE_EXISTS = gettext_noop("Er is een naaktbeeld. Ik stuur het niet mee.")
READY_CHOICES = (gettext_noop("Ja, dat is goed"), gettext_noop("Liever niet"), gettext_noop("Ik wil eerst praten"))
_ROLES = frozenset(role.word for role in ChainRole)
_SENT_ALONG = gettext_noop("Ik stuurde iets mee: %(names)s")


def sent_along(names: str) -> str:
    """What is kept when somebody brings something later."""
    return _SENT_ALONG % {"names": names}


def said_here(kept: str) -> str:
    """What was kept, in the language of the page when the words are ours."""
    if kept in _ours():
        return gettext(kept)
    if kept in _ROLES:
        return about_evidence(kept)
    before, _marker, _after = _SENT_ALONG.partition("%(names)s")
    if kept.startswith(before):
        return gettext(_SENT_ALONG) % {"names": kept.removeprefix(before)}
    return kept


def about_evidence(sentence: str) -> str:
    """What is said of a file."""
    return in_language(sentence, translation.get_language() or "nl")


def about_code(error: NotACode | TooBusy) -> str:
    """Why a code opens nothing yet."""
    if isinstance(error, TooBusy):
        return gettext("Het is nu heel druk. Wacht een halve minuut en probeer het nog eens; er is niets verloren.")
    if error.digits is None:
        return gettext("Een code heeft alleen cijfers. Kijk of je een letter typte in plaats van een 0 of een 1.")
    few = gettext("Een code heeft twintig cijfers; hier staan er %(n)s. Kijk hem rustig na.")
    return few % {"n": error.digits}


@cache
def _ours() -> frozenset[str]:
    with translation.override("nl"):
        topics = [str(option.label) for option in TOPIC.options]
    return frozenset((ABOUT, NUDE_EXISTS, *READY_CHOICES, *topics))
