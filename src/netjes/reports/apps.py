from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "netjes.reports"
    label = "reports"
