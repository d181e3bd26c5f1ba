"""The three ways a verdict appears: a band on top of a page, a pill at the end of a row, a bare sign.

All take a code (`mag`, `niet`, `overleg`, or `geen` where no article speaks of it) and put word, sign,
silhouette and line together, so that colour is never alone in saying it.
"""

from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from netjes.lib.verdicts import Code, Shown
from netjes.site.templatetags.icons import SPRITE

register = template.Library()

WORDS: dict[Code, Promise] = {
    "mag": _("Mag"),
    "niet": _("Mag niet"),
    "overleg": _("Overleg"),
    "geen": _("Geen afspraak"),
}


@register.simple_tag
def verdict_word(code: Code) -> Promise:
    return WORDS[code]


@register.simple_tag
def sign(code: Code) -> SafeString:
    """The sign in its silhouette, without a word: only where the word stands beside it."""
    return format_html(
        '<svg class="sign" data-v="{}" aria-hidden="true"><use href="{}#oordeel-{}"></use></svg>',
        code, static(SPRITE), code,
    )  # fmt: skip


@register.inclusion_tag("verdict/_pill.html")
def pill(code: Code, text: str = "") -> dict[str, Any]:
    """Sign and word on one line; `text` replaces the word where a phrase begins with it."""
    return {"code": code, "text": text or WORDS[code]}


@register.inclusion_tag("verdict/_band.html")
def band(shown: Shown) -> dict[str, Any]:
    """The answer as a page's opening, with the page's one h1 in it."""
    return {"shown": shown, "word": WORDS[shown.code]}
