from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "netjes.drafting"
    label = "drafting"
