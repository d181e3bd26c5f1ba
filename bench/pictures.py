"""Faces in a picture of 12 megapixels, beside the cascades that OpenCV ships; and cleaning one, beside Pillow alone."""

import io
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.collage import Place, as_jpeg, collage, compared

if TYPE_CHECKING:
    from bench.report import Table

ROUNDS = 5
TARGET_FOUND, TARGET_WARM, TARGET_COLD, TARGET_MB = 20, 2_000.0, 6_000.0, 1_000.0
CASCADES = {
    "OpenCV, Haar cascade default": ("haarcascade_frontalface_default.xml", 1.0),
    "OpenCV, Haar cascade default, half the size": ("haarcascade_frontalface_default.xml", 0.5),
    "OpenCV, Haar cascade alt2": ("haarcascade_frontalface_alt2.xml", 1.0),
}
OURS = "Netjes, CenterFace in a child process"
SECRET = b"bij oma in Zwolle"


def run() -> "list[Table]":
    return [_faces(), _cleaning()]


def _faces() -> "Table":
    from bench.report import Table

    table = Table(
        "pictures: 24 faces of 400 to 40 pixels in a picture of 12 megapixels",
        ("detector", "found of 24", "false", "first time, ms", "warm, ms", "CPU, ms", "process MB", "missed"),
    )
    for name in (OURS, *CASCADES):
        done = _apart(name)
        row = tuple(done[what] for what in ("found", "false", "cold", "warm", "cpu", "mb"))
        table.rows.append((name, *row, ", ".join(done["missed"]) or None))
    ours = _row_of_ours(table)
    command = _command()
    table.targets = [
        (f"found at least {TARGET_FOUND} of 24: {ours[1]}", ours[1] >= TARGET_FOUND),
        (f"warm under {TARGET_WARM:,.0f} ms: {ours[4]:,.0f} ms", ours[4] < TARGET_WARM),
        (f"netjes check --image, cold, under {TARGET_COLD:,.0f} ms: {command:,.0f} ms", command < TARGET_COLD),
        (f"under {TARGET_MB:,.0f} MB: {ours[6]:,.0f} MB", ours[6] < TARGET_MB),
    ]
    table.notes.append(
        f"Wall time, median of {ROUNDS}, unpacking the JPEG included. First time: loading OpenCV and the weight too, "
        "and for Netjes starting the child. CPU is of one look. MB is the peak of the process that looks. "
        "One face, from the front: nothing here is about skin, headscarves, profiles or groups."
    )
    return table


def _row_of_ours(table: "Table") -> Any:
    return next(row for row in table.rows if row[0] == OURS)


def _cleaning() -> "Table":
    from bench.report import Table

    table = Table(
        "pictures: cleaning a JPEG of 12 megapixels with a place, EXIF, XMP, IPTC, a comment and a film behind its end",
        ("how", "ms", "left behind", "the comment's words still in it", "upright"),
    )
    for name in ("Netjes, clean", "Netjes, clean in a child process", "Pillow, opened and saved"):
        done = _apart(name)
        table.rows.append((name, *(done[what] for what in ("ms", "left", "words", "upright"))))
    ours = table.rows[0]
    table.targets.append((f"nothing left behind: {ours[2]}", ours[2] == "nothing"))
    covering = _apart("covering")
    table.notes.append(
        "Netjes reads back every byte of what it wrote and looks for profiles and colours too. Covering 24 faces and "
        f"writing the picture again takes {covering['opaque']:.0f} ms flat, {covering['pixels']:.0f} ms coarse."
    )
    return table


def _apart(name: str) -> dict[str, Any]:
    """Measured in a process of its own."""
    done = subprocess.run([sys.executable, "-m", "bench.pictures", name], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _command() -> float:
    """Milliseconds of the command as it is typed, cleaning and looking for faces; the median of three."""
    program = "import sys; from netjes.cli.main import main; sys.exit(main())"
    took = []
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "in.jpg"), Path(folder, "out.jpg")
        source.write_bytes(_jpeg_with_everything())
        typed = (sys.executable, "-c", program, "check", "--image", source, "--out", out, "--role", "leerling")
        for _ in range(3):
            start = time.perf_counter()
            subprocess.run(typed, capture_output=True, check=True)
            took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took)


def measure(name: str) -> dict[str, Any]:
    """One row, as JSON on the last line."""
    if name in CASCADES:
        return _measured(_haar(*CASCADES[name]))
    if name == OURS:
        return _ours()
    if name == "covering":
        return _covering()
    return _cleaned(name)


def _measured(look: Callable[[bytes], list[Place]]) -> dict[str, Any]:
    page, places = collage()
    jpeg = as_jpeg(page)
    del page
    before = time.process_time()
    cold, found = _timed(look, jpeg)
    warm = [_timed(look, jpeg)[0] for _ in range(ROUNDS)]
    right, wrong, missed = compared(found, places)
    told = {"found": right, "false": wrong, "missed": missed, "cold": cold, "warm": statistics.median(warm)}
    return {**told, **_used(resource.RUSAGE_SELF, before)}


def _used(who: int, before: float = 0.0) -> dict[str, float]:
    """CPU of one look, the start spread over all, and the peak of memory."""
    used = resource.getrusage(who)
    cpu = (used.ru_utime + used.ru_stime - before) * 1000 / (ROUNDS + 1)
    return {"cpu": cpu, "mb": used.ru_maxrss / 1000}


def _timed(look: Callable[[bytes], Any], data: bytes) -> tuple[float, Any]:
    start = time.perf_counter()
    given = look(data)
    return (time.perf_counter() - start) * 1000, given


def _ours() -> dict[str, Any]:
    from netjes.checks.pictures import apart

    def look(jpeg: bytes) -> list[Place]:
        found = apart.faces_apart(jpeg)
        if found.word:
            raise SystemExit(found.word)
        return [face.box for face in found]

    done = _measured(look)
    apart._CHILD.end()
    return {**done, **_used(resource.RUSAGE_CHILDREN)}


def _haar(cascade: str, scale: float) -> Callable[[bytes], list[Place]]:
    def look(jpeg: bytes) -> list[Place]:
        import cv2
        import numpy as np

        grey = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_GRAYSCALE)
        grey = cv2.equalizeHist(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))
        detector = cv2.CascadeClassifier(cv2.data.haarcascades + cascade)
        found = detector.detectMultiScale(grey, scaleFactor=1.1, minNeighbors=5, minSize=(20, 20))
        return [tuple(float(side) / scale for side in box) for box in found]  # type: ignore[misc]

    return look


def _jpeg_with_everything() -> bytes:
    from netjes.checks.pictures.tests.written import SEGMENTS, exif_block, segment

    plain = as_jpeg(collage()[0])
    turned = segment(0xE1, b"Exif\0\0" + exif_block(orientation=6))
    others = b"".join(SEGMENTS[name][0] for name in ("xmp", "iptc", "comment"))
    return plain[:20] + turned + others + plain[20:] + b"\0\0\0\x18ftypmp42" + bytes(100_000)


def _cleaned(name: str) -> dict[str, Any]:
    from PIL import Image

    from netjes.checks.pictures import apart, clean
    from netjes.checks.pictures.cleaning import hidden_in

    def resaved(data: bytes) -> bytes:
        out = io.BytesIO()
        with Image.open(io.BytesIO(data)) as image:
            image.save(out, "JPEG", quality=92)
        return out.getvalue()

    ways: dict[str, Callable[[bytes], bytes]] = {
        "Netjes, clean": lambda data: clean(data).jpeg,
        "Netjes, clean in a child process": lambda data: apart.clean_apart(data).jpeg,
        "Pillow, opened and saved": resaved,
    }
    given = _jpeg_with_everything()
    _, jpeg = _timed(ways[name], given)
    took = statistics.median(_timed(ways[name], given)[0] for _ in range(ROUNDS))
    apart._CHILD.end()
    with Image.open(io.BytesIO(jpeg)) as image:
        upright = image.height > image.width
    said = {"words": "yes" if SECRET in jpeg else "no", "upright": "yes" if upright else "no"}
    return {"ms": took, "left": ", ".join(hidden_in(jpeg)) or "nothing", **said}


def _covering() -> dict[str, Any]:
    from netjes.checks.pictures import cover

    page, places = collage()
    jpeg = as_jpeg(page)
    boxes = [tuple(round(side) for side in place) for place in places]
    return {
        how: statistics.median(_timed(lambda data, how=how: cover(data, boxes, how), jpeg)[0] for _ in range(ROUNDS))  # type: ignore[arg-type, misc]
        for how in ("opaque", "pixels")
    }


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1])))
