from django.apps import AppConfig


class KeyringConfig(AppConfig):
    name = "netjes.keyring"
    label = "keyring"
