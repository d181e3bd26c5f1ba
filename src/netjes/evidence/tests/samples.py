"""Made-up files to bring along. Nobody in them exists."""

import io
import zipfile

from PIL import Image

ANDROID = """12-03-2026 14:05 - Berichten en oproepen zijn end-to-end versleuteld. Alleen wie meedoet, leest ze.
12-03-2026 14:05 - Noor heeft de groep "Brugklas: de rest" gemaakt
12-03-2026 14:06 - Noor: hoi
allemaal
12-03-2026 14:07 - +31 6 12345678: <Media weggelaten>
12-03-2026 14:08 - Sem: Dit bericht is verwijderd
12-03-2026 14:09 - Sem: toch maar wel <Dit bericht is bewerkt>
13-03-2026 08:00 - Noor heeft Sem verwijderd
13-03-2026 08:01 - Noor: let op: morgen toets
"""
IPHONE = (
    "[12-03-2026, 14:05:33] Brugklas: \u200eBerichten en oproepen zijn end-to-end versleuteld.\r\n"
    "\u200e[12-03-2026, 14:06:00] Noor: \u200eafbeelding weggelaten\r\n"
    "[12-03-2026, 14:06:01] Brugklas: \u200eNoor heeft Sem toegevoegd\r\n"
    "[12-03-2026, 14:06:02] ~\u202fSem: hoi\r\n"
    "\u200e[12-03-2026, 14:06:03] Noor: \u200e<bijgevoegd: 00000012-PHOTO-2026-03-12-14-06-03.jpg>\r\n"
    "[12-03-2026, 14:07:00] \u202a+31\u00a06\u00a012345678\u202c: ok\r\n"
)
AMERICAN = (
    "2/28/26, 12:05\u202fAM - Messages and calls are end-to-end encrypted. Tap to learn more.\n"
    "2/28/26, 12:06\u202fAM - Amy: just woke up\n"
    "2/28/26, 12:07\u202fPM - Bo: lunch\n"
    "3/1/26, 2:07\u202fPM - Bo: <Media omitted>\n"
)
BRITISH = "03/04/2026, 14:05 - Amy: hello\n04/04/2026, 09:00 - Bo: This message was deleted\n"


def zipped(files: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def picture(form: str = "JPEG", size: tuple[int, int] = (300, 200), **how: object) -> bytes:
    image = Image.new("RGB", size, (250, 250, 250))
    image.paste((20, 40, 200), (0, 0, size[0] // 2, size[1] // 2))
    out = io.BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


def letter(
    *,
    sender: str = "Iris Bakker <iris@school.example>",
    subject: str = "Toets",
    body: str = "Hoi, de toets is vrijdag.\r\n",
    headers: tuple[str, ...] = (),
    form: str = "text/plain; charset=utf-8",
) -> bytes:
    lines = [
        *headers,
        f"From: {sender}",
        "To: Sem <sem@leerling.example>",
        f"Subject: {subject}",
        "Date: Thu, 12 Mar 2026 14:00:00 +0100",
        "Message-ID: <1@school.example>",
        "MIME-Version: 1.0",
        f"Content-Type: {form}",
    ]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()
