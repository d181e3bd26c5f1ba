"""One tap mends one finding, or all of them. The text travels in the form; nothing changes by itself."""

from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from netjes.checks.errors import CannotCheck
from netjes.checks.finding import Finding
from netjes.checks.folded import fold
from netjes.checks.repairs import Mending, mend, repairs_for
from netjes.publishing.errors import CannotLook

ALL, ADD_OWN_OPINION = "alles", "namens-mezelf"
_SAID = ("namens mezelf", "mijn eigen mening", "op persoonlijke titel", "vind ik zelf", "namens school", "my own view")


def token_of(finding: Finding, mending: Mending) -> str:
    """How a button names a repair of a finding: its place, its kind and the repair; never its words."""
    return f"{finding.start}-{finding.end}-{finding.kind.value}:{mending.repair.value}"


def says_for_whom(text: str) -> bool:
    folded = fold(text)
    return any(each in folded for each in _SAID)


@sensitive_variables()
def mended(text: str, findings: tuple[Finding, ...], token: str) -> str:
    """The text with what this button promised done. Raises `CannotLook` when it is no longer the same text."""
    if token == ADD_OWN_OPINION:
        return f"{text.rstrip()} {_('Dit schrijf ik namens mezelf.')}"
    every = {token_of(finding, each): (finding, each.repair) for finding in findings for each in repairs_for(finding)}
    if token == ALL:
        every_first = [(each, repairs_for(each)[0]) for each in findings if repairs_for(each) and not each.own]
        firsts = [(each, first.repair) for each, first in every_first if not first.alone]
        return mend(text, firsts)
    if token not in every:
        raise CannotLook(_("De tekst is intussen veranderd. Hieronder staat wat ons nu opvalt."))
    try:
        return mend(text, [every[token]])
    except CannotCheck as refusal:
        raise CannotLook(str(refusal)) from None
