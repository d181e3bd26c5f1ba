from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "netjes.publishing"
    label = "publishing"
