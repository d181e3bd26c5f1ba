from django.apps import AppConfig


class RostersConfig(AppConfig):
    name = "netjes.rosters"
    label = "rosters"
