"""What the house tests know of the tree: the files git keeps, and the classes in the package."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "netjes"


@cache
def kept_files() -> tuple[Path, ...]:
    """Every file in the repository, and every new one that git would not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def kept_texts() -> Iterator[tuple[Path, str]]:
    """Those that are text, with their text."""
    for path in kept_files():
        try:
            yield path.relative_to(ROOT), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def own_modules(room: str = "") -> Iterator[tuple[Path, ast.Module]]:
    """The package's modules without tests and migrations, parsed."""
    for path in sorted((PACKAGE / room).rglob("*.py")):
        if not {"tests", "migrations"} & set(path.parts):
            yield path, ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def bases_of(definition: ast.ClassDef) -> set[str]:
    return {base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "") for base in definition.bases}
