"""Who can see what about whom, in words. Each row names the pages by which that happens, and who may open them.

A test opens every page that is named here as everybody, and fails when somebody gets in who is not named.
"""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netjes.cases.access import DECIDERS as CASE_WORKERS
from netjes.schools.states import Role
from netjes.schools.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Sight:
    """Who sees what about a pupil, a parent or a colleague (`about`); `urls` are the pages, `roles` who opens them."""

    about: frozenset[str]
    who: Promise
    what: Promise
    roles: frozenset[Role] = field(default_factory=frozenset)
    urls: tuple[str, ...] = ()


PUPIL, PARENT, STAFF = frozenset({"leerling"}), frozenset({"ouder"}), frozenset({"medewerker"})
EVERYBODY = PUPIL | PARENT | STAFF

SIGHTS: tuple[Sight, ...] = (
    Sight(
        PUPIL,
        _("Je mentor"),
        _("Je naam, en of je al getekend hebt. Wat je antwoordde alleen als je een vraag stelt of dat zelf aanvinkt."),
        frozenset({Role.MENTOR}),
        ("signing:group", "signing:question"),
    ),
    Sight(
        PARENT,
        _("De mentor van uw kind"),
        _("Uw naam, en of u al getekend hebt. Wat u antwoordde alleen als u een vraag stelt."),
        frozenset({Role.MENTOR}),
        ("signing:group", "signing:question"),
    ),
    Sight(
        PUPIL | PARENT,
        _("De teamleider en de afdelingscoördinator"),
        _("Van de klassen van hun afdeling hetzelfde als de mentor."),
        frozenset({Role.TEAM_LEADER, Role.COORDINATOR}),
        ("signing:group",),
    ),
    Sight(
        EVERYBODY,
        _("De rector en de beheerder"),
        _("Naam, klas, rollen, gezin en e-mailadres, en bij verschil van mening welke tekst wanneer is ondertekend."),
        frozenset({Role.HEAD, Role.ADMINISTRATOR}),
        ("schools:person", "schools:group", "signing:proof", "signing:group"),
    ),
    Sight(
        EVERYBODY,
        _("De privacyfunctionaris en de beheerder"),
        _("Wat iemand over de eigen gegevens vraagt, en wat er dan gewist mag worden."),
        frozenset({Role.PRIVACY, Role.ADMINISTRATOR}),
        ("privacy:request", "privacy:person"),
    ),
    Sight(
        PUPIL,
        _("Je coördinator en je teamleider"),
        _("Of je een vaste afspraak over je telefoon hebt, en tot wanneer. Nooit waarom."),
        frozenset({Role.COORDINATOR, Role.CARE_COORDINATOR, Role.TEAM_LEADER, Role.HEAD}),
        ("lessons:exemptions", "lessons:exempt"),
    ),
    Sight(PUPIL, _("Je docenten, in de les"), _("Dat je je telefoon mag gebruiken. Niet waarom.")),
    Sight(
        PUPIL,
        _("Je ouders met gezag, tot je 16 wordt"),
        _("Je naam, je klas, en welke afspraak je wanneer hebt beantwoord. Nooit wat je zelf hebt geschreven."),
        frozenset({Role.GUARDIAN}),
        ("privacy:child", "privacy:child_json", "privacy:child_html"),
    ),
    Sight(
        PUPIL,
        _("Wie je telefoon bewaart of teruggeeft"),
        _("Je naam, dat je telefoon op school ligt en tot wanneer. Je ziet bij Ik wie dat bekeek."),
        frozenset({Role.TEACHER, Role.MENTOR, Role.TEAM_LEADER, Role.COORDINATOR, Role.CONCIERGE, Role.HEAD}),
        ("phones:slip", "phones:give_back"),
    ),
    Sight(
        PUPIL,
        _("De docent die je telefoon zag"),
        _("Wat die docent zelf noteerde, en jouw antwoord. Wat een ander zag niet."),
        frozenset({Role.TEACHER}),
        ("phones:sighting",),
    ),
    Sight(
        PUPIL,
        _("Je mentor"),
        _("Dat er een gesprek of contact met thuis wacht. Nooit hoe vaak er iets is gezien."),
        frozenset({Role.MENTOR}),
        ("phones:settle",),
    ),
    Sight(
        PARENT,
        _("De conciërge en wie een telefoon bewaart"),
        _("Of u bericht kreeg over een telefoon. Nooit waarom niet."),
    ),
    Sight(
        PUPIL,
        _("Je docenten, bij een foto"),
        _("Alleen of het mag, of dat het eerst gevraagd wordt. Nooit wie wat koos, en nooit waarom."),
    ),
    Sight(
        EVERYBODY,
        _("Wie een foto laat nakijken waarop je staat"),
        _("De foto, en dat je erop staat. Is er een vraag over, dan ziet wie gevraagd is de foto afgedekt."),
    ),
    Sight(
        PARENT,
        _("De administratie"),
        _("Of u al koos over foto’s en gegevens. Wat u koos niet, behalve als zij het van papier overnam."),
    ),
    Sight(PARENT, _("De andere ouder van uw kind"), _("Niets. Ook niet of u getekend hebt.")),
    Sight(
        PARENT,
        _("Uw kind"),
        _("Dat u ouder of verzorger bent, en dat er namens uw kind is geantwoord. Niet wat."),
    ),
    Sight(
        PUPIL,
        _("De vertrouwenspersoon die jij kiest"),
        _("Wat je vraagt over iemand die zegt van school te zijn. Verder leest niemand het."),
        frozenset({Role.CONFIDENTIAL}),
        ("accounts:question",),
    ),
    Sight(
        STAFF,
        _("De rector, de beheerder en wie de communicatie doet"),
        _("Welke werkaccounts je opgaf, waarvoor, en of je ze bevestigde."),
        frozenset({Role.HEAD, Role.ADMINISTRATOR, Role.COMMUNICATION}),
        ("accounts:register",),
    ),
    Sight(
        PUPIL,
        _("Docenten die hun eigen volglijst nakijken"),
        _("De namen van hun eigen klassen, naast hun lijst in hun eigen browser. Jouw account kennen wij niet."),
    ),
    Sight(
        STAFF,
        _("Leerlingen die hun eigen volglijst nakijken"),
        _("Je naam, naast hun lijst in hun eigen browser. Niet als voor jou “nooit tonen” geldt."),
    ),
    Sight(
        EVERYBODY,
        _("Wie antwoord geeft als je twijfelt"),
        _("Je vraag, en je bericht als je dat meestuurt. Is het van jezelf, dan is het na het antwoord weg."),
    ),
    Sight(
        EVERYBODY,
        _("Wie bijhoudt wat de school plaatste"),
        _("Wat er staat, waar, en wie erop staat. Nooit wie een ja terugnam."),
    ),
    Sight(
        EVERYBODY,
        _("Wie een melding van jou het eerst leest, en later wie daarna aan de beurt is"),
        _(
            "Wat je meldt en erbij stuurt, en je naam alleen als je die noemt. Verder kan niemand het lezen, ook het "
            "beheer niet. Over wie het gaat en diens familie lezen het nooit."
        ),
    ),
    Sight(
        PUPIL,
        _("De rector, de teamleider en de afdelingscoördinator"),
        _("Bij welk incident een collega noteerde dat je was, en dat er over je gebeld is."),
        frozenset({Role.HEAD, Role.TEAM_LEADER, Role.COORDINATOR}),
        ("reports:noted",),
    ),
    Sight(PUPIL, _("Je mentor"), _("Dat er over je gebeld is, met wie, en niet wat er gezegd is.")),
    Sight(
        STAFF,
        _("Wie dezelfde melding leest"),
        _("Dat jij haar las, en of je bekeek wat meekwam."),
    ),
    Sight(
        STAFF,
        _("De twee die een helft van je leessleutel bewaren"),
        _("Dat je je leeszin kwijt bent en om hulp vraagt. Niet wat je leest."),
    ),
    Sight(
        EVERYBODY,
        _("Wie een zaak behandelt waar je in voorkomt, wie meeleest, en de rector"),
        _("Wat er gebeurde, wat er is gedaan en besloten, en de brieven. Nooit wie erbij betrokken is, of familie."),
        frozenset(CASE_WORKERS),
        ("cases:index",),
    ),
    Sight(
        EVERYBODY,
        _("Wie een bezwaar weegt"),
        _("De zaak waar het bezwaar over gaat. Zij werkten niet aan het besluit mee."),
    ),
    Sight(
        PUPIL,
        _("De netwerkbeheerder"),
        _("Dat je een tijd niet op het netwerk kunt, met je naam en de dagen. Niet waarom."),
    ),
    Sight(
        PUPIL,
        _("Je ouders, als iemand van school dat besloot"),
        _("Een deel van een zaak over jou. Nooit wat jij vertelde."),
    ),
    Sight(PUPIL, _("Je klasgenoten en andere ouders"), _("Niets.")),
    Sight(STAFF, _("Je collega’s"), _("Je naam, en wat je zelf deelt of bij een concept zegt.")),
    Sight(STAFF, _("Leerlingen en ouders"), _("Je naam, als je mentor bent of antwoord geeft op een vraag.")),
    Sight(
        EVERYBODY,
        _("De medezeggenschapsraad"),
        _("Waarom mensen het niet eens zijn, zonder naam en alleen vanaf vijf antwoorden."),
    ),
    Sight(EVERYBODY, _("Andere programma’s van school"), _("Alleen aantallen. Nooit iets over één mens.")),
    Sight(EVERYBODY, _("Andere scholen"), _("Niets.")),
)


def sights_for(viewer: Viewer) -> list[Sight]:
    """What holds for this viewer, by the role that the agreements bind them by."""
    return [sight for sight in SIGHTS if (viewer.role or "leerling") in sight.about]
