"""The page about ASVS names tests and files that are there, and calls nothing met without one."""

import re
from collections import Counter

from reading_the_tree import ROOT

PAGE = (ROOT / "docs" / "reference" / "asvs.md").read_text(encoding="utf-8")
LINES = re.findall(r"^\| (\d+\.\d+\.\d+) \| (.+?) \| (met|not applicable|not met) \| (.+) \|$", PAGE, re.MULTILINE)
PLACE = re.compile(r"`([\w./-]+\.\w+|[\w./-]+/[\w-]+|\w+\.md)(?:::(\w+))?`")


def places(where: str) -> list[tuple[str, str]]:
    return [(path, test) for path, test in PLACE.findall(where) if "/" in path or "." in path]


def problem(path: str, test: str) -> str:
    """What is wrong with a place that the page names; empty when it is there."""
    found = [each for each in (ROOT / path, ROOT / "src" / "netjes" / path) if each.exists()]
    if not found:
        return f"{path} is er niet"
    if test and not re.search(rf"^def {test}\(", found[0].read_text(encoding="utf-8"), re.MULTILINE):
        return f"{path} heeft geen {test}"
    return ""


def test_it_works():
    assert problem("tests/house/test_asvs.py", "test_it_works") == ""
    assert problem("tests/house/test_asvs.py", "test_niets") and problem("site/niets.py", "")
    assert len(LINES) == len(re.findall(r"^\| \d", PAGE, re.MULTILINE)) > 200


def test_no_requirement_stands_there_twice():
    assert [number for number, times in Counter(line[0] for line in LINES).items() if times > 1] == []


def test_every_named_test_and_file_is_there():
    wrong = [f"{number}: {said}" for number, *_, where in LINES for each in places(where) if (said := problem(*each))]
    assert not wrong, "\n".join(wrong)


def test_every_line_that_is_met_says_where():
    assert [number for number, _asks, state, where in LINES if state == "met" and not places(where)] == []


def test_the_sum_is_right():
    counted = Counter(state for _number, _asks, state, _where in LINES)
    assert f"Met {counted['met']}, not applicable {counted['not applicable']}, not met {counted['not met']}." in PAGE
