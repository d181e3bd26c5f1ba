"""The door for programs: a token in the Authorization header, at its own school's address, for one scope."""

from typing import Any

from django.http import HttpRequest
from ninja.security.base import AuthBase

from netjes.lib.problems import Problem
from netjes.schools.access import school_of
from netjes.schools.api_tokens import note_use, token_for
from netjes.schools.models import ApiToken, Scope


class SchoolToken(AuthBase):
    """Lets a request through whose token has a scope. No session or cookie ever does, so nothing can be forged."""

    openapi_type = "http"
    openapi_scheme = "bearer"
    openapi_bearerFormat = "netjes_ followed by 40 letters and digits"  # noqa: N815 (the name is OpenAPI's)
    openapi_description = "A token of one integration, made by the school under Mensen, Koppelingen."

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> ApiToken | None:
        """The token, or None (401) when there is none that works here. Raises `Problem` (403) for another scope."""
        kind, _space, code = request.headers.get("Authorization", "").partition(" ")
        if kind.casefold() != "bearer":
            return None
        school = school_of(request)
        token = token_for(school, code.strip())
        if token is None:
            return None
        if not token.opens(self.scope):
            raise Problem(
                403,
                "missing-scope",
                "Deze koppeling mag dit niet",
                f'Deze koppeling mist het recht "{self.scope.value}". Vraag de school om een koppeling met dat recht.',
                headers={
                    "WWW-Authenticate": f'Bearer realm="Netjes", error="insufficient_scope", scope="{self.scope}"'
                },
            )
        note_use(school, token)
        return token


def opened_by(request: HttpRequest) -> Any:
    """The token of a request that came through the door, else None."""
    return getattr(request, "auth", None)
