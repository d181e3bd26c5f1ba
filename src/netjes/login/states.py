"""The kinds of providers, how a first login finds its person, and who needs a second step. Pure."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from netjes.schools.states import Role

# Roles that read what was reported, keep a file on somebody, or decide who may: a password alone is not enough.
TWO_STEPS = frozenset(
    {
        Role.CONFIDENTIAL,
        Role.ANTI_BULLYING,
        Role.CARE_COORDINATOR,
        Role.TEAM_LEADER,
        Role.HEAD,
        Role.BOARD,
        Role.PRIVACY,
        Role.ADMINISTRATOR,
    }
)


class ProviderKind(TextChoices):
    OIDC = "oidc", _("OpenID Connect (Microsoft Entra, Google en andere)")
    SAML = "saml", _("SAML (Entree Federatie en andere)")


class MatchBy(TextChoices):
    """By what a first login finds the person that the school already knows."""

    EMAIL = "email", _("het e-mailadres")
    EXTERNAL_ID = "external_id", _("het nummer in de schooladministratie")
