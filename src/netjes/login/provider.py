"""The two protocols that schools' providers speak, for allauth's registry (it looks for this module by name)."""

from typing import Any

from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.saml.provider import SAMLProvider

CONTEXTS = "netjes:authn-contexts"


class Saml(SAMLProvider):
    """SAML, which also tells how somebody logged in there: one step or two."""

    def extract_extra_data(self, data: Any) -> dict[str, Any]:
        return super().extract_extra_data(data) | {CONTEXTS: data.get_last_authn_contexts()}


provider_classes = [OpenIDConnectProvider, Saml]
