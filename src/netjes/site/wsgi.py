"""The door for a server: `netjes.site.wsgi:application`."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

from netjes.lib.remembered import remember_for

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netjes.site.settings")
application = get_wsgi_application()
resolve("/")  # loads every page now, not while the first visitor waits
remember_for(1.0)
# What is loaded now stays: the collector need not go past it again and again while people wait.
gc.collect()
gc.freeze()
