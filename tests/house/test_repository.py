"""What may not stand anywhere in the repository, and what must not lead to nowhere."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from reading_the_tree import PACKAGE, ROOT, kept_files, kept_texts

# Spelled in pieces, so that this file does not hold what it looks for.
REGISTRIES = re.compile(
    "|".join(("py" r"pi\.org", "python" r"hosted\.org", "npm" r"js\.(?:org|com)", r"deb\.deb" r"ian\.org"))
)
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:wo" "rk|ro" "ot|ho" r"me/\w+)/")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+\s+(.*)$", re.MULTILINE)
INLINE = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=|javascript:", re.IGNORECASE)


def test_no_package_registry_is_named():
    named = [str(path) for path, text in kept_texts() if REGISTRIES.search(text)]
    assert not named


def test_no_path_of_somebodys_machine_is_named():
    named = [f"{path}: {found[0]}" for path, text in kept_texts() if (found := MACHINE_PATHS.search(text))]
    assert not named


def test_locks_are_pinned_and_hashed():
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        entries = re.split(r"\n(?=\S)", re.sub(r"(?m)^#.*\n", "", text).strip())
        assert all("==" in entry and "--hash=sha256:" in entry for entry in entries), path.name


def templates() -> list[Path]:
    return [path for path in kept_files() if "templates" in path.parts and path.suffix == ".html"]


@pytest.mark.parametrize("template", templates(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_template_has_no_script_or_style_of_its_own(template):
    assert not INLINE.search(template.read_text(encoding="utf-8"))


def anchor(heading: str) -> str:
    plain = re.sub(r"[`*_]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def test_links_in_the_docs_lead_somewhere():
    broken = []
    for path, text in kept_texts():
        if path.suffix != ".md" or path.parts[0] == "src":
            continue
        prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
        for target in LINK.findall(prose):
            if re.match(r"[a-z]+:", target):
                continue
            name, _, fragment = unquote(target).partition("#")
            aim = (ROOT / path.parent / name).resolve() if name else ROOT / path
            if not aim.exists():
                broken.append(f"{path}: {target}")
            elif fragment and aim.suffix == ".md":
                anchors = {anchor(heading) for heading in HEADING.findall(aim.read_text(encoding="utf-8"))}
                if fragment not in anchors:
                    broken.append(f"{path}: {target}")
    assert not broken
