from django.apps import AppConfig


class SigningConfig(AppConfig):
    name = "netjes.signing"
    label = "signing"
