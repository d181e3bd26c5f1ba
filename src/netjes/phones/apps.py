from django.apps import AppConfig


class PhonesConfig(AppConfig):
    name = "netjes.phones"
    label = "phones"
