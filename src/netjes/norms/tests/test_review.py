"""What a look over an agreement finds."""

from dataclasses import replace
from pathlib import Path

from netjes.norms.changes import TextChange, text_changes
from netjes.norms.library import model
from netjes.norms.notation import read_file
from netjes.norms.review import Uncovered, review

MINI = read_file(Path(__file__).parent / "good" / "mini.md")


def test_it_works() -> None:
    found = review(MINI)
    assert found.text_only == ()
    assert Uncovered("medewerker", "telefoon gebruiken") in found.uncovered
    assert Uncovered("leerling", "doorsturen") not in found.uncovered
    assert found.warnings == ('woordenlijst: "site bezoeken" komt in geen enkele norm voor. (waarschuwing)',)


def test_a_duty_alone_leaves_an_act_uncovered() -> None:
    assert Uncovered("leerling", "bericht krijgen") in review(MINI).uncovered


def test_the_source_regulates_pupils_and_staff_unequally_and_the_review_shows_it() -> None:
    uncovered = review(model("medewerkers")).uncovered
    assert Uncovered("medewerker", "netwerk overbelasten") in uncovered


def test_the_same_text_has_no_changes() -> None:
    assert text_changes(MINI, MINI) == []


def test_changed_new_and_removed_articles_are_told() -> None:
    first, second, *rest = MINI.articles
    changed = replace(MINI, articles=(replace(first, prose="Anders."), replace(second, number="20"), *rest))
    found = text_changes(MINI, changed)
    assert [(c.article, bool(c.was), bool(c.now)) for c in found] == [
        ("7", True, True),
        ("20", False, True),
        ("8", True, False),
    ]
    assert found[0] == TextChange("7", f"{first.title}\n\n{first.prose}", f"{first.title}\n\nAnders.")
