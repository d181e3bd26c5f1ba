"""Open arrivals over plain sockets: who comes when is settled beforehand, and nobody waits for another.

A visitor who comes while the server is busy comes all the same, and time counts from when they were to come, so
a server that stalls is not spared (no "coordinated omission"). One process, no HTTP library: what the generator
itself takes of the machine is little, and said.
"""

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.signing_day import Visit

HEAD = "{} {} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\nCookie: {}\r\n"
PATIENCE = 60.0  # seconds after which a visitor gives up


@dataclass(frozen=True, slots=True)
class Wave:
    """`rate` arrivals a second for `seconds`, and in the middle `peak` a second for `peak_seconds`."""

    rate: float = 25
    seconds: float = 60
    peak: float = 100
    peak_seconds: float = 5

    def times(self, seed: int = 2026) -> list[tuple[float, bool]]:
        """When each arrives (a Poisson stream) and whether that is in the peak."""
        rng, found, at = random.Random(seed), [], 0.0
        begins = (self.seconds - self.peak_seconds) / 2
        ends = begins + self.peak_seconds
        while True:
            inside = begins <= at < ends
            at += rng.expovariate(self.peak if inside else self.rate)
            if at >= self.seconds:
                return found
            found.append((at, begins <= at < ends))


@dataclass(slots=True)
class Seen:
    """What one visitor met: seconds per request, from the first on the moment they were to come; the whole visit."""

    person: int
    inside: bool
    steps: list[float] = field(default_factory=list)
    visit: float = 0.0
    error: str = ""
    acknowledged: bool = False


class Browser:
    """One visitor's connection and cookies."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies = port, {}
        self.reader: asyncio.StreamReader | None = None

    async def ask(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        """The status and where it leads. Raises `OSError` or `EOFError` when the connection breaks."""
        if self.reader is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=2**20)
        head = HEAD.format(method, path, "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if method == "POST":
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        self.writer.write(f"{head}\r\n{body}".encode())
        lines = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        length, location = 0, ""
        for line in lines[1:]:
            name, _colon, value = line.partition(":")
            value = value.strip()
            match name.lower():
                case "content-length":
                    length = int(value)
                case "location":
                    location = value
                case "set-cookie":
                    cookie, _equals, kept = value.partition(";")[0].partition("=")
                    self.cookies[cookie] = kept
        if length:
            await self.reader.readexactly(length)
        return int(lines[0].split(" ")[1]), location

    def close(self) -> None:
        if self.reader is not None:
            self.writer.close()


async def sign(browser: Browser, visit: Visit, seen: Seen, due: float, *, follow: bool) -> None:
    """Link, "that is me", the text, "I agree"; with `follow` also the pages that the redirects lead to."""

    async def step(method: str, path: str, status: int, body: str = "") -> str:
        nonlocal due
        got, location = await browser.ask(method, path, body)
        now = time.perf_counter()
        seen.steps.append(now - due)
        due = now
        if got != status:
            raise ValueError(f"{method} {path.split('/')[1]}: {got}")
        if follow and location:
            await step("GET", location, 200)
        return location

    door = f"/binnen/{visit.code}/"
    await step("GET", door, 200)
    await step("POST", door, 302, f"csrfmiddlewaretoken={browser.cookies.get('csrftoken', '')}")
    await step("GET", visit.page, 200)
    token = browser.cookies.get("csrftoken", "")
    await step("POST", visit.page, 302, f"csrfmiddlewaretoken={token}&tekst={visit.text}&antwoord=agreed")
    seen.acknowledged = True


async def _arrive(
    port: int, visit: Visit, at: float, inside: bool, start: float, follow: bool, told: Callable[[], None]
) -> Seen:
    seen, browser = Seen(visit.person, inside), Browser(port)
    due = start + at
    await asyncio.sleep(due - time.perf_counter())
    try:
        async with asyncio.timeout(PATIENCE):
            await sign(browser, visit, seen, due, follow=follow)
        told()
    except (OSError, EOFError, ValueError, TimeoutError) as error:
        seen.error = f"{type(error).__name__} {error}"
    finally:
        browser.close()
    seen.visit = time.perf_counter() - due
    return seen


async def all_arrive(
    port: int,
    visits: list[Visit],
    times: list[tuple[float, bool]],
    *,
    follow: bool = False,
    told: Callable[[], None] = lambda: None,
) -> list[Seen]:
    """Each visit at its time; ends when the last one has left. `told` is called when an answer was taken in."""
    start = time.perf_counter() + 0.2
    arriving = [
        asyncio.create_task(_arrive(port, visit, at, inside, start, follow, told))
        for visit, (at, inside) in zip(visits, times, strict=False)
    ]
    return list(await asyncio.gather(*arriving))
