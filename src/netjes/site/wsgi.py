"""The door for a server: `netjes.site.wsgi:application`."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

from netjes.lib.remembered import remember_for

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netjes.site.settings")
pages = get_wsgi_application()
from netjes.lessons.polling import look_at_most_every  # noqa: E402 (models are there only now)
from netjes.site.short_way import short_way  # noqa: E402

application = short_way(pages)
resolve("/")  # loads every page now, not while the first visitor waits
remember_for(1.0)
look_at_most_every(1.0)
# What is loaded now stays: the collector need not go past it again and again while people wait.
gc.collect()
gc.freeze()
