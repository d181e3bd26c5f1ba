"""Zip files, looked into in small pieces and never further than needed."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from netjes.evidence.errors import CannotTake

MAX_MEMBERS = 5_000
MAX_UNPACKED = 400_000_000  # bytes that a zip says it holds
MAX_RATIO = 200  # times larger than it is packed; text reaches some ten times
_CHUNK = 1 << 16
_BROKEN = (
    "Dit zipbestand is beschadigd of niet helemaal binnengekomen. Exporteer de chat opnieuw en probeer het nog eens."
)
_BOMB = "Dit zipbestand wordt uitgepakt veel te groot. Exporteer de chat opnieuw en kies daarbij ‘Zonder media’."


@contextmanager
def opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    """The zip, when it is one that can be looked into. Raises `CannotTake`, also for what goes wrong inside."""
    if data.count(b"PK\x01\x02") > MAX_MEMBERS:
        raise CannotTake(_BOMB)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            if any(member.flag_bits & 1 for member in members):
                raise CannotTake("Op dit zipbestand zit een wachtwoord. Exporteer de chat opnieuw, zonder wachtwoord.")
            if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
                raise CannotTake(_BOMB)
            yield package
    except CannotTake:
        raise
    except Exception:  # what trips the reader is the file's fault
        raise CannotTake(_BROKEN) from None


def unpacked(package: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """One member, in pieces; its size in the directory may lie, so what comes out is counted. Raises `CannotTake`."""
    if member.file_size > most or member.file_size > MAX_RATIO * max(member.compress_size, 1_000):
        raise CannotTake(_BOMB)
    pieces, total = [], 0
    with package.open(member) as file:
        while chunk := file.read(_CHUNK):
            total += len(chunk)
            if total > most:
                raise CannotTake(_BOMB)
            pieces.append(chunk)
    return b"".join(pieces)
