"""An e-mail as somebody saved it (.eml): what it says, and whether it is really from whom it says (L9d)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from netjes.evidence.errors import CannotTake
from netjes.evidence.letter_parts import Address, Attachment, addresses, date_of, header, parsed, words_in
from netjes.evidence.plain import shown_name
from netjes.evidence.received import Arrival, arrival_of
from netjes.evidence.refusals import SAID
from netjes.evidence.senders import Known, Sender, sender_of
from netjes.evidence.sentences import Sentence, said
from netjes.evidence.signatures import KeyLookup, SignatureCheck, check_signatures, overall
from netjes.evidence.states import LetterSign, Signature

_PASSED_ON = re.compile(r"\s*(?:(?:re|antw)\s*:\s*)*(?:fwd?|doorst|doorgestuurd|wg|tr)\s*:", re.IGNORECASE)
MAX_BYTES = 30_000_000
MAX_HEADERS = 5_000


@dataclass(frozen=True, slots=True, repr=False)
class Letter:
    """Everything here is text that is safe to show. `text` is what most programs show, `other` the plain version beside
    it when that says something else. `remote` counts what it would have fetched from elsewhere; nothing was.

    `signature` is about the sender's address; `why` says in a sentence what it rests on; `checks` holds every signature
    with the record of its key.
    """

    sender: Sender
    to: tuple[Address, ...]
    subject: str
    sent_at: datetime | None
    text: str
    other: str
    remote: int
    attachments: tuple[Attachment, ...]
    signature: Signature
    why: Sentence
    checks: tuple[SignatureCheck, ...]
    arrival: Arrival

    @property
    def passed_on(self) -> bool:
        """Whether somebody sent on what another wrote: all that is told of the sender is then of who sent it on."""
        return bool(_PASSED_ON.match(self.subject))

    @property
    def really(self) -> Sentence:
        """Is it from whom it says? The answer in words; the signs beside it say the rest."""
        shown = self.sender.shown
        if shown is None:
            return said("Van wie dit bericht komt, staat er niet in.")
        signs = {each.sign for each in self.sender.signs}
        if self.signature is not Signature.VERIFIED:
            return said("{verdict} {why}", verdict=self.signature.sentence, why=self.why)
        if signs & {LetterSign.KNOWN_NAME_OTHER_ADDRESS, LetterSign.LOOKALIKE_DOMAIN, LetterSign.ADDRESS_IN_NAME}:
            return said(
                "Het bericht komt echt van {address}. Maar dat adres past niet bij de naam of bij school: kijk "
                "hieronder waarom.",
                address=shown.address,
            )
        return said(
            "Het bericht komt echt van {address}. {verdict} {why}",
            address=shown.address, verdict=self.signature.sentence, why=self.why,
        )  # fmt: skip


def read_letter(
    data: bytes,
    *,
    lookup: KeyLookup | None = None,
    own_server: str = "",
    own_domains: Sequence[str] = (),
    known: Sequence[Known] = (),
) -> Letter:
    """Raises `CannotTake`. Nothing of it is opened or fetched.

    `lookup` finds the key of a signature (`dns.published_key`, or one that was kept); without it none is checked.
    `own_server` is the name the school's mail server gives itself in Authentication-Results, `own_domains` are where
    the school's addresses live, and `known` are its people.
    """
    if len(data) > MAX_BYTES:
        raise CannotTake(SAID["too heavy"])
    try:
        return _read(data, lookup, own_server, own_domains, known)
    except CannotTake:
        raise
    except (MemoryError, RecursionError):
        raise CannotTake(SAID["too heavy"]) from None
    except Exception:  # the parser of the standard library trips over some letters, and that is the letter's fault
        raise CannotTake(SAID["letter unreadable"]) from None


def _read(
    data: bytes, lookup: KeyLookup | None, own_server: str, own_domains: Sequence[str], known: Sequence[Known]
) -> Letter:
    message = parsed(data)
    if len(message.keys()) > MAX_HEADERS:
        raise CannotTake(SAID["too heavy"])
    words = words_in(message)
    sender = sender_of(message, own_domains, known)
    if not message.keys() or (sender.shown is None and not words.text and not words.attachments):
        raise CannotTake(SAID["letter unreadable"])
    checks = check_signatures(data, sender.shown.domain if sender.shown else "", lookup)
    result = overall(checks)
    return Letter(
        sender=sender,
        to=tuple(
            Address(shown_name(each.name), each.address) for field in ("To", "Cc") for each in addresses(message, field)
        ),
        subject=shown_name(header(message, "Subject")),
        sent_at=date_of(message),
        text=words.text,
        other=words.other,
        remote=words.remote,
        attachments=words.attachments,
        signature=result.outcome,
        why=result.why,
        checks=checks,
        arrival=arrival_of(message, own_server),
    )
