from django.apps import AppConfig


class LoginConfig(AppConfig):
    name = "netjes.login"
    label = "login"
