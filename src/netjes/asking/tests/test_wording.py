import re

import pytest
from django.utils.translation import override

from netjes.agreements.deciding import Body, Rules
from netjes.asking import wording
from netjes.asking.conversation import Conversation
from netjes.asking.tests.cast import BINDING, conversation, rules_of
from netjes.norms.notation import read
from netjes.norms.table import Rulebook
from netjes.norms.verdict import Cause

JE = re.compile(r"\b(je|jij|jou|jouw)\b", re.IGNORECASE)
HEAD = "---\ntitel: Proef\ntaal: {}\ngeldt voor: {}\nversie: 1\nanders: {}\n---\n\n## Artikel 1. Bellen\n\nTekst.\n"
NORM = "\n```norm {}\nwie: iedereen\n{}: bellen\n{}```\n"


def asked(role: str, *norms: str, otherwise: str = "mag", language: str = "nl") -> Conversation:
    """Somebody asks whether calling is allowed, under one small agreement."""
    agreement = read(HEAD.format(language, role, otherwise) + "".join(norms))
    rules = Rules(role, (Body(Rulebook(agreement), ()),))
    return Conversation(rules, agreement.vocabulary, agreement.vocabulary.acts["bellen"])


def advice(walk: Conversation) -> str:
    return wording.advice(walk, walk.decide()).plain


FORBIDS = NORM.format("1-a", "verbiedt", "vraag: mentor\n")
ALLOWS = NORM.format("1-b", "staat toe", "")
CONSULTS = NORM.format("1-c", "vraagt overleg bij", "vraag: mentor\n")
DEPENDS = NORM.format("1-d", "verbiedt", "als: les\n")
DEPENDS_ON_TEACHER = NORM.format("1-e", "verbiedt", "als: toestemming leraar\n")
DUTY = "\n```norm 1-f\nwie: iedereen\nverplicht: melden\nbij: bellen\nvraag: mentor\n```\n"

ANOTHER = "toestemming van die ander"
CASES = [
    ((), "mag", Cause.UNREGULATED, "Twijfel je, vraag het dan aan je mentor.", "Twijfelt u, vraag het dan aan"),
    ((DUTY,), "mag", Cause.UNREGULATED, "Wel wat er dan moet gebeuren", "Wel wat er dan moet gebeuren"),
    ((), "overleg\nvraag: mentor", Cause.UNREGULATED, "Overleg eerst met je mentor.", "Overleg eerst met uw mentor."),
    ((ALLOWS,), "mag", Cause.NORM, "Dat mag volgens onze afspraken.", "Dat mag volgens onze afspraken."),
    ((ALLOWS, DUTY), "mag", Cause.NORM, "Er hoort wel iets bij", "Er hoort wel iets bij"),
    ((FORBIDS,), "mag", Cause.NORM, "Heb je er vragen over, ga dan naar je mentor.", "Hebt u er vragen over"),
    ((FORBIDS.replace("vraag: mentor\n", ""),), "mag", Cause.NORM, "Doe het niet.", "Doe het niet."),
    ((FORBIDS, ALLOWS), "mag", Cause.CONFLICT, "Overleg eerst met je mentor.", "Overleg eerst met uw mentor."),
    ((FORBIDS.replace("vraag: mentor\n", ""), ALLOWS), "mag", Cause.CONFLICT, "iemand van school", "iemand van school"),
    ((CONSULTS,), "mag", Cause.CONSULT, "Overleg eerst met je mentor.", "Overleg eerst met uw mentor."),
    ((DEPENDS,), "mag", Cause.MISSING_FACT, "tot je dit zeker weet: Is het", "tot u dit zeker weet: Is het"),
    ((DEPENDS_ON_TEACHER,), "mag", Cause.MISSING_FACT, "Vraag het eerst aan je leraar.", "Vraag het eerst aan uw"),
]  # fmt: skip


def test_it_works():
    walk = conversation("leerling", "telefoon gebruiken").answered("les", True).answered("toestemming leraar", None)
    assert advice(walk) == "Doe het nog niet. Vraag het eerst aan je leraar."
    shown = wording.shown(walk, walk.decide())
    assert (shown.code, shown.question) == ("overleg", "Mag ik mijn telefoon gebruiken?")


@pytest.mark.parametrize(("norms", "otherwise", "cause", "to_a_pupil", "to_a_parent"), CASES)
def test_every_cause_says_what_to_do(norms, otherwise, cause, to_a_pupil, to_a_parent):
    for role, says in (("leerling", to_a_pupil), ("ouder", to_a_parent)):
        walk = asked(role, *norms, otherwise=otherwise)
        assert walk.decide().verdict.cause is cause
        assert says in advice(walk)
    assert not JE.search(advice(walk)), "tegen een ouder is het u"


def test_staff_go_to_who_leads_them():
    assert "je leidinggevende" in advice(asked("medewerker"))


def test_a_parent_never_hears_je_whatever_is_asked():
    heard = {}
    for act in rules_of("ouder").acts():
        walk = conversation("ouder", act)
        while True:
            said = wording.advice(walk, walk.decide())
            for text in (said.sentence, said.words["whom"]):
                if JE.search(text):
                    heard[act] = text
            question = walk.next_question(walk.decide())
            if question is None:
                break
            walk = walk.answered(question.fact, True)
    assert not heard


@pytest.mark.parametrize("role", BINDING)
def test_a_sentence_is_never_left_half_filled(role):
    for act in rules_of(role).acts():
        walk = conversation(role, act)
        for _ in range(3):
            assert not re.search(r"[{}]|\s\.|: $", advice(walk)), act
            question = walk.next_question(walk.decide())
            if question is None:
                break
            walk = walk.answered(question.fact, False)


@pytest.mark.parametrize(
    ("role", "act", "unsure", "whom", "says"),
    [
        ("leerling", "foto plaatsen", ("over een ander", ANOTHER), "die ander", "Vind je dat goed?"),
        ("ouder", "foto plaatsen", ("gaat over school", "over een ander", ANOTHER), "die ander", "Vindt u dat goed?"),
        ("leerling", "telefoon gebruiken", ("les", "toestemming leraar"), "je leraar", "Vindt u het goed?"),
        ("ouder", "gesprek met school afslaan", (), "de afdelingscoördinator", "Wilt u met me meedenken?"),
    ],
)
def test_a_question_to_send_is_written_to_whom_it_is_for(role, act, unsure, whom, says):
    walk = conversation(role, act)
    for fact in unsure:
        walk = walk.answered(fact, None if fact == unsure[-1] else True)
    if not unsure:
        walk = walk.answered("onveilig", False)
    message = wording.message(walk, walk.decide())
    assert message.whom == whom and says in message.text
    assert wording.act_phrase(walk.act, "mijn") in message.text


def test_without_somebody_to_ask_there_is_nothing_to_send():
    walk = conversation("leerling", "telefoon gebruiken").answered("les", False)
    assert wording.message(walk, walk.decide()) is None


def test_in_english_the_words_of_the_agreement_are_marked_and_nothing_else():
    walk = asked("leerling", CONSULTS)
    said = wording.advice(walk, walk.decide())
    assert said.html == said.plain == "Doe het nog niet. Overleg eerst met je mentor."
    with override("en"):
        said = wording.advice(walk, walk.decide())
        assert said.html == 'Don’t do it yet. First talk to <span lang="nl">je mentor</span>.'
        assert said.plain == "Don’t do it yet. First talk to je mentor."
        assert wording.question(walk.act, "nl") == "Mag ik bellen?"


def test_an_english_agreement_asks_in_english():
    walk = asked("leerling", CONSULTS, language="en")
    assert wording.question(walk.act, walk.rules.bodies[0].agreement.language) == "May I: bellen?"


def test_words_of_a_school_never_become_markup():
    words = FORBIDS.replace("bellen", "b&b").replace("mentor", "<b>chef</b>")
    text = HEAD.format("nl", "leerling", "mag") + words
    text += (
        "\n## Woordenlijst\n\n| handeling |\n|---|\n| b&b |\n\n| persoon | rol |\n|---|---|\n"
        "| leerling | ja |\n| <b>chef</b> | |\n"
    )
    agreement = read(text)
    rules = Rules("leerling", (Body(Rulebook(agreement), ()),))
    walk = Conversation(rules, agreement.vocabulary, agreement.vocabulary.acts["b&b"])
    html = wording.advice(walk, walk.decide()).html
    assert "<b>" not in html and "&lt;b&gt;chef" in html
