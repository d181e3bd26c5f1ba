"""Real login providers for the tests: OpenID Connect by oidc-provider-mock, SAML by pysaml2's own server.

The browser between them is an HTTP client that follows redirects and posts forms, as a browser does.
"""

import datetime
import html
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

HOST = "localhost"
MFA_CONTEXT = "https://refeds.org/profile/mfa"


def browser() -> Client:
    return Client(headers={"host": HOST})


def path_of(url: str) -> str:
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


# --- OpenID Connect -----------------------------------------------------------------------------------
@contextmanager
def oidc_provider(users: dict[str, dict]) -> Iterator[str]:
    """A running provider that knows these people (subject → claims); gives its issuer."""
    from oidc_provider_mock import User, run_server_in_thread

    known = [User(sub=sub, claims=claims) for sub, claims in users.items()]
    with run_server_in_thread(user_claims=known) as server:
        yield f"http://localhost:{server.server_port}"


def log_in_at_oidc(client: Client, slug: str, subject: str, *, after: str = "", cancel: bool = False):
    """From our button, over the provider's page, back to us; the answer of our callback."""
    start = client.get(f"/inloggen/oidc/{slug}/login/" + (f"?next={after}" if after else ""))
    assert start.status_code == 302, start.content
    form = requests.get(start.url, timeout=5)
    assert form.status_code == 200
    answer = {"action": "deny"} if cancel else {"sub": subject}
    back = requests.post(start.url, data=answer, allow_redirects=False, timeout=5)
    assert back.status_code == 302, back.text
    return client.get(path_of(back.headers["location"]))


# --- SAML -----------------------------------------------------------------------------------------------
def certificate(folder: Path) -> tuple[str, str]:
    """A key and a self-signed certificate for signing."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "tests")])
    day = datetime.timedelta(days=1)
    moment = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(moment - day)
        .not_valid_after(moment + day)
        .sign(key, hashes.SHA256())
    )
    key_file, cert_file = folder / "idp.key", folder / "idp.crt"
    key_file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
        )
    )
    cert_file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return str(key_file), str(cert_file)


class SamlProvider:
    """pysaml2's `Server` behind two addresses: its metadata, and the page to log in (the next visitor is `who`)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.who: dict[str, str] = {}
        self.weak = False  # sign with SHA-1
        self.context = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"
        self.key, self.cert = certificate(folder)
        self.http = HTTPServer((HOST, 0), self._handler())
        self.root = f"http://{HOST}:{self.http.server_port}"
        self.entity_id = f"{self.root}/metadata"
        self.metadata = ""
        self._server = None

    def know(self, sp_metadata: str) -> None:
        """Read the metadata of the service (ours); only then it can answer."""
        from saml2 import BINDING_HTTP_REDIRECT
        from saml2.config import IdPConfig
        from saml2.metadata import entity_descriptor
        from saml2.server import Server

        (self.folder / "sp.xml").write_text(sp_metadata)
        settings = {
            "entityid": self.entity_id,
            "key_file": self.key,
            "cert_file": self.cert,
            "metadata": {"local": [str(self.folder / "sp.xml")]} if sp_metadata else {},
            "service": {
                "idp": {
                    "endpoints": {"single_sign_on_service": [(f"{self.root}/sso", BINDING_HTTP_REDIRECT)]},
                    "policy": {"default": {"lifetime": {"minutes": 5}, "name_form": NAME_FORM}},
                    "sign_assertion": True,
                    "sign_response": True,
                }
            },
        }
        if not sp_metadata:
            settings.pop("metadata")
            self.metadata = entity_descriptor(IdPConfig().load(settings)).to_string().decode()
            return
        self._server = Server(config=IdPConfig().load(settings))

    def page(self, query: dict[str, list[str]]) -> str:
        """The page that posts the signed answer back, as a provider's page does once somebody logged in."""
        from saml2 import BINDING_HTTP_POST, BINDING_HTTP_REDIRECT
        from saml2.saml import NAMEID_FORMAT_PERSISTENT, NameID
        from saml2.xmldsig import DIGEST_SHA1, DIGEST_SHA256, SIG_RSA_SHA1, SIG_RSA_SHA256

        request = self._server.parse_authn_request(query["SAMLRequest"][0], BINDING_HTTP_REDIRECT).message
        arguments = self._server.response_args(request)
        arguments.pop("name_id_policy", None)
        answer = self._server.create_authn_response(
            identity=self.who,
            userid=self.who["uid"],
            name_id=NameID(format=NAMEID_FORMAT_PERSISTENT, text=self.who["uid"]),
            authn={"class_ref": self.context},
            sign_assertion=True,
            sign_response=True,
            sign_alg=SIG_RSA_SHA1 if self.weak else SIG_RSA_SHA256,
            digest_alg=DIGEST_SHA1 if self.weak else DIGEST_SHA256,
            **arguments,
        )
        relay = query.get("RelayState", [""])[0]
        return self._server.apply_binding(
            BINDING_HTTP_POST, str(answer), arguments["destination"], relay, response=True
        )["data"]

    def _handler(self):
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                text = provider.metadata if parts.path == "/metadata" else provider.page(parse_qs(parts.query))
                self.send_response(200)
                self.end_headers()
                self.wfile.write(text.encode() if isinstance(text, str) else text)

            def log_message(self, *_args: object) -> None:
                pass

        return Handler


NAME_FORM = "urn:oasis:names:tc:SAML:2.0:attrname-format:basic"


@contextmanager
def saml_provider(folder: Path) -> Iterator[SamlProvider]:
    provider = SamlProvider(folder)
    thread = threading.Thread(target=provider.http.serve_forever, daemon=True)
    thread.start()
    try:
        provider.know("")
        yield provider
    finally:
        provider.http.shutdown()
        provider.http.server_close()


def saml_answer(client: Client, slug: str, *, after: str = "") -> tuple[str, dict[str, str]]:
    """From our button to the provider's page: where its form posts to, and with what."""
    start = client.get(f"/inloggen/saml/{slug}/login/" + (f"?next={after}" if after else ""))
    assert start.status_code == 302, start.content
    page = requests.get(start.url, timeout=10).text
    fields = {
        html.unescape(name): html.unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    }
    target = re.search(r'action="([^"]+)"', page)
    assert target, page
    return path_of(html.unescape(target[1])), fields


def log_in_at_saml(client: Client, slug: str, *, after: str = ""):
    """The whole way round; the answer of the last of our pages before somebody is in or refused."""
    path, fields = saml_answer(client, slug, after=after)
    landed = client.post(path, fields)
    assert landed.status_code == 302
    return client.get(landed.url)
