"""{% icon "search" %}: one symbol of the sprite, hidden from a screen reader; the word stands beside it."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

SPRITE = "netjes/sprite.svg"


def symbol(name: str, css: str = "icon") -> SafeString:
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#{}"></use></svg>', css, static(SPRITE), name)


@register.simple_tag
def icon(name: str, css: str = "icon") -> SafeString:
    """`css` replaces the class where another size is wanted."""
    return symbol(name, css)
