import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netjes.lib.accent import (
    DARK_PAPER,
    DARK_SURFACE,
    LIGHT_PAPER,
    LIGHT_SURFACE,
    TARGET,
    contrast,
    derive,
    from_oklch,
    stylesheet,
    to_oklch,
)

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def test_it_works():
    light, dark = derive("#2349A5")
    assert light["accent"] == "#2349A5"
    assert dark["on-accent"] == DARK_PAPER
    assert "--accent: #2349A5;" in stylesheet("#2349A5")


@given(colours)
@example("#000000")
@example("#FFFFFF")
@example("#FFD100")
@example("#00FF00")
def test_any_colour_reads_well_on_every_ground(colour):
    light, dark = derive(colour)
    for theme, grounds in ((light, (LIGHT_PAPER, LIGHT_SURFACE)), (dark, (DARK_PAPER, DARK_SURFACE))):
        for ground in (*grounds, theme["accent-soft"]):
            assert contrast(theme["accent"], ground) >= TARGET
            assert contrast(theme["accent-deep"], ground) >= TARGET
        assert contrast(theme["on-accent"], theme["accent"]) >= TARGET
        assert contrast(theme["on-fill"], theme["fill"]) >= TARGET
        assert contrast(theme["on-fill"], theme["fill-deep"]) >= TARGET


@given(colours)
def test_a_colour_survives_the_trip_to_oklch_and_back(colour):
    there_and_back = from_oklch(*to_oklch(colour))
    for at in (1, 3, 5):
        assert abs(int(colour[at : at + 2], 16) - int(there_and_back[at : at + 2], 16)) <= 6


def test_a_bright_colour_stays_itself_on_buttons():
    light, dark = derive("#FFD100")
    assert light["fill"] == dark["fill"] == "#FFD100"
    assert light["accent"] != "#FFD100"


def test_contrast_is_what_wcag_says():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
