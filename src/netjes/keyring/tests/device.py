"""A device with a passkey, made of the library's own parts: it answers a question, rightly or with something off."""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, field, replace
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

FLAG = AuthenticatorData.FLAG


@dataclass(frozen=True)
class Device:
    """One passkey on one device. `knows_who` is false when nobody showed a finger, a face or a code."""

    origin: str = "https://testserver"
    rp_id: str = "testserver"
    knows_who: bool = True
    id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def but(self, **other: Any) -> "Device":
        """The same passkey, with something else about it."""
        return replace(self, **other)

    @property
    def credential(self) -> AttestedCredentialData:
        return AttestedCredentialData.create(
            b"\7" * 16, self.id, ES256.from_cryptography_key(self.private.public_key())
        )

    def gives(self, salt: bytes) -> bytes:
        return hmac.new(self.secret, salt, hashlib.sha256).digest()

    def made(self, question: dict[str, Any]) -> str:
        said = self._said(question, CollectedClientData.TYPE.CREATE)
        data = self._data(self.credential)
        response = {
            "clientDataJSON": websafe_encode(said), "attestationObject": websafe_encode(
                AttestationObject.create("none", data, {})
            ),
        }  # fmt: skip
        return self._answer(response)

    def answer(self, question: dict[str, Any]) -> tuple[str, str]:
        """Its answer, and what it gives for the salt of the question, as the page's script sends them."""
        said = self._said(question, CollectedClientData.TYPE.GET)
        data = self._data()
        signature = self.private.sign(data + said.hash, ec.ECDSA(SHA256()))
        salts = question["publicKey"]["extensions"]["prf"]["evalByCredential"]
        salt = salts.get(websafe_encode(self.id), {"first": "AA"})["first"]
        response = {
            "clientDataJSON": websafe_encode(said), "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(signature),
        }  # fmt: skip
        return self._answer(response), websafe_encode(self.gives(websafe_decode(salt)))

    def _said(self, question: dict[str, Any], kind: str) -> CollectedClientData:
        return CollectedClientData.create(kind, question["publicKey"]["challenge"], self.origin)

    def _data(self, credential: bytes = b"") -> AuthenticatorData:
        flags = FLAG.UP | (FLAG.UV if self.knows_who else FLAG(0)) | (FLAG.AT if credential else FLAG(0))
        return AuthenticatorData.create(hashlib.sha256(self.rp_id.encode()).digest(), flags, 0, credential)

    def _answer(self, response: dict[str, str]) -> str:
        own = websafe_encode(self.id)
        return json.dumps({"id": own, "rawId": own, "type": "public-key", "response": response})
