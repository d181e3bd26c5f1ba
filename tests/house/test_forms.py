"""Every form with what no form should have to take: whatever is sent, the site answers, and nothing breaks.

The forms are found in the pages themselves, and the addresses in the list of addresses, so a new form is tried
without anybody adding it here. What a view reads beyond its form is found by listening to what it asks for.
"""

import re
import traceback
from collections import defaultdict
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from unittest.mock import patch
from urllib.parse import quote_plus, unquote_to_bytes, urljoin, urlsplit

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import QueryDict
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import html

from netjes.drafting.models import Draft
from test_access import ROWS, names, stage  # noqa: F401 the stage is a fixture

EXAMPLES = 6  # for each form; they are the same ones every time
FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data; boundary=grens"
SCRIPT = '<script>alert("netjes")</script>'
RUN = re.compile(r"<script>alert\(|<img src=x onerror|<svg onload", re.IGNORECASE)
HOSTILE = [
    "", " ", "0", "-1", "999999999999999999999999", "1e309", "NaN", "²", "٣", "true", "[]", '{"a": {"a": 1}}',
    SCRIPT, '"><img src=x onerror=alert(1)>', "'; DROP TABLE schools_school; --", "{{ 7|add:7 }}{% now 'Y' %}",
    "[klik](javascript:alert(1))", "<svg onload=alert(1)>", "javascript:alert(1)", "//kwaad.example/", "\\\\kwaad",
    "../../../../etc/passwd", "C:\\con", '=HYPERLINK("https://kwaad.example";"x")', "@SUM(1+1)*cmd|' /C calc'!A0",
    "\u202eomgekeerd\u2066", "a\u0301" * 400, "\x01\x02\x1b[31m", "\ud7ff\ue000\uffff", "🏴‍☠️" * 50,
    "\r\nSet-Cookie: a=b",
    "x" * 200_000, "# \n" * 3_000, "> " * 2_000, "(" * 3_000, "niet " * 3_000, "31-02-2027", "99999-12-31",
    "0000-00-00",
]  # fmt: skip
BROKEN = ["%00", "%ED%A0%80", "%FF%FE", "%C0%AE%C0%AE%2F", "a%00b", "%", "%zz", "%E2%82"]  # as it stands in a body
FILES = [
    ("lijst.csv", b"naam;klas\r\n=1+1;2A\r\n"), ("../../../etc/passwd", b"x"), ("a\u202eb.csv", b"\0" * 5_000),
    (SCRIPT, b""),
    ("x.docx", b"PK\x03\x04" + b"\xff" * 2_000), ("x.pdf", b"%PDF-1.4\n" + b"<<" * 5_000), ("x.md", b"> " * 20_000),
    ("x.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), ("x.txt", b"\xff\xfea\0"),
    ("x.svg", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><svg>&b;</svg>'), ("x.json", b"[" * 100_000),
]  # fmt: skip
# What is kept on purpose of a try that failed: that it was done.
KEPT = {"login.GuessCount", "records.LogRow", "sessions.Session"}


@dataclass(frozen=True)
class Field:
    """A field as the page shows it: what it holds now, and what may be chosen."""

    name: str
    now: tuple[str, ...] = ("",)
    is_file: bool = False


def fields_of(form) -> dict[str, Field]:
    """The fields of a form in a page, by name."""
    found: dict[str, Field] = {}
    for each in form.inputs:
        name = each.get("name")
        if not name or name == "csrfmiddlewaretoken":
            continue
        options = list(each.value_options) if each.tag == "select" else [each.get("value") or each.text or ""]
        before = found[name].now if name in found else ()
        found[name] = Field(name, (*before, *options), each.get("type") == "file")
    return found


def _who(name: str, through: set[str]) -> str:
    for who in ("oosthoek", "bos", "sami", "karima", "smit", "stranger_head"):
        if who in through:
            return who
    return min(through, default="oosthoek")


def _addresses(stage) -> dict[str, tuple[str, Client]]:  # noqa: F811
    """Every address but the API's, and who may be there."""
    found = {}
    for name in sorted(names()):
        if name.startswith("api:"):
            continue
        row = ROWS.get(name)
        client = stage.clients[_who(name, row.through if row else set())]
        found[name] = (_address(name, stage.parts), client)
    return found


def _address(name: str, parts: dict[str, dict[str, object]]) -> str:
    longest = sorted((each for each in parts if name.startswith(each)), key=len, reverse=True)
    for given_parts in [{}, *(parts[each] for each in longest), *({each: "x"} for each in PLACES), {"pk": 1}]:
        with suppress(NoReverseMatch):
            return reverse(name, kwargs=given_parts)
    raise AssertionError(f"zet een adres van {name} op het toneel")


PLACES = ("slug", "code", "provider_id", "organization_slug")


def _forms(addresses) -> dict[str, dict[str, Field]]:
    """The fields of every form of every page, by the name of the address that it is sent to."""
    found: dict[str, dict[str, Field]] = defaultdict(dict)
    for address, client in addresses.values():
        with undone():
            page = client.get(address)
        if page.status_code != 200 or not page["Content-Type"].startswith("text/html") or not page.content:
            continue
        for form in (each for each in html.fromstring(page.content).forms if each.method == "POST"):
            target = urlsplit(urljoin(address, form.get("action") or "")).path
            with suppress(Resolver404):
                found[resolve(target).view_name] |= fields_of(form)
    return found


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _asked(address: str, client: Client) -> set[str]:
    """The names of what a view reads of a form, found by listening while it gets an empty one."""
    heard: set[str] = set()

    def listening(real):
        return lambda self, name, *rest: heard.add(name) or real(self, name, *rest)

    one, several = (patch.object(QueryDict, way, listening(getattr(QueryDict, way))) for way in ("get", "getlist"))
    with undone(), one, several:
        client.post(address, {})
    return {name for name in heard if isinstance(name, str)} - {"csrfmiddlewaretoken"}


@st.composite
def fillings(draw, fields: dict[str, Field]) -> tuple[str, bytes]:
    """A filling of a form as a browser, or something worse, sends it: its type and its bytes."""
    pairs: list[tuple[str, str]] = []
    files: list[tuple[str, tuple[str, bytes]]] = []
    all_at_once = not draw(st.integers(0, 5))
    wrong = set(fields) if all_at_once else draw(st.sets(st.sampled_from(sorted(fields) or [""]), max_size=3))
    broken = BROKEN if not draw(st.integers(0, 9)) else [""]
    for name, each in fields.items():
        usual = st.sampled_from([quote_plus(value) for value in each.now or ("",)])  # a list may have nothing to choose
        hostile = st.sampled_from([quote_plus(value) for value in HOSTILE])
        odd = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40).map(quote_plus)
        one = usual | hostile | hostile | odd | st.sampled_from(broken)
        if each.is_file and draw(st.integers(0, 9)):
            files.append((name, draw(st.sampled_from(FILES))))
        elif name in wrong:
            pairs += [(name, value) for value in draw(st.lists(one, max_size=2))]
        else:
            pairs.append((name, draw(usual)))
    if files or draw(st.booleans()):
        return PARTS, _in_parts(pairs, files)
    return FORM, "&".join(f"{quote_plus(name)}={value}" for name, value in pairs).encode()


def _in_parts(pairs: list[tuple[str, str]], files: list[tuple[str, tuple[str, bytes]]]) -> bytes:
    made = b""
    for name, value in pairs:
        made += _part(f'name="{name}"', unquote_to_bytes(value.replace("+", " ")))
    for name, (file, content) in files:
        made += _part(f'name="{name}"; filename="{file}"', content)
    return made + b"--grens--\r\n"


def _part(head: str, content: bytes) -> bytes:
    return f"--grens\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + content + b"\r\n"


def rows() -> dict[str, int]:
    """How many rows stand in every table, but for what is kept of a try that failed."""
    models = [each for each in apps.get_models() if each._meta.label not in KEPT]
    count = " UNION ALL ".join(f"SELECT '{each._meta.label}', count(*) FROM {each._meta.db_table}" for each in models)
    with connection.cursor() as cursor:
        cursor.execute(count)
        return dict(cursor.fetchall())


def send(client: Client, address: str, kind: str, body: bytes):
    """What the site answers to this, and the page it leads to; both whole and harmless, whatever was sent."""
    with undone():
        before, cookies = rows(), client.cookies.copy()
        answer = client.generic("POST", address, body, content_type=kind)  # as it is, where post() would encode it anew
        seen = [answer]
        if answer.status_code in (302, 303) and answer["Location"].startswith("/"):
            seen.append(client.get(answer["Location"]))
        client.cookies = cookies
        for each in seen:
            assert each.status_code < 500, each
            if each.get("Content-Type", "").startswith("text/html"):
                found = RUN.search(each.content.decode())
                assert not found, each.content.decode()[max(0, found.start() - 200) :][:400]
        assert "kwaad" not in urlsplit(answer.get("Location", "")).netloc
        if answer.status_code >= 400:
            assert rows() == before
    return answer


def test_it_works():
    form = html.fromstring('<form><input name="a" value="1"><select name="b"><option>x<option>y</select></form>')
    assert fields_of(form) == {"a": Field("a", ("1",)), "b": Field("b", ("x", "y"))}


def _try(client: Client, address: str, fields: dict[str, Field]) -> None:
    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(fillings(fields))
    def holds(filling):
        send(client, address, *filling)

    holds()


@pytest.mark.parametrize("state", ["consulting", "editing", "adopted"])
def test_no_filling_breaks_a_form(stage, state):  # noqa: F811
    addresses = _addresses(stage)
    if state != "consulting":  # as it stands on the stage; what else a draft can be opens other forms
        QuerySet(Draft).update(state=state)
        addresses = {name: there for name, there in addresses.items() if name.startswith("drafting:")}
    forms = _forms(addresses)
    broken = []
    for name, (address, client) in addresses.items():
        with undone():
            if client.post(address, {}).status_code == 405:
                assert name not in forms
                continue
        fields = forms.get(name, {})
        fields = {each: Field(each) for each in sorted(_asked(address, client))} | fields

        try:
            _try(client, address, fields)
        except Exception as error:
            broken.append(f"{name} ({address}): {''.join(traceback.format_exception(error))[-3000:]}")
    assert not broken, f"{len(broken)}\n\n" + "\n\n".join(broken)


BOMBS = {
    "too many fields": (FORM, b"a=&" * 50_000),
    "too many parts": (PARTS, _part('name="a"', b"") * 20_000 + b"--grens--\r\n"),
    "too many files": (PARTS, _part('name="a"; filename="b"', b"x") * 500 + b"--grens--\r\n"),
    "too large a field": (FORM, b"a=" + b"x" * 6_100_000),
    "too large a part": (PARTS, _part('name="a"', b"x" * 6_100_000) + b"--grens--\r\n"),
    "no boundary": ("multipart/form-data", b"x"),
    "broken off": (PARTS, _part('name="a"', b"x")[:-20]),
    "a long header": (PARTS, _part("x" * 100_000, b"x")),
    "no base64": (
        PARTS,
        b"--grens\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\n*",
    ),
    "parts in parts": (PARTS, _part('name="a"\r\nContent-Type: multipart/mixed; boundary=b', b"--b\r\n\r\n--b--")),
    "another encoding": (FORM + "; charset=utf-7", b"a=%2B2AA-"),
    "another encoding in parts": (PARTS + "; charset=utf-7", _part('name="a"', b"+2AA-") + b"--grens--\r\n"),
    "no encoding": (FORM + "; charset=onzin", b"a=b"),
    "deep JSON": ("application/json", b"[" * 100_000),
    "XML": ("text/xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    "nothing": ("", b""),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_no_body_breaks_a_page(stage, bomb):  # noqa: F811
    addresses = _addresses(stage)
    for name in ("drafting:new", "rosters:index", "schools:log_in", "language", "saml_acs", "signing:code"):
        address, client = addresses[name]
        answer = send(client, address, *BOMBS[bomb])
        if bomb.startswith("too "):
            assert answer.status_code in (400, 413), name
