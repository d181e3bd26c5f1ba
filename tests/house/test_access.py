"""Every address as everybody. A new address without a row here fails; so does a row whose address is gone.

A row says who gets through; whoever is not named there must see what somebody sees who asks for a page that does
not exist, and who is not logged in goes to the log-in page. The objects are Sami's of class 2A: so Noor is in his
class, Daan in another, Karima and Youssef are his parents, Bos is his mentor and Kaya is not.
"""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from netjes.schools.actions import add_person, give_role, join_association, make_entry_link, set_association_role
from netjes.schools.models import Person, School
from netjes.schools.states import AssociationDuty, Role
from netjes.schools.tests.cast import client_for
from stage_of_everything import ACTOR, address_of, names, things_of

PUPILS = {"noor", "sami", "daan", "eva", "lotte"}
PARENTS = {"karima", "youssef", "marieke"}
TEACHERS = {"ruud", "bos", "kaya", "smit"}
KEEPERS = {"terpstra", "oosthoek"}
EDITORS = {*KEEPERS, "visser"}
COUNCIL = {"smit", "lotte"}
KEY_OWNERS = {*KEEPERS, "ruud"}  # who has a reading key; the keepers each hold half of his
STAFF = {*TEACHERS, *EDITORS}
INSIDE = PUPILS | PARENTS | STAFF
LED_2A = {*EDITORS, "bos"}  # who may see the people of class 2A
CASE_WORKERS = {"bos", "kaya", "visser", "terpstra"}
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
    "manifest": ANYONE,
    "app_icon": ANYONE,
    "service_worker": ANYONE,
    "offline": ANYONE,
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
    "more": ALL_IN,
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
    "schools:association": get("smit"),  # who does something for the association: here, smit
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
    "schools:person_never_show": post(*KEEPERS),
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
    # in the lesson
    "lessons:now": get(*PUPILS, "stranger_pupil"),
    "lessons:board": get("ruud", "visser"),
    "lessons:index": ALL_IN,
    "lessons:lesson": get("ruud", "visser"),
    "lessons:standing": get("ruud", "visser"),
    "lessons:another": get("ruud", "visser"),
    "lessons:on_the_spot": get(*TEACHERS, "visser"),
    "lessons:figures": get("terpstra", "visser", "smit", "lotte", "stranger_head"),
    "lessons:exemptions": get("visser", "terpstra", "stranger_head"),
    "lessons:exempt": get("visser", "terpstra"),
    "lessons:end_exemption": post("visser", "terpstra"),
    "lessons:regimes": get(*KEEPERS, "stranger_head"),
    "lessons:regime": get(*KEEPERS),
    "lessons:reset_regime": post(*KEEPERS),
    "lessons:new_regime": get(*KEEPERS, "stranger_head"),
    "lessons:apps": get(*KEEPERS, "stranger_head"),
    "lessons:remove_app": post(*KEEPERS),
    # consents: one's own and one's child's; what the school asks; about whom it still waits
    "consents:mine": ALL_IN,
    "consents:choose": get("sami", "karima", "youssef"),
    "consents:question": get("karima", "youssef", "sami"),
    "consents:purposes": get(*KEEPERS, "stranger_head"),
    "consents:new_purpose": get(*KEEPERS, "stranger_head"),
    "consents:purpose": get(*KEEPERS),
    "consents:close_purpose": get(*KEEPERS),
    "consents:overview": get(*KEEPERS, "stranger_head"),
    "consents:remind": post(*KEEPERS, "stranger_head"),
    "consents:rules": post(*KEEPERS, "stranger_head", wie="ieder"),
    "consents:class": get(*LED_2A),
    "consents:paper": get(*KEEPERS),
    "consents:lists": get(*KEEPERS, "stranger_head"),
    "consents:list": get(*KEEPERS),
    "consents:throw_away": post(*KEEPERS),
    # the photo desk: a picture of class 2A by Ruud, about which Sami's family is asked
    "photos:index": get(*STAFF, "stranger_head"),
    "photos:lists": get(*STAFF, "stranger_head"),
    "photos:class": get(*STAFF),
    "photos:photo": get("ruud"),
    "photos:picture": get("ruud"),
    "photos:preview": get("ruud"),
    "photos:download": get("ruud"),
    "photos:throw_away": get("ruud"),
    "photos:asked": get("sami", "karima", "youssef"),
    "photos:asked_picture": get("sami", "karima", "youssef"),
    # before you post: the check, and what its writer keeps
    "publishing:index": ANYONE,
    "publishing:shared": Row(EVERYBODY, "post", {"tekst": "Hallo"}),
    "publishing:picture": ANYONE,
    "publishing:confidential": get(*KEEPERS, "stranger_head"),
    "publishing:drafts": get(*PUPILS, *STAFF, *STRANGERS),
    "publishing:keep": post(*PUPILS, *STAFF, *STRANGERS, tekst="Hallo"),
    "publishing:draft": get("sami"),
    "publishing:remove": post("sami"),
    # publishing: who doubts, what goes out in the school's name, and what has to go
    "publishing:questions": get(*PUPILS, *STAFF, *STRANGERS),
    "publishing:ask": get(*PUPILS, *STAFF, *STRANGERS),
    "publishing:question": get("ruud", "visser"),
    "publishing:asked_picture": get("ruud", "visser"),
    "publishing:answer": post("visser", kan="ja"),
    "publishing:pass_on": post("visser"),
    "publishing:withdraw": post("ruud"),
    "publishing:forget_example": post("terpstra"),
    "publishing:publish": get("ruud"),
    "publishing:log": get(*STAFF, "stranger_head"),
    "publishing:publication": get("ruud", *EDITORS),
    "publishing:placed_picture": get("ruud", *EDITORS),
    "publishing:placed": post("ruud", *EDITORS),
    "publishing:again": post("ruud", *EDITORS),
    "publishing:take_off": post("ruud", *EDITORS),
    "publishing:takedowns": get(*KEEPERS, "stranger_head"),
    "publishing:takedown": get(*KEEPERS),
    "publishing:mine": ALL_IN,
    "publishing:ask_takedown": ALL_IN,
    "publishing:channels": get(*KEEPERS, "stranger_head"),
    "publishing:new_channel": get(*KEEPERS, "stranger_head"),
    "publishing:channel": get(*KEEPERS),
    "publishing:close_channel": post(*KEEPERS),
    "publishing:feed": ANYONE_HERE,
    "publishing:feed_picture": ANYONE_HERE,
    # phones: keeping one, and noting that one was seen
    "phones:index": ALL_IN,
    "phones:lesson": get("ruud", "visser"),
    "phones:take": get(*TEACHERS, "visser"),
    "phones:refused": get(*TEACHERS, "visser"),
    "phones:slip": get("ruud", "bos", "visser", "terpstra"),
    "phones:sign": post("ruud", "bos", "visser", "terpstra"),
    "phones:give_back": get("ruud", "bos", "visser", "terpstra"),
    "phones:slip_pdf": get("ruud", "bos", "visser", "terpstra"),
    "phones:home": get("bos"),
    "phones:here": get("visser", "terpstra", "stranger_head"),
    "phones:keeping": get(*KEEPERS, "stranger_head"),
    "phones:mine": ALL_IN,
    "phones:seen_mine": ALL_IN,
    "phones:answer": post("sami"),
    "phones:seen_lesson": get("ruud", "visser"),
    "phones:see": get("ruud", "visser"),
    "phones:noted": get(*TEACHERS, "visser"),
    "phones:sighting": get("ruud"),
    "phones:withdraw": post("ruud"),
    "phones:waiting": get("bos", "kaya", "visser"),
    "phones:settle": get("bos"),
    "phones:ladder": ANYONE,
    "phones:set_ladder": get("terpstra", "stranger_head"),
    "rooms": get(*KEEPERS, "stranger_head"),
    "open_room": get(*KEEPERS, "stranger_head"),
    "close_room": get(*KEEPERS, "stranger_head"),
    "rosters:index": get(*KEEPERS, "stranger_head"),
    "rosters:look": get(*KEEPERS),
    "rosters:columns": get(*KEEPERS),
    "rosters:stop": post(*KEEPERS),
    # accounts of the school, and looking one's own through
    "accounts:index": ANYONE,
    "accounts:follow": ALL_IN,
    "accounts:register": get(*KEEPERS, "stranger_head"),
    "accounts:new": get(*STAFF, "stranger_head"),
    "accounts:account": get("ruud"),
    "accounts:confirm": get("ruud"),
    "accounts:end": post("ruud", *KEEPERS),
    "accounts:really": ANYONE,
    "accounts:ask": ANYONE,
    "accounts:my_question": get("sami"),
    "accounts:take_back": post("sami"),
    "accounts:questions": get("smit"),
    "accounts:question": get("smit"),
    "accounts:reached": get(*KEEPERS, "stranger_head"),
    "accounts:connections": get(*PUPILS, *STAFF, *STRANGERS),
    # reading keys: of who works here, and what takes one's own key; Ruud asks for his back
    # help and reports; the report on the stage is read by the head, who has the only key of its ladder
    "reports:start": ANYONE,
    "reports:help_lines": get(*KEEPERS, "smit", "stranger_head"),
    "reports:new_help_line": get(*KEEPERS, "smit", "stranger_head"),
    "reports:help_lines_checked": post(*KEEPERS, "smit", "stranger_head"),
    "reports:help_line": get(*KEEPERS, "smit"),
    "reports:remove_help_line": post(*KEEPERS, "smit"),
    "reports:inbox": get(*STAFF, "stranger_head"),
    "reports:report": get("terpstra"),
    "reports:answer": post("terpstra"),
    "reports:close": post("terpstra"),
    "reports:step": post("terpstra"),
    "reports:chain": post("terpstra"),
    "reports:give": post("terpstra"),
    "reports:evidence": get("terpstra"),
    "reports:picture": get("terpstra"),
    "reports:original": post("terpstra"),
    "reports:remove_evidence": post("terpstra"),
    "reports:removals": get(*STAFF, "stranger_head"),
    "reports:take_down": get(*STAFF, "stranger_head"),
    "reports:rules": get(*KEEPERS, "stranger_head"),
    "reports:remove_holiday": post(*KEEPERS),
    "reports:incidents": get(*STAFF, "stranger_head"),
    "reports:noted": get("terpstra", "visser", "stranger_head"),
    "reports:withdraw_incident": post("ruud"),
    "reports:calls": get(*STAFF, "stranger_head"),
    "reports:call": get(*STAFF),
    "reports:withdraw_call": post("ruud"),
    # cases: who handles one and the head; who it is about sees their own, once told; Smit weighs the objection
    "cases:index": get(*CASE_WORKERS, "stranger_head"),
    "cases:new": get(*CASE_WORKERS, "stranger_head"),
    "cases:case": get("visser", "terpstra"),
    "cases:step": post("visser", "terpstra"),
    "cases:weigh": get("visser", "terpstra"),
    "cases:people": get("visser", "terpstra"),
    "cases:tell": post("visser", "terpstra"),
    "cases:emergency": get("visser", "terpstra"),
    "cases:settle": post("visser", "terpstra"),
    "cases:close": get("visser", "terpstra"),
    "cases:propose": post("visser", "terpstra"),
    "cases:note_objection": post("visser", "terpstra"),
    "cases:write": get("visser", "terpstra"),
    "cases:whole": get("visser", "terpstra"),
    "cases:measure": post("visser", "terpstra"),
    "cases:begin": get("visser", "terpstra"),
    "cases:give_objection": post("visser", "terpstra"),
    "cases:letter": get("visser", "terpstra"),
    "cases:letter_pdf": get("visser", "terpstra"),
    "cases:letter_ics": get("visser", "terpstra"),
    "cases:objection": get("smit"),
    "cases:network": get(),  # who keeps the network: nobody of the cast
    "cases:settle_task": post(),
    "cases:measures": ALL_IN,
    "cases:begin_list": post("terpstra", "stranger_head"),
    "cases:rules": get("terpstra", "stranger_head"),
    "cases:new_entry": get("terpstra", "stranger_head"),
    "cases:entry": get("terpstra"),
    "cases:retire_entry": post("terpstra"),
    "cases:mine": get("sami"),
    "cases:reply": post("sami"),
    "cases:object": post("sami"),
    "cases:my_letter": get("sami"),
    "keyring:index": get(*STAFF, "stranger_head"),
    "keyring:make": get(*STAFF, "stranger_head"),
    "keyring:open": get(*STAFF, "stranger_head"),
    "keyring:open_with_passkey": post(*STAFF, "stranger_head"),
    "keyring:lock": post(*STAFF, "stranger_head"),
    "keyring:change": get(*KEY_OWNERS),
    "keyring:add_passkey": get(*KEY_OWNERS),
    "keyring:ask_passkey": post(*KEY_OWNERS),
    "keyring:remove_passkey": post("ruud"),
    "keyring:holders": get(*KEY_OWNERS),
    "keyring:replace": get(*KEY_OWNERS),
    "keyring:lost": get(*KEY_OWNERS),
    "keyring:finish": post("ruud"),
    "keyring:stop": post("ruud"),
    "keyring:help": get(*KEEPERS),
    "dialogue:index": ANYONE,
    "dialogue:settings": ANYONE,
    # the timetable
    "timetables:index": get(*KEEPERS, "stranger_head"),
    "timetables:follow": get(*KEEPERS, "stranger_head"),
    "timetables:names": get(*KEEPERS, "stranger_head"),
    "timetables:timetable": get(*KEEPERS),
    "timetables:fetch": post(*KEEPERS),
    "timetables:stop": post(*KEEPERS),
    "timetables:remove": post(*KEEPERS),
}

# Addresses that their own room's tests walk as everybody: no person's file stands behind them, or they have rules of
# their own that do not fit a row (a token, a second step, a page of somebody who is not in yet).
ELSEWHERE = {
    "lessons:stand": "src/netjes/lessons/tests/test_polling.py",
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
    join_association(actor=ACTOR, school=people.smit.school, name="De vereniging")
    set_association_role(actor=ACTOR, person=people.smit, role=AssociationDuty.BOARD)
    things = things_of(agreed, people)
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
        address = address_of(name, stage.parts)
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
