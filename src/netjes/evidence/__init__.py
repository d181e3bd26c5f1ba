"""What people bring along: chats, letters and pictures, read without trusting them.

Pure: no Django, nothing kept, and no network unless the caller passes a way to look keys up. `recognise` says what a
file is, `read_apart` reads it in a child process under limits, `as_view` makes of it what a page may show.
"""

from netjes.evidence.apart import read_apart
from netjes.evidence.chats import UNVERIFIED, Chat, Message, read_chat
from netjes.evidence.errors import CannotTake
from netjes.evidence.keeping import Reading, as_bytes, from_bytes
from netjes.evidence.letters import Letter, read_letter
from netjes.evidence.links import Link, Piece, links_in, pieces_of, read_link
from netjes.evidence.pictures import Prepared, prepare_picture
from netjes.evidence.recognising import fingerprint, recognise
from netjes.evidence.senders import Known
from netjes.evidence.sentences import in_language
from netjes.evidence.signatures import KeyLookup, SignatureCheck
from netjes.evidence.states import ChainRole, EvidenceKind, LetterSign, MessageKind, Signature
from netjes.evidence.texts import Text, read_pdf, read_text
from netjes.evidence.view import View, as_view

__all__ = [
    "UNVERIFIED",
    "CannotTake",
    "ChainRole",
    "Chat",
    "EvidenceKind",
    "KeyLookup",
    "Known",
    "Letter",
    "LetterSign",
    "Link",
    "Message",
    "MessageKind",
    "Piece",
    "Prepared",
    "Reading",
    "Signature",
    "SignatureCheck",
    "Text",
    "View",
    "as_bytes",
    "as_view",
    "fingerprint",
    "from_bytes",
    "in_language",
    "links_in",
    "pieces_of",
    "prepare_picture",
    "read_apart",
    "read_chat",
    "read_letter",
    "read_link",
    "read_pdf",
    "read_text",
    "recognise",
]
