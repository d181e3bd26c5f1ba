from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "netjes.site"
    label = "site"

    def ready(self) -> None:
        """The one place where rooms are told of each other at the start."""
        from netjes.site.sources import fill

        fill()
