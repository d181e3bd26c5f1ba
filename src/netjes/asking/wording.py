"""The sentences of an answer's page, in the way the asker is spoken to: *je*, and *u* to parents."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from netjes.agreements.deciding import Decision
from netjes.asking.conversation import SELF, Conversation
from netjes.lib.verdicts import Shown, code_for
from netjes.norms.explain import act_phrase, listed, person
from netjes.norms.verdict import Cause, Ruling
from netjes.norms.vocabulary import Act, Vocabulary

POLITE = "ouder"  # the role that is spoken to with u


@dataclass(frozen=True, slots=True)
class Message:
    """A ready-made question to send to somebody, and to whom."""

    whom: str
    text: str


def question(act: Act) -> str:
    return _("Mag ik {act}?").format(act=act_phrase(act, "mijn"))


def shown(conversation: Conversation, decision: Decision) -> Shown:
    """The band on top: word, what was asked, and in one sentence what to do."""
    verdict = decision.verdict
    code = code_for(verdict.verdict.value, verdict.cause.value)
    return Shown(code, question(conversation.act), sentence(conversation, decision))


def whom_to_ask(conversation: Conversation, decision: Decision) -> list[str]:
    """The persons to go to, the asker left out: who can tell what the answer waits for, else who decides."""
    waits = conversation.waits_for(decision)
    names = [m.who_knows for m in waits] if waits else list(decision.verdict.ask_whom)
    return [name for name in dict.fromkeys(names) if name != SELF]


def sentence(conversation: Conversation, decision: Decision) -> str:
    verdict, words, role = decision.verdict, decision.body.vocabulary, conversation.role
    whom = spoken_list(whom_to_ask(conversation, decision), words, role)
    if verdict.cause is Cause.UNREGULATED and verdict.verdict is Ruling.ALLOWED:
        if role == POLITE:
            return _("Hierover staat niets in onze afspraken. Twijfelt u, vraag het dan aan de mentor.")
        if role == "medewerker":
            return _("Hierover staat niets in onze afspraken. Twijfel je, vraag het dan aan je leidinggevende.")
        return _("Hierover staat niets in onze afspraken. Twijfel je, vraag het dan aan je mentor.")
    if verdict.verdict is Ruling.ALLOWED:
        if any(not duty.possible for duty in verdict.also_do):
            return _("Dat mag. Er hoort wel iets bij: lees hieronder wat.")
        return _("Dat mag volgens onze afspraken.")
    if verdict.verdict is Ruling.NOT_ALLOWED:
        if not whom:
            return _("Doe het niet.")
        if role == POLITE:
            return _("Doe het niet. Hebt u er vragen over, ga dan naar {whom}.").format(whom=whom)
        return _("Doe het niet. Heb je er vragen over, ga dan naar {whom}.").format(whom=whom)
    if verdict.cause is Cause.MISSING_FACT:
        if whom:
            return _("Doe het nog niet. Vraag het eerst aan {whom}.").format(whom=whom)
        if role == POLITE:
            return _("Doe het nog niet, tot u dit zeker weet: {question}").format(
                question=conversation.waits_for(decision)[0].question
            )
        return _("Doe het nog niet, tot je dit zeker weet: {question}").format(
            question=conversation.waits_for(decision)[0].question
        )
    if verdict.cause is Cause.CONFLICT:
        return _("Twee afspraken spreken elkaar hier tegen. Overleg eerst met {whom}.").format(whom=whom or _("school"))
    return _("Doe het nog niet. Overleg eerst met {whom}.").format(whom=whom or _("school"))


def spoken(name: str, words: Vocabulary, role: str) -> str:
    """A person as one speaks of them to this asker."""
    phrase = person(name, words)
    return phrase.replace("je ", "uw ", 1) if role == POLITE and phrase.startswith("je ") else phrase


def spoken_list(names: list[str], words: Vocabulary, role: str) -> str:
    return listed([spoken(name, words, role) for name in names], _("nl"))


def message(conversation: Conversation, decision: Decision) -> Message | None:
    """A question that can be copied and sent, when there is somebody else to ask."""
    verdict, words, role = decision.verdict, decision.body.vocabulary, conversation.role
    name = next(iter(whom_to_ask(conversation, decision)), None)
    if verdict.verdict is not Ruling.ASK or name is None:
        return None
    act_text = act_phrase(conversation.act, "mijn")
    first = verdict.cause is Cause.MISSING_FACT and any(m.who_knows == name for m in verdict.missing)
    if name == "die ander":
        text = _("Hoi! Ik wil graag {act}, en het gaat ook over jou. Vind je dat goed? Nee is ook prima.")
    elif role == "medewerker":
        text = _("Ik wil graag {act}. Onze afspraken zeggen: overleg eerst. Wil je met me meedenken?")
    elif first:
        text = _("Ik wil graag {act}. Onze afspraken zeggen dat ik het eerst aan u vraag. Vindt u het goed?")
    else:
        text = _("Ik wil graag {act}. Onze afspraken zeggen: overleg eerst. Wilt u met me meedenken?")
    return Message(spoken(name, words, role), text.format(act=act_text))
