from django.http import HttpRequest, HttpResponse
from django.urls import path

from netjes.schools.access import somebody

app_name = "signing"


def _soon(request: HttpRequest) -> HttpResponse:
    somebody(request)
    return HttpResponse()


urlpatterns = [path("", _soon, name="mine")]
