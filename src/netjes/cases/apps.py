from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "netjes.cases"
    label = "cases"
