from django.apps import AppConfig


class AskingConfig(AppConfig):
    name = "netjes.asking"
    label = "asking"
