from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "netjes.dialogue"
    label = "dialogue"
