from django.apps import AppConfig


class SchoolsConfig(AppConfig):
    name = "netjes.schools"
    label = "schools"
