from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "netjes.site"
    label = "site"
