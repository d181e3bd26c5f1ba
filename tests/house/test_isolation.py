"""Two schools with the same cast and one of everything each: nobody of one finds or changes anything of the other.

Generated from the list of addresses, so a new one is included by itself. What people of a school wrote, their
surnames, their groups and the school's name carry a word that stands nowhere else (its mark): whoever finds that
word under the other school's address found something that leaked.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.db.models import CharField, F, Value
from django.db.models.functions import Concat, Replace
from django.test import Client
from django.urls import reverse

from netjes.lib.clock import now
from netjes.login.models import LoginProvider
from netjes.schools.actions import make_entry_link
from netjes.schools.api_tokens import make_token
from netjes.schools.models import Group, Person, School, Scope
from netjes.schools.queries import today
from netjes.schools.scoping import SchoolModel
from netjes.schools.tests.cast import Cast, cast_of, client_for
from netjes.site.api import limits, per_token
from netjes.site.demo_school import adopt_models
from stage_of_everything import ACTOR, Parts, address_of, names, things_of

# A school's provider of logins is asked over the network, and by whoever comes to its door: no login, no leak.
FAR_AWAY = ("openid_connect_", "saml_")
SLOW = ("paper", "poster", "_pdf", "class_list")  # printed: asked as a few, who are enough to see it leak
A_FEW = frozenset({"terpstra", "sami", "karima", "link"})
# One of each set of roles; whoever has the same roles has the same doors.
EVERYBODY = ("sami", "lotte", "karima", "ruud", "bos", "visser", "terpstra", "oosthoek", "smit")
OPEN = frozenset({"api:openapi-json"})  # the description of the API: the same at every school
# Posting these says goodbye: the browser would be nobody for all that follows.
GOODBYES = frozenset({"schools:log_out"})
ONCE = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"|nonce="[\w-]+"|nonce-[\w+/=-]+')


@dataclass(frozen=True)
class Side:
    """One of the two schools: its word, its people with their browsers, and what stands in its addresses."""

    school: School
    mark: str
    people: Cast
    parts: Parts
    clients: dict[str, Client]
    token: str

    def found_in(self, content: bytes) -> bool:
        return self.mark.lower().encode() in content.lower()


def furnished(school: School, mark: str) -> Side:
    host = f"{mark.lower()}.example"
    School.objects.filter(pk=school.pk).update(name=f"{mark} College", slug=mark.lower(), host=host)
    school.refresh_from_db()
    people = _marked(school, cast_of(school), mark)
    parts = things_of(school, people, mark)
    provider = LoginProvider.objects.create(
        school=school, slug=mark.lower(), kind="oidc", name=f"Inloggen {mark}", issuer="https://idp.example",
        client_id=mark, created_at=now(),
    )  # fmt: skip
    parts |= {
        "schools:enter": {"code": "x"},
        "login:of_person": {"pk": people.sami.pk},
        "login:provider": {"slug": provider.slug},
        "mfa_": {"pk": people.sami.pk},
        "openid_connect_": {"provider_id": provider.slug},
        "saml_": {"organization_slug": provider.slug},
        "api:get_round": {"id": parts["signing:answer"]["pk"]},
        "api:get_article": parts["agreements:article"],
        "api:get_version": parts["agreements:version"],
        "api:": {"slug": "leerlingen"},
    }
    clients = {name: client_for(getattr(people, name)) for name in EVERYBODY}
    clients["link"] = Client()
    for client in clients.values():
        client.defaults["HTTP_HOST"] = host
        client.raise_request_exception = False
    code = make_entry_link(actor=ACTOR, person=people.karima, purpose="signing")
    clients["link"].post(reverse("schools:enter", args=[code]))
    token = make_token(actor=ACTOR, school=school, name=f"Alles {mark}", scopes=list(Scope.values), days=9)
    return Side(school, mark, people, parts, clients, token)


def _marked(school: School, people: Cast, mark: str) -> Cast:
    """The same people and groups, by names that stand nowhere else."""
    Person.objects.for_school(school).update(
        family_name=Concat(Value(mark), F("family_name"), output_field=CharField()),
        email=Replace(F("email"), Value("@"), Value(f"@{mark.lower()}.")),
    )
    Group.objects.for_school(school).update(name=Concat(F("name"), Value(f" {mark}"), output_field=CharField()))
    for each in vars(people).values():
        each.refresh_from_db()
    return replace(people)


@pytest.fixture
def sides(agreed, other_school, settings, monkeypatch) -> tuple[Side, Side]:
    settings.ALLOWED_HOSTS = ["*"]
    monkeypatch.setattr(limits, "PER_MINUTE", 100_000)
    per_token.forget()
    adopt_models(other_school)
    return furnished(agreed, "Merelveld"), furnished(other_school, "Zwaluwhaven")


def fingerprint(school: School) -> dict[str, str]:
    """All rows of a school, table by table; and the second steps of its accounts."""
    found = {}
    for model in apps.get_models():
        fields = {field.name for field in model._meta.concrete_fields}
        column = next((name for name in ("school", "school_key") if name in fields), "")
        if model._meta.label == "mfa.Authenticator":
            column = "user__school"
        if column or model is School:
            rows = model._base_manager.filter(**{column or "pk": school.pk}).order_by("pk").values_list()
            whole = repr([[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in rows])
            found[model._meta.label] = hashlib.sha256(whole.encode()).hexdigest()
    return found


def crossing() -> list[str]:
    """References from a row of one school to a row of another."""
    found = []
    for model in apps.get_models():
        if not issubclass(model, SchoolModel):
            continue
        for field in model._meta.concrete_fields:
            if field.is_relation and issubclass(field.related_model, SchoolModel):
                rows = model._base_manager.filter(**{f"{field.name}__isnull": False})
                if rows.exclude(**{f"{field.name}__school": F("school")}).exists():
                    found.append(f"{model.__name__}.{field.name}")
    return found


def bare(content: bytes) -> bytes:
    """A page without what differs each time that it is asked."""
    return ONCE.sub(b"", content)


def tried(name: str, who: str, *, foreign: bool) -> bool:
    """Everybody tries what is the other school's; one's own pages and what is printed, a few do."""
    if name.endswith(SLOW):
        return who in A_FEW if foreign else who == "terpstra"
    return foreign or who in A_FEW or who in ("oosthoek", "smit")


def test_it_works(sides):
    """The marks are really there for who may see them, so that not finding them says something."""
    ours, theirs = sides
    for side, other in ((ours, theirs), (theirs, ours)):
        seen = [
            side.clients["oosthoek"].get(address_of(name, side.parts))
            for name in (
                "home",
                "schools:people",
                "schools:person",
                "signing:group",
                "drafting:overview",
                "rosters:index",
            )
        ]
        assert all(page.status_code == 200 and side.found_in(page.content) for page in seen)
        assert not any(other.found_in(page.content) for page in seen)
    assert len(fingerprint(ours.school)) > 30
    assert not crossing()


def test_under_the_own_address_nothing_of_the_other_school_is_found_or_changed(sides):
    """Every address with the other school's ids in it, as everybody, to look and to change."""
    wrong = []
    for ours, theirs in (sides, sides[::-1]):
        before = fingerprint(theirs.school)
        for name in sorted(names()):
            address = address_of(name, theirs.parts)
            foreign = address != address_of(name, ours.parts)
            for who, client in ours.clients.items():
                if not tried(name, who, foreign=foreign):
                    continue
                if ours is sides[1] and not (foreign and who in A_FEW):  # the other way round: where it differs
                    continue
                answers = [client.get(address)]
                if foreign:
                    answers.append(client.post(address, {"what": "sessions", "antwoord": "agreed"}))
                for answer in answers:
                    leaks = theirs.found_in(bytes(answer.content).replace(address.encode(), b""))
                    if leaks or answer.status_code >= 500:
                        wrong.append(f"{who}: {answer.request['REQUEST_METHOD']} {name} {answer.status_code}")
        after = fingerprint(theirs.school)
        wrong += [f"veranderd: {label}" for label in before if before[label] != after[label]]
    assert not wrong, "\n".join(wrong)
    assert not crossing()


def test_at_the_other_schools_address_everybody_is_a_visitor(sides):
    """Cookies of one school are worth nothing at the other: what is seen there, is what a visitor sees."""
    ours, theirs = sides
    wrong, before, host = [], fingerprint(theirs.school), theirs.school.host
    visitor = Client(raise_request_exception=False)
    for name in sorted(names()):
        if name.startswith(FAR_AWAY):
            continue
        address = address_of(name, theirs.parts)
        for method in ("get", "post"):
            if method == "post" and name in GOODBYES:
                continue
            usual = getattr(visitor, method)(address, HTTP_HOST=host)
            visitor.cookies.clear()
            for who, client in ours.clients.items():
                if who not in A_FEW and (method == "post" or name.endswith(SLOW)):
                    continue
                kept = {key: morsel.value for key, morsel in client.cookies.items()}
                answer = getattr(client, method)(address, HTTP_HOST=host)
                client.cookies.clear()
                client.cookies.load(kept)
                same = answer.status_code == usual.status_code and answer.get("Location") == usual.get("Location")
                printed = answer["Content-Type"] == "application/pdf" if "Content-Type" in answer else False
                if not printed:
                    same = same and bare(answer.content) == bare(usual.content)
                if not same or ours.found_in(answer.content):
                    wrong.append(f"{who}: {method} {name} {answer.status_code}, een bezoeker {usual.status_code}")
    after = fingerprint(theirs.school)
    wrong += [f"veranderd: {label}" for label in before if before[label] != after[label]]
    assert not wrong, "\n".join(wrong)


def test_a_program_of_one_school_gets_nothing_of_the_other(sides):
    for ours, theirs in (sides, sides[::-1]):
        before = fingerprint(theirs.school)
        program = Client(raise_request_exception=False, headers={"authorization": f"Bearer {ours.token}"})
        asked = 0
        for name in sorted(each for each in names() if each.startswith("api:")):
            address = address_of(name, theirs.parts)
            for method in ("get", "post", "put", "delete"):
                at_home = getattr(program, method)(address, HTTP_HOST=ours.school.host)
                away = getattr(program, method)(address, HTTP_HOST=theirs.school.host)
                assert not theirs.found_in(at_home.content), f"{method} {name}"
                assert name in OPEN or away.status_code in (401, 404, 405), f"{method} {name} {away.status_code}"
                assert not ours.found_in(away.content)
                asked += at_home.status_code == 200
        assert asked > 3
        assert program.get(address_of("api:get_round", theirs.parts), HTTP_HOST=ours.school.host).status_code == 404
        assert fingerprint(theirs.school) == before


class Forms(HTMLParser):
    """The forms of a page that are posted: where to, and their fields as they stand."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address, self.forms, self.current = address, [], None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.current = (given.get("action") or self.address, {}) if given.get("method") == "post" else None
            if self.current:
                self.forms.append(self.current)
        elif self.current and given.get("name") and tag in ("input", "select", "textarea", "button"):
            self.current[1][given["name"]] = (tag, given.get("type", ""), given.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.current = None


def forms_of(side: Side, who: str) -> Iterator[tuple[str, dict[str, tuple[str, str, str]]]]:
    for name in sorted(names()):
        if name.endswith(SLOW) or name.startswith((*FAR_AWAY, "api:")):
            continue
        address = address_of(name, side.parts)
        page = side.clients[who].get(address)
        if page.status_code == 200 and page["Content-Type"].startswith("text/html"):
            parser = Forms(address)
            parser.feed(page.content.decode())
            yield from parser.forms


def test_what_is_chosen_in_a_form_is_of_the_own_school(sides):
    """Every form of one's own school, with people and groups of the other in it instead of what it offers."""
    ours, theirs = sides
    before = fingerprint(theirs.school)
    tricks = [theirs.people.bos.pk, theirs.people.class_2a.pk]
    wrong = []
    for who in ("oosthoek", "sami"):
        forms = {(where, *fields): (where, fields) for where, fields in forms_of(ours, who)}
        for where, fields in forms.values():
            if where.startswith(("/uitloggen", "/taal")) or where.endswith(("/weg/", "/vertrek/", "/einde/")):
                continue
            for trick in tricks:
                data = {key: _filled(key, *field, trick) for key, field in fields.items()}
                answer = ours.clients[who].post(where, data)
                if answer.status_code >= 500:
                    wrong.append(f"{who}: {where} {data} geeft {answer.status_code}")
                if theirs.found_in(answer.content):
                    wrong.append(f"{who}: {where} {data} laat iets zien")
    assert not wrong, "\n".join(wrong)
    assert not crossing()
    assert fingerprint(theirs.school) == before


def _filled(name: str, tag: str, kind: str, value: str, trick: int) -> str:
    chosen = tag == "select" or kind == "radio" or name in ("kies", "person", "group", "mentor", "child")
    if chosen and (tag == "select" or value.isdigit() or not value):
        return str(trick)
    if kind == "date" or name.endswith("_on"):
        return value or today().isoformat()
    return value or "Iets"
