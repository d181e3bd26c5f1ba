"""What waits for a colleague today: oldest promise first, and nothing that waits for somebody else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from netjes.accounts.access import ADVISERS
from netjes.accounts.queries import SPEAKERS, asked_of, own_accounts, school_accounts
from netjes.accounts.states import Confirmation
from netjes.agreements.models import Version
from netjes.cases.access import cases_of
from netjes.cases.boards import lines_for_today
from netjes.cases.models import NetworkTask, Objection
from netjes.cases.states import ObjectionState
from netjes.drafting.access import COUNCILS, EDITORS
from netjes.drafting.models import Comment, Draft
from netjes.drafting.states import DraftState
from netjes.notices.queries import letters_waiting
from netjes.phones.access import DESK as PHONE_DESK
from netjes.phones.access import LADDER_SETTERS
from netjes.phones.queries import home_waiting_for, ladders_of, slips_here, steps_waiting_for
from netjes.phones.queries import late as is_late
from netjes.publishing.access import takes_down
from netjes.publishing.published import doubts_waiting_for, stuck_of, tasks_open
from netjes.reports.queries import waiting_for
from netjes.schools.access import KEEPERS, signed_in
from netjes.schools.models import Person, School
from netjes.schools.queries import classes_of, today
from netjes.schools.states import Role
from netjes.schools.viewer import Viewer
from netjes.signing.queries import asked, questions_for
from netjes.site.navigation import all_places_for
from netjes.site.open_rooms import is_shut

TALK_WITHIN = timedelta(days=7)  # after which a talk that waits is late


@dataclass(frozen=True, slots=True)
class Todo:
    """Something that waits for this viewer: by when (None: whenever), what, why, and the deed on its button."""

    on: date | None
    what: str
    more: str
    deed: str
    url: str


@never_cache
@require_safe
def today_page(request: HttpRequest) -> HttpResponse:
    viewer, person = signed_in(request)
    if not viewer.is_staff:
        return redirect("home" if is_shut(request, "signing:mine") else "signing:mine")
    found = [*_todos(viewer, person, signs=not is_shut(request, "signing:mine"))]
    if not is_shut(request, "phones:slip"):
        found += _phones(viewer, person)
    if not is_shut(request, "phones:waiting"):
        found += [*_talks(viewer), *_ladder(viewer, person.school)]
    if not is_shut(request, "accounts:index"):
        found += _accounts(viewer, person)
    if not is_shut(request, "publishing:questions"):
        found += _publishing(viewer, person)
    if not is_shut(request, "reports:inbox"):
        found += _reports(person)
    if not is_shut(request, "cases:index"):
        found += _cases(viewer, person)
    todos = sorted(found, key=lambda each: (each.on is None, each.on or date.max))
    return render(request, "site/today.html", {"todos": todos, "day": today()})


@require_safe
def more_page(request: HttpRequest) -> HttpResponse:
    """Every place of who works here, with what waits there: what a bar or a sidebar has no room for."""
    viewer, _person = signed_in(request)
    if not viewer.is_staff:
        return redirect("home")
    return render(request, "site/more.html", {"all_places": all_places_for(request)})


def _todos(viewer: Viewer, person: Person, *, signs: bool) -> Iterator[Todo]:
    school = person.school
    if signs:
        yield from _to_sign(person)
        yield from _questions(viewer)
    if viewer.has(*COUNCILS):
        yield from _before_the_council(school)
    if viewer.has(*EDITORS):
        yield from _comments(school)
        yield from _reviews(school)
    if viewer.has(*KEEPERS):
        yield from _letters(school)
        yield from _without_mentor(school)


def _to_sign(person: Person) -> Iterator[Todo]:
    for ask in asked(person):
        title = ask.version.title
        more = _("Voor %(name)s.") % {"name": ask.child.given_name} if ask.child else ""
        yield Todo(ask.round.due_on, title, more, _("Lees en onderteken"), reverse("signing:mine"))


def _questions(viewer: Viewer) -> Iterator[Todo]:
    waiting = questions_for(viewer)
    if waiting:
        what = ngettext("%(n)s vraag over de afspraken", "%(n)s vragen over de afspraken", len(waiting))
        oldest = timezone.localtime(waiting[0].signed_at).date()
        more = ngettext("Die wacht op jouw antwoord.", "Begin met de oudste.", len(waiting))
        yield Todo(oldest, what % {"n": len(waiting)}, more, _("Lees en antwoord"), reverse("signing:questions"))


def _before_the_council(school: School) -> Iterator[Todo]:
    for draft in Draft.objects.for_school(school).filter(state=DraftState.CONSULTING):
        yield Todo(
            draft.consult_until,
            draft.title,
            _("Lees het concept en zeg wat je ervan vindt."),
            _("Lees het concept"),
            reverse("drafting:overview", args=[draft.pk]),
        )


def _comments(school: School) -> Iterator[Todo]:
    drafts = Draft.objects.for_school(school).filter(state__in=[DraftState.CONSULTING, DraftState.EDITING])
    for draft in drafts:
        waiting = Comment.objects.for_school(school).filter(draft=draft, outcome="").count()
        if waiting:
            more = ngettext(
                "Er wacht %(n)s opmerking op antwoord.", "Er wachten %(n)s opmerkingen op antwoord.", waiting
            )
            url = reverse("drafting:overview", args=[draft.pk])
            yield Todo(draft.consult_until, draft.title, more % {"n": waiting}, _("Beantwoord ze"), url)


def _reviews(school: School) -> Iterator[Todo]:
    day = today()
    holds = Q(in_force_until__isnull=True) | Q(in_force_until__gt=day)
    due = Version.objects.for_school(school).filter(holds, in_force_from__lte=day, review_on__lte=day)
    for version in due:
        yield Todo(
            version.review_on,
            version.title,
            _("De school zou er nu weer naar kijken. Past alles nog?"),
            _("Bekijk de afspraken"),
            reverse("drafting:index"),
        )


def _phones(viewer: Viewer, person: Person) -> Iterator[Todo]:
    """Phones that should have gone back: who took them sees theirs, the desk all; and what home may hear."""
    late = [slip for slip in slips_here(person.school) if is_late(slip)]
    mine = late if viewer.has(Role.CONCIERGE) else [slip for slip in late if slip.taken_by == person]
    if mine:
        n = len(mine)
        what = ngettext("%(n)s telefoon had al terug moeten zijn", "%(n)s telefoons hadden al terug moeten zijn", n)
        one = reverse("phones:slip", args=[mine[0].pk])
        url = one if n == 1 else reverse("phones:here" if viewer.has(*PHONE_DESK) else "phones:index")
        due = timezone.localtime(mine[0].due_at).date()
        yield Todo(due, what % {"n": n}, _("Geef terug wat te laat is."), _("Geef terug"), url)
    for slip in home_waiting_for(person):
        yield Todo(
            timezone.localtime(slip.taken_at).date(),
            _("Krijgt thuis bericht over een telefoon?"),
            _("Een collega twijfelt of dat veilig is."),
            _("Beslis"),
            reverse("phones:home", args=[slip.pk]),
        )


def _talks(viewer: Viewer) -> Iterator[Todo]:
    waiting = steps_waiting_for(viewer)
    if waiting:
        what = ngettext("%(n)s gesprek wacht", "%(n)s gesprekken wachten", len(waiting)) % {"n": len(waiting)}
        yield Todo(
            timezone.localtime(waiting[0].seen_at).date() + TALK_WITHIN, what, _("Over een telefoon in de les."),
            _("Bekijk met wie"), reverse("phones:waiting"),
        )  # fmt: skip


def _ladder(viewer: Viewer, school: School) -> Iterator[Todo]:
    """As long as there is none, nothing that was seen can be noted."""
    if viewer.has(*LADDER_SETTERS) and not ladders_of(school):
        yield Todo(
            None, _("De school heeft nog geen trap"), _("Voor als iemand een telefoon gebruikt waar dat niet mag."),
            _("Stel hem vast"), reverse("phones:set_ladder"),
        )  # fmt: skip


def _accounts(viewer: Viewer, person: Person) -> Iterator[Todo]:
    """Accounts that do not count (any more) until their owner looks, and what an adviser was asked in confidence."""
    mine = [*own_accounts(person), *(school_accounts(person.school) if viewer.has(*SPEAKERS) else [])]
    for account in mine:
        if account.standing != Confirmation.CONFIRMED:
            yield Todo(
                account.look_again_on, _("Kijk het werkaccount %(name)s na") % {"name": account.shown},
                _("Staat er niets persoonlijks op?"), _("Kijk het na"), reverse("accounts:confirm", args=[account.pk]),
            )  # fmt: skip
    waiting = [each for each in asked_of(person) if not each.answered_at] if viewer.has(*ADVISERS) else []
    if waiting:
        what = ngettext("%(n)s vraag aan jou, in vertrouwen", "%(n)s vragen aan jou, in vertrouwen", len(waiting))
        yield Todo(
            waiting[0].promised_on, what % {"n": len(waiting)}, _("Van een leerling. Alleen jij kunt het lezen."),
            _("Lees en antwoord"), reverse("accounts:questions"),
        )  # fmt: skip


def _cases(viewer: Viewer, person: Person) -> Iterator[Todo]:
    """What a case waits for from this viewer, an objection to weigh, and who has to go off the network or on again."""
    for line in lines_for_today(cases_of(viewer), person):
        yield Todo(
            today(), line.gate,
            f"{line.case.title}, {line.party.person.name}",
            _("Open zaak %(n)s") % {"n": line.case.number},
            f"{reverse('cases:case', args=[line.case.pk])}?over={line.party.pk}",
        )  # fmt: skip
    for objection in Objection.objects.for_school(person.school).filter(handler=person, state=ObjectionState.OPEN):
        yield Todo(
            objection.received_on, _("Een bezwaar wegen"),
            _("Jij was niet bij het besluit. Daarom beslis jij hierover."),
            _("Lees het bezwaar"), reverse("cases:objection", args=[objection.pk]),
        )  # fmt: skip
    if viewer.has(Role.NETWORK):
        tasks = NetworkTask.objects.for_school(person.school).filter(done_at__isnull=True).order_by("due_on")
        due = [task.due_on for task in tasks]
        if due:
            what = ngettext("%(n)s taak voor het netwerk", "%(n)s taken voor het netwerk", len(due)) % {"n": len(due)}
            yield Todo(due[0], what, _("Leermiddelen blijven open."), _("Bekijk ze"), reverse("cases:network"))


def _reports(person: Person) -> Iterator[Todo]:
    """That something was reported that waits for this reader; what it is stands behind their key."""
    waiting = list(waiting_for(person))
    if waiting:
        what = ngettext("%(n)s melding wacht op jou", "%(n)s meldingen wachten op jou", len(waiting))
        one = reverse("reports:report", args=[waiting[0].pk])
        yield Todo(
            waiting[0].answer_by, what % {"n": len(waiting)}, _("Alleen met jouw leessleutel te lezen."),
            _("Lees en antwoord"), one if len(waiting) == 1 else reverse("reports:inbox"),
        )  # fmt: skip


def _publishing(viewer: Viewer, person: Person) -> Iterator[Todo]:
    """Questions of who doubts, what of the school has to go, and what did not go out."""
    waiting = doubts_waiting_for(person)
    if waiting:
        what = ngettext("%(n)s collega of leerling twijfelt", "%(n)s vragen bij twijfel", len(waiting))
        one = reverse("publishing:question", args=[waiting[0].pk])
        yield Todo(
            timezone.localtime(waiting[0].climbs_at).date(), what % {"n": len(waiting)},
            _("Antwoord binnen een schooldag."), _("Lees en antwoord"),
            one if len(waiting) == 1 else reverse("publishing:questions"),
        )  # fmt: skip
    tasks = list(tasks_open(person.school)) if takes_down(viewer) else []
    if tasks:
        what = ngettext("%(n)s ding moet weg", "%(n)s dingen moeten weg", len(tasks)) % {"n": len(tasks)}
        yield Todo(
            tasks[0].due_on, what, _("Van een kanaal van school, of iemand vroeg erom."), _("Bekijk wat"),
            reverse("publishing:takedowns"),
        )  # fmt: skip
    for each in stuck_of(person):
        yield Todo(
            timezone.localtime(each.created_at).date(), each.title, each.fault or _("Het staat er nog niet."),
            _("Bekijk het"), reverse("publishing:publication", args=[each.pk]),
        )  # fmt: skip


def _letters(school: School) -> Iterator[Todo]:
    waiting = letters_waiting(school).count()
    if waiting:
        what = ngettext("%(n)s brief wacht op de printer", "%(n)s brieven wachten op de printer", waiting)
        more = _("Voor mensen zonder e-mailadres.")
        yield Todo(None, what % {"n": waiting}, more, _("Bekijk de brieven"), reverse("notices:letters"))


def _without_mentor(school: School) -> Iterator[Todo]:
    day = today()
    dated = Q(positions__ends_on__isnull=True) | Q(positions__ends_on__gt=day)
    led = classes_of(school).filter(dated, positions__role=Role.MENTOR, positions__starts_on__lte=day)
    for group in classes_of(school).exclude(pk__in=led.values("pk")):
        yield Todo(
            None,
            _("Klas %(name)s heeft geen mentor") % {"name": group.name},
            _("Vragen van deze klas gaan nu naar de teamleider."),
            _("Kies een mentor"),
            reverse("schools:people"),
        )
