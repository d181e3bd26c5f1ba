from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "netjes.privacy"
    label = "privacy"
