"""A real browser on a real server: how the journeys look at a page.

    def test_a_pupil_asks(phone):
        phone.visit("/")
        phone.press("Vraag het")

Every page that is visited or reached by `press` is checked in light and in dark: no fault that axe finds,
no sideways scrolling, nothing the browser complained about, one h1. `go` and `tap` do the same without the check,
for the way to the page that matters: a check costs half a second.
"""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Page, Response, expect, sync_playwright

from netjes.schools.models import Person
from netjes.schools.tests.cast import client_for

# Playwright's loop runs in this thread; the tests' own queries in it are as synchronous as ever.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

FLAGS = [
    "--no-sandbox",  # tests may run as root, on pages of our own only
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = Axe()
# In the dark only the colours are others, so only what looks at colours is looked at again.
SCHEMES = {"light": None, "dark": {"runOnly": ["color-contrast", "link-in-text-block"]}}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("NIET GETEST IN EEN BROWSER: Chromium ontbreekt (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Server:
    url: str


@pytest.fixture
def server(transactional_db, school) -> Iterator[Server]:
    """The site as it is served, static files included, with the cast's school in it."""
    thread = LiveServerThread("127.0.0.1", static_handler=lambda application: application)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield Server(f"http://127.0.0.1:{thread.port}")
    thread.terminate()


@dataclass
class Visitor:
    """Someone at a screen of a certain width."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda said: said.type == "error" and self.complaints.append(said.text))

    def visit(self, path: str, status: int = 200) -> Response:
        response = self.page.goto(self.base + path)
        assert response is not None and response.status == status, f"{path}: {response and response.status}"
        if status >= 400:  # the browser reports the page's own status as an error
            self.complaints.clear()
        self.look()
        return response

    def press(self, name: str | re.Pattern[str], role: str = "button") -> None:
        """Press the button (or follow the link) of this name, and look at where that leads."""
        self.tap(name, role)
        self.look()

    def log_in(self, person: Person) -> "Visitor":
        """From here on this screen is theirs, with a second step taken; `netjes.login` tests what is without."""
        self.page.context.clear_cookies()
        self.page.context.add_cookies(
            [{"name": name, "value": each.value, "url": self.base} for name, each in client_for(person).cookies.items()]
        )
        return self

    def go(self, path: str) -> "Visitor":
        response = self.page.goto(self.base + path)
        assert response is not None and response.ok, f"{path}: {response and response.status}"
        return self

    def tap(self, name: str | re.Pattern[str], role: str = "button") -> None:
        """Press what leads to another page, and be there."""
        with self.page.expect_navigation():
            self.page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]

    def fetch(self, path: str) -> bytes:
        """A file that a link on the site leads to, with the cookies of whoever looks."""
        answer = self.page.request.get(self.base + path)
        assert answer.ok, f"{path}: {answer.status}"
        return answer.body()

    def sees(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.get_by_text(text).first).to_be_visible()

    def look(self) -> None:
        """What must hold for every page, in both themes."""
        self.page.wait_for_load_state()  # a click returns once the next page is on its way, not when it is there
        where = self.page.url.removeprefix(self.base)
        assert self.page.locator("h1").count() == 1, f"{where}: geen of meer dan één h1"
        assert self.page.evaluate(OVERFLOW) <= 0, f"{where}: breder dan het scherm"
        for scheme, options in SCHEMES.items():
            self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found = AXE.run(self.page, options=options)
            assert found.violations_count == 0, f"{where} ({scheme}):\n{found.generate_report()}"
        assert not self.complaints, f"{where}: {self.complaints}"


def _visitor(chromium: Browser, server: Server, width: int, height: int, touch: bool) -> Iterator[Visitor]:
    context = chromium.new_context(
        viewport={"width": width, "height": height}, has_touch=touch, reduced_motion="reduce"
    )
    context.set_default_timeout(20_000)
    yield Visitor(context.new_page(), server.url)
    context.close()


@pytest.fixture
def phone(chromium: Browser, server: Server) -> Iterator[Visitor]:
    yield from _visitor(chromium, server, 390, 844, touch=True)


@pytest.fixture
def desk(chromium: Browser, server: Server) -> Iterator[Visitor]:
    yield from _visitor(chromium, server, 1280, 900, touch=False)


@pytest.fixture
def narrow(chromium: Browser, server: Server) -> Iterator[Visitor]:
    """The narrowest screen a page must fit on without scrolling sideways."""
    yield from _visitor(chromium, server, 320, 640, touch=True)
