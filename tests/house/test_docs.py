"""The docs say what is so: commands and settings both ways, and examples with the output that they really give."""

import argparse
import ast
import os
import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from netjes.cli.main import COMMANDS
from netjes.norms.norm import Effect
from netjes.norms.notation import keys
from netjes.norms.verdict import Cause, Ruling
from reading_the_tree import ROOT, own_modules

DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
REFERENCE = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^(?P<ticks>`{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=ticks)$", re.MULTILINE | re.DOTALL)
ANYTHING = "…"  # on a line of its own: whatever stands there; at the end of a line: the rest of it


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def section_of(command: str) -> str:
    found = re.search(rf"^## netjes {command}\n(.*?)(?=^## |\Z)", REFERENCE, re.MULTILINE | re.DOTALL)
    assert found, f'Geef "netjes {command}" een kop in docs/reference/commands.md'
    return found[1]


def options_of(command: str) -> set[str]:
    parser = argparse.ArgumentParser(add_help=False)
    import_module(COMMANDS[command][0]).add_arguments(parser)
    return {option for action in parser._actions for option in action.option_strings}


def typed_in(path: Path) -> list[list[str]]:
    """Every `netjes …` that a reader could type, from blocks and from code in a sentence."""
    text = path.read_text(encoding="utf-8")
    blocks = [(found["info"].strip(), found["body"].replace("\\\n", " ")) for found in FENCE.finditer(text)]
    prompt = {"sh": "", "console": r"\$ "}
    lines = [
        line
        for info, body in blocks
        if info in prompt
        for line in re.findall(rf"^{prompt[info]}(?:\.venv/bin/)?(netjes [^\n]*)", body, re.MULTILINE)
    ]
    lines += re.findall(r"(?<!`)`(netjes [^`\n]*)`(?!`)", FENCE.sub("", text))
    return [shlex.split(line, comments=True)[1:] for line in lines]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_in_the_reference(command):
    section = section_of(command)
    missing = [option for option in options_of(command) if f"`{option}" not in section]
    assert not missing, f"Beschrijf bij netjes {command}: {missing}"


def test_the_reference_has_no_command_that_is_gone():
    assert set(re.findall(r"^## netjes (\S+)", REFERENCE, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("path", DOCS, ids=named)
def test_what_the_docs_say_to_type_exists(path):
    for words in typed_in(path):
        if words and not words[0].startswith("-") and words[0].isascii() and words[0] != words[0].upper():
            assert words[0] in COMMANDS, f"netjes {words[0]}"
            used = {word.split("=")[0] for word in words[1:] if word.startswith("--")} - {"--help"}
            assert used <= options_of(words[0]), f"netjes {' '.join(words)}"


def settings() -> set[str]:
    """The variables that the product and its scripts read."""
    found = {"DATABASE_URL"}  # read by dj_database_url under that name
    for path, module in own_modules():
        values = (node.value for node in ast.walk(module) if isinstance(node, ast.Constant))
        wanted = r"NETJES_[A-Z_]+|SECRET_KEY" if path.name == "environment.py" else r"NETJES_[A-Z_]+"
        found |= {value for value in values if isinstance(value, str) and re.fullmatch(wanted, value)}
    for script in (ROOT / "script").iterdir():
        found |= set(re.findall(r"NETJES_[A-Z_]+", script.read_text(encoding="utf-8")))
    return found


def test_every_setting_is_documented_and_every_documented_one_is_read():
    text = (ROOT / "docs" / "operate" / "settings.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", text, re.MULTILINE))
    assert documented == settings()


def test_the_notation_is_documented_whole():
    text = (ROOT / "docs" / "reference" / "notation.md").read_text(encoding="utf-8")
    columns = {*keys.ACT_COLUMNS, *keys.FACT_COLUMNS, *keys.PERSON_COLUMNS}
    words = {*keys.NORM_KEYS, *keys.FRONT_KEYS, *columns, *keys.TIES, *(effect.value for effect in Effect)}
    missing = sorted(word for word in words if f"`{word}`" not in text and f"`{word}:`" not in text)
    assert not missing


def test_every_message_of_the_notation_is_documented():
    text = (ROOT / "docs" / "reference" / "notation.md").read_text(encoding="utf-8")
    folder = ROOT / "src" / "netjes" / "norms" / "tests" / "bad"
    lines = {
        line for path in folder.glob("*.expected") for line in path.read_text(encoding="utf-8").splitlines() if line
    }
    told = {re.sub(r"^[^:]*: (regel \d+: )?", "", line) for line in lines}
    missing = sorted(message for message in told if f"| {message} |" not in text)
    assert not missing, "Zet in docs/reference/notation.md: " + "\n".join(missing)


@pytest.mark.parametrize("word", [*Ruling, *Cause], ids=str)
def test_the_glossary_has_every_ruling_and_cause(word):
    assert f"| {word.value} |" in (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")


def examples(path: Path) -> list[tuple[str, str]]:
    """In the order of the page: files to be written (name, text), and console blocks ("", text)."""
    found = []
    for block in FENCE.finditer(path.read_text(encoding="utf-8")):
        kind, _, name = block["info"].strip().partition(" ")
        if kind == "console" or name:
            found.append((name, block["body"]))
    return found


@pytest.mark.parametrize("path", [path for path in DOCS if any(not name for name, _ in examples(path))], ids=named)
def test_an_example_gives_what_the_page_says(path, tmp_path):
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "NETJES_HOSTS")}
    environment["NETJES_DATA"] = str(tmp_path / "data")
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    for name, body in examples(path):
        if name:
            (tmp_path / name).write_text(body, encoding="utf-8")
            continue
        for command, expected in steps(body):
            done = subprocess.run(
                ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
            )
            told = (done.stdout + done.stderr).strip()
            assert fits(expected, told), f"{named(path)}: $ {command}\n--- verwacht\n{expected}\n--- gekregen\n{told}"


def steps(body: str) -> list[tuple[str, str]]:
    """Each `$ command` (lines ending in a backslash go on) with the lines under it."""
    parts = re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]
    found = []
    for part in parts:
        command, expected = re.match(r"((?:[^\n]*\\\n)*[^\n]*)\n?(.*)", part, re.DOTALL).groups()  # type: ignore[union-attr]
        found.append((command, expected.strip()))
    return found


def fits(expected: str, told: str) -> bool:
    pattern = "".join(".*" if piece == ANYTHING else re.escape(piece) for piece in re.split(f"({ANYTHING})", expected))
    return re.fullmatch(pattern, told, re.DOTALL) is not None


ARCHITECTURE = ROOT / "ARCHITECTURE.md"


def test_the_architecture_names_only_what_is_there():
    text = FENCE.sub("", ARCHITECTURE.read_text(encoding="utf-8"))
    paths = re.findall(r"`([\w./-]+/[\w./-]*)`", text)
    assert paths
    gone = [path for path in paths if not (ROOT / path).exists() and not (ROOT / "src" / "netjes" / path).exists()]
    assert not gone


def test_the_architecture_names_every_room():
    text = ARCHITECTURE.read_text(encoding="utf-8")
    rooms = [path.parent for path in (ROOT / "src" / "netjes").glob("*/__init__.py")]
    missing = [room.name for room in rooms if f"─ {room.name}/" not in text]
    assert not missing


def test_every_picture_is_shown_small_and_described():
    images = ROOT / "docs" / "images"
    shown: set[Path] = set()
    for path in DOCS:
        for source, alt in re.findall(r'<img src="([^"]+)"[^>]* alt="([^"]*)"', path.read_text(encoding="utf-8")):
            assert alt, f"{named(path)}: {source} heeft geen beschrijving"
            shown.add((path.parent / source).resolve())
    assert shown == set(images.iterdir())
    assert all(image.stat().st_size < 200_000 for image in shown)
