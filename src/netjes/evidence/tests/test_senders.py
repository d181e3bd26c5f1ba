"""Is it really from whom it says? (L9d.) What a reader could overlook, in plain words, and silence where nothing is."""

import pytest

from netjes.evidence import Known, LetterSign, read_letter
from netjes.evidence.lookalikes import looks_like, skeleton
from netjes.evidence.tests.samples import letter
from netjes.evidence.tests.signing import pair, published, signed

SCHOOL = {
    "own_domains": ("lindekade.example",),
    "known": (
        Known("Iris Bakker", ("i.bakker@lindekade.example", "iris@thuis.example")),
        Known("Sem de Wit", ()),
        Known("Gijs", ("gijs@lindekade.example",)),
    ),
}


def signs(sender: str, *headers: str, **how: str) -> set[LetterSign]:
    return {each.sign for each in read_letter(letter(sender=sender, headers=headers, **how), **SCHOOL).sender.signs}


def test_it_works():
    read = read_letter(letter(sender="Iris Bakker <iris.bakker@gratis.example>"), **SCHOOL)
    (sign,) = read.sender.signs
    assert sign.sign is LetterSign.KNOWN_NAME_OTHER_ADDRESS
    assert "iris.bakker@gratis.example is niet het adres dat school van die persoon kent" in sign.sentence


@pytest.mark.parametrize(
    "sender",
    [
        "Iris Bakker <i.bakker@lindekade.example>",
        "Iris Bakker <IRIS@thuis.example>",
        "Sem de Wit <123@lindekade.example>",
        "Gijs <gijs@elders.example>",
        "Oma <oma@thuis.example>",
        "Zoë O’Neil-Çelik <zoe@müller.example>",
        "Иван Петров <ivan@почта.example>",
        "rooster@mail.lindekade.example",
    ],
)
def test_an_ordinary_sender_gets_no_remark(sender):
    assert signs(sender) == set()


@pytest.mark.parametrize(
    ("sender", "sign"),
    [
        ("Sem de Wit <sem@elders.example>", LetterSign.KNOWN_NAME_OTHER_ADDRESS),
        ('"Bakker, Iris" <iris@elders.example>', LetterSign.KNOWN_NAME_OTHER_ADDRESS),
        ("IRIS BAKKER (mentor) <x@elders.example>", LetterSign.KNOWN_NAME_OTHER_ADDRESS),
        ("Ir\u0456s B\u0430kker <x@elders.example>", LetterSign.KNOWN_NAME_OTHER_ADDRESS),
        ("Ir\u0456s <x@elders.example>", LetterSign.MIXED_LETTERS),
        ("i.bakker@lindekade.example <x@elders.example>", LetterSign.ADDRESS_IN_NAME),
        ("School <x@lindekade.example.elders.example>", LetterSign.LOOKALIKE_DOMAIN),
        ("School <x@lindekade-school.example>", LetterSign.LOOKALIKE_DOMAIN),
        ("School <x@1indekade.example>", LetterSign.LOOKALIKE_DOMAIN),
        ("School <x@lindkade.example>", LetterSign.LOOKALIKE_DOMAIN),
        ("School <x@xn--lindekde-66g.example>", LetterSign.MIXED_LETTERS),
        ("School <x@lindekad\u0435.example>", LetterSign.LOOKALIKE_DOMAIN),
        ("Rector\u202e\u200b <x@elders.example>", LetterSign.HIDDEN_LETTERS),
        ("a@x.example, b@y.example", LetterSign.TWO_SENDERS),
        ("zonder adres", LetterSign.NO_SENDER),
    ],
)
def test_a_trick_is_told(sender, sign):
    assert sign in signs(sender)


def test_an_answer_that_goes_elsewhere_is_told():
    assert signs("Oma <oma@thuis.example>", "Reply-To: oma@elders.example") == {LetterSign.REPLY_ELSEWHERE}
    assert signs("Oma <oma@thuis.example>", "Reply-To: Oma <OMA@thuis.example>") == set()


def test_another_way_back_is_told_unless_it_is_the_same_owners():
    assert signs("a@thuis.example", "Return-Path: <b@elders.example>") == {LetterSign.BOUNCES_ELSEWHERE}
    assert signs("a@thuis.example", "Return-Path: <b@mail.thuis.example>", "Return-Path: <>") == set()
    assert signs("a@thuis.example", "Return-Path: <>") == set()


def test_a_second_sender_is_told():
    assert LetterSign.TWO_SENDERS in signs("a@thuis.example", "From: b@elders.example")


def test_a_signature_that_holds_does_not_make_a_borrowed_name_true():
    data = signed(letter(sender="Iris Bakker <iris@school.example>"))
    read = read_letter(data, lookup=published(pair()[1]), **SCHOOL)
    assert read.really.startswith("Het bericht komt echt van iris@school.example. Maar dat adres past niet")


def test_letters_that_look_alike_are_alike_and_others_are_not():
    assert skeleton("Rnaria") == skeleton("maria")
    assert skeleton("\u0430\u0440\u0440l\u0435") == skeleton("apple")
    assert skeleton("iris") != skeleton("bram")
    assert not looks_like("lindelaan.example", "lindekade.example")
    assert not looks_like("elders.example", "lindekade.example")
    assert not looks_like("lindekade.example", "lindekade.example")
    assert looks_like("lindekdae.example", "lindekade.example")
