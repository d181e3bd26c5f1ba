"""Django-allauth's migrations have run: the history of accounts looks again as the models say."""

import importlib

from django.db import migrations

NameManagers = importlib.import_module("netjes.login.migrations.0001_initial").NameManagers


class Migration(migrations.Migration):
    dependencies = [
        ("login", "0001_initial"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [NameManagers("_every_school")]
