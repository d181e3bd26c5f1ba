from django.apps import AppConfig


class TimetablesConfig(AppConfig):
    name = "netjes.timetables"
    label = "timetables"
