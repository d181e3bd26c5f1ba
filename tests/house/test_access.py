"""Every address as everybody. A new address without a row here fails; so does a row whose address is gone.

A row says who gets through; whoever is not named there must see what somebody sees who asks for a page that does
not exist, and who is not logged in goes to the log-in page. The objects are Sami's of class 2A: so Noor is in his
class, Daan in another, Karima and Youssef are his parents, Bos is his mentor and Kaya is not.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse

from netjes.agreements.actions import add_example, add_source, publish_safety, publish_version, save_translation
from netjes.agreements.models import Agreement, Audience, GoodExample, Source, Version
from netjes.agreements.queries import read_version
from netjes.drafting.actions.decisions import open_consultation, say_something
from netjes.drafting.models import Comment, Draft, Piece, Upload
from netjes.drafting.tests.drafts import draft_of_model
from netjes.lib.actors import Actor, system
from netjes.lib.clock import now
from netjes.notices.actions import Message, tell
from netjes.notices.models import Notice
from netjes.privacy.actions import ask as ask_privacy
from netjes.privacy.actions import erase_person
from netjes.privacy.states import RequestKind
from netjes.records.holds import place_hold
from netjes.rosters.models import RosterImport
from netjes.rosters.states import RosterKind
from netjes.schools.actions import add_person, give_role, let_stand_in, make_entry_link
from netjes.schools.api_tokens import make_token
from netjes.schools.models import ApiToken, Guardianship, Person, Position, School
from netjes.schools.queries import today
from netjes.schools.states import Role
from netjes.schools.tests.cast import client_for
from netjes.signing.actions import open_class_moment, open_round
from netjes.signing.models import Round, Signature
from netjes.signing.queries import standing
from netjes.signing.states import ASKS

ACTOR = system("tests")

PUPILS = {"noor", "sami", "daan", "eva", "lotte"}
PARENTS = {"karima", "youssef", "marieke"}
TEACHERS = {"ruud", "bos", "kaya", "smit"}
KEEPERS = {"terpstra", "oosthoek"}
EDITORS = {*KEEPERS, "visser"}
COUNCIL = {"smit", "lotte"}
STAFF = {*TEACHERS, *EDITORS}
INSIDE = PUPILS | PARENTS | STAFF
LED_2A = {*EDITORS, "bos"}  # who may see the people of class 2A
ASKED = {*PUPILS, *PARENTS, "ruud"}  # by a round for pupils and guardians
STRANGERS = {"stranger_head", "stranger_pupil"}
NOT_IN = {"visitor", "link"}
EVERYBODY = INSIDE | STRANGERS | NOT_IN


@dataclass(frozen=True)
class Row:
    """Who gets through, by which method, with what in the address and the form."""

    through: set[str]
    method: str = "get"
    data: dict[str, str] = field(default_factory=dict)


def get(*through: str) -> Row:
    return Row(set(through))


def post(*through: str, **data: str) -> Row:
    return Row(set(through), "post", data)


ANYONE = get(*EVERYBODY)
ANYONE_HERE = get(*(EVERYBODY - STRANGERS))  # the other school has no agreements yet
HERE = get(*INSIDE)
ALL_IN = get(*INSIDE, *STRANGERS)  # one's own page: also at another school it is one's own

SOME = {"visitor", "sami", "stranger_head"}  # who try the public pages: they do not ask who looks

ROWS: dict[str, Row] = {
    # the public pages
    "home": ANYONE,
    "asking:index": ANYONE_HERE,
    "asking:ask": ANYONE_HERE,
    "agreements:index": ANYONE,
    "agreements:safety": ANYONE,
    "agreements:agreement": ANYONE_HERE,
    "agreements:talk": ANYONE_HERE,
    "agreements:paper": ANYONE_HERE,
    "agreements:poster": ANYONE_HERE,
    "agreements:versions": ANYONE_HERE,
    "agreements:version": ANYONE_HERE,
    "agreements:changes": ANYONE_HERE,
    "agreements:version_paper": ANYONE_HERE,
    "agreements:version_poster": ANYONE_HERE,
    "agreements:version_article": ANYONE_HERE,
    "agreements:article": ANYONE_HERE,
    "language": Row(EVERYBODY, "post", {"language": "nl"}),
    "look": ANYONE,
    "logo": ANYONE_HERE,
    "healthz": ANYONE,
    "readyz": ANYONE,
    # what staff add to articles
    "agreements:write_safety": get(*EDITORS, "stranger_head"),
    "agreements:tell_safety": post(*EDITORS),
    "agreements:translations": get(*EDITORS),
    "agreements:remove_translation": post(*EDITORS),
    "agreements:sources": get(*EDITORS),
    "agreements:source": get(*EDITORS),
    "agreements:remove_source": post(*EDITORS),
    "agreements:example": post(*STAFF),
    "agreements:withdraw_example": post(*EDITORS, "bos"),
    # one's own
    "me": ALL_IN,
    "today": ALL_IN,
    "notices:mine": ALL_IN,
    "notices:follow": post("sami"),
    "signing:mine": get(*INSIDE, *STRANGERS, "link"),
    "signing:receipts": get(*INSIDE, *STRANGERS, "link"),
    "signing:answer": get(*PUPILS),
    "signing:answer_child": get("karima", "youssef", "link"),
    "signing:done": get("sami"),
    "signing:receipt": get("sami"),
    "signing:receipt_pdf": get("sami"),
    # people
    "schools:people": get(*KEEPERS, "stranger_head"),
    "schools:add_person": get(*KEEPERS, "stranger_head"),
    "schools:look": get(*KEEPERS, "stranger_head"),
    "schools:groups": get(*KEEPERS, "stranger_head"),
    "schools:tokens": get(*KEEPERS, "stranger_head"),
    "schools:revoke_token": post(*KEEPERS),
    "schools:group": get(*KEEPERS),
    "schools:group_mentor": post(*KEEPERS),
    "schools:person": get(*KEEPERS),
    "schools:person_particulars": post(*KEEPERS),
    "schools:person_leaves": post(*KEEPERS),
    "schools:person_invitation": post(*KEEPERS),
    "schools:person_letter": post(),  # only with the code just made: see test_people_pages,
    "schools:person_role": post(*KEEPERS),
    "schools:person_role_ends": post(*KEEPERS),
    "schools:person_group": post(*KEEPERS),
    "schools:person_guardian": post(*KEEPERS),
    "schools:person_guardian_ends": post(*KEEPERS),
    "schools:person_stand_in": post(*KEEPERS),
    "schools:person_stand_in_ends": post(*KEEPERS),
    # making an agreement
    "drafting:index": get(*EDITORS, *COUNCIL, "stranger_head"),
    "drafting:new": get(*EDITORS, "stranger_head"),
    "drafting:overview": get(*EDITORS, *COUNCIL),
    "drafting:source": get(*EDITORS),
    "drafting:discard": post(*EDITORS),
    "drafting:travel": post(*EDITORS),
    "drafting:confirm": get(*EDITORS),
    "drafting:piece_text": post(*EDITORS),
    "drafting:piece_split": get(*EDITORS),
    "drafting:piece_norms": get(*EDITORS),
    "drafting:article": get(*EDITORS),
    "drafting:article_text": get(*EDITORS),
    "drafting:article_settle": post(*EDITORS),
    "drafting:norm_new": get(*EDITORS),
    "drafting:norm": get(*EDITORS),
    "drafting:norm_remove": post(*EDITORS),
    "drafting:head": get(*EDITORS),
    "drafting:words": get(*EDITORS),
    "drafting:notation": get(*EDITORS),
    "drafting:notation_file": get(*EDITORS),
    "drafting:review": get(*EDITORS),
    "drafting:consult": get(*EDITORS, *COUNCIL),
    "drafting:consult_start": post(*EDITORS),
    "drafting:consult_end": post(*EDITORS),
    "drafting:comment": post(*EDITORS, *COUNCIL),
    "drafting:comment_answer": post(*EDITORS),
    "drafting:adopt": get(*KEEPERS),
    "drafting:decision": get(*KEEPERS),
    "drafting:publish": get(*KEEPERS),
    # how far signing is
    "signing:progress": get(*EDITORS, "bos", "kaya", "stranger_head"),
    "signing:open": get(*KEEPERS),
    "signing:chase": get(*EDITORS, "bos", "kaya"),
    "signing:remind": post(*KEEPERS),
    "signing:close": post(*KEEPERS),
    "signing:staff": get(*KEEPERS),
    "signing:paper_staff": get(*KEEPERS),
    "signing:group": get(*LED_2A),
    "signing:paper": get(*LED_2A),
    "signing:paper_child": get(*LED_2A),
    "signing:class_list": get(*LED_2A),
    "signing:strips": post(*LED_2A),
    "signing:letters": post(*LED_2A),
    "signing:start_moment": post(*LED_2A),
    "signing:board": get(*LED_2A),
    "signing:stop_moment": post(*LED_2A),
    "signing:together": get("noor", "sami", "lotte"),
    "signing:questions": get(*EDITORS, "bos", "kaya", "stranger_head"),
    "signing:question": get("bos"),
    "signing:reasons": get(*COUNCIL),
    "signing:proof": get(*KEEPERS),
    "signing:code": ANYONE,
    "notices:letters": get(*KEEPERS, "stranger_head"),
    "notices:print_letters": post(*KEEPERS, "stranger_head"),
    # privacy: everybody's own, the desk's, and what is public
    "privacy:leaflet": ANYONE,
    "privacy:kept": ANYONE,
    "privacy:shorter": get(*KEEPERS, "stranger_head"),
    "privacy:papers": get(*KEEPERS, "stranger_head"),
    "privacy:paper": get(*KEEPERS, "stranger_head"),
    "privacy:paper_text": get(*KEEPERS, "stranger_head"),
    "privacy:paper_pdf": get(*KEEPERS, "stranger_head"),
    "privacy:desk": get("oosthoek"),
    "privacy:request": get("oosthoek"),
    "privacy:person": get("oosthoek"),
    "privacy:erase": post("oosthoek"),
    "privacy:hold": post("oosthoek"),
    "privacy:lift": post("oosthoek"),
    "privacy:erased": get("oosthoek"),
    "privacy:everything": ALL_IN,
    "privacy:everything_json": ALL_IN,
    "privacy:everything_html": ALL_IN,
    "privacy:child": get("karima", "youssef"),
    "privacy:child_json": get("karima", "youssef"),
    "privacy:child_html": get("karima", "youssef"),
    "privacy:who_sees": ALL_IN,
    "privacy:ask_correction": ALL_IN,
    "privacy:ask_erasure": ALL_IN,
    "privacy:asked": get("sami"),
    "rooms": get(*KEEPERS, "stranger_head"),
    "open_room": get(*KEEPERS, "stranger_head"),
    "close_room": get(*KEEPERS, "stranger_head"),
    "rosters:index": get(*KEEPERS, "stranger_head"),
    "rosters:look": get(*KEEPERS),
    "rosters:columns": get(*KEEPERS),
    "rosters:stop": post(*KEEPERS),
}

# Addresses that their own room's tests walk as everybody: no person's file stands behind them, or they have rules of
# their own that do not fit a row (a token, a second step, a page of somebody who is not in yet).
ELSEWHERE = {
    "api:": "src/netjes/site/tests/test_api.py",
    "login:": "src/netjes/login/tests/test_second_step.py",
    "account_": "src/netjes/login/tests/test_second_step.py",
    "mfa_": "src/netjes/login/tests/test_second_step.py",
    "openid_connect_": "src/netjes/login/tests/test_oidc.py",
    "saml_": "src/netjes/login/tests/test_saml.py",
    "schools:log_": "src/netjes/login/tests/test_coming_in.py",
    "schools:enter": "src/netjes/login/tests/test_coming_in.py",
}
ROOT = Path(__file__).parents[2]


def names() -> set[str]:
    """Every address of the site by its name."""

    def walk(resolver: URLResolver, space: str = ""):
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLResolver):
                yield from walk(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
            else:
                yield f"{space}{pattern.name}"

    return set(walk(get_resolver()))


def test_every_address_has_its_row_and_every_row_its_address():
    elsewhere = {name for name in names() if name.startswith(tuple(ELSEWHERE))}
    assert not {name for name in names() - elsewhere if name not in ROWS}, "zet deze adressen in ROWS"
    assert not set(ROWS) - names(), "deze adressen zijn er niet meer"
    assert all((ROOT / path).exists() for path in ELSEWHERE.values())


@dataclass(frozen=True)
class Stage:
    """A browser for everybody, and what stands in the addresses."""

    clients: dict[str, Client]
    parts: dict[str, dict[str, object]]


@pytest.fixture
def stage(agreed: School, people, other_school: School, settings) -> Stage:
    settings.ALLOWED_HOSTS = ["*"]
    for school, host in ((agreed, "lindekade.example"), (other_school, "havenlyceum.example")):
        School.objects.filter(pk=school.pk).update(host=host)
        school.host = host
    things = _things(agreed, people)
    clients = {name: client_for(getattr(people, name)) for name in INSIDE}
    head, pupil = _strangers(other_school)
    clients |= {"stranger_head": client_for(head), "stranger_pupil": client_for(pupil), "visitor": Client()}
    code = make_entry_link(actor=ACTOR, person=people.karima, purpose="signing")
    clients["link"] = Client()
    for name, client in clients.items():
        client.defaults["HTTP_HOST"] = other_school.host if name in STRANGERS else agreed.host
    clients["link"].post(reverse("schools:enter", args=[code]))
    return Stage(clients, things)


def _strangers(school: School) -> tuple[Person, Person]:
    head = add_person(actor=ACTOR, school=school, given_name="Vreemde", family_name="Rector")
    pupil = add_person(actor=ACTOR, school=school, given_name="Vreemde", family_name="Leerling")
    give_role(actor=ACTOR, person=head, role=Role.HEAD)
    give_role(actor=ACTOR, person=pupil, role=Role.PUPIL)
    return head, pupil


def _things(school: School, people) -> dict[str, dict[str, object]]:
    """The keyword arguments of every address that has some, by the start of its name; a longer start goes first."""
    pupils = Agreement.objects.for_school(school).get(audience="leerling")
    version = Version.objects.for_school(school).get(agreement=pupils)
    slug = {"slug": pupils.slug}
    article, labelled = {**slug, "number": "7"}, {**slug, "label": version.label}
    add_source(actor=ACTOR, agreement=pupils, article="7", title="Bron", url="https://bron.example/", edition="2026")
    add_example(actor=ACTOR, agreement=_of_staff(school), article="2", person=people.bos, text="Zo ging het goed.")
    publish_safety(
        actor=ACTOR, school=school, who="Wie", how="Hoe", for_pupils="a", for_staff="b", for_parents="c",
    )  # fmt: skip
    round_ = open_round(
        actor=ACTOR, version=version, parts=ASKS["leerling"], due_on=today() + timedelta(days=14)
    )  # fmt: skip
    signature = _signature(school, round_, people.sami, "agreed")
    question = _signature(school, round_, people.noor, "question")
    moment = open_class_moment(actor=ACTOR, by=people.bos, each=standing(school, round_.pk), group=people.class_2a)
    with transaction.atomic():
        tell(actor=ACTOR, school=school, people=[people.sami], message=Message("test:1", "Iets"))
    save_translation(
        actor=ACTOR, source=read_version(version), number="7", language="en", title="Phones", text="Not in class."
    )  # fmt: skip
    publish_version(
        actor=ACTOR, school=school, audience=Audience.PUPILS, text=version.text, words=version.words,
        situations=version.situations, in_force_from=today(), correction=True,
    )  # fmt: skip
    roster = RosterImport.objects.create(
        school=school, name="lijst.csv", kind=RosterKind.LISTING, content=b"naam;klas", sha256="0" * 64, day=today(),
        year="2026-2027", made_by=people.oosthoek, made_at=now(), expires_at=now() + timedelta(hours=1),
    )  # fmt: skip
    draft = draft_of_model(school)
    upload = Upload.objects.create(
        school=school, name="regels.txt", content=b"x", sha256="0" * 64, source_text="x", uploaded_at=now()
    )
    Draft.objects.for_school(school).filter(pk=draft.pk).update(
        upload=upload, decision=b"%PDF-1.4", decision_name="besluit.pdf"
    )
    staff_round = open_round(
        actor=ACTOR, parts=ASKS["medewerker"], due_on=today() + timedelta(days=14),
        version=Version.objects.for_school(school).get(agreement__audience="medewerker"),
    )  # fmt: skip
    open_consultation(
        actor=Actor(people.oosthoek.ref, "administrator"),
        draft=draft,
        until=today(),
        people=[people.smit, people.lotte],
    )
    say_something(
        actor=Actor(people.smit.ref, "council"), draft=draft, person=people.smit, capacity="council", text="Hm."
    )  # fmt: skip
    make_token(actor=ACTOR, school=school, name="Rooster", scopes=["verdict"], days=10)
    asked = ask_privacy(actor=ACTOR, person=people.sami, about=people.sami, kind=RequestKind.ERASURE, text="Dit.")
    gone = add_person(actor=ACTOR, school=school, given_name="Iemand", family_name="Vertrokken")
    erasure = erase_person(actor=ACTOR, person=gone, why="request")
    hold = place_hold(
        actor=ACTOR, school_key=school.pk, about=people.sami.ref, reason="court", until_on=today() + timedelta(days=9)
    )  # fmt: skip
    position = Position.objects.for_school(school).get(person=people.sami)
    stand_in = let_stand_in(
        actor=ACTOR, absent=people.bos, person=people.ruud, starts_on=today() + timedelta(days=90), ends_on=None
    )  # fmt: skip
    bond = Guardianship.objects.for_school(school).get(guardian=people.karima)
    piece = Piece.objects.for_school(school).get(draft=draft, number="7")
    comment = Comment.objects.for_school(school).get(draft=draft)
    in_draft = {"pk": draft.pk, "piece": piece.pk}
    in_class = {"pk": round_.pk, "group": people.class_2a.pk}
    return {
        "asking:ask": {"slug": "telefoon-gebruiken"},
        "look": {"version": "x"},
        "logo": {"version": "x"},
        "agreements:version_article": {**labelled, "number": "7"},
        "agreements:version": labelled,
        "agreements:versions": slug,
        "agreements:changes": {**slug, "label": "1.1"},
        "agreements:article": article,
        "agreements:translations": article,
        "agreements:remove_translation": {**article, "language": "en"},
        "agreements:sources": article,
        "agreements:source": {"pk": Source.objects.for_school(school).get().pk},
        "agreements:remove_source": {"pk": Source.objects.for_school(school).get().pk},
        "agreements:example": {"slug": "medewerkers", "number": "2"},
        "agreements:withdraw_example": {"pk": GoodExample.objects.for_school(school).get().pk},
        "agreements:agreement": slug,
        "agreements:talk": slug,
        "agreements:paper": slug,
        "agreements:poster": slug,
        "notices:follow": {"pk": Notice.objects.for_school(school).get(key="test:1").pk},
        "signing:answer": {"pk": round_.pk},
        "signing:answer_child": {"pk": round_.pk, "child": people.sami.pk},
        "signing:done": {"pk": signature.pk},
        "signing:receipt": {"pk": signature.pk},
        "signing:receipt_pdf": {"pk": signature.pk},
        "signing:question": {"pk": question.pk},
        "signing:open": {"version": version.pk},
        "signing:chase": {"pk": round_.pk},
        "signing:remind": {"pk": round_.pk},
        "signing:close": {"pk": round_.pk},
        "signing:staff": {"pk": staff_round.pk},
        "signing:paper_staff": {"pk": staff_round.pk, "person": people.ruud.pk},
        "signing:paper": {**in_class, "person": people.sami.pk},
        "signing:paper_child": {**in_class, "person": people.karima.pk, "child": people.sami.pk},
        "signing:group": in_class,
        "signing:class_list": in_class,
        "signing:strips": in_class,
        "signing:letters": in_class,
        "signing:start_moment": in_class,
        "signing:board": {"pk": moment.pk},
        "signing:stop_moment": {"pk": moment.pk},
        "signing:together": {"pk": moment.pk},
        "signing:proof": {"person": people.sami.pk},
        "schools:revoke_token": {"pk": ApiToken.objects.for_school(school).get().pk},
        "schools:group": {"pk": people.class_2a.pk},
        "schools:person": {"pk": people.sami.pk},
        "schools:person_role_ends": {"pk": people.sami.pk, "position": position.pk},
        "schools:person_guardian_ends": {"pk": people.sami.pk, "bond": bond.pk},
        "schools:person_stand_in_ends": {"pk": people.bos.pk, "stand_in": stand_in.pk},
        "rosters:": {"pk": roster.pk},
        "privacy:paper": {"slug": "dpia"},
        "privacy:person": {"pk": people.sami.pk},
        "privacy:erase": {"pk": people.sami.pk},
        "privacy:hold": {"pk": people.sami.pk},
        "privacy:child": {"pk": people.sami.pk},
        "privacy:request": {"pk": asked.pk},
        "privacy:asked": {"pk": asked.pk},
        "privacy:lift": {"pk": hold.pk},
        "privacy:erased": {"pk": erasure.pk},
        "open_room": {"code": "api"},
        "close_room": {"code": "signing"},
        "drafting:piece_": in_draft,
        "drafting:article": in_draft,
        "drafting:norm_new": in_draft,
        "drafting:norm": {**in_draft, "norm_id": "7-les"},
        "drafting:notation": {"pk": draft.pk},
        "drafting:comment_answer": {"pk": draft.pk, "comment": comment.pk},
        "drafting:": {"pk": draft.pk},
    }


def _of_staff(school: School) -> Agreement:
    return Agreement.objects.for_school(school).get(audience="medewerker")


def _signature(school: School, round_: Round, person: Person, answer: str) -> Signature:
    return Signature.objects.create(
        school=school, round=round_, version=round_.version, person=person, answer=answer, way="screen",
        words="Hoe?" if answer == "question" else "", signed_at=now(), shown_to_mentor=True,
    )  # fmt: skip


def _address(name: str, stage: Stage) -> str:
    with suppress(NoReverseMatch):
        return reverse(name)
    return reverse(name, kwargs=stage.parts[max((each for each in stage.parts if name.startswith(each)), key=len)])


def _outcome(client: Client, row: Row, address: str) -> str:
    """`through`, `login` or `not there`; whatever was done is undone."""
    with transaction.atomic():
        answer = getattr(client, row.method)(address, row.data)
        transaction.set_rollback(True)
    if answer.status_code == 404:
        assert "Deze pagina is er niet" in answer.content.decode()
        return "not there"
    if answer.status_code == 302 and answer["Location"].startswith("/inloggen/?next="):
        return "login"
    assert answer.status_code < 500, address
    return "through"


def test_everybody_gets_where_they_may_and_nowhere_else(stage):
    wrong = []
    for name, row in sorted(ROWS.items()):
        address = _address(name, stage)
        for who, client in sorted(stage.clients.items()):
            if row in (ANYONE, ANYONE_HERE) and who not in SOME:
                continue
            outcome = _outcome(client, row, address)
            if who in row.through:
                expected = {"through"}
            else:
                expected = {"login", "not there"} if who in NOT_IN else {"not there"}
            if outcome not in expected:
                wrong.append(f"{who}: {row.method} {name} ({address}) geeft {outcome}")
    assert not wrong, "\n".join(wrong)
