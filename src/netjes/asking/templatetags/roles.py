"""The roles of the agreements as a page names them."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()

NAMES: dict[str, Promise] = {"leerling": _("leerling"), "medewerker": _("medewerker"), "ouder": _("ouder")}
SENTENCES: dict[str, Promise] = {
    "leerling": _("Je bent leerling."),
    "medewerker": _("Je werkt op school."),
    "ouder": _("U bent ouder of verzorger."),
}


@register.simple_tag
def role_name(role: str) -> str | Promise:
    return NAMES.get(role, role)


@register.simple_tag
def role_sentence(role: str) -> str | Promise:
    return SENTENCES.get(role, role)
