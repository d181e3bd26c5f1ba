"""A school where reports can be read, and somebody who tells something over a real connection, as a browser would.

`python -m bench.reports_school open [budget]` makes the school in the database of the environment, with readers who
have keys; `… reader` prints the cookies of one whose key is open; `… changed` prints every row of the database, one a
line, so that two moments can be compared.
"""

import hashlib
import http.client
import re
import sys
from dataclasses import dataclass, field
from urllib.parse import urlencode

PASSPHRASE = "vier gele fietsen zwijgen"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
CODE = re.compile(r"<span>(\d{4})</span>")
WORK = re.compile(r'data-work="([^"]+)" data-puzzles="(\d+)" data-bits="(\d+)"')
PATH = "/melden/"


@dataclass
class Teller:
    """Who tells something: the hidden fields of the last page go along with the next answer."""

    port: int
    address: str = "127.0.0.1"  # from which it comes
    headers: dict[str, str] = field(default_factory=dict)
    timeout: float = 60.0
    page: str = ""
    status: int = 0
    answered: list[tuple[str, str]] = field(default_factory=list)  # headers of every answer

    def get(self) -> None:
        self._ask("GET", b"", {})

    def look(self, path: str) -> None:
        """A page of the school's side, with the cookies in `headers`."""
        self._ask("GET", b"", {}, path)

    def post(self, **given: str) -> None:
        fields = dict(HIDDEN.findall(self.page)) | given
        self._ask("POST", urlencode(fields).encode(), {"Content-Type": "application/x-www-form-urlencoded"})

    def post_with_file(self, name: str, content: bytes) -> None:
        edge = "----netjes"
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in HIDDEN.findall(self.page)
        ]
        head = f'--{edge}\r\nContent-Disposition: form-data; name="bestand"; filename="{name}"\r\n\r\n'.encode()
        body = b"".join([*parts, head, content, f"\r\n--{edge}--\r\n".encode()])
        self._ask("POST", body, {"Content-Type": f"multipart/form-data; boundary={edge}"})

    def tell(self, words: str, **more: str) -> None:
        """From the start to the page on which it is looked over, and that sent."""
        self.get()
        self.page = self.page[: self.page.index("</form>")]
        self.post(want="tell")
        self.post(stap="naam", words=words, zonder="1", **more)

    def work(self) -> str:
        """What the page asks for; nothing while the budget lasts."""
        asked = WORK.search(self.page)
        return worked(asked[1], int(asked[2]), int(asked[3])) if asked else ""

    @property
    def code(self) -> str:
        return " ".join(CODE.findall(self.page)[:5])

    def open(self, code: str) -> None:
        self.page = ""
        self.post(doe="code")
        self.page = self.page[: self.page.index("</form>")]
        self.post(code=code, werk=self.work())

    def _ask(self, method: str, body: bytes, more: dict[str, str], path: str = PATH) -> None:
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=self.timeout, source_address=(self.address, 0)
        )
        try:
            connection.request(method, path, body, {**self.headers, **more})
            answer = connection.getresponse()
            self.page, self.status = answer.read().decode(), answer.status
            self.answered += answer.getheaders()
        finally:
            connection.close()


def worked(token: str, puzzles: int, bits: int) -> str:
    """The work of a phone, done here."""
    found = []
    for at in range(puzzles):
        number = 0
        while int.from_bytes(hashlib.sha256(f"{token}:{at}:{number}".encode()).digest()[:4], "big") >> (32 - bits):
            number += 1
        found.append(str(number))
    return ".".join(found)


def _open(budget: int) -> None:
    from netjes.cli.database import ready

    ready(migrate=True)
    from netjes.keyring.actions import make_key
    from netjes.reports.models import ReportRules
    from netjes.reports.rules import salt_of
    from netjes.schools.actions import add_person, give_role
    from netjes.schools.queries import today
    from netjes.schools.states import Role
    from netjes.site.demo_school import ACTOR, adopt_models, bare_school
    from netjes.site.open_rooms import open_all

    school = bare_school()
    adopt_models(school)
    for name, role in (("Helder", Role.CONFIDENTIAL), ("Prins", Role.BOARD), ("Terpstra", Role.HEAD)):
        person = add_person(actor=ACTOR, school=school, given_name="Yv", family_name=name, honorific="mevrouw")
        give_role(actor=ACTOR, person=person, role=role)
        make_key(actor=ACTOR, person=person, passphrase=PASSPHRASE, holders=())
    open_all(actor=ACTOR, school=school, day=today(), reason="om te meten")
    salt_of(school)
    ReportRules.objects.for_school(school).update(budget=budget)


def _reader() -> None:
    from netjes.cli.database import ready

    ready()
    from netjes.schools.models import Person, School
    from netjes.schools.tests.cast import client_for

    client = client_for(Person.objects.for_school(School.objects.get()).get(family_name="Helder"))
    answer = client.post("/leessleutel/open/", {"passphrase": PASSPHRASE}, headers={"host": "127.0.0.1"})
    assert answer.status_code == 302, answer.status_code
    print("; ".join(f"{name}={each.value}" for name, each in client.cookies.items()))


def _rows() -> None:
    from netjes.cli.database import ready

    ready()
    from django.apps import apps
    from django.db import connection

    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model._meta.managed and not model._meta.proxy:
                table = connection.ops.quote_name(model._meta.db_table)
                for row in cursor.execute(f"SELECT * FROM {table}").fetchall():
                    print(model._meta.label, *(repr(value) for value in row))


if __name__ == "__main__":
    if sys.argv[1] == "open":
        _open(int(sys.argv[2]) if len(sys.argv) > 2 else 60)
    elif sys.argv[1] == "reader":
        _reader()
    else:
        _rows()
