"""Every address as everybody. A new address without a row here fails; so does a row whose address is gone.

A row says who gets through; whoever is not named there must see what somebody sees who asks for a page that does
not exist, and who is not logged in goes to the log-in page. The objects are Sami's of class 2A: so Noor is in his
class, Daan in another, Karima and Youssef are his parents, Bos is his mentor and Kaya is not.
"""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from netjes.lib.actors import system
from netjes.schools.actions import give_role, make_entry_link
from netjes.schools.queries import today
from netjes.schools.states import Role
from netjes.schools.tests.cast import Cast, cast_of

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
HERE = get(*INSIDE)
ALL_IN = get(*INSIDE, *STRANGERS)  # one's own page: also at another school it is one's own

ROWS: dict[str, Row] = {
    # the public pages
    "home": ANYONE,
    "asking:index": ANYONE,
    "asking:ask": ANYONE,
    "agreements:index": ANYONE,
    "agreements:safety": ANYONE,
    "agreements:agreement": ANYONE,
    "agreements:talk": ANYONE,
    "agreements:paper": ANYONE,
    "agreements:poster": ANYONE,
    "agreements:versions": ANYONE,
    "agreements:version": ANYONE,
    "agreements:changes": ANYONE,
    "agreements:version_paper": ANYONE,
    "agreements:version_poster": ANYONE,
    "agreements:version_article": ANYONE,
    "agreements:article": ANYONE,
    "language": Row(EVERYBODY, "post", {"language": "nl"}),
    "look": ANYONE,
    "logo": ANYONE,
    "healthz": ANYONE,
    "readyz": ANYONE,
    # what staff add to articles
    "agreements:write_safety": get(*EDITORS),
    "agreements:tell_safety": post(*EDITORS),
    "agreements:translations": get(*EDITORS),
    "agreements:remove_translation": post(*EDITORS),
    "agreements:sources": get(*EDITORS),
    "agreements:source": get(*EDITORS),
    "agreements:remove_source": post(*EDITORS),
    "agreements:example": get(*STAFF),
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
    "schools:person_letter": post(*KEEPERS),
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
    "drafting:article": get(*EDITORS, *COUNCIL),
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
    "signing:together": get(*PUPILS, "link"),
    "signing:questions": get(*EDITORS, "bos", "kaya", "stranger_head"),
    "signing:question": get("bos"),
    "signing:reasons": get(*COUNCIL, *KEEPERS),
    "signing:proof": get(*KEEPERS),
}
