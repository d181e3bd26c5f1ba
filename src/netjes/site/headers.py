"""What the browser is told about every answer, beside what Django and the content security policy say."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Respond = Callable[[HttpRequest], HttpResponse]

# Nothing here needs them; passkeys do need theirs.
SWITCHED_OFF = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation",
    "gyroscope", "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "usb", "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS = ", ".join(f"{name}=()" for name in SWITCHED_OFF)


def headers_middleware(respond: Respond) -> Respond:
    """No powers of the device, no use by another site, and nothing of who is in is left in a cache.

    A shared computer in a classroom keeps no page of somebody who was in; public pages may be kept by the browser,
    since they say the same to everybody.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        viewer = getattr(request, "viewer", None)
        if viewer is not None and viewer.person is not None:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware
