"""The OpenAPI document, completed with what holds for every operation: scopes, problems and headers."""

from typing import Any

from netjes.site.api.problems import MEDIA_TYPE

PROBLEM = {
    "title": "Problem",
    "description": "A refusal (RFC 9457). `type` is stable, `title` and `detail` are Dutch and safe to show.",
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "detail"],
                "properties": {
                    "field": {"type": "string", "description": "Its path with dots, such as facts.les."},
                    "detail": {"type": "string"},
                },
            },
        },
    },
    "examples": [
        {
            "type": "urn:netjes:problem:cannot-be-asked",
            "title": "Deze vraag kan niet aan de afspraken worden gesteld",
            "status": 422,
            "detail": 'Het feit "lees" staat niet in de woordenlijst. Bedoelt u "les"?',
            "errors": [
                {"field": "facts.lees", "detail": 'Het feit "lees" staat niet in de woordenlijst. Bedoelt u "les"?'}
            ],
        }
    ],
}
SAID = {
    400: "The body cannot be read: no JSON, nested too deep, or a key that stands there twice.",
    401: "No token, or none that works at this school now: unknown, expired and revoked look the same.",
    403: "The token misses the scope of this operation.",
    404: "It is not there.",
    405: "The method is not for this address.",
    413: "The body is larger than 64 kB; nothing of it was read.",
    415: "The body is not application/json.",
    422: "A field is missing, unknown or wrong; `errors` names each.",
    429: "This token asked too often.",
    500: "Something broke on our side; nothing was changed.",
}
ALWAYS = (401, 403, 404, 405, 413, 422, 429, 500)
WITH_BODY = (400, 415)
RATE = {
    "RateLimit-Limit": "Requests a minute for this token.",
    "RateLimit-Remaining": "How many of these are left.",
    "RateLimit-Reset": "Seconds until the count begins anew.",
}
EXTRA = {
    401: {"WWW-Authenticate": "Bearer"},
    403: {"WWW-Authenticate": "Bearer, with the scope that is missing."},
    405: {"Allow": "The methods of this address."},
    429: {"Retry-After": "Seconds to wait.", **RATE},
}


def completed(schema: dict[str, Any]) -> dict[str, Any]:
    """The same document with every refusal of every operation. An operation's tag is the scope it asks for."""
    schema["components"].setdefault("schemas", {})["Problem"] = PROBLEM
    for methods in schema["paths"].values():
        for method, operation in methods.items():
            _complete(operation, method)
    return schema


def _complete(operation: dict[str, Any], method: str) -> None:
    operation["security"] = [dict.fromkeys(each, operation["tags"]) for each in operation.get("security", [])]
    responses = operation["responses"]
    for done in responses.values():
        done["headers"] = _headers(RATE | ({} if method == "post" else {"ETag": "For If-None-Match."}))
    if method == "get":
        responses[304] = {"description": "Nothing changed since the answer of which you sent the ETag."}
    for status in sorted((*ALWAYS, *(WITH_BODY if "requestBody" in operation else ()))):
        responses[status] = {
            "description": SAID[status],
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        if status in EXTRA:
            responses[status]["headers"] = _headers(EXTRA[status])


def _headers(found: dict[str, str]) -> dict[str, Any]:
    return {name: {"description": text, "schema": {"type": "string"}} for name, text in found.items()}
