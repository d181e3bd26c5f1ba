"""What other programs may ask, and that whatever they send they get JSON and a reason."""

import hashlib
import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netjes.agreements.deciding import rules_for
from netjes.agreements.models import Version
from netjes.lib.actors import system
from netjes.lib.clock import now, standing_still_at
from netjes.norms.explain import as_json
from netjes.norms.library import situations
from netjes.records.models import LogRow
from netjes.schools.api_tokens import make_token, revoke_token
from netjes.schools.models import ApiToken, Scope
from netjes.schools.queries import today
from netjes.signing.models import Round, Signature
from netjes.site.api import limits, per_token

ACTOR = system("tests")
PHOTO = {"role": "leerling", "act": "foto plaatsen", "facts": {"over een ander": True}}


class Program:
    """Another program, with a token for some scopes."""

    def __init__(self, school, *scopes):
        self.code = make_token(actor=ACTOR, school=school, name=f"p{'-'.join(scopes)}", scopes=scopes, days=30)
        self.client = Client(raise_request_exception=False)
        self.headers = {"authorization": f"Bearer {self.code}"}

    def get(self, path, **headers):
        return self.client.get(f"/api/v1{path}", headers=self.headers | headers)

    def ask(self, question, **given):
        body = question if isinstance(question, (str, bytes)) else json.dumps(question)
        return self.client.post(
            "/api/v1/verdict", body, **{"content_type": "application/json", "headers": self.headers, **given}
        )


@pytest.fixture(autouse=True)
def fresh_count():
    per_token.forget()


@pytest.fixture
def program(agreed):
    return Program(agreed, *Scope.values)


def is_problem(response, status, kind=None):
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    said = response.json()
    assert said["status"] == status and said["title"]
    assert said["type"].startswith("urn:netjes:problem:")
    assert kind is None or said["type"] == f"urn:netjes:problem:{kind}"
    return said


# --- verdict ------------------------------------------------------------------------------------------------


def test_it_works(program, agreed):
    done = program.ask(PHOTO)
    assert done.status_code == 200
    decision = rules_for(agreed, "leerling").decide(PHOTO["act"], PHOTO["facts"])
    (source,) = [each for _letter, each in decision.body.parts]
    assert done.json() == as_json(decision.verdict, decision.body.vocabulary) | {
        "versions": [{"audience": "leerling", "label": "1", "sha256": source.version.sha256}]
    }


def test_every_worked_situation_gets_the_answer_of_the_engine(program, agreed, monkeypatch):
    monkeypatch.setattr(limits, "PER_MINUTE", 10_000)
    for name in ("leerlingen", "medewerkers", "ouders"):
        for each in situations(name):
            asked = {key: each[key] for key in ("role", "act", "facts")}
            decision = rules_for(agreed, each["role"]).decide(each["act"], each["facts"])
            found = program.ask(asked).json()
            del found["versions"]
            assert found == as_json(decision.verdict, decision.body.vocabulary), asked


def test_case_and_spaces_do_not_matter(program):
    same = {"role": " Leerling", "act": "Foto  plaatsen", "facts": {"OVER een ander": True}}
    assert program.ask(same).json() == program.ask(PHOTO).json()


def test_a_day_before_the_agreements_has_no_answer(program):
    is_problem(program.ask(PHOTO | {"at": "2001-01-01"}), 404, "no-agreement")
    assert program.ask(PHOTO | {"at": today().isoformat()}).status_code == 200


@pytest.mark.parametrize(
    ("question", "field", "said"),
    [
        (PHOTO | {"act": "foto plaatsn"}, "act", 'Bedoelt u "foto plaatsen"?'),
        (PHOTO | {"role": "leerlin"}, "role", 'Bedoelt u "leerling"?'),
        (PHOTO | {"facts": {"lees": True}}, "facts.lees", 'Bedoelt u "les"?'),
        (PHOTO | {"facts": {"les": "ja"}}, "facts.les", "true, false of null"),
        (PHOTO | {"facts": {"les": 1}}, "facts.les", "true, false of null"),
        (PHOTO | {"facts": {"les": True, "LES": False}}, "facts.LES", "hetzelfde feit"),
        (PHOTO | {"facts": []}, "facts", "JSON-object"),
        (PHOTO | {"fact": {}}, "fact", 'Bedoelt u "facts"?'),
        (PHOTO | {"at": "morgen"}, "at", "jaar-maand-dag"),
        (PHOTO | {"at": 0}, "at", "jaar-maand-dag"),
        (PHOTO | {"act": ""}, "act", "Vul dit in"),
        (PHOTO | {"act": None}, "act", "tekst"),
        (PHOTO | {"act": "x" * 201}, "act", "ten hoogste 200"),
        (PHOTO | {"facts": {f"f{n}": None for n in range(201)}}, "facts", "ten hoogste 200"),
        ({"act": "foto plaatsen"}, "role", "ontbreekt"),
        ([], "body", "JSON-object"),
    ],
)
def test_what_cannot_be_asked_is_named(program, question, field, said):
    told = is_problem(program.ask(question), 422)
    found = {each["field"]: each["detail"] for each in told["errors"]}
    assert field in found, told
    assert said in found[field]
    assert told["detail"]


def test_facts_that_cannot_go_together_are_named(program, agreed):
    words = rules_for(agreed, "leerling").bodies[0].vocabulary
    relation = words.relations[0]
    other = relation.tie.name == "EXCLUDES"
    told = is_problem(program.ask(PHOTO | {"facts": {relation.first: True, relation.second: other}}), 422)
    assert "kan niet samen" in told["errors"][0]["detail"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"role": "\\ud800", "act": "x", "facts": {}}',
        b'{"role": "leerling", "role": "ouder", "act": "x"}',
        b'{"role": NaN}',
        b"9" * 5000,
        b"[" * 60_000,
        b'{"facts":' * 9 + b"1" + b"}" * 9,
    ],
)
def test_what_cannot_be_read_is_refused(program, body):
    done = program.ask(body)
    is_problem(done, 422 if not body else 400)


def test_a_form_is_no_question(program):
    is_problem(program.ask("role=leerling", content_type="application/x-www-form-urlencoded"), 415)


def test_a_large_body_is_refused_before_it_is_read_and_before_the_token(program):
    is_problem(program.ask(" " * (64 * 1024 + 1)), 413)
    is_problem(program.ask(" " * (64 * 1024 + 1), headers={}), 413)
    is_problem(program.ask(PHOTO, CONTENT_LENGTH="many"), 400)


def test_nothing_of_a_question_is_kept(program, agreed, caplog):
    program.ask(PHOTO)
    before = LogRow.objects.for_school(agreed.pk).count()
    with caplog.at_level(0):
        program.ask(PHOTO)
        program.ask(PHOTO | {"act": "geheime daad"})
    assert LogRow.objects.for_school(agreed.pk).count() == before
    assert "foto" not in caplog.text and "geheime" not in caplog.text


# --- the door -----------------------------------------------------------------------------------------------


def test_unknown_expired_and_taken_back_look_the_same(agreed):
    program = Program(agreed, "verdict")
    with standing_still_at(now() + timedelta(days=31)):
        expired = program.ask(PHOTO)
    revoke_token(actor=ACTOR, token=ApiToken.objects.for_school(agreed).get())
    revoked = program.ask(PHOTO)
    program.headers = {"authorization": "Bearer netjes_" + "a" * 40}
    unknown = program.ask(PHOTO)
    program.headers = {}
    missing = program.ask(PHOTO)
    for each in (expired, revoked, unknown, missing):
        is_problem(each, 401)
        assert each["WWW-Authenticate"].startswith("Bearer")
        assert each.content == unknown.content


def test_a_token_opens_only_its_own_scope(agreed):
    program = Program(agreed, "verdict")
    assert program.ask(PHOTO).status_code == 200
    for path in ("/agreements", "/signing/rounds"):
        told = program.get(path)
        is_problem(told, 403, "missing-scope")
        assert 'error="insufficient_scope"' in told["WWW-Authenticate"]


def test_a_token_works_at_its_own_school_only(agreed, other_school, settings):
    settings.ALLOWED_HOSTS = ["*"]
    program = Program(agreed, *Scope.values)
    agreed.host = "testserver"
    agreed.save()
    assert program.get("/agreements").status_code == 200
    for path in ("/agreements", "/signing/rounds"):
        is_problem(program.get(path, host="havenlyceum.example"), 401)


def test_a_session_opens_nothing(agreed, people, client_of):
    client = client_of(people.oosthoek)
    is_problem(client.get("/api/v1/agreements"), 401)
    is_problem(client.post("/api/v1/verdict", json.dumps(PHOTO), content_type="application/json"), 401)


def test_no_proof_against_forgery_is_asked(program):
    program.client = Client(enforce_csrf_checks=True)
    assert program.ask(PHOTO).status_code == 200


def test_only_the_day_of_use_is_kept(program, agreed):
    program.ask(PHOTO)
    assert ApiToken.objects.for_school(agreed).get().last_used_on == today()


def test_who_asks_too_often_waits(program, monkeypatch, agreed):
    monkeypatch.setattr(limits, "PER_MINUTE", 3)
    still = now().replace(second=50, microsecond=0)
    with standing_still_at(still):
        first = program.ask(PHOTO)
        assert (first["RateLimit-Limit"], first["RateLimit-Remaining"], first["RateLimit-Reset"]) == ("3", "2", "10")
        assert program.get("/agreements").status_code == program.ask({}).status_code - 222 == 200
        refused = program.ask(PHOTO)
        is_problem(refused, 429)
        assert refused["Retry-After"] == "10" and refused["RateLimit-Remaining"] == "0"
        assert Program(agreed, "verdict").ask(PHOTO).status_code == 200
    with standing_still_at(still + timedelta(seconds=10)):
        assert program.ask(PHOTO).status_code == 200


# --- agreements ---------------------------------------------------------------------------------------------


def test_the_agreements_are_listed_with_their_versions(program):
    found = program.get("/agreements").json()["agreements"]
    assert [each["audience"] for each in found] == ["leerling", "medewerker", "ouder"]
    assert all(each["version"]["in_force"] for each in found)


def test_an_article_comes_apart_from_its_norms(program):
    article = program.get("/agreements/leerlingen/articles/7").json()
    assert article["number"] == "7" and article["norms"] and article["summary"] and article["plain"]
    assert "```" not in article["text"] and "In het kort:" not in article["text"]
    whole = program.get("/agreements/leerlingen/articles").json()["articles"]
    assert article in whole
    head = program.get("/agreements/leerlingen").json()
    assert [each["number"] for each in head["articles"]] == [each["number"] for each in whole]


def test_anybody_can_check_the_hash_of_a_version(program):
    version = program.get("/agreements/leerlingen/versions/1").json()
    parts = "\0".join((version["text"], version["words"], version["situations"]))
    assert hashlib.sha256(parts.encode()).hexdigest() == version["sha256"]
    (listed,) = program.get("/agreements/leerlingen/versions").json()["versions"]
    assert listed.items() <= version.items()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/nothing",
        "/agreements/geen",
        "/agreements/geen/articles",
        "/agreements/leerlingen/articles/99",
        "/agreements/leerlingen/articles/%00",
        "/agreements/leerlingen/versions/0.9",
        "/agreements/../leerlingen",
        "/signing/rounds/1",
        "/signing/rounds/99999999999999999999",
        "/docs",
    ],
)
def test_what_is_not_there_is_a_problem(program, path):
    is_problem(program.get(path), 404)


def test_another_method_is_a_problem(program):
    done = program.client.delete("/api/v1/agreements", headers=program.headers)
    is_problem(done, 405)
    assert done["Allow"] == "GET"
    is_problem(program.get("/verdict"), 405)


def test_what_is_known_already_is_not_sent_again(program, agreed):
    first = program.get("/agreements/leerlingen")
    assert first["Cache-Control"] == "private, no-cache"
    again = program.get("/agreements/leerlingen", **{"if-none-match": first["ETag"]})
    assert again.status_code == 304 and not again.content and again["ETag"] == first["ETag"]
    packed = program.get("/agreements/leerlingen", **{"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    again = program.get("/agreements/leerlingen", **{"accept-encoding": "gzip", "if-none-match": packed["ETag"]})
    assert again.status_code == 304
    # That a version ends changes the answer, though not the version.
    Version.objects.for_school(agreed).filter(agreement__slug="leerlingen").update(
        in_force_until=today() + timedelta(days=9)
    )
    assert program.get("/agreements/leerlingen", **{"if-none-match": first["ETag"]}).status_code == 200


def test_a_head_is_a_get_without_its_body(program):
    done = program.client.head("/api/v1/agreements", headers=program.headers)
    assert done.status_code == 200 and done["ETag"] and not done.content


def test_at_an_address_without_a_school_there_is_a_problem(db, client):
    is_problem(client.get("/api/v1/agreements"), 503, "no-school")
    is_problem(client.get("/api/v1/agreements", headers={"host": "elsewhere.example"}), 400)


# --- signing ------------------------------------------------------------------------------------------------


@pytest.fixture
def round_(agreed, people):
    version = Version.objects.for_school(agreed).get(agreement__slug="leerlingen")
    return Round.objects.create(
        school=agreed, version=version, asks_pupils=True, asks_guardians=True, opened_at=now(), due_on=today()
    )


def signed(round_, person):
    Signature.objects.create(
        school=round_.school, round=round_, version=round_.version, person=person, answer="agreed", way="screen",
        signed_at=now(),
    )  # fmt: skip


def test_progress_is_in_counts(program, round_, people):
    signed(round_, people.noor)
    (listed,) = program.get("/signing/rounds").json()["rounds"]
    found = program.get(f"/signing/rounds/{listed['id']}").json()
    assert listed.items() <= found.items()
    assert found["totals"] == [
        {"part": "pupils", "asked": 5, "answered": 1, "hidden": False},
        {"part": "guardians", "asked": 5, "answered": 0, "hidden": False},
    ]


def test_a_number_that_could_point_at_somebody_is_hidden(program, round_, people):
    groups = program.get(f"/signing/rounds/{round_.pk}").json()["groups"]
    assert {each["group"] for each in groups} == {"2A", "3B"}
    assert all(each["hidden"] and each["asked"] is None and each["answered"] is None for each in groups)


def test_no_name_of_anybody_is_in_the_progress(program, round_, people):
    signed(round_, people.noor)
    text = program.get(f"/signing/rounds/{round_.pk}").content.decode()
    assert not [name for name in ("Noor", "Vries", "Karima", "agreed") if name in text]


def test_the_total_gives_no_small_group_away():
    from netjes.signing.api import _hidden

    assert _hidden({"1A": (30, 2), "1B": (28, 9)}) == set()
    assert _hidden({"1A": (30, 2), "1B": (28, 9), "1C": (2, 1)}) == {"1B", "1C"}
    assert _hidden({"1A": (30, 2), "1B": (3, 1), "1C": (2, 1)}) == {"1B", "1C"}


def test_a_round_of_another_school_is_not_there(round_, other_school, settings):
    settings.ALLOWED_HOSTS = ["*"]
    program = Program(other_school, "signing")
    is_problem(program.get(f"/signing/rounds/{round_.pk}", host="havenlyceum.example"), 404)
    assert program.get("/signing/rounds", host="havenlyceum.example").json() == {"rounds": []}


# --- the description ----------------------------------------------------------------------------------------


@pytest.fixture
def described(agreed, client):
    return client.get("/api/v1/openapi.json").json()


def operations(described):
    return [(path, how, each) for path, methods in described["paths"].items() for how, each in methods.items()]


def test_every_operation_is_described_with_its_answers_and_its_problems(described):
    found = operations(described)
    assert len(found) == 9
    ids = [each["operationId"] for _path, _how, each in found]
    assert len(ids) == len(set(ids))
    for path, how, each in found:
        assert each["summary"] and each["description"], path
        responses = each["responses"]
        assert "schema" in responses["200"]["content"]["application/json"]
        for status in ("401", "403", "404", "405", "413", "422", "429", "500"):
            assert responses[status]["content"] == {
                "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
            }, (path, status)
        assert ("304" in responses) == (how == "get")
        assert each["security"] == [{"SchoolToken": each["tags"]}]
        assert each["tags"][0] in Scope.values


def test_the_scheme_and_every_shape_are_there_with_an_example(described):
    assert described["openapi"].startswith("3.1")
    assert described["components"]["securitySchemes"]["SchoolToken"]["scheme"] == "bearer"
    shapes = described["components"]["schemas"]
    used = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(described)))
    assert used <= set(shapes)
    answered = {
        each["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        for _path, _how, each in operations(described)
    }
    assert all(shapes[name].get("examples") for name in answered | {"Question", "Problem"})


def test_the_description_is_public_and_loads_nothing_from_elsewhere(described, client):
    assert "http://" not in json.dumps(described) and "https://" not in json.dumps(described)
    assert client.get("/api/v1/openapi.json", headers={"authorization": "x"}).status_code == 200


# --- whatever they send -------------------------------------------------------------------------------------

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
WORDS = st.sampled_from(["leerling", "ouder", "foto plaatsen", "les", "over een ander", "2026-11-22"]) | st.text()
QUESTIONS = st.fixed_dictionaries(
    {"role": WORDS | JSON, "act": WORDS | JSON},
    optional={
        "facts": st.dictionaries(WORDS, st.booleans() | st.none() | JSON, max_size=5) | JSON,
        "at": WORDS | st.dates().map(str) | JSON,
        "more": JSON,
    },
)
BODIES = st.binary(max_size=200) | (JSON | QUESTIONS).map(json.dumps)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)
@given(body=BODIES)
def test_whatever_is_sent_the_answer_is_json_and_never_a_fault_of_ours(program, body):
    per_token.forget()
    done = program.ask(body)
    assert done.status_code in (200, 400, 404, 422), body
    assert done["Content-Type"].split(";")[0] in ("application/json", "application/problem+json")
    assert done.json()


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(parts=st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=4), header=st.text(max_size=30))
def test_whatever_is_looked_for_the_answer_is_json(program, parts, header):
    from urllib.parse import quote

    per_token.forget()
    done = program.get("/agreements/" + "/".join(quote(each, safe="") for each in parts))
    assert done.status_code in (200, 404), parts
    assert "json" in done["Content-Type"]
    program.client.get("/api/v1/agreements", headers={"authorization": header})


def test_what_breaks_is_a_problem_and_is_told_to_who_runs_it(program, monkeypatch, caplog):
    def breaks(*_given, **_named):
        raise RuntimeError("kapot")

    monkeypatch.setattr("netjes.agreements.api.texts.in_force", breaks)
    is_problem(program.get("/agreements"), 500, "broken")
