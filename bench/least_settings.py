"""Settings of the least that Django can do with our database: no middleware, one view (`bench/least.py`)."""

from netjes.site.settings import *  # noqa: F403

MIDDLEWARE: list[str] = []
WITHOUT = ("allauth", "netjes.login")  # the one asks for the other as soon as it is there
INSTALLED_APPS = [app for app in INSTALLED_APPS if not app.startswith(WITHOUT)]  # noqa: F405
ROOT_URLCONF = "bench.least"
TEMPLATES: list[dict[str, object]] = []
