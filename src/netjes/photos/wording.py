"""The sentences beside the verdict: what to do now, and what it rests on. Nothing of why somebody said no."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from netjes.agreements.polite import spoken
from netjes.photos.judging import MAKER, STAFF, Seen, named
from netjes.photos.pages import Asked, Looked
from netjes.schools.models import Person


def advice(looked: Looked, asked: Iterable[Asked]) -> list[str]:
    """What to do, the most urgent first; then what is in order already."""
    now = _first(looked, asked)
    hidden = [each for each in looked.situation.seen if each.is_hidden and each.agrees is not True]
    if not hidden:
        return [now]
    sentence = ngettext(
        "%(names)s is niet meer te zien, dus dat is in orde.",
        "%(names)s zijn niet meer te zien, dus dat is in orde.",
        len(hidden),
    )
    return [now, sentence % {"names": _names(hidden)}]


def _first(looked: Looked, asked: Iterable[Asked]) -> str:
    situation, judgement = looked.situation, looked.judgement
    if looked.place is None:
        return _("Kies eerst waar de foto komt.")
    refused = [each for each in situation.visible if each.agrees is False]
    if refused:
        sentence = ngettext(
            "%(names)s mag hier niet op. Dek af, snij de foto bij of kies een andere plek.",
            "%(names)s mogen hier niet op. Dek af, snij de foto bij of kies een andere plek.",
            len(refused),
        )
        return sentence % {"names": _names(refused)}
    if not situation.visible and not situation.has_outsiders and not situation.nobody:
        if situation.seen:
            return _("Is er verder niemand te herkennen? Kruis dat dan aan onder ‘Wie zijn te herkennen?’.")
        return _("Kruis aan wie je herkent, of zeg dat niemand te herkennen is.")
    to_ask = [each for each in situation.visible if each.can_be_asked]
    if to_ask:
        sentence = ngettext(
            "Vraag eerst of %(names)s op deze foto mag.", "Vraag eerst of %(names)s op deze foto mogen.", len(to_ask)
        )
        return sentence % {"names": _names(to_ask)}
    waiting = [each for each in situation.visible if each.is_waiting]
    if waiting:
        until = looked.photo.asked_until
        sentence = ngettext(
            "Er is gevraagd of %(names)s hierop mag. Zonder antwoord vóór %(day)s blijft het nee.",
            "Er is gevraagd of %(names)s hierop mogen. Zonder antwoord vóór %(day)s blijft het nee.",
            len(waiting),
        )
        return sentence % {"names": _names(waiting), "day": date_format(until, "j F") if until else ""}
    if situation.has_outsiders and situation.outsiders_agree is None:
        return _("Vraag het ook aan wie niet in de lijst van school staat.")
    if judgement.code == "mag":
        return _("Deze foto mag hierheen.")
    if judgement.code == "geen":
        return _("Hierover staat geen afspraak. Vraag het je leidinggevende.")
    if any(each.answer is None for each in asked):
        return _("Beantwoord nog de vragen onder de foto.")
    return _whom(looked)


def _whom(looked: Looked) -> str:
    """The agreement itself says no, or says to ask somebody; because of what the maker answered."""
    decision = looked.judgement.decision
    names = [name for name in decision.verdict.ask_whom if name not in (MAKER, "die ander")] if decision else []
    if decision and names:
        words = decision.body.vocabulary
        whom = _(" of ").join(spoken(name, words, STAFF) for name in names)
        if looked.judgement.code == "overleg":
            return _("Overleg eerst met %(whom)s. Dat volgt uit wat je antwoordde.") % {"whom": whom}
        return _("Plaats deze foto niet. Dat volgt uit wat je antwoordde. Vragen? Ga naar %(whom)s.") % {"whom": whom}
    if looked.judgement.code == "overleg":
        return _("Overleg eerst met een collega. Dat volgt uit wat je antwoordde.")
    return _("Plaats deze foto niet. Dat volgt uit wat je antwoordde.")


def provided(looked: Looked, asked: Iterable[Asked]) -> list[str]:
    """What *mag* rests on, repeated so that nobody takes it for more than it is."""
    situation = looked.situation
    visible = [each.person for each in situation.visible]
    rests = []
    if visible:
        only = ngettext("alleen %(names)s te herkennen is", "alleen %(names)s te herkennen zijn", len(visible))
        rests.append(only % {"names": _all(visible)})
    elif situation.nobody:
        rests.append(_("niemand te herkennen is, ook niet aan een jas of een rug"))
    hidden = [each for each in situation.seen if each.is_hidden]
    if hidden and visible:
        by_nothing = ngettext(
            "%(names)s nergens anders aan te herkennen is",
            "%(names)s nergens anders aan te herkennen zijn",
            len(hidden),
        )
        rests.append(by_nothing % {"names": _names(hidden)})
    if situation.outsiders_agree:
        rests.append(_("wie niet in de lijst staat het goedvindt"))
    if any(each.answer is not None for each in asked):
        rests.append(_("je antwoorden onder de foto kloppen"))
    return rests


def _names(seen: Iterable[Seen]) -> str:
    return _all([each.person for each in seen])


def _all(people: list[Person]) -> str:
    """First names; the whole name of who shares theirs with somebody else on the picture."""
    return named(people, _("en"))
