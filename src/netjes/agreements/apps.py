from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "netjes.agreements"
    label = "agreements"
