"""What import-linter cannot say: the engine needs nothing but Python, and deciding wakes no Django."""

import ast
import subprocess
import sys

import pytest

from reading_the_tree import own_modules

ALONE = {"norms": "netjes.norms", "lib": "netjes.lib"}


def imported_by(module: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names


@pytest.mark.parametrize("room", ALONE)
def test_it_imports_only_the_standard_library_and_itself(room):
    strangers = {
        f"{path.name}: {name}"
        for path, module in own_modules(room)
        for name in imported_by(module)
        if name.split(".")[0] not in sys.stdlib_module_names and not f"{name}.".startswith(f"{ALONE[room]}.")
    }
    assert not strangers


def test_the_package_itself_imports_nothing():
    (module,) = (module for path, module in own_modules() if path.parent.name == "netjes")
    assert not imported_by(module)


@pytest.mark.parametrize("arguments", [["decide", "--help"], ["model", "leerlingen"], ["words"], ["--help"]])
def test_what_needs_no_database_wakes_no_django(arguments):
    code = (
        "import sys\nfrom netjes.cli.main import main\n"
        "try: main(sys.argv[1:])\nexcept SystemExit: pass\n"
        "sys.exit('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
