"""Derive the accent tokens from the one colour a school picks.

Hue is kept, chroma is capped, lightness is searched in OKLCH until the contrast holds. Whatever a school
picks, yellow and black included, links and button labels reach at least 5.5:1 in both themes, which is more
than WCAG 2.2 AA asks. A bright colour stays itself as the fill of buttons, with ink on it and an edge in the
darker accent, so that a yellow school still looks yellow.

OKLCH and its matrices: Björn Ottosson, "A perceptual color space for image processing" (2020).
"""

import math

LIGHT_PAPER, LIGHT_SURFACE = "#F6F7FA", "#FFFFFF"
DARK_PAPER, DARK_SURFACE = "#10141C", "#171B26"
INK = "#181E2D"
TARGET = 5.5

Tokens = dict[str, str]


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _gamma(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _channels(colour: str) -> tuple[float, float, float]:
    digits = colour.lstrip("#")
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = _channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG defines it, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def to_oklch(colour: str) -> tuple[float, float, float]:
    """`#RRGGBB` as lightness (0–1), chroma (0–about 0.37) and hue (degrees)."""
    red, green, blue = _channels(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """The nearest sRGB colour of this lightness and hue; chroma gives way first."""
    while True:
        a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
        long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
        medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
        short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
        rgb = (
            4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
        )
        if all(-1e-4 <= channel <= 1.0001 for channel in rgb) or chroma < 0.001:
            break
        chroma -= 0.002
    return "#" + "".join(f"{round(255 * _gamma(min(1, max(0, channel)))):02X}" for channel in rgb)


def _readable(lightness: float, step: float, chroma: float, hue: float, grounds: tuple[str, ...]) -> float:
    """The first lightness from here, stepping away from the grounds, that reads well on all of them."""
    while min(contrast(from_oklch(lightness, chroma, hue), ground) for ground in grounds) < TARGET:
        lightness += step
    return lightness


def derive(school: str) -> tuple[Tokens, Tokens]:
    """The accent tokens for the light and for the dark theme."""
    own_lightness, chroma, hue = to_oklch(school)
    chroma = min(chroma, 0.16)

    soft = from_oklch(0.957, min(chroma, 0.02), hue)
    light = _readable(min(max(own_lightness, 0.30), 0.60), -0.005, chroma, hue, (LIGHT_SURFACE, LIGHT_PAPER, soft))
    in_light = {
        "accent": from_oklch(light, chroma, hue),
        "accent-deep": from_oklch(light - 0.07, chroma, hue),
        "accent-soft": soft,
        "accent-line": from_oklch(0.80, min(chroma, 0.075), hue),
        "on-accent": "#FFFFFF",
    }

    dark_chroma, dark_soft = min(chroma, 0.11), from_oklch(0.28, min(chroma, 0.05), hue)
    dark = _readable(0.76, 0.005, dark_chroma, hue, (DARK_PAPER, DARK_SURFACE, dark_soft))
    in_dark = {
        "accent": from_oklch(dark, dark_chroma, hue),
        "accent-deep": from_oklch(min(dark + 0.07, 0.95), dark_chroma, hue),
        "accent-soft": dark_soft,
        "accent-line": from_oklch(0.46, min(chroma, 0.09), hue),
        "on-accent": DARK_PAPER,
    }

    bright = own_lightness > 0.70 and chroma > 0.05 and contrast(school, INK) >= 6.5
    for theme in (in_light, in_dark):
        theme["fill"] = school if bright else theme["accent"]
        theme["fill-deep"] = from_oklch(own_lightness - 0.04, chroma, hue) if bright else theme["accent-deep"]
        theme["on-fill"] = INK if bright else theme["on-accent"]
    return in_light, in_dark


def stylesheet(school: str) -> str:
    """The small stylesheet that goes between the tokens and the components."""
    light, dark = (" ".join(f"--{name}: {value};" for name, value in theme.items()) for theme in derive(school))
    return (
        f"@layer tokens {{\n  :root {{ {light} }}\n  @media (prefers-color-scheme: dark) {{\n"
        f'    :root:not([data-theme="light"]) {{ {dark} }}\n  }}\n}}\n'
    )
