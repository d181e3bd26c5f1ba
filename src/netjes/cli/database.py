"""What every sub-command that needs the database does first."""

import os


def ready(*, migrate: bool = False) -> None:
    """Start Django, and with `migrate` bring the database up to date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netjes.site.settings")
    import django

    django.setup()
    if migrate:
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
