"""Verified, altered, or cannot be checked: a letter's signature says one of three, and never more than it knows."""

import base64
import re

import dkim
import nacl.encoding
import nacl.signing
import pytest

from netjes.evidence import Signature, dns, read_letter
from netjes.evidence.signatures import key_names
from netjes.evidence.tests.samples import letter
from netjes.evidence.tests.signing import NAME, name_server, pair, published, signed

VERIFIED, ALTERED, CANNOT = Signature.VERIFIED, Signature.ALTERED, Signature.CANNOT_BE_CHECKED


def key() -> str:
    return pair()[1]


def test_it_works():
    read = read_letter(signed(letter()), lookup=published(key()))
    assert read.signature is VERIFIED and read.why == ""
    assert read.checks[0].key == key()
    assert (read.checks[0].domain, read.checks[0].selector, read.checks[0].aligned) == ("school.example", "mei", True)
    assert read.really.startswith("Het bericht komt echt van iris@school.example.")


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (b"vrijdag", b"maandag", "De tekst is anders"),
        (b"Subject: Toets", b"Subject: Gijs zakt", "boven de tekst is veranderd"),
        (b"iris@school.example>", b"rector@school.example>", "boven de tekst is veranderd"),
        (b"Thu, 12 Mar", b"Wed, 11 Mar", "boven de tekst is veranderd"),
    ],
)
def test_what_was_changed_after_signing_is_altered(before, after, why):
    read = read_letter(signed(letter()).replace(before, after), lookup=published(key()))
    assert read.signature is ALTERED and why in read.why
    assert "Het bewijst op zichzelf niets." in read.really


def test_line_ends_of_another_machine_do_not_alter_a_letter():
    read = read_letter(signed(letter()).replace(b"\r\n", b"\n"), lookup=published(key()))
    assert read.signature is VERIFIED


def test_without_anybody_to_ask_it_cannot_be_checked():
    read = read_letter(signed(letter()))
    assert read.signature is CANNOT and "niet opgezocht" in read.why


def nobody_answers(name: str) -> bytes:
    raise TimeoutError


@pytest.mark.parametrize(
    ("lookup", "why"),
    [
        (published(None), "niet (meer) openbaar"),
        (published(""), "niet (meer) openbaar"),
        (nobody_answers, "lukte niet"),
        (published("v=DKIM1; k=rsa; p="), "ingetrokken"),
        (published("v=spf1 -all"), "geen sleutel"),
        (published("v=DKIM1; k=rsa; p=AAAA"), "geen sleutel"),
        (published("v=DKIM1; k=maan; p=AAAA"), "geen sleutel"),
    ],
)
@pytest.mark.parametrize("tampered", [False, True])
def test_without_a_key_that_can_be_read_nothing_is_proved_either_way(lookup, why, tampered):
    """The library says no to all of these, as it does to a forgery."""
    data = signed(letter()).replace(b"vrijdag", b"maandag" if tampered else b"vrijdag")
    read = read_letter(data, lookup=lookup)
    assert read.signature is CANNOT and why in read.why


def test_a_letter_without_a_signature_cannot_be_checked_and_is_not_called_false():
    read = read_letter(letter(), lookup=published(key()))
    assert read.signature is CANNOT
    assert "Er zit geen handtekening in" in read.really and "niet dat het nep is" in read.really


def test_the_signature_of_another_domain_says_nothing_about_the_sender():
    data = signed(letter(), domain="verzender.example")
    read = read_letter(data, lookup=published(key()))
    assert read.signature is CANNOT and "verzender.example" in read.why
    assert read.checks[0].outcome is VERIFIED and not read.checks[0].aligned


def test_a_domain_below_or_above_that_of_the_sender_is_its_own():
    for domain in ("mail.school.example", "school.example"):
        data = signed(letter(sender="Iris <iris@school.example>"), domain=domain)
        assert read_letter(data, lookup=published(key())).signature is VERIFIED


def test_text_outside_the_signature_is_not_vouched_for():
    data = signed(letter(), length=True)
    assert read_letter(data, lookup=published(key())).signature is VERIFIED
    read = read_letter(data + b"En Gijs is een dief.\r\n", lookup=published(key()))
    assert read.signature is CANNOT and "buiten de handtekening" in read.why


@pytest.mark.parametrize("extra", [b"Subject: Je bent geschorst\r\n", b"From: Rector <rector@school.example>\r\n"])
def test_a_second_header_on_top_is_not_vouched_for(extra):
    read = read_letter(extra + signed(letter()), lookup=published(key()))
    assert read.signature is ALTERED


def test_what_the_signature_leaves_out_is_told():
    read = read_letter(signed(letter(), include_headers=[b"from", b"date", b"to"]), lookup=published(key()))
    assert (
        read.signature is VERIFIED and read.why == "Buiten de handtekening valt het onderwerp; dat kan veranderd zijn."
    )


def test_an_expired_or_damaged_signature_cannot_be_checked():
    data = signed(letter())
    late = re.sub(rb"; t=\d+", b"; t=1500000000; x=1500000001", data, count=1)
    assert read_letter(late, lookup=published(key())).why == "De handtekening is verlopen."
    for tag in (b"bh=", b" s=", b" d=", b" h=", b"a=rsa-sha256"):
        read = read_letter(data.replace(tag, b"q" + tag, 1), lookup=published(key()))
        assert read.signature is CANNOT, tag


def test_a_weak_key_or_an_old_method_proves_nothing():
    enough = read_letter(signed(letter(), bits=1_024), lookup=published(pair(1_024)[1]))
    assert enough.signature is VERIFIED
    for bits in (256, 512, 1_016):
        weak = read_letter(signed(letter()), lookup=published(short_key(bits)))
        assert weak.signature is CANNOT and "te zwak" in weak.why
    old = signed(letter(), signature_algorithm=b"rsa-sha1")
    assert read_letter(old, lookup=published(key())).signature is CANNOT


def short_key(bits: int) -> str:
    """A key that breaks in an afternoon, written by hand: no library makes one any more."""

    def tagged(tag: int, content: bytes) -> bytes:
        length = len(content)
        return bytes([tag, *([length] if length < 128 else [0x82, length >> 8, length & 255])]) + content

    number = tagged(2, b"\0" + ((1 << (bits - 1)) + 1).to_bytes(bits // 8, "big"))
    pair_of_numbers = tagged(0x30, number + tagged(2, b"\1\0\1"))
    form = tagged(0x30, bytes.fromhex("06092a864886f70d0101010500"))
    whole = tagged(0x30, form + tagged(3, b"\0" + pair_of_numbers))
    return f"v=DKIM1; p={base64.b64encode(whole).decode()}"


def test_a_signature_of_the_newer_kind_is_checked_too():
    key = nacl.signing.SigningKey.generate()
    data = letter()
    data = dkim.sign(
        data, b"mei", b"school.example", key.encode(nacl.encoding.Base64Encoder),
        signature_algorithm=b"ed25519-sha256", include_headers=[b"from", b"to", b"subject", b"date"],
    ) + data  # fmt: skip
    record = f"v=DKIM1; k=ed25519; p={key.verify_key.encode(nacl.encoding.Base64Encoder).decode()}"
    assert read_letter(data, lookup=published(record)).signature is VERIFIED
    assert read_letter(data.replace(b"Toets", b"Feest"), lookup=published(record)).signature is ALTERED
    assert read_letter(data, lookup=published("v=DKIM1; k=ed25519; p=AAAA")).signature is CANNOT


def test_one_good_signature_of_the_sender_is_enough():
    data = signed(signed(letter()), domain="lijst.example")
    assert read_letter(data, lookup=published(key())).signature is VERIFIED


def test_a_key_that_was_kept_checks_again_when_the_domain_has_replaced_it():
    data = signed(letter())
    kept = read_letter(data, lookup=published(key())).checks[0].key
    assert read_letter(data, lookup=published(kept)).signature is VERIFIED


def test_only_names_of_keys_are_ever_asked_for():
    assert key_names(signed(letter())) == (NAME,)
    for bad in (b"d=school.example/../x", b"d=a b", b"d=localhost", b"d=", b"d=" + b"a" * 300 + b".example"):
        assert key_names(signed(letter()).replace(b"d=school.example", bad)) == ()
    many = b"".join(b"DKIM-Signature: v=1; s=s%d; d=x.example\r\n" % at for at in range(50)) + letter()
    assert len(key_names(many)) == 5


def test_a_real_name_server_is_asked_and_its_answer_counts():
    data = signed(letter())
    with name_server({NAME: key()}) as asked:
        read = read_letter(data, lookup=dns.published_key)
    assert asked == [f"{NAME}."]
    assert read.signature is VERIFIED and read.checks[0].key == key()


def test_a_name_server_that_knows_no_such_key_or_does_not_answer_proves_nothing(monkeypatch):
    monkeypatch.setattr(dns, "PATIENCE", 0.3)
    data = signed(letter()).replace(b"vrijdag", b"maandag")
    with name_server({}):
        assert "openbaar" in read_letter(data, lookup=dns.published_key).why
    with name_server({}, silent=True) as asked:
        read = read_letter(data, lookup=dns.published_key)
    assert asked and read.signature is CANNOT and "lukte niet" in read.why
    with name_server({}, refuses=True):
        assert read_letter(data, lookup=dns.published_key).signature is CANNOT
