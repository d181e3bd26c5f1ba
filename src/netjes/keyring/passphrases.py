"""What a reading passphrase must be, said so that it can be mended."""

from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from netjes.keyring.errors import CannotKeepKey
from netjes.schools.models import Account, Person
from netjes.sealing import as_typed

SHORTEST, LONGEST = 12, 200  # characters


def checked(passphrase: str, person: Person) -> str:
    """The passphrase as it counts. Raises `CannotKeepKey`, which never repeats it."""
    words = as_typed(passphrase)
    if len(words) < SHORTEST:
        raise CannotKeepKey(
            _("Deze leeszin is te kort. Neem minstens %(least)d tekens, liefst vier losse woorden.")
            % {"least": SHORTEST},
            "passphrase",
        )
    if len(words) > LONGEST:
        raise CannotKeepKey(
            _("Deze leeszin is te lang. Er passen %(most)d tekens in.") % {"most": LONGEST}, "passphrase"
        )
    if len(set(words.casefold())) < 6 or words.replace(" ", "").isdecimal():
        raise CannotKeepKey(_("Deze leeszin is makkelijk te raden. Neem vier losse woorden."), "passphrase")
    if _is_about(words, person):
        raise CannotKeepKey(
            _("In deze leeszin staat bijna alleen je naam. Neem woorden die niets met jou te maken hebben."),
            "passphrase",
        )
    account = Account.objects.for_school(person.school).filter(person=person).first()
    if account is not None and account.has_usable_password() and account.check_password(passphrase):
        raise CannotKeepKey(
            _("Dit is je wachtwoord. Neem een andere zin: wie je wachtwoord raadt, leest dan nog niets."), "passphrase"
        )
    return words


def _is_about(words: str, person: Person) -> bool:
    bare, name = (text.casefold().replace(" ", "") for text in (words, person.name))
    return SequenceMatcher(None, bare, name, autojunk=False).ratio() > 0.7
