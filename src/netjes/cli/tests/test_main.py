import os
import subprocess
import sys
from pathlib import Path

import pytest

from netjes.cli.main import COMMANDS


def test_it_works(netjes):
    said = netjes("--help")
    assert said.status == 0
    assert said.out.startswith("Gebruik: netjes OPDRACHT")
    assert all(f"  {name} " in said.out for name in COMMANDS)


def test_without_a_command_it_says_what_there_is(netjes):
    said = netjes()
    assert said.status == 2 and "Gebruik: netjes OPDRACHT" in said.out


def test_an_unknown_command_is_named_with_the_nearest(netjes):
    said = netjes("besluit")
    assert said.status == 2 and said.out == ""
    assert 'netjes: "besluit" is geen opdracht.' in said.err and "Gebruik:" in said.err
    assert 'Bedoelt u "decide"?' in netjes("decde").err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(netjes, command):
    said = netjes(command, "--help")
    assert said.status == 0 and f"netjes {command}" in said.out


@pytest.mark.parametrize("command", ["serve", "demo"])
@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "²"])
def test_a_port_that_cannot_be_is_refused_before_anything_starts(netjes, command, port):
    said = netjes(command, f"--port={port}")
    assert said.status == 2 and f'"{port}" is geen poort' in said.err


@pytest.mark.parametrize(
    ("setting", "value", "says"),
    [
        ("DATABASE_URL", "onzin://school", "de instellingen kloppen niet"),
        ("DATABASE_URL", "sqlite:////bestaat/niet/school.sqlite3", "de database antwoordt niet"),
        ("NETJES_DATA", "/dev/null/school", "Kies met NETJES_DATA een andere map."),
    ],
)
def test_what_is_set_up_wrong_is_told_in_a_line(started, setting, value, says):
    said = started("init", "--name", "Het Veenlyceum", env={**os.environ, setting: value})
    assert said.status == 2
    assert said.err.startswith("netjes init: ") and says in said.err and len(said.err.splitlines()) == 1


@pytest.mark.parametrize("words", [["words"], ["decide", "{}", "--role", "leerling", "--act", "bellen"]])
def test_a_reader_who_stops_early_is_no_fault(tmp_path: Path, words: list[str], started):
    agreement = tmp_path / "afspraken.md"
    agreement.write_text(started("model", "leerlingen").out, encoding="utf-8")
    program = Path(sys.executable).with_name("netjes")
    process = subprocess.Popen(
        [program, *(word.format(agreement) for word in words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=30) == 0
    process.stderr.close()
