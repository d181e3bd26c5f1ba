"""An agreement speaks its own language, also on a page in another one: a screen reader must hear which.

    <h1{% lang_of page.language %}>{{ page.title }}</h1>        an attribute, for an element of its own
    {% marked page.title page.language %}                       a span, inside a sentence

On a page in the agreement's own language both add nothing.
"""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def lang_of(language: str) -> SafeString:
    return SafeString() if _is_here(language) else format_html(' lang="{}"', language)


@register.simple_tag
def marked(text: str, language: str) -> str:
    return text if not text or _is_here(language) else format_html('<span lang="{}">{}</span>', language, text)


def _is_here(language: str) -> bool:
    return not language or language == get_language()
