"""One tap mends one finding, or all of them. The text travels in the form; nothing changes by itself."""

from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from netjes.checks.errors import CannotCheck
from netjes.checks.finding import Finding
from netjes.checks.folded import fold
from netjes.checks.repairs import Mending, mend
from netjes.publishing.errors import CannotLook
from netjes.publishing.looking import Looked

ALL, ADD_OWN_OPINION = "alles", "namens-mezelf"
_SAID = ("namens mezelf", "mijn eigen mening", "op persoonlijke titel", "vind ik zelf", "namens school", "my own view")


def token_of(finding: Finding, mending: Mending) -> str:
    """How a button names a repair of a finding: its place, its kind and the repair; never its words."""
    return f"{finding.start}-{finding.end}-{finding.kind.value}:{mending.repair.value}"


def says_for_whom(text: str) -> bool:
    folded = fold(text)
    return any(each in folded for each in _SAID)


@sensitive_variables()
def mended(looked: Looked, token: str) -> str:
    """The text with what this button promised done. Raises `CannotLook` when it is no longer the same text."""
    text = looked.wish.text
    if token == ADD_OWN_OPINION:
        return f"{text.rstrip()} {_('Dit schrijf ik namens mezelf.')}"
    found = looked.findings.found
    every = {token_of(finding, each): (finding, each.repair) for finding in found for each in looked.repairs(finding)}
    if token == ALL:
        chosen = [(finding, mending.repair) for finding in found if (mending := looked.at_once(finding))]
        return mend(text, chosen, school=looked.school, voice=looked.voice)
    if token not in every:
        raise CannotLook(_("De tekst is intussen veranderd. Hieronder staat wat ons nu opvalt."))
    try:
        return mend(text, [every[token]], school=looked.school, voice=looked.voice)
    except CannotCheck as refusal:
        raise CannotLook(str(refusal)) from None
