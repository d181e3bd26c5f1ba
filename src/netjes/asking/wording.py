"""The sentences of an answer's page, in the way the asker is spoken to: *je*, and *u* to parents."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import override

from netjes.agreements.deciding import Decision
from netjes.agreements.polite import POLITE, spoken
from netjes.agreements.templatetags.languages import marked
from netjes.asking.conversation import OTHER, SELF, Conversation
from netjes.lib.verdicts import Shown, code_for
from netjes.norms.explain import LANGUAGES, act_phrase, listed
from netjes.norms.verdict import Cause, Ruling, Verdict
from netjes.norms.vocabulary import Act, Vocabulary


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence in the page's language around words of the agreement, which stay in their own."""

    sentence: str
    language: str
    words: dict[str, str]

    @property
    def plain(self) -> str:
        return self.sentence.format(**self.words)

    @property
    def html(self) -> str:
        return format_html(self.sentence, **{name: marked(text, self.language) for name, text in self.words.items()})


@dataclass(frozen=True, slots=True)
class Message:
    """A ready-made question to send to somebody, and to whom."""

    whom: str
    text: str


def question(act: Act, language: str) -> str:
    """What is asked, wholly in the agreement's language: half a sentence in each would help nobody."""
    with override(_known(language)):
        return _("Mag ik {act}?").format(act=act_phrase(act, "mijn"))


def shown(conversation: Conversation, decision: Decision) -> Shown:
    """The band on top: word, what was asked, and in one sentence what to do."""
    verdict, language = decision.verdict, decision.body.agreement.language
    code = code_for(verdict.verdict.value, verdict.cause.value)
    asked = marked(question(conversation.act, language), language)
    return Shown(code, asked, advice(conversation, decision).html)


def whom_to_ask(conversation: Conversation, decision: Decision) -> list[str]:
    """The persons to go to, the asker left out: who can tell what the answer waits for, else who decides."""
    waits = conversation.waits_for(decision)
    if waits:
        names = [missing.who_knows for missing in waits]
    else:
        carrying = {norm.ask for norm in conversation.carried_by(decision)}
        names = [name for name in decision.verdict.ask_whom if name in carrying] or list(decision.verdict.ask_whom)
    if decision.verdict.verdict is Ruling.NOT_ALLOWED:
        names = [name for name in names if name != OTHER]  # who said no is not to be talked round
    return [name for name in dict.fromkeys(names) if name != SELF]


def advice(conversation: Conversation, decision: Decision) -> Said:
    """In one sentence what to do."""
    body = decision.body
    whom = whom_to_ask(conversation, decision)
    waits = conversation.waits_for(decision)
    words = {
        "whom": spoken_list(whom, body.vocabulary, conversation.role, body.agreement.language),
        "question": waits[0].question if waits else "",
    }
    return Said(_sentence(decision.verdict, conversation.role, bool(whom)), body.agreement.language, words)


def _sentence(verdict: Verdict, role: str, somebody: bool) -> str:
    """The sentence for an answer; `somebody` says that there is a person to go to."""
    if verdict.cause is Cause.UNREGULATED and verdict.verdict is Ruling.ALLOWED:
        if any(not duty.possible for duty in verdict.also_do):
            return _("Of dit mag, staat niet in onze afspraken. Wel wat er dan moet gebeuren: lees hieronder.")
        if verdict.also_do:
            return _("Of dit mag, staat niet in onze afspraken. Soms moet er wel iets gebeuren: lees hieronder wat.")
        if role == POLITE:
            return _("Hierover staat niets in onze afspraken. Twijfelt u, vraag het dan aan de mentor van uw kind.")
        if role == "medewerker":
            return _("Hierover staat niets in onze afspraken. Twijfel je, vraag het dan aan je leidinggevende.")
        return _("Hierover staat niets in onze afspraken. Twijfel je, vraag het dan aan je mentor.")
    if verdict.verdict is Ruling.ALLOWED:
        if any(not duty.possible for duty in verdict.also_do):
            return _("Dat mag. Er hoort wel iets bij: lees hieronder wat.")
        return _("Dat mag volgens onze afspraken.")
    if verdict.verdict is Ruling.NOT_ALLOWED:
        if not somebody:
            return _("Doe het niet.")
        if role == POLITE:
            return _("Doe het niet. Hebt u er vragen over, ga dan naar {whom}.")
        return _("Doe het niet. Heb je er vragen over, ga dan naar {whom}.")
    if verdict.cause is Cause.MISSING_FACT:
        if somebody:
            return _("Doe het nog niet. Vraag het eerst aan {whom}.")
        if role == POLITE:
            return _("Doe het nog niet, tot u dit zeker weet: {question}")
        return _("Doe het nog niet, tot je dit zeker weet: {question}")
    if verdict.cause is Cause.CONFLICT:
        if somebody:
            return _("Twee afspraken spreken elkaar hier tegen. Overleg eerst met {whom}.")
        return _("Twee afspraken spreken elkaar hier tegen. Overleg eerst met iemand van school.")
    if somebody:
        return _("Doe het nog niet. Overleg eerst met {whom}.")
    return _("Doe het nog niet. Overleg eerst met iemand van school.")


def spoken_list(names: list[str], words: Vocabulary, role: str, language: str) -> str:
    return listed([spoken(name, words, role) for name in names], _known(language))


def message(conversation: Conversation, decision: Decision) -> Message | None:
    """A question that can be copied and sent, when there is somebody else to ask."""
    verdict, words, role = decision.verdict, decision.body.vocabulary, conversation.role
    language = decision.body.agreement.language
    name = next(iter(whom_to_ask(conversation, decision)), None)
    if verdict.verdict is not Ruling.ASK or name is None:
        return None
    first = verdict.cause is Cause.MISSING_FACT and any(m.who_knows == name for m in verdict.missing)
    if name == OTHER and role == POLITE:
        text = _("Ik wil graag {act}, en het gaat ook over u of uw kind. Vindt u dat goed? Nee is ook prima.")
    elif name == OTHER:
        text = _("Hoi! Ik wil graag {act}, en het gaat ook over jou. Vind je dat goed? Nee is ook prima.")
    elif role == "medewerker":
        text = _("Ik wil graag {act}. Onze afspraken zeggen: overleg eerst. Wil je met me meedenken?")
    elif first:
        text = _("Ik wil graag {act}. Onze afspraken zeggen dat ik het eerst aan u vraag. Vindt u het goed?")
    else:
        text = _("Ik wil graag {act}. Onze afspraken zeggen: overleg eerst. Wilt u met me meedenken?")
    said = Said(text, language, {"act": act_phrase(conversation.act, "mijn")})
    return Message(marked(spoken(name, words, role), language), said.html)


def _known(language: str) -> str:
    """A language we have sentences in; an agreement in any other is treated as Dutch."""
    return language if language in LANGUAGES else LANGUAGES[0]
