"""Mail: whether the server can be reached and lets us in. Sends nothing unless asked to."""

import smtplib
import socket
import ssl
from collections.abc import Iterator

from django.conf import settings
from django.core.mail import EmailMessage

from netjes.site.doctor.findings import Finding, advice, well, wrong
from netjes.site.environment import is_loopback

AREA = "mail"
PATIENCE = 10  # seconds


def mail_found(send_to: str = "") -> Iterator[Finding]:
    if not settings.EMAIL_HOST:
        yield advice(
            AREA,
            "Er gaat geen mail uit: berichten staan op de site en brieven kun je printen.",
            "Zet in NETJES_SMTP de mailserver van je school.",
        )
        return
    if settings.DEFAULT_FROM_EMAIL.endswith("@localhost"):
        yield advice(AREA, "Mail heeft nog geen afzender.", "Zet in NETJES_MAIL_FROM een adres van je school.")
    secret = settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL
    if settings.EMAIL_HOST_PASSWORD and not secret and not is_loopback(settings.EMAIL_HOST):
        yield wrong(
            AREA, "Het wachtwoord van de mailserver gaat leesbaar over het net.", "Zet ?starttls achter NETJES_SMTP."
        )
        return
    trouble = _trouble()
    if trouble:
        yield trouble
        return
    yield well(AREA, f"De mailserver {settings.EMAIL_HOST} is bereikbaar en laat Netjes binnen.")
    if send_to:
        yield _sent(send_to)


def _trouble() -> Finding | None:
    """Say hello and log in, as sending would; what goes wrong, with what to do."""
    place = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        with _connected() as server:
            if settings.EMAIL_USE_TLS:
                server.starttls(context=ssl.create_default_context())
            if settings.EMAIL_HOST_USER:
                server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
    except smtplib.SMTPAuthenticationError:
        return wrong(AREA, f"{place} neemt de naam en het wachtwoord niet aan.", "Kijk ze na in NETJES_SMTP.")
    except smtplib.SMTPNotSupportedError:
        return wrong(
            AREA, f"{place} kan dit niet: STARTTLS of inloggen.", "Vraag de beheerder van de mail naar poort en vorm."
        )
    except ssl.SSLError as error:
        return wrong(
            AREA,
            f"De beveiligde verbinding met {place} lukt niet ({getattr(error, 'reason', '') or 'SSL'}).",
            "Gebruik smtps:// voor poort 465 en ?starttls voor poort 587, en de naam die in het certificaat staat.",
        )
    except socket.gaierror:
        return wrong(AREA, f"De naam {settings.EMAIL_HOST} bestaat niet.", "Kijk NETJES_SMTP na.")
    except TimeoutError:
        return wrong(AREA, f"{place} antwoordt niet.", "Kijk of een firewall uitgaande mail tegenhoudt.")
    except OSError as error:
        return wrong(AREA, f"{place}: {error.strerror or error}.", "Kijk de poort na, en of de mailserver draait.")
    return None


def _connected() -> smtplib.SMTP:
    if settings.EMAIL_USE_SSL:
        return smtplib.SMTP_SSL(
            settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=PATIENCE, context=ssl.create_default_context()
        )
    return smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=PATIENCE)


def _sent(address: str) -> Finding:
    message = EmailMessage(
        "Netjes: proef", "Deze mail is een proef van netjes doctor. Je hoeft niets te doen.", to=[address]
    )
    try:
        message.send()
    except OSError as error:
        return wrong(AREA, f"De proefmail is niet aangenomen: {error}", "Kijk NETJES_MAIL_FROM en het adres na.")
    return well(AREA, f"Een proefmail aan {address} is aangenomen. Kijk of hij aankomt.")
