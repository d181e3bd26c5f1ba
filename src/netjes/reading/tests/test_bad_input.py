"""Whatever is handed in, the answer comes within seconds and is one sentence that names the file."""

from __future__ import annotations

import json
import os
import random
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from netjes.reading import CannotRead, read
from netjes.reading.tests import builders

BOMB = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
RULES = ["1. Je bent aardig voor een ander.", "2. Je helpt een ander."]


def refusal(path: Path) -> str:
    """The sentence with which the file is refused; it is one line and names the file."""
    with pytest.raises(CannotRead) as caught:
        read(path)
    message = str(caught.value)
    assert "\n" not in message and message.endswith(".")
    assert path.name[:40] in message
    return message


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.docx", "a.odt", "a.pdf"])
def test_an_empty_file_is_refused(name: str, tmp_path: Path) -> None:
    assert "is leeg" in refusal(written(tmp_path / name, b""))


def test_a_file_with_only_white_space_is_refused(tmp_path: Path) -> None:
    assert "geen tekst" in refusal(written(tmp_path / "a.txt", b" \n\n \n"))
    assert "geen tekst" in refusal(written(tmp_path / "a.html", b"<html><body><script>x</script></body></html>"))


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert "bestaat niet" in refusal(tmp_path / "weg.txt")
    (tmp_path / "map.docx").mkdir()
    assert "is een map" in refusal(tmp_path / "map.docx")
    os.mkfifo(tmp_path / "pijp.txt")
    assert "geen gewoon bestand" in refusal(tmp_path / "pijp.txt")


def test_a_file_that_may_not_be_read_is_refused() -> None:
    """Root may read everything, so root becomes somebody else for a moment."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        closed = written(Path(folder) / "dicht.txt", b"1. Regel")
        closed.chmod(0)
        before = os.geteuid()
        try:
            if before == 0:
                os.seteuid(65534)
            assert "leesrecht" in refusal(closed)
        finally:
            os.seteuid(before)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.docx", b"%PDF-1.7\n%%EOF", "in werkelijkheid een PDF"),
        ("a.pdf", b"gewone tekst", "in werkelijkheid gewone tekst"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n" + bytes(50), "in werkelijkheid een afbeelding"),
        ("a.txt", b"{\\rtf1 tekst}", "in werkelijkheid een RTF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900), "oud Word-document"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900), "oud Word-document"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
            "wachtwoord",
        ),
        ("a.txt", random.Random(7).randbytes(5000), "geen leesbare tekst"),
        ("a.xyz", b"tekst", "leest .txt, .md, .html, .docx, .odt en .pdf"),
    ],
)
def test_the_message_says_what_the_file_really_is(name: str, data: bytes, says: str, tmp_path: Path) -> None:
    assert says in refusal(written(tmp_path / name, data))


def test_damaged_packages_are_refused(tmp_path: Path) -> None:
    for source in (
        builders.word(tmp_path / "heel.docx", RULES),
        builders.open_document(tmp_path / "heel.odt", RULES),
        builders.pdf(tmp_path / "heel.pdf", [RULES]),
    ):
        data = source.read_bytes()
        assert "beschadigd" in refusal(written(tmp_path / f"half{source.suffix}", data[: len(data) // 2]))
    half = builders.rezip(
        tmp_path / "heel.docx", tmp_path / "kapot.docx", {"word/document.xml": lambda xml: xml[: len(xml) // 2]}
    )
    assert "beschadigd" in refusal(half)
    assert "beschadigd" in refusal(written(tmp_path / "kapot.pdf", b"%PDF-1.7\nonzin\n%%EOF"))


def test_macros_are_refused(tmp_path: Path) -> None:
    source = builders.word(tmp_path / "a.docx", RULES)
    assert "macro" in refusal(builders.rezip(source, tmp_path / "b.docx", **{
        "word/vbaProject.bin": b"x"}))  # fmt: skip
    assert "macro" in refusal(written(tmp_path / "c.docm", source.read_bytes()))


def test_passwords_are_refused_and_an_empty_one_is_not(tmp_path: Path) -> None:
    assert "wachtwoord" in refusal(builders.pdf(tmp_path / "dicht.pdf", [RULES], password="geheim"))
    assert len(read(builders.pdf(tmp_path / "open.pdf", [RULES], password="")).parts[0].articles) == 2
    manifest = {
        "META-INF/manifest.xml": lambda xml: xml.replace(
            b"<manifest:file-entry", b"<x encryption-data='1'/><manifest:file-entry", 1
        )
    }
    source = builders.open_document(tmp_path / "a.odt", RULES)
    assert "wachtwoord" in refusal(builders.rezip(source, tmp_path / "dicht.odt", manifest))


def test_a_scan_is_refused(tmp_path: Path) -> None:
    assert "scan" in refusal(builders.pdf(tmp_path / "scan.pdf", [[], []]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_bombs_are_refused(encoding: str, tmp_path: Path) -> None:
    def plant(xml: bytes) -> bytes:
        return xml.replace(b"?>", b"?>" + BOMB, 1).decode().replace("UTF-8", encoding).encode(encoding)

    source = builders.word(tmp_path / "a.docx", RULES)
    bomb = builders.rezip(source, tmp_path / "b.docx", {"word/document.xml": plant})
    assert "verborgen verwijzingen" in refusal(bomb)
    source = builders.open_document(tmp_path / "a.odt", RULES)
    assert "verborgen verwijzingen" in refusal(builders.rezip(source, tmp_path / "b.odt", {"content.xml": plant}))


def test_zip_bombs_are_refused_also_when_they_lie_about_their_size(tmp_path: Path) -> None:
    source = builders.word(tmp_path / "a.docx", RULES)
    bomb = builders.rezip(source, tmp_path / "bom.docx", **{"word/media/a.bin": bytes(51_000_000)})
    assert "groter dan 50 MB" in refusal(bomb)
    lie = bomb.read_bytes().replace(struct.pack("<I", 51_000_000), struct.pack("<I", 900))
    refusal(written(tmp_path / "lieg.docx", lie))


def test_too_much_text_is_refused(tmp_path: Path) -> None:
    line = b"1. Je bent aardig voor een ander.\n"
    assert "meer dan 5 MB" in refusal(written(tmp_path / "a.txt", line * 150_000))
    assert "te groot" in refusal(written(tmp_path / "b.md", line * 400_000))

    def swell(xml: bytes) -> bytes:
        return xml.replace(b"<w:body>", b"<w:body><w:p><w:r><w:t>" + b"aardig " * 800_000 + b"</w:t></w:r></w:p>")

    source = builders.word(tmp_path / "c.docx", RULES)
    assert "meer dan 5 MB" in refusal(builders.rezip(source, tmp_path / "d.docx", {"word/document.xml": swell}))


def test_deep_nesting_is_refused_or_read_whole(tmp_path: Path) -> None:
    deep = b"<div>" * 20_000 + b"diep" + b"</div>" * 20_000
    assert "te diep" in refusal(written(tmp_path / "a.html", deep))
    document = read(written(tmp_path / "b.md", b">" * 20_000 + b" hallo allemaal samen"))
    assert "hallo" in str(document.as_json())


def test_a_pdf_of_thousands_of_pages_is_refused(tmp_path: Path) -> None:
    assert "bladzijden" in refusal(builders.pdf(tmp_path / "dik.pdf", [RULES[:1]] * 160))


def test_a_compression_bomb_in_a_pdf_is_refused(tmp_path: Path) -> None:
    bomb = builders.pdf(tmp_path / "bom.pdf", [["a" * 10 + " " * 90_000_000]])
    assert "te zwaar" in refusal(bomb)


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command as a person types it."""
    start = "import sys; from netjes.cli.main import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", start, "read", *arguments], capture_output=True, text=True, timeout=30, check=False
    )


def test_the_command_answers_2_and_one_line(tmp_path: Path) -> None:
    done = command(str(tmp_path / "weg.txt"), "--json")
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr.count("\n") == 1 and "bestaat niet" in done.stderr


def test_the_command_prints_json_or_a_summary(tmp_path: Path) -> None:
    path = str(written(tmp_path / "a.txt", "\n".join(["Afspraken", "", *RULES]).encode()))
    done = command(path, "--json")
    answer = json.loads(done.stdout)
    assert done.returncode == 0 and done.stderr == ""
    assert set(answer) == {"title", "language", "parts", "left_out", "missing_topics"}
    assert set(answer["parts"][0]["articles"][0]) == {
        "number", "title", "text", "items", "topics", "certainty", "warnings"}  # fmt: skip
    summary = command(path).stdout
    assert "Voor leerlingen: 2 artikelen" in summary and "Dit is een voorstel." in summary
