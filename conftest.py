"""The cast and the stage, the same for every test: one small fictional school, and nobody real."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

IN_CI = bool(os.environ.get("CI"))
DATABASE_FIXTURES = frozenset({"db", "transactional_db", "django_db_reset_sequences", "live_server"})


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database or needs a browser, so that nobody can forget to."""
    journeys = Path(__file__).parent / "tests" / "journeys"
    for item in items:
        if item.path.is_relative_to(journeys):
            # The server reads in a thread of its own, so what a test writes must really be written.
            item.add_marker(pytest.mark.django_db(transaction=True))
            item.add_marker("browser")
        names = set(getattr(item, "fixturenames", ()))
        if names & DATABASE_FIXTURES or item.get_closest_marker("django_db"):
            item.add_marker("database")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo):
    """Where everything can be installed, nothing may be left out: in CI a skip is a failure."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Overgeslagen, en dat mag in CI niet: {report.longrepr}"
    return report


@pytest.fixture(scope="session", autouse=True)
def _stage(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Static files under their real, fingerprinted names, and the translations compiled."""
    from netjes.site import messages

    messages.main(["compile"])
    settings.STATIC_ROOT = Path(tmp_path_factory.mktemp("static"))
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(scope="session", autouse=True)
def _static_files_once(_stage: None) -> Iterator[None]:
    """Every client of a test loads the middleware anew, and with it looked at every static file: once is enough."""
    from whitenoise import WhiteNoise

    seen: dict[tuple[str, str], dict[str, object]] = {}
    look = WhiteNoise.update_files_dictionary

    def look_once(self: WhiteNoise, root: str, prefix: str) -> None:
        if (root, prefix) not in seen:
            look(self, root, prefix)
            seen[root, prefix] = dict(self.files)
        self.files.update(seen[root, prefix])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoise, "update_files_dictionary", look_once)
        yield


@pytest.fixture
def school(db, request):
    """Lindekade College: the only school in almost every test, and the one the demo shows.

    With it, in one go, what `people` and `agreed` add: their rows are made once and put back for every test.
    """
    from netjes.lib import clock
    from netjes.schools.models import School
    from netjes.schools.tests.cast import cast_of
    from netjes.schools.tests.kept_rows import begin_with
    from netjes.site.demo_school import adopt_models, bare_school

    added = {"people", "agreed"} & set(request.fixturenames)

    def make() -> None:
        made = bare_school()
        if "people" in added:
            cast_of(made)
        if "agreed" in added:
            adopt_models(made)

    begin_with((frozenset(added), clock.stands_still_at()), make)
    return School.objects.get()


@pytest.fixture
def agreed(school):
    """The same school, with the model agreements in force since September."""
    return school


@pytest.fixture
def other_school(db, school):
    """A second school, for what must not leak from one to the other."""
    from netjes.lib.actors import system
    from netjes.schools.actions import open_school
    from netjes.schools.queries import today
    from netjes.site.open_rooms import open_all

    other = open_school(actor=system("tests"), name="Havenlyceum", host="havenlyceum.example", accent="#FFD100")
    open_all(actor=system("tests"), school=other, day=today(), reason="Voor de tests.")
    return other


@pytest.fixture
def people(school):
    """The cast: two classes, their mentors, parents together and apart, and who leads the school (`Cast`)."""
    from netjes.schools.tests.cast import cast_at

    return cast_at(school)


@pytest.fixture
def client_of():
    """`client_of(people.noor)`: a browser in which this person is logged in."""
    from netjes.schools.tests.cast import client_for

    return client_for


@pytest.fixture
def still_now() -> Iterator[None]:
    """Tuesday 24 November 2026, 10.00 in Amsterdam, for as long as the test takes."""
    from datetime import UTC, datetime

    from netjes.lib.clock import standing_still_at

    with standing_still_at(datetime(2026, 11, 24, 9, 0, tzinfo=UTC)):
        yield


@pytest.fixture
def empty_database(db, tmp_path) -> Iterator[dict[str, str]]:
    """The environment of a new installation, with an empty database of the kind that the tests run on."""
    from urllib.parse import urlsplit

    from django.db import connection

    kept = {name: value for name, value in os.environ.items() if not name.startswith("NETJES_")}
    environment = kept | {"NETJES_DATA": str(tmp_path / "elsewhere"), "PYTHONWARNINGS": "ignore"}
    if connection.vendor == "sqlite":
        environment.pop("DATABASE_URL", None)
        yield environment
        return
    name = f"elsewhere_{os.getpid()}_{abs(hash(tmp_path)) % 10**8}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}")
    yield environment | {"DATABASE_URL": address.geturl()}
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
