"""Following an address that gives the timetable. The address itself is a secret: it is sealed, and in no log."""

import http.client
import ssl
from urllib.parse import urljoin, urlsplit

from django.db import transaction
from django.urls import reverse

from netjes.lib.actors import Actor, system
from netjes.lib.calling import Answer, CannotCall, TooLarge, call, is_web_address
from netjes.lib.clock import now
from netjes.login.sealing import CannotUnseal, seal, unseal
from netjes.notices.actions import Message, tell, withdraw
from netjes.records.actions import log
from netjes.schools.access import KEEPERS
from netjes.schools.models import School
from netjes.schools.queries import holders, today
from netjes.timetables.actions.taking_over import take_in
from netjes.timetables.errors import CannotSubscribe, CannotTakeOver
from netjes.timetables.formats import LARGEST, CannotRead
from netjes.timetables.models import Timetable
from netjes.timetables.states import Format

FETCHER = system("timetables")
PURPOSE = "timetable"
TURNS = 3  # that an address may send on, within the same host
STEP, IN_ALL = 10, 60  # seconds
AGENT = "Netjes (reads the timetable of the school)"
AGAIN = "De lessen die we al hadden, blijven staan. We proberen het vanzelf opnieuw."


@transaction.atomic
def subscribe(*, actor: Actor, school: School, name: str, address: str) -> Timetable:
    """Ask an address again and again for the timetable. Raises `CannotSubscribe`."""
    name, address = " ".join(name.split()), address.strip()
    if address.casefold().startswith("webcal://"):
        address = "https" + address[6:]
    if not name or len(name) > 60:
        raise CannotSubscribe("Geef het rooster een naam, in hoogstens 60 tekens.")
    if len(address) > 2000 or not is_web_address(address) or urlsplit(address).scheme != "https":
        raise CannotSubscribe("Dit is geen adres dat begint met https://. Kopieer de hele link naar de agenda.")
    known = Timetable.objects.for_school(school).select_for_update().filter(name=name).first()
    if known is not None and known.fetched_at is not None and not known.sealed_address and known.waiting:
        raise CannotSubscribe("Er wacht nog een bestand bij dit rooster. Neem dat eerst over, of gooi het weg.")
    made = known or Timetable(school=school, name=name, format=Format.ICAL, created_at=now())
    made.sealed_address = seal(address, purpose=PURPOSE)
    made.etag, made.last_modified, made.tried_at, made.trouble = "", "", None, ""
    made.save()
    log(school_key=school.pk, actor=actor, act="timetables.timetable.followed", subject=made.ref)
    return made


def fetch(*, timetable: Timetable, actor: Actor = FETCHER, allow_private: bool = False) -> bool:
    """Ask the address once, and take over what it gives; whether that went well.

    What goes wrong is kept as a sentence, and keepers are told once. Lessons stay as they are then.
    """
    try:
        answer = _ask(timetable, allow_private=allow_private)
        _take(actor, timetable, answer)
        return True
    except (CannotCall, CannotTakeOver, CannotRead, CannotUnseal, _Refused) as refusal:
        why = str(refusal)
    except TooLarge:
        why = f"Het rooster is groter dan {LARGEST // 1_000_000} MB. Kies een adres met een kortere tijd."
    except ssl.SSLError:
        why = "Het beveiligingscertificaat van de website klopt niet. Vraag de leverancier ernaar."
    except TimeoutError:
        why = f"De website antwoordt niet op tijd. {AGAIN}"
    except (OSError, http.client.HTTPException, UnicodeError):
        why = f"De website is niet te bereiken. {AGAIN}"
    _note_trouble(timetable, why)
    return False


class _Refused(Exception):
    """What the other side says; `str()` is safe to show."""


def _ask(timetable: Timetable, *, allow_private: bool) -> Answer:
    url = unseal(timetable.sealed_address, purpose=PURPOSE)
    host = urlsplit(url).netloc
    headers = {"User-Agent": AGENT, "Accept": "text/calendar, application/json, text/*, */*"}
    if timetable.findings.get("day") == today().isoformat():  # once a day all of it: then the horizon moves on
        said = {"If-None-Match": timetable.etag, "If-Modified-Since": timetable.last_modified}
        headers |= {header: value for header, value in said.items() if value}
    for _ in range(TURNS + 1):
        if urlsplit(url).netloc != host or (urlsplit(url).scheme != "https" and not allow_private):
            raise CannotCall("Het adres stuurt door naar een andere website. Neem het adres over waar het op uitkomt.")
        answer = call(
            "GET", url, headers=headers, allow_private=allow_private, timeout=STEP, in_all=IN_ALL, most=LARGEST
        )
        onward = answer.headers.get("location", "")
        if answer.status == 304 or not (300 <= answer.status < 400 and onward):
            return answer
        url = urljoin(url, onward)
    raise CannotCall(f"Het adres stuurt meer dan {TURNS} keer door. Neem het adres over waar het op uitkomt.")


def _take(actor: Actor, timetable: Timetable, answer: Answer) -> None:
    if answer.status in (401, 403, 404, 410):
        raise _Refused(f"Het adres geeft geen rooster meer ({answer.status}). Maak bij de leverancier een nieuwe link.")
    if answer.status not in (200, 304):
        raise _Refused(f"De website meldt een storing ({answer.status}). {AGAIN}")
    if answer.status == 200:
        take_in(actor=actor, timetable=timetable, content=answer.body)
        timetable.etag = _header(answer, "etag", 200)
        timetable.last_modified = _header(answer, "last-modified", 60)
    timetable.fetched_at, timetable.trouble = now(), ""
    with transaction.atomic():
        timetable.save(update_fields=["etag", "last_modified", "fetched_at", "trouble"])
        withdraw(actor=actor, school=timetable.school, key=_key(timetable))


def _header(answer: Answer, name: str, most: int) -> str:
    value = answer.headers.get(name, "")
    return value if len(value) <= most and value.isprintable() and value.isascii() else ""


def _key(timetable: Timetable) -> str:
    return f"timetable:{timetable.pk}"


@transaction.atomic
def _note_trouble(timetable: Timetable, why: str) -> None:
    known = Timetable.objects.for_school(timetable.school).select_for_update().get(pk=timetable.pk)
    is_new = not known.trouble
    known.trouble = timetable.trouble = why[:300]
    known.save(update_fields=["trouble"])
    if not is_new:
        return
    log(school_key=known.school_id, actor=FETCHER, act="timetables.timetable.failed", subject=known.ref)
    message = Message(
        key=_key(known), subject=f"Het rooster ‘{known.name}’ komt niet meer binnen", text=known.trouble,
        path=reverse("timetables:timetable", args=[known.pk]),
    )  # fmt: skip
    tell(actor=FETCHER, school=known.school, people=holders(known.school, *KEEPERS), message=message)
