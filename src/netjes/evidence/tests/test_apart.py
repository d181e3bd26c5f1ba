"""The same in a child process: under limits, over a pipe, with none of our settings, and nothing goes down with it."""

import threading
import time

import pytest

from netjes.evidence import (
    CannotTake,
    EvidenceKind,
    Known,
    LetterSign,
    Signature,
    apart,
    dns,
    prepare_picture,
    read_apart,
    read_chat,
)
from netjes.evidence.tests.samples import BRITISH, IPHONE, letter, picture
from netjes.evidence.tests.signing import NAME, name_server, pair, published, signed


def test_it_works():
    assert read_apart(EvidenceKind.CHAT, IPHONE.encode()) == read_chat(IPHONE.encode())
    assert read_apart(EvidenceKind.CHAT, BRITISH.encode(), day_first=False).first.month == 3
    assert read_apart(EvidenceKind.PICTURE, picture()) == prepare_picture(picture())
    assert read_apart(EvidenceKind.TEXT, b"hoi").text == "hoi"


def test_a_key_is_looked_up_here_and_used_there():
    data = signed(letter(sender="Iris Bakker <iris@school.example>"))
    with name_server({NAME: pair()[1]}) as asked:
        read = read_apart(
            EvidenceKind.LETTER, data, lookup=dns.published_key, known=[Known("Iris Bakker", ("i@school.example",))]
        )
    assert asked == [f"{NAME}."]
    assert read.signature is Signature.VERIFIED and read.checks[0].key == pair()[1]
    assert [each.sign for each in read.sender.signs] == [LetterSign.KNOWN_NAME_OTHER_ADDRESS]


def test_a_look_up_that_fails_or_finds_nothing_is_told_apart_in_the_child_too():
    def nobody(name: str) -> None:
        raise OSError

    data = signed(letter())
    assert "niet opgezocht" in read_apart(EvidenceKind.LETTER, data).why
    assert "lukte niet" in read_apart(EvidenceKind.LETTER, data, lookup=nobody).why
    assert "openbaar" in read_apart(EvidenceKind.LETTER, data, lookup=published(None)).why


def test_what_cannot_be_read_there_is_the_same_sentence_here():
    with pytest.raises(CannotTake, match="beschadigd"):
        read_apart(EvidenceKind.PICTURE, picture()[:300])
    with pytest.raises(CannotTake):
        read_apart(EvidenceKind.PDF, b"%PDF-1.7 geen pdf")


@pytest.mark.parametrize("code", ["import os; os._exit(9)", "print('geen antwoord')", "print('{}'); print('{')"])
def test_a_child_that_dies_or_talks_nonsense_takes_nothing_along(monkeypatch, tmp_path, code):
    (tmp_path / "netjes" / "evidence").mkdir(parents=True)
    child = tmp_path / "child.py"
    child.write_text(code)
    run = apart.subprocess.run
    monkeypatch.setattr(apart.subprocess, "run", lambda args, **how: run([args[0], str(child)], **how))
    with pytest.raises(CannotTake, match="te zwaar"):
        read_apart(EvidenceKind.CHAT, IPHONE.encode())


def test_patience_ends(monkeypatch, tmp_path):
    child = tmp_path / "child.py"
    child.write_text("import time; time.sleep(60)")
    run = apart.subprocess.run
    monkeypatch.setattr(apart.subprocess, "run", lambda args, **how: run([args[0], str(child)], **how))
    monkeypatch.setattr(apart, "PATIENCE", 0.5)
    began = time.monotonic()
    with pytest.raises(CannotTake, match="te zwaar"):
        read_apart(EvidenceKind.TEXT, b"hoi")
    assert time.monotonic() - began < 20


def test_the_child_gets_none_of_our_settings(monkeypatch, tmp_path):
    monkeypatch.setenv("NETJES_SECRET", "geheim")
    child = tmp_path / "child.py"
    child.write_text("import os, json; print(json.dumps({'cannot': ' '.join(sorted(os.environ)) + '.'}))")
    run = apart.subprocess.run
    monkeypatch.setattr(apart.subprocess, "run", lambda args, **how: run([args[0], str(child)], **how))
    with pytest.raises(CannotTake) as told:
        read_apart(EvidenceKind.TEXT, b"hoi")
    assert "NETJES" not in str(told.value) and "SECRET" not in str(told.value)


def test_nothing_is_written_to_a_disk(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    read_apart(EvidenceKind.PICTURE, picture())
    assert not any(tmp_path.iterdir())


def test_who_comes_when_it_is_busy_is_asked_to_wait(monkeypatch):
    monkeypatch.setattr(apart, "PATIENCE", 0.05)
    monkeypatch.setattr(apart, "_TWO", threading.BoundedSemaphore(1))
    assert apart._TWO.acquire()
    with pytest.raises(CannotTake, match="Wacht een minuut"):
        read_apart(EvidenceKind.TEXT, b"hoi")
