from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    name = "netjes.consents"
    label = "consents"
