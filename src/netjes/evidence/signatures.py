"""The signature of a sender's mail server (DKIM): does it hold, is the letter altered, or can nobody say?

A library that says no does not say why. So the look-up of the key is wrapped and the key read apart: without a key that
can be read, nothing was proved in either direction. The record of the key is kept, because domains replace their keys.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netjes.evidence.sentences import Sentence, said
from netjes.evidence.states import Signature

if TYPE_CHECKING:
    import dkim

KeyLookup = Callable[[str], bytes | str | None]  # None: there is no such key; raises when nobody answered
MAX_SIGNATURES = 5
_ONCE = (b"from", b"subject", b"date", b"to", b"cc", b"reply-to", b"sender", b"message-id", b"mime-version",
         b"content-type", b"content-transfer-encoding")  # fmt: skip
_SHOWN = {b"subject": said("het onderwerp"), b"date": said("de datum"), b"to": said("aan wie het gericht is")}
_SILENT = logging.Logger("netjes.evidence.silent", logging.CRITICAL + 1)  # the library would log what is in the letter
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SignatureCheck:
    """One signature. `why` is a sentence beside `outcome`'s own. `key` is the record that was found, as it stood.

    `aligned`: the domain that signed is that of the sender's address; otherwise it says nothing about the sender.
    """

    outcome: Signature
    why: Sentence
    domain: str
    selector: str
    aligned: bool
    key: str | None = None


def key_names(data: bytes) -> tuple[str, ...]:
    """Where the keys of a letter's signatures are published: what a look-up would be asked, and nothing more."""
    names = []
    for value in _signature_headers(data)[:MAX_SIGNATURES]:
        tags = {
            name.strip(): re.sub(r"\s", "", content)
            for name, _, content in (tag.partition("=") for tag in value.split(";"))
        }
        name = f"{tags.get('s', '')}._domainkey.{tags.get('d', '')}"
        if len(name) <= 253 and "." in tags.get("d", "") and _HOST.fullmatch(name) and name not in names:
            names.append(name)
    return tuple(names)


def check_signatures(data: bytes, sender_domain: str, lookup: KeyLookup | None) -> tuple[SignatureCheck, ...]:
    """Every signature of the letter, topmost first. Never raises for what is in the letter."""
    import dkim  # with all it takes along, and needed in the child alone

    try:
        letter = dkim.DKIM(data, logger=_SILENT, minkey=1024)
    except Exception:  # headers that are none
        return ()
    count = sum(name.lower() == b"dkim-signature" for name, _ in letter.headers)
    return tuple(_checked(letter, at, sender_domain, lookup) for at in range(min(count, MAX_SIGNATURES)))


def overall(checks: tuple[SignatureCheck, ...]) -> SignatureCheck:
    """What all signatures together say about the sender's address."""
    own = [check for check in checks if check.aligned]
    for outcome in (Signature.VERIFIED, Signature.ALTERED, Signature.CANNOT_BE_CHECKED):
        for check in own:
            if check.outcome is outcome:
                return check
    others = [check.domain for check in checks if check.outcome is Signature.VERIFIED]
    why = said("Er zit geen handtekening in van een mailserver.")
    if others:
        why = said(
            "Het is wel ondertekend door {domain}, maar dat is een ander domein dan dat van de afzender.",
            domain=others[0],
        )
    elif checks:
        why = said("Er zit wel een handtekening in, maar niet van het domein van de afzender.")
    return SignatureCheck(Signature.CANNOT_BE_CHECKED, why, "", "", False)


class _Asked:
    """The look-up of one key, remembered: what came back, and in words what is wrong with it."""

    def __init__(self, lookup: KeyLookup | None) -> None:
        self.lookup = lookup
        self.record: bytes | None = None
        self.wrong = said("")

    def __call__(self, name: bytes, timeout: int = 5) -> bytes | None:
        self.record, self.wrong = self._found(name)
        return self.record

    def _found(self, name: bytes) -> tuple[bytes | None, Sentence]:
        if self.lookup is None:
            return None, said("De sleutel van de afzender is niet opgezocht.")
        try:
            found = self.lookup(name.decode("ascii").rstrip("."))
        except Exception:  # whoever looks up tells in their own way that nobody answered
            return None, said("Het opzoeken van de sleutel lukte niet. Later nog eens proberen kan helpen.")
        if not found:
            return None, said(
                "De afzender heeft deze sleutel niet (meer) openbaar staan. Sleutels worden soms vervangen."
            )
        record = found.encode("utf-8", "replace") if isinstance(found, str) else found
        if re.search(rb"(?:^|;)\s*p\s*=\s*(?:;|$)", record):
            return record, said("De afzender heeft deze sleutel ingetrokken.")
        import dkim

        try:
            _, size, kind, _ = dkim.evaluate_pk(name, record)
        except Exception:  # no key at all, or one that the library cannot read
            return record, said("Wat op de plek van de sleutel staat, is geen sleutel die te lezen is.")
        weak = kind == b"rsa" and size < 1024
        return record, said("De sleutel van de afzender is te zwak om iets te bewijzen.") if weak else said("")


def _checked(letter: dkim.DKIM, at: int, sender_domain: str, lookup: KeyLookup | None) -> SignatureCheck:
    import dkim

    letter.domain = letter.selector = b""
    letter.signature_fields = {}
    asked, complaint = _Asked(lookup), ""
    try:
        holds = bool(letter.verify(at, dnsfunc=asked))
    except dkim.DKIMException as problem:
        holds, complaint = False, str(problem)
    except Exception:  # damaged tags
        holds, complaint = False, "damaged"
    fields = letter.signature_fields
    domain, selector = (
        re.sub(r"[^a-z0-9._-]", "?", fields.get(tag, b"").decode("ascii", "replace").lower())[:253]
        for tag in (b"d", b"s")
    )
    outcome, why = _outcome(letter, holds, complaint, asked)
    key = asked.record.decode("utf-8", "replace")[:5_000] if asked.record else None
    return SignatureCheck(outcome, why, domain, selector, aligned(domain, sender_domain), key)


def aligned(one: str, other: str) -> bool:
    """Whether two domains are one owner's: the same, or one below the other."""
    one, other = one.lower().rstrip("."), other.lower().rstrip(".")
    if not one or not other or "." not in one or "." not in other:
        return False
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _outcome(letter: dkim.DKIM, holds: bool, complaint: str, asked: _Asked) -> tuple[Signature, Sentence]:
    fields = letter.signature_fields
    if not holds and asked.record is None and not asked.wrong:
        late = "x= value is past" in complaint
        why = (
            said("De handtekening is verlopen.") if late else said("De handtekening is niet volledig of niet te lezen.")
        )
        return Signature.CANNOT_BE_CHECKED, why
    if asked.wrong:
        return Signature.CANNOT_BE_CHECKED, asked.wrong
    if fields.get(b"a", b"").endswith(b"sha1"):
        return Signature.CANNOT_BE_CHECKED, said("De handtekening is van een oude soort, die na te maken is.")
    if holds:
        return _what_holds(letter)
    if "body hash" in complaint:
        return Signature.ALTERED, said("De tekst is anders dan toen de mailserver hem ondertekende.")
    return Signature.ALTERED, said(
        "De afzender, het onderwerp of iets anders boven de tekst is veranderd, of de afzender gebruikt intussen een "
        "andere sleutel onder dezelfde naam."
    )


def _what_holds(letter: dkim.DKIM) -> tuple[Signature, Sentence]:
    """A signature that holds covers what it names; what stands there besides could be anybody's."""
    names = [name.lower() for name, _ in letter.headers]
    twice = [name for name in _ONCE if names.count(name) > 1]
    if twice:
        return Signature.ALTERED, said(
            "Bovenaan staat iets dubbel, en dan kan er één bij gezet zijn na het ondertekenen."
        )
    if not _whole_body_signed(letter):
        return (
            Signature.CANNOT_BE_CHECKED,
            said("Een deel van de tekst valt buiten de handtekening en kan er later bij gezet zijn."),
        )
    unsigned = [word for name, word in _SHOWN.items() if name in names and name not in letter.include_headers]
    if unsigned:
        return Signature.VERIFIED, _beside(unsigned)
    return Signature.VERIFIED, said("")


def _beside(unsigned: list[Sentence]) -> Sentence:
    *before, last = unsigned
    for each in reversed(before):
        last = said("{one} en {other}", one=each, other=last)
    return said("Buiten de handtekening valt {what}; dat kan veranderd zijn.", what=last)


def _whole_body_signed(letter: dkim.DKIM) -> bool:
    from dkim.canonicalization import CanonicalizationPolicy

    fields = letter.signature_fields
    if b"l" not in fields:
        return True
    policy = CanonicalizationPolicy.from_c_value(fields.get(b"c", b"simple/simple"))
    return len(policy.canonicalize_body(letter.body)) <= int(fields[b"l"])


def _signature_headers(data: bytes) -> list[str]:
    head = re.split(rb"\r?\n\r?\n", data[:500_000], maxsplit=1)[0].decode("latin-1")
    unfolded = re.sub(r"\r?\n[ \t]", " ", head)
    return [line[15:] for line in unfolded.split("\n") if line[:15].lower() == "dkim-signature:"]
