from django.apps import AppConfig


class LoginConfig(AppConfig):
    name = "netjes.login"
    label = "login"

    def ready(self) -> None:
        from netjes.login.used_codes import watch_over_codes

        watch_over_codes()
