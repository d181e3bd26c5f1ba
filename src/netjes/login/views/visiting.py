"""Going to a school's provider and coming back: django-allauth's views, and a page of ours when it goes wrong."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect import views as oidc
from allauth.socialaccount.providers.saml import views as saml
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from onelogin.saml2.errors import OneLogin_Saml2_Error

from netjes.login.sealing import CannotUnseal
from netjes.schools.errors import NotYours

# What a provider that is away, or set up wrongly on either side, makes of a visit. A network's errors are `OSError`s.
WENT_WRONG = (
    OSError, OAuth2Error, OneLogin_Saml2_Error, PermissionDenied, ImproperlyConfigured, CannotUnseal, KeyError,
    ValueError,
)  # fmt: skip
logger = logging.getLogger("netjes.login")


def kindly(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view, and a page that says what to do when the other side gives no good answer."""

    @never_cache
    @wraps(view)
    def visiting(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except WENT_WRONG as error:
            # Its text may hold a code or a name, so only its kind is written down.
            logger.warning("inloggen via een aanbieder mislukte: %s", type(error).__name__)
            return render(request, "login/provider_failed.html", status=400)

    return visiting


to_oidc, from_oidc = kindly(oidc.login), kindly(oidc.callback)
to_saml, finish_saml, saml_metadata = kindly(saml.login), kindly(saml.finish_acs), kindly(saml.metadata)


@csrf_exempt
def from_saml(request: HttpRequest, organization_slug: str) -> HttpResponse:
    """A provider's answer arrives without our cookies; it is laid aside for five minutes and picked up with them."""
    response: HttpResponse = kindly(saml.acs)(request, organization_slug)
    aside = getattr(request, "saml_acs_session", None)
    if aside is not None:
        aside.set_expiry(5 * 60)
        aside.save()
    return response


@csrf_exempt
def saml_goodbye(request: HttpRequest, organization_slug: str) -> HttpResponse:
    """Logging out there does not log out here: an unsigned wish to would let any site log somebody out."""
    raise NotYours
