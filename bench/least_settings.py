"""Settings of the least that Django can do with our database: no middleware, one view (`bench/least.py`)."""

from netjes.site.settings import *  # noqa: F403

MIDDLEWARE: list[str] = []
INSTALLED_APPS = [app for app in INSTALLED_APPS if not app.startswith("allauth")]  # noqa: F405
ROOT_URLCONF = "bench.least"
TEMPLATES: list[dict[str, object]] = []
