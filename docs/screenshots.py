"""Takes the pictures of the docs; `script/screenshots` starts it. Each page on a phone and at a desk.

`--all FOLDER` takes every page that anybody of the example school can come to instead, from top to bottom, to be
looked at; nothing of that goes into the repository.
"""

import argparse
import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from doing import check_message, come_back, read, see_own_file, send
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from walk import EYES, QUESTION, hand_in, kind_of, look_as, pages_of

IMAGES = Path(__file__).parent / "images"
MOST = 200_000  # bytes per picture: they stay in the repository for ever
SIZES = {"phone": (390, 844), "desk": (1280, 900)}
OVERLEG = "/mag-ik/foto-plaatsen/?rol=leerling&over-een-ander=ja&toestemming-van-die-ander=weet-niet"
VERDICT = f"{QUESTION}&toestemming-leraar=nee"
WHO_OF_2A = "/plaatsen/fotos/wie-mag-erop/15/?voor=sociale-media"
# Per picture: through whose eyes, a page (or, with an n, the first page of that kind), and on which screens. In this
# order: what is done for one picture can be seen on the next.
KEPT: tuple[tuple[str, str, str, str], ...] = (
    ("home", "bezoeker", "/", "phone desk"),
    ("question", "leerling", QUESTION, "phone"),
    ("verdict", "leerling", VERDICT, "phone desk phone-dark"),
    ("overleg", "leerling", OVERLEG, "phone"),
    ("article", "leerling", "/afspraken/leerlingen/7/", "phone desk"),
    ("versions", "bezoeker", "/afspraken/wie/versies/", "desk"),
    ("sign", "leerling", "/tekenen/n/", "phone desk"),
    ("receipt", "leerling", "/tekenen/bewijs/n/", "phone"),
    ("me", "leerling", "/ik/", "phone"),
    ("children", "ouder", "/tekenen/", "phone"),
    ("today", "rector", "/vandaag/", "phone desk desk-dark"),
    ("class", "mentor", "/tekenen/voortgang/n/klas/n/", "phone desk"),
    ("asked", "mentor", "/tekenen/vragen/n/", "desk"),
    ("progress", "rector", "/tekenen/voortgang/", "phone desk"),
    ("confirm", "beheerder", "/opstellen/n/indelen/", "desk"),
    ("edit", "teamleider", "/opstellen/n/artikel/n/", "desk desk-dark"),
    ("consult", "raad", "/opstellen/n/overleg/", "phone desk"),
    ("people", "beheerder", "/mensen/", "desk"),
    ("classes", "beheerder", "/mensen/groepen/", "desk"),
    ("letters", "beheerder", "/berichten/brieven/", "desk"),
    ("more", "mentor", "/meer/", "phone"),
    ("photo", "mentor", "/plaatsen/fotos/1/", "phone desk"),
    ("photo-class", "mentor", WHO_OF_2A, "phone"),
    ("check", "mentor", "/plaatsen/", "phone desk"),
    ("accounts", "mentor", "/plaatsen/accounts/", "phone"),
    ("consent-standing", "communicatie", "/toestemming/stand/", "desk"),
    ("published", "communicatie", "/plaatsen/geplaatst/", "desk"),
    ("publication", "communicatie", "/plaatsen/geplaatst/1/", "phone"),
    ("accounts-all", "communicatie", "/plaatsen/accounts/alle/", "desk"),
    ("consent", "ouder", "/toestemming/n/", "phone desk"),
    ("really", "leerling", "/plaatsen/accounts/echt-van-school/", "phone"),
    ("settings", "leerling", "/gesprek/instellingen/", "phone"),
    ("cases", "teamleider", "/zaken/", "desk"),
    ("case", "teamleider", "/zaken/3/?over=3", "phone desk"),
    ("letter", "teamleider", "/zaken/brief/1/", "desk"),
    ("case-mine", "bezoeker", "/", "phone"),
    ("inbox", "vertrouwenspersoon", "/melden/binnen/", "phone desk"),
    ("report", "vertrouwenspersoon", "/melden/binnen/", "phone desk"),
    ("tell", "bezoeker", "/melden/", "phone"),
    ("code", "bezoeker", "/melden/", "phone"),
    ("thread", "bezoeker", "/melden/", "phone"),
)
DONE: dict[str, Callable[[Page], None]] = {
    "check": check_message, "case-mine": see_own_file, "report": read, "code": send, "thread": come_back,
}  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every page of every role, to look at")
    parser.add_argument("--at", metavar="ADDRESS", help="of an example school that is there already")
    options = parser.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        print("docs/screenshots.py: Chromium ontbreekt. Op Debian: apt-get install chromium", file=sys.stderr)
        return 1
    with a_school(options.at) as base, sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--lang=nl-NL"]  # our own pages only
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        if options.all:
            take_all(browser, base, options.all)
        else:
            take_kept(browser, base)
        browser.close()
    return 0


@contextmanager
def a_school(there: str | None) -> Iterator[str]:
    """The address of the example school: started on a free port with data of its own, and stopped."""
    if there:
        yield there.rstrip("/")
        return
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as data:
        surroundings = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "NETJES_HOSTS", "NETJES_DATA"}}
        command = [Path(sys.executable).parent / "netjes", "demo", "--port", str(port), "--data", data]
        with subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL) as demo:  # noqa: S603 - our own
            try:
                base = f"http://127.0.0.1:{port}"
                wait_for(f"{base}/readyz", demo)
                yield base
            finally:
                demo.terminate()


def wait_for(address: str, demo: "subprocess.Popen[bytes]", seconds: int = 60) -> None:
    for _ in range(seconds * 5):
        if demo.poll() is not None:
            break
        try:
            with urlopen(address, timeout=2):  # noqa: S310 - this machine, http
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise SystemExit("docs/screenshots.py: de voorbeeldschool start niet. Probeer script/demo om te zien waarom.")


def screen(browser: Browser, base: str, eyes: str, size: str) -> BrowserContext:
    """A window of somebody of the example school; its size ends in -dark for the dark theme."""
    width, height = SIZES[size.removesuffix("-dark")]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if size.endswith("-dark") else "light",
        reduced_motion="reduce",
        locale="nl-NL",
        device_scale_factor=1.5 if size.startswith("phone") else 1,
    )
    look_as(context.request, base, eyes)
    return context


def take_all(browser: Browser, base: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for eyes in EYES:
        desk, phone = (screen(browser, base, eyes, size) for size in ("desk", "phone"))
        first = (hand_in(desk.request, base),) if eyes == "beheerder" else ()
        pages = pages_of(desk.request, base, eyes, first)
        print(f"{eyes}: {len(pages)} pages")
        for size, context in (("desk", desk), ("phone", phone)):
            page = context.new_page()
            for each in pages:
                page.goto(base + each.path)
                page.screenshot(path=folder / f"{each.name}-{size}.png", full_page=True)
            context.close()


def take_kept(browser: Browser, base: str) -> None:
    """The pictures of docs/screens.md, as much of each page as a screen shows."""
    IMAGES.mkdir(exist_ok=True)
    for eyes, kept in groupby(KEPT, key=lambda each: each[1]):
        at_desk = screen(browser, base, eyes, "desk")
        first = (hand_in(at_desk.request, base),) if eyes == "beheerder" else ()
        there = {kind_of(each.path): each.path for each in reversed(pages_of(at_desk.request, base, eyes, first))}
        at_desk.close()
        for name, _, wanted, sizes in kept:
            for size in sizes.split():
                context = screen(browser, base, eyes, size)
                page = context.new_page()
                response = page.goto(base + there.get(wanted, wanted))
                assert response is not None and response.ok, wanted
                page.wait_for_load_state("networkidle")
                if name in DONE:
                    DONE[name](page)
                keep(IMAGES / f"{name}-{size}.png", page.screenshot())
                context.close()


def keep(target: Path, png: bytes) -> None:
    """With at most 256 colours, which is all that these pages need."""
    small = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(small, "png", optimize=True)
    if small.tell() > MOST:
        raise SystemExit(f"{target.name} is {small.tell()} bytes; hooguit {MOST}.")
    target.write_bytes(small.getvalue())
    print(f"{target.name}: {small.tell() // 1000} kB")


if __name__ == "__main__":
    sys.exit(main())
