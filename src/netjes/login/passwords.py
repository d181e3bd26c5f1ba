"""What a password must be, said so that it can be mended."""

from django.contrib.auth import password_validation as django
from django.utils.translation import gettext as _


class LongEnough(django.MinimumLengthValidator):
    def get_error_message(self) -> str:
        words = {"length": self.min_length}
        return _("Dit wachtwoord is te kort. Neem minstens %(length)d tekens, bijvoorbeeld drie losse woorden.") % words


class NotCommon(django.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return _("Dit wachtwoord staat op lijsten van wachtwoorden die iedereen raadt. Kies een ander.")


class NotOnlyDigits(django.NumericPasswordValidator):
    def get_error_message(self) -> str:
        return _("Alleen cijfers zijn makkelijk te raden. Gebruik ook letters.")
