"""The limit that our pages are held against: one view of Django, which reads one row, and for a POST writes one.

`python -m bench.least --port N`: the same server as ours, with as many processes and threads.
"""

import argparse
import os
import secrets

from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import re_path
from django.utils.timezone import now


def least(request: HttpRequest, last: str) -> HttpResponse:
    from django.contrib.sessions.models import Session

    from netjes.schools.actions.entry import hash_of
    from netjes.schools.models import EntryLink, Person

    if last == "healthz":
        return HttpResponse("ok", headers={"Content-Length": "2"})
    if last.isdecimal():
        found = Person._every_school.get(pk=last).given_name
    else:
        found = EntryLink._every_school.get(code_hash=hash_of(last)).purpose
    if request.method == "POST":
        Session.objects.create(session_key=secrets.token_hex(16), session_data=found, expire_date=now())
        return HttpResponseRedirect("/healthz", headers={"Content-Length": "0"})
    return HttpResponse(found, headers={"Content-Length": str(len(found.encode()))})


urlpatterns = [re_path(r"(?:.*/)?([\w-]+)/?$", least)]


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.least_settings"
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int)
    import django

    django.setup()
    from netjes.site.serve import serve

    serve("127.0.0.1", parser.parse_args().port, when_ready=lambda: None, application="bench.least:application")
else:
    application = get_wsgi_application()
