from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "netjes.records"
    label = "records"
