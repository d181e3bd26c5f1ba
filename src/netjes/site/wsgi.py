"""The door for a server: `netjes.site.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netjes.site.settings")
application = get_wsgi_application()
