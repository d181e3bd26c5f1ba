"""Which rooms of the product a school can switch on and off, and what hangs on each; `open_rooms` does the switching.

The core is always on: asking, the agreements and their making, people, coming in, and the pages about privacy.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netjes.accounts.chores import look_after_accounts, remind_advisers
from netjes.cases.chores import end_measures
from netjes.consents.chores import tell_of_sixteen
from netjes.lessons.chores import take_back_cancelled
from netjes.phones.chores import shout_overdue
from netjes.photos.chores import forget_photos, tell_of_answers
from netjes.publishing.chores import climb, find_to_take_down, send_waiting
from netjes.reports.chores import climb_reports, tell_readers
from netjes.rosters.chores import forget_lists
from netjes.schools.models import School
from netjes.signing.chores import remind
from netjes.timetables.chores import fetch_timetables, forget_waiting

Chore = Callable[[School], int]


@dataclass(frozen=True, slots=True)
class Room:
    """A switch: its code, its name, what it does with data, and everything of the product that hangs on it.

    `pages` are namespaces of addresses, or single ones (`schools:tokens`); `api` are beginnings of addresses.
    `staff` says that colleagues are concerned, so that the staff section of the council consents.
    `left` says what happens to what is there when the room closes, and `rules` which clocks then run on.
    """

    code: str
    name: str | Promise
    does: str | Promise
    left: str | Promise
    pages: frozenset[str]
    api: tuple[str, ...] = ()
    chores: frozenset[Chore] = frozenset()
    staff: bool = True
    rules: tuple[str, ...] = ()

    def has(self, namespace: str, name: str) -> bool:
        return namespace in self.pages or f"{namespace}:{name}" in self.pages


# One namespace, two rooms: keeping a phone, and noting that one was seen.
KEPT_PHONES = (
    "index", "lesson", "take", "refused", "slip", "sign", "give_back", "slip_pdf", "home", "here", "keeping", "mine",
)  # fmt: skip
SEEN_PHONES = (
    "seen_lesson", "see", "sighting", "withdraw", "seen_mine", "answer", "noted", "waiting", "settle", "ladder",
    "set_ladder",
)  # fmt: skip
# Looking at a message before it goes out, with what its writer keeps of it; what goes out is a room of its own.
CHECKED = ("index", "shared", "picture", "confidential", "drafts", "keep", "draft", "remove")
# Asking in doubt, publishing for the school, and taking down.
PUBLISHED = (
    "questions", "ask", "question", "answer", "pass_on", "withdraw", "forget_example", "publish", "log", "publication",
    "placed", "again", "take_off", "takedowns", "takedown", "mine", "ask_takedown", "channels", "new_channel",
    "channel", "close_channel", "feed", "feed_picture", "asked_picture", "placed_picture",
)  # fmt: skip
# The register and the questions; whom somebody follows is a room of its own.
KEPT_ACCOUNTS = (
    "index", "follow", "register", "new", "account", "confirm", "end", "really", "ask", "my_question", "take_back",
    "questions", "question", "reached",
)  # fmt: skip
# Help and reports; what staff note themselves is a room of its own.
REPORTED = (
    "start", "help_lines", "new_help_line", "help_lines_checked", "help_line", "remove_help_line", "inbox", "report",
    "answer", "close", "step", "chain", "give", "evidence", "original", "remove_evidence", "picture", "removals",
    "take_down", "rules", "remove_holiday",
)  # fmt: skip
NOTED = ("incidents", "noted", "withdraw_incident", "calls", "call", "withdraw_call")
ROOMS: tuple[Room, ...] = (
    Room(
        "signing",
        _("Tekenen"),
        _("Legt afspraken voor aan mensen, en bewaart wie wat antwoordde."),
        _("Handtekeningen zijn bewijs en blijven tot twee jaar na vertrek. Zolang het dicht is, ziet niemand ze."),
        pages=frozenset({"signing"}),
        api=("/api/v1/signing",),
        chores=frozenset({remind}),
        rules=("signing.signature", "signing.reading", "signing.moment"),
    ),
    Room(
        "rosters",
        _("Lijsten inlezen"),
        _("Leest leerlingen, ouders en medewerkers uit een lijst van de administratie."),
        _("Lijsten zelf zijn binnen een dag weg. De mensen die eruit kwamen, blijven."),
        pages=frozenset({"rosters"}),
        rules=("rosters.list", "rosters.taken"),
    ),
    Room(
        "phones",
        _("Telefoons bewaren"),
        _("Schrijft op welke telefoon op school ligt, tot wanneer, en aan wie hij terugging."),
        _("Geef eerst alles terug. Een strook gaat een jaar na het teruggeven weg. Tot die tijd ziet niemand hem."),
        pages=frozenset(f"phones:{name}" for name in KEPT_PHONES),
        chores=frozenset({shout_overdue}),
        rules=("phones.custodyslip",),
    ),
    Room(
        "seen",
        _("Gezien, mag niet"),
        _("Laat een docent noteren dat een telefoon werd gebruikt, met één trap voor iedereen."),
        _("Wat gezien is, telt hooguit twaalf weken en is dan weg. Zolang het dicht is, telt er niets bij."),
        pages=frozenset(f"phones:{name}" for name in SEEN_PHONES),
        rules=("phones.sighting",),
    ),
    Room(
        "api",
        _("Koppelingen"),
        _("Laat andere programma’s van school vragen of iets mag. Nooit iets over één mens."),
        _("Sleutels werken meteen niet meer. Ze gaan een jaar na hun laatste dag weg."),
        pages=frozenset({"schools:tokens", "schools:revoke_token"}),
        api=("/api/",),
        rules=("schools.token",),
    ),
    Room(
        "lessons",
        _("In de les"),
        _("Laat docenten in de les de telefoon toestaan, en zegt leerlingen of het nu mag."),
        _("Wat er open stond, is meteen dicht. Toestemmingen en vaste afspraken gaan weg na hun bewaartermijn."),
        pages=frozenset({"lessons", "timetables"}),
        chores=frozenset({fetch_timetables, take_back_cancelled}),
        rules=("lessons.permission", "lessons.permissionfor", "lessons.exemption"),
    ),
    Room(
        "consents",
        _("Toestemming"),
        _("Vraagt per doel of foto’s en gegevens van iemand gebruikt mogen worden, en bewijst wie wat koos."),
        _("Keuzes zijn bewijs en blijven tot twee jaar na vertrek. Zolang het dicht is, ziet en kiest niemand iets."),
        pages=frozenset({"consents"}),
        chores=frozenset({tell_of_sixteen}),
        rules=("consents.choice", "consents.question", "consents.choicelist"),
    ),
    Room(
        "check",
        _("Bericht nakijken"),
        _("Kijkt een bericht na voor iemand het plaatst. De schrijver ziet het alleen; er wordt niets geteld."),
        _("Wat iemand zelf bewaarde, is na zeven dagen weg. Zolang het dicht is, ziet ook de schrijver het niet."),
        pages=frozenset(f"publishing:{name}" for name in CHECKED),
        rules=("publishing.draft",),
    ),
    Room(
        "accounts",
        _("Werkaccounts"),
        _("Zegt welke accounts echt van school zijn, en laat een leerling in vertrouwen iets navragen."),
        _("Zolang het dicht is, krijgt niemand antwoord of een account echt is. Beantwoord eerst wat gevraagd is."),
        pages=frozenset(f"accounts:{name}" for name in KEPT_ACCOUNTS),
        chores=frozenset({look_after_accounts, remind_advisers}),
        rules=("accounts.account", "accounts.question"),
    ),
    Room(
        "reports",
        _("Hulp en melden"),
        _("Laat iemand om hulp vragen of iets melden, ook zonder naam. Alleen wie een eigen sleutel heeft, leest het."),
        _("Wat gemeld is, leest zolang niemand, ook niet met de code. Beantwoord eerst alles en sluit het af."),
        pages=frozenset({"keyring", *(f"reports:{name}" for name in REPORTED)}),
        chores=frozenset({tell_readers, climb_reports}),
        rules=("reports.unfounded", "reports.content", "reports.record"),
    ),
    Room(
        "cases",
        _("Zaken"),
        _("Houdt bij wat er na een overtreding gebeurt: gesprek, gehoord, besluit, brief en bezwaar."),
        _("Sluit eerst wat open is. Zolang het dicht is, ziet niemand een zaak. Wat dicht was, gaat op tijd weg."),
        pages=frozenset({"cases"}),
        chores=frozenset({end_measures}),
        rules=("cases.unfounded", "cases.case"),
    ),
    Room(
        "incidents",
        _("Incidenten en belnotities"),
        _("Laat collega’s noteren wat er gebeurde en dat er gebeld is. Het opent geen dossier."),
        _("Wat genoteerd is, gaat na een jaar weg. Zolang het dicht is, ziet niemand het."),
        pages=frozenset(f"reports:{name}" for name in NOTED),
        rules=("reports.incident", "reports.call"),
    ),
    Room(
        "connections",
        _("Volglijst nakijken"),
        _("Legt iemands eigen volglijst in de eigen browser naast namen van school. Niets gaat terug."),
        _("Er wordt niets bewaard, dus er blijft niets over."),
        pages=frozenset({"accounts:connections"}),
    ),
    Room(
        "checkup",
        _("Instellingen nakijken"),
        _("Loopt met iemand de instellingen van een app langs. Vinkjes blijven op het apparaat."),
        _("Er wordt niets bewaard, dus er blijft niets over."),
        pages=frozenset({"dialogue:index", "dialogue:settings"}),
        staff=False,
    ),
    Room(
        "photos",
        _("Foto’s nakijken"),
        _("Laat medewerkers zien of een foto ergens heen mag, en dekt af wie er niet op mag. Herkent geen gezichten."),
        _("Foto’s gaan binnen een dag weg. Gaat het dicht, dan gaat dat door."),
        pages=frozenset({"photos"}),
        chores=frozenset({tell_of_answers}),
        rules=("photos.photo", "photos.pictured", "photos.box"),
    ),
    Room(
        "publishing",
        _("Vragen en plaatsen"),
        _("Laat wie twijfelt iemand vragen, plaatst namens school wat mag, en weet wie erop staat en wat weg moet."),
        _("Wat geplaatst is, blijft staan: haal eerst weg wat weg moet. Zolang het dicht is, ziet niemand de lijst."),
        pages=frozenset(f"publishing:{name}" for name in PUBLISHED),
        chores=frozenset({climb, send_waiting, find_to_take_down}),
        rules=(
            "publishing.doubt",
            "publishing.waiting",
            "publishing.prepared",
            "publishing.publication",
            "publishing.publicationperson",
            "publishing.takedown",
        ),
    ),
    Room(
        "lesson_figures",
        _("Cijfers over de les"),
        _("Laat zien hoe vaak de telefoon aanging, per vak en dagdeel. Nooit van één docent of leerling."),
        _("Er wordt niets apart bewaard. Gaat het dicht, dan is er geen cijfer meer te zien."),
        pages=frozenset({"lessons:figures"}),
    ),
)
# What looks after data of a closed room goes on: lists and timetables that nobody took over still have to go.
ALWAYS: frozenset[Chore] = frozenset({forget_lists, forget_waiting, forget_photos})


def room_called(code: str) -> Room:
    """Raises `KeyError` for a code that is no room."""
    return {room.code: room for room in ROOMS}[code]
