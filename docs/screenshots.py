"""Takes the pictures of the docs; `script/screenshots` starts it. Each page on a phone and at a desk."""

import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections import Counter
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

IMAGES = Path(__file__).parent / "images"
MOST = 200_000  # bytes per picture: they stay in the repository for ever
WIDTHS = {"phone": (390, 844), "desk": (1280, 900)}
PAGES = {
    "home": "/",
    "ask": "/mag-ik/?rol=leerling",
    "question": "/mag-ik/telefoon-gebruiken/?rol=leerling&les=ja",
    "verdict": "/mag-ik/telefoon-gebruiken/?rol=leerling&les=ja&toestemming-leraar=nee",
    "overleg": "/mag-ik/foto-plaatsen/?rol=leerling&over-een-ander=ja&toestemming-van-die-ander=weet-niet",
    "article": "/afspraken/leerlingen/7/",
}
DARK = {"verdict"}  # also taken in the dark theme


def main() -> int:
    chromium = shutil.which("chromium")
    if chromium is None:
        print("docs/screenshots.py: Chromium ontbreekt. Op Debian: apt-get install chromium", file=sys.stderr)
        return 1
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
                with sync_playwright() as playwright:
                    flags = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"]  # our own pages only
                    browser = playwright.chromium.launch(executable_path=chromium, args=flags)
                    take_all(browser, base)
                    browser.close()
            finally:
                demo.terminate()
    return 0


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


def take_all(browser: Browser, base: str) -> None:
    IMAGES.mkdir(exist_ok=True)
    for screen, (width, height) in WIDTHS.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=scheme,  # type: ignore[arg-type]
                reduced_motion="reduce",
                device_scale_factor=2 if screen == "phone" else 1,
            )
            page = context.new_page()
            for name, path in PAGES.items():
                if scheme == "dark" and name not in DARK:
                    continue
                response = page.goto(base + path)
                assert response is not None and response.ok, path
                page.wait_for_load_state("networkidle")
                small = with_palette(page.screenshot())
                target = IMAGES / f"{name}-{screen}{'-dark' if scheme == 'dark' else ''}.png"
                if len(small) > MOST:
                    raise SystemExit(f"{target.name} is {len(small)} bytes; hooguit {MOST}.")
                target.write_bytes(small)
                print(f"{target.name}: {len(small) // 1000} kB")
            context.close()


def with_palette(png: bytes) -> bytes:
    """The same PNG with at most 256 colours: the commonest ones, and for each other the nearest of those."""
    width, height, pixels = decoded(png)
    common = [colour for colour, _ in Counter(pixels).most_common(256)]
    places = {colour: place for place, colour in enumerate(common)}
    for colour in set(pixels) - places.keys():
        places[colour] = min(range(len(common)), key=lambda i: apart(colour, common[i]))
    rows = b"".join(b"\0" + bytes(places[p] for p in pixels[at : at + width]) for at in range(0, width * height, width))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        chunk(kind, data)
        for kind, data in (
            (b"IHDR", header),
            (b"PLTE", b"".join(bytes(colour) for colour in common)),
            (b"IDAT", zlib.compress(rows, 9)),
            (b"IEND", b""),
        )
    )


def apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def decoded(png: bytes) -> tuple[int, int, list[tuple[int, ...]]]:
    """Width, height and pixels of the 8-bit RGB or RGBA PNG that Chromium makes."""
    at, packed, header = 8, b"", b""
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        if kind == b"IHDR":
            header = png[at + 8 : at + 8 + size]
        elif kind == b"IDAT":
            packed += png[at + 8 : at + 8 + size]
        at += 12 + size
    width, height, depth, colour = struct.unpack(">IIBB", header[:10])
    assert depth == 8 and colour in (2, 6)
    step = 3 if colour == 2 else 4
    raw, stride = zlib.decompress(packed), width * step
    above = bytearray(stride)
    pixels: list[tuple[int, ...]] = []
    for top in range(0, height * (stride + 1), stride + 1):
        row = unfiltered(raw[top], bytearray(raw[top + 1 : top + 1 + stride]), above, step)
        pixels += zip(row[0::step], row[1::step], row[2::step], strict=True)
        above = row
    return width, height, pixels


def unfiltered(kind: int, row: bytearray, above: bytearray, step: int) -> bytearray:
    """One row as it was before PNG's filter; see the PNG specification, chapter 9."""
    for i in range(len(row) if kind else 0):
        left = row[i - step] if i >= step else 0
        up, corner = above[i], above[i - step] if i >= step else 0
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = up
        elif kind == 3:
            guess = (left + up) // 2
        else:
            guess = min((left, up, corner), key=lambda c: abs(left + up - corner - c))
        row[i] = (row[i] + guess) & 255
    return row


if __name__ == "__main__":
    sys.exit(main())
