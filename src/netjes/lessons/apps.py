from django.apps import AppConfig


class LessonsConfig(AppConfig):
    name = "netjes.lessons"
    label = "lessons"
