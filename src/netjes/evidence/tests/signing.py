"""Letters that are really signed, and a name server that answers, on this machine alone."""

import base64
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import dkim
import dns.message
import dns.rcode
import dns.resolver
import dns.rrset
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

SELECTOR, DOMAIN = "mei", "school.example"
NAME = f"{SELECTOR}._domainkey.{DOMAIN}"


def pair(bits: int = 2_048) -> tuple[bytes, str]:
    """A private key and the record that a domain would publish for it."""
    return _pair(bits)


@cache
def _pair(bits: int) -> tuple[bytes, str]:
    key = rsa.generate_private_key(public_exponent=65_537, key_size=bits)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return private, f"v=DKIM1; k=rsa; p={base64.b64encode(public).decode()}"


def signed(letter: bytes, *, domain: str = DOMAIN, bits: int = 2_048, **how: object) -> bytes:
    """The letter with a signature on top, by the key of `pair`."""
    how.setdefault("include_headers", [b"from", b"to", b"subject", b"date", b"message-id"])
    how.setdefault("canonicalize", (b"relaxed", b"relaxed"))
    return dkim.sign(letter, SELECTOR.encode(), domain.encode(), pair(bits)[0], **how) + letter


def published(*records: str | None):
    """A look-up that finds these in turn, whatever is asked; the last stays."""
    waiting = list(records)
    return lambda name: waiting.pop(0) if len(waiting) > 1 else waiting[0]


@contextmanager
def name_server(records: dict[str, str], *, silent: bool = False, refuses: bool = False) -> Iterator[list[str]]:
    """A name server over UDP that knows these text records, for this process; yields what was asked."""
    asked: list[str] = []

    class Answers(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            question = dns.message.from_wire(self.request[0])
            name = question.question[0].name.to_text()
            asked.append(name)
            if silent:
                return
            answer = dns.message.make_response(question)
            text = records.get(name.rstrip("."))
            if refuses:
                answer.set_rcode(dns.rcode.SERVFAIL)
            elif text is None:
                answer.set_rcode(dns.rcode.NXDOMAIN)
            else:
                parts = " ".join(f'"{text[at : at + 200]}"' for at in range(0, len(text), 200))
                answer.answer.append(dns.rrset.from_text(name, 60, "IN", "TXT", parts))
            self.request[1].sendto(answer.to_wire(), self.client_address)

    with socketserver.ThreadingUDPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        before = dns.resolver.default_resolver
        resolver = dns.resolver.Resolver(configure=False)
        resolver.nameservers = ["127.0.0.1"]
        resolver.port = server.server_address[1]
        dns.resolver.default_resolver = resolver
        try:
            yield asked
        finally:
            dns.resolver.default_resolver = before
            server.shutdown()
