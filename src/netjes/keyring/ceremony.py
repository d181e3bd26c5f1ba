"""The ceremony of a passkey (WebAuthn): what a device is asked, and whether its answer holds. `fido2` decides that.

Each question is asked once, lies in the session, holds for five minutes and for one key, and is gone when it is
answered, right or wrong. The device must know who holds it (finger, face or code), every time: else it would give
something else. A new passkey is made first and then proven, since many devices give nothing while it is made.
"""

import base64
import binascii
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.translation import gettext as _
from fido2.rpid import verify_rp_id
from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationConveyancePreference,
    AttestedCredentialData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from netjes.keyring.errors import CannotUsePasskey
from netjes.keyring.models import ReadingKey, ReadingPasskey
from netjes.keyring.queries import passkeys_of
from netjes.lib.clock import now
from netjes.sealing import GIVEN_BYTES

ASKED, MADE = "reading_passkey_asked", "reading_passkey_made"  # in the session; neither holds a secret
PATIENCE = timedelta(minutes=5)
SALT_BYTES = 32
LONGEST_ANSWER = 20_000  # characters
VERIFIED = UserVerificationRequirement.REQUIRED
Judged = TypeVar("Judged")


@dataclass(frozen=True, slots=True)
class NewPasskey:
    """A passkey that was made and proven; its id and public key, and the salt for which it gives something."""

    credential: bytes
    salt: bytes


def ask_to_make(request: HttpRequest, key: ReadingKey) -> dict[str, Any]:
    """What a browser needs to make a passkey for this key; it is never one to log in with."""
    request.session.pop(MADE, None)
    name = _("Leessleutel van %(name)s") % {"name": key.person.name}
    options, state = _server(request).register_begin(
        PublicKeyCredentialUserEntity(id=secrets.token_bytes(32), name=name, display_name=name),
        [_credential(each) for each in passkeys_of(key)],
        resident_key_requirement=ResidentKeyRequirement.PREFERRED, user_verification=VERIFIED,
        extensions={"prf": {}},
    )  # fmt: skip
    _remember(request, key, "make", state)
    return dict(options)


def keep_made(request: HttpRequest, key: ReadingKey, answer: str) -> None:
    """A passkey was made: the next question is what it gives. Raises `CannotUsePasskey`."""
    state, server = _asked(request, key, "make"), _server(request)

    def new(said: Any) -> bytes:
        made = server.register_complete(state, said).credential_data
        # What make of device it is, is nobody's business.
        return AttestedCredentialData.create(bytes(16), made.credential_id, made.public_key)  # type: ignore[union-attr]

    kept = _judged(new, answer, _("Het maken van de passkey lukte niet. Probeer het nog eens."))
    request.session[MADE] = {
        "key": key.pk, "credential": _text(kept), "salt": _text(secrets.token_bytes(SALT_BYTES)),
        "at": now().isoformat(),
    }  # fmt: skip


def ask_to_prove(request: HttpRequest, key: ReadingKey) -> dict[str, Any]:
    """What a browser needs to let the new passkey give something. Raises `CannotUsePasskey` when there is none."""
    new = made_in(request, key)
    if new is None:
        raise CannotUsePasskey(_("Er is nog geen passkey gemaakt, of het duurde te lang. Begin opnieuw."))
    return _ask(request, key, "prove", [(AttestedCredentialData(new.credential), new.salt)])


def take_proven(request: HttpRequest, key: ReadingKey, answer: str) -> NewPasskey:
    """The new passkey, whose answer holds; whatever came, the ceremony is over. Raises `CannotUsePasskey`."""
    new = made_in(request, key)
    request.session.pop(MADE, None)
    if new is None:
        raise CannotUsePasskey(_("Er is nog geen passkey gemaakt, of het duurde te lang. Begin opnieuw."))
    _answered(request, key, "prove", [AttestedCredentialData(new.credential)], answer)
    return new


def made_in(request: HttpRequest, key: ReadingKey) -> NewPasskey | None:
    """The passkey that was made for this key a moment ago and is not proven yet."""
    kept = request.session.get(MADE)
    if not kept or kept["key"] != key.pk or _is_late(kept["at"]):
        return None
    return NewPasskey(base64.b64decode(kept["credential"]), base64.b64decode(kept["salt"]))


def ask_to_open(request: HttpRequest, key: ReadingKey) -> dict[str, Any]:
    """What a browser needs to let one of the passkeys of this key open it. Raises `CannotUsePasskey` without any."""
    own = passkeys_of(key)
    if not own:
        raise CannotUsePasskey(_("Er is geen passkey meer voor deze sleutel. Gebruik je leeszin."))
    return _ask(request, key, "open", [(_credential(each), bytes(each.salt)) for each in own])


def passkey_that_answered(request: HttpRequest, key: ReadingKey, answer: str) -> ReadingPasskey:
    """Which of the passkeys of this key gave this answer, and it holds. Raises `CannotUsePasskey`."""
    own = {_credential(each).credential_id: each for each in passkeys_of(key)}
    answered = _answered(request, key, "open", [_credential(each) for each in own.values()], answer)
    return own[answered.credential_id]


def given_in(text: str) -> bytes:
    """What a device gave, as the page sends it (base64url). Raises `CannotUsePasskey`, which never repeats it."""
    try:
        given = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        given = b""
    if len(given) != GIVEN_BYTES:
        raise CannotUsePasskey(_("Dit apparaat geeft niets waarmee je sleutel opengaat. Gebruik je leeszin."))
    return given


def _ask(
    request: HttpRequest, key: ReadingKey, what: str, own: list[tuple[AttestedCredentialData, bytes]]
) -> dict[str, Any]:
    salts = {websafe_encode(each.credential_id): {"first": websafe_encode(salt)} for each, salt in own}
    options, state = _server(request).authenticate_begin(
        [each for each, _salt in own], user_verification=VERIFIED, extensions={"prf": {"evalByCredential": salts}}
    )
    _remember(request, key, what, state)
    return dict(options)


def _answered(
    request: HttpRequest, key: ReadingKey, what: str, own: list[AttestedCredentialData], answer: str
) -> AttestedCredentialData:
    state, server = _asked(request, key, what), _server(request)
    why = _("Met deze passkey lukte het niet. Probeer het nog eens.")
    return _judged(lambda said: server.authenticate_complete(state, own, said), answer, why)


def _judged(judge: Callable[[Any], Judged], answer: str, why: str) -> Judged:
    """What the library makes of an answer. Raises `CannotUsePasskey` with `why`."""
    try:
        return judge(json.loads(answer[:LONGEST_ANSWER]))
    except Exception:  # the library trips over bytes of strangers in any way there is, and each of them is a no
        raise CannotUsePasskey(why) from None


def _server(request: HttpRequest) -> Fido2Server:
    """Whoever asks is this site, at the address where somebody is now and at no other."""
    host = request.get_host()
    rp = PublicKeyCredentialRpEntity(id=host.partition(":")[0], name=f"Netjes {host}")

    def is_here(origin: str) -> bool:
        return verify_rp_id(rp.id or "", origin) and urlsplit(origin).netloc == host

    return Fido2Server(rp, attestation=AttestationConveyancePreference.NONE, verify_origin=is_here)


def _remember(request: HttpRequest, key: ReadingKey, what: str, state: Any) -> None:
    request.session[ASKED] = {"what": what, "key": key.pk, "state": state, "at": now().isoformat()}


def _asked(request: HttpRequest, key: ReadingKey, what: str) -> Any:
    """What was asked, and from now on is not any more. Raises `CannotUsePasskey`."""
    kept = request.session.pop(ASKED, None)
    if not kept or kept["what"] != what or kept["key"] != key.pk or _is_late(kept["at"]):
        raise CannotUsePasskey(_("Het duurde te lang. Probeer het nog eens."))
    return kept["state"]


def _is_late(asked_at: str) -> bool:
    return now() - datetime.fromisoformat(asked_at) >= PATIENCE


def _credential(passkey: ReadingPasskey) -> AttestedCredentialData:
    return AttestedCredentialData(bytes(passkey.credential))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
