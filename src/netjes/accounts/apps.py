from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "netjes.accounts"
    label = "accounts"
