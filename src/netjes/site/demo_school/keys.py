"""Reading keys of the example school, all under the same words: the page to open one says them there."""

from netjes.keyring.actions import make_key, name_holders
from netjes.schools.queries import holders
from netjes.schools.states import Role
from netjes.site.demo_school.opening import ACTOR
from netjes.site.demo_school.people import Town

WORDS = "vier gele fietsen zwijgen"
# Who reads reports here; somebody of the board and the head hold the halves of their keys.
READERS = ("Yvette Helder", "Karin Oosthoek", "Petra Visser", "Bouke Wiersma", "Anneke Bos")


def give_keys(town: Town) -> None:
    """Before anything is reported here. Each takes a quarter of a second."""
    helpers = [holders(town.school, Role.BOARD)[0], town.named("Ilse Terpstra")]
    opened = [make_key(actor=ACTOR, person=each, passphrase=WORDS) for each in helpers]
    for name in READERS:
        make_key(actor=ACTOR, person=town.named(name), passphrase=WORDS, holders=helpers)
    adviser = town.named("Yvette Helder")
    for (key, private), other in zip(opened, reversed(helpers), strict=True):
        name_holders(actor=ACTOR, key=key, private=private, holders=[other, adviser])
