"""Who a letter says it is from, and what a reader could overlook in that. Facts in words; the reader concludes."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import Message

from netjes.evidence.letter_parts import Address, addresses, header, raw_values
from netjes.evidence.links import machine_domain, readable_domain
from netjes.evidence.lookalikes import looks_like, mixes_scripts, skeleton
from netjes.evidence.plain import hides_something, shown_name
from netjes.evidence.sentences import Sentence, said
from netjes.evidence.signatures import aligned
from netjes.evidence.states import LetterSign

_ADDRESS = re.compile(r"[^\s<>\"'()]+@[^\s<>\"'()]+\.[^\s<>\"'()]+")


@dataclass(frozen=True, slots=True, repr=False)
class Known:
    """Somebody of the school: the name, and every address the school knows of them (there may be none)."""

    name: str
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class SenderSign:
    sign: LetterSign
    sentence: Sentence


@dataclass(frozen=True, slots=True, repr=False)
class Sender:
    """`shown` is From; `replies_to` and `bounces_to` are where answers and failures go, when that is said."""

    shown: Address | None
    replies_to: Address | None
    bounces_to: Address | None
    signs: tuple[SenderSign, ...]


def sender_of(message: Message, own_domains: Sequence[str], known: Sequence[Known]) -> Sender:
    """The three addresses of a letter's sender, compared with each other and with whom the school knows."""
    written = addresses(message, "From")
    first = written[0] if written else None
    replies = next(iter(addresses(message, "Reply-To")), None)
    bounces = next(iter(addresses(message, "Return-Path")), None)
    signs = list(_of_headers(message, written))
    if first is not None:
        signs += _of_ways_back(first, replies, bounces)
        signs += _of_name(first, own_domains, known)
        signs += _of_domain(first, own_domains)
    return Sender(_safe(first), _safe(replies), _safe(bounces), tuple(signs))


def _safe(address: Address | None) -> Address | None:
    return address and Address(shown_name(address.name), shown_name(address.address))


def _of_headers(message: Message, written: tuple[Address, ...]) -> Iterator[SenderSign]:
    if not written:
        yield SenderSign(LetterSign.NO_SENDER, said("Er staat geen afzender in met een e-mailadres."))
    if len(written) > 1 or len(raw_values(message, "From")) > 1:
        who = ", ".join(shown_name(str(each)) for each in written[:3])
        yield SenderSign(
            LetterSign.TWO_SENDERS,
            said("Er staat meer dan één afzender in: {who}. Een mailprogramma toont er soms maar één.", who=who),
        )
    if hides_something("".join(each.name for each in written) + header(message, "Subject")):
        yield SenderSign(
            LetterSign.HIDDEN_LETTERS,
            said("In de naam of het onderwerp zitten tekens die niet te zien zijn. Wij laten ze weg."),
        )


def _of_ways_back(first: Address, replies: Address | None, bounces: Address | None) -> Iterator[SenderSign]:
    if replies and replies.address.lower() != first.address.lower():
        yield SenderSign(
            LetterSign.REPLY_ELSEWHERE,
            said(
                "Een antwoord gaat naar {replies} en niet naar {first}. Bij nieuwsbrieven is dat gewoon; bij een "
                "bericht van één persoon niet.",
                replies=replies.address,
                first=first.address,
            ),
        )
    if bounces and not aligned(bounces.domain, first.domain):
        yield SenderSign(
            LetterSign.BOUNCES_ELSEWHERE,
            said(
                "Het is verstuurd via {through} en niet via {own}. Dat doen verzendbedrijven ook; het zegt alleen iets "
                "samen met de rest.",
                through=readable_domain(bounces.domain),
                own=readable_domain(first.domain),
            ),
        )


def _of_name(first: Address, own_domains: Sequence[str], known: Sequence[Known]) -> Iterator[SenderSign]:
    name = shown_name(first.name)
    inside = _ADDRESS.search(name)
    if inside and inside.group().lower() != first.address.lower():
        yield SenderSign(
            LetterSign.ADDRESS_IN_NAME,
            said(
                "In de naam staat een ander adres ({inside}) dan waar het vandaan komt ({address}). Een naam kiest de "
                "afzender zelf.",
                inside=inside.group(),
                address=first.address,
            ),
        )
    if mixes_scripts(name):
        yield SenderSign(
            LetterSign.MIXED_LETTERS,
            said("In de naam ‘{name}’ staan letters uit verschillende alfabetten door elkaar.", name=name),
        )
    same = [person for person in known if _same_name(name, person.name)]
    own = {address.lower() for person in same for address in person.addresses}
    at_school = any(aligned(first.domain, domain) for domain in own_domains)
    if same and first.address.lower() not in own and not (at_school and not own):
        addressed = said(
            "{address} is niet het adres dat school van die persoon kent."
            if own
            else "Of {address} van die persoon is, weet school niet.",
            address=first.address,
        )
        yield SenderSign(
            LetterSign.KNOWN_NAME_OTHER_ADDRESS,
            said(
                "‘{name}’ is de naam van iemand van school, maar {addressed} Vraag het die persoon zelf, in het echt "
                "of via een adres dat je al had.",
                name=name,
                addressed=addressed,
            ),
        )


def _of_domain(first: Address, own_domains: Sequence[str]) -> Iterator[SenderSign]:
    domain = readable_domain(first.domain)
    machines = machine_domain(first.domain)
    if mixes_scripts(domain):
        yield SenderSign(
            LetterSign.MIXED_LETTERS,
            said(
                "In het adres staan letters uit verschillende alfabetten door elkaar: {domain}, voor computers "
                "{machines}.",
                domain=domain,
                machines=machines,
            ),
        )
    for own in own_domains:
        if looks_like(domain, own):
            written = domain
            if machines != domain:
                written = said("{domain} (voor computers {machines})", domain=domain, machines=machines)
            yield SenderSign(
                LetterSign.LOOKALIKE_DOMAIN,
                said(
                    "{domain} lijkt op {own}, maar het is een ander adres dan dat van school.", domain=written, own=own
                ),
            )
            return


def _same_name(one: str, other: str) -> bool:
    """The same words in any order, however they are written; one word alone is too common to say anything."""
    words, named = _words(one), _words(other)
    return len(named) > 1 and named <= words


def _words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKC", _ADDRESS.sub(" ", name))
    return {skeleton(word) for word in re.findall(r"\w+", plain)}
