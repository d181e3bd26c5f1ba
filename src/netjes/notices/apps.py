from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "netjes.notices"
    label = "notices"
