"""What this room keeps about people, and for how long. Nothing opens without its owner's passphrase or passkey."""

from netjes.records.retention import OWN_CHOICE, Kept, Rule, Shown
from netjes.records.states import Needed

RULES: tuple[Rule, ...] = (
    Rule(
        code="keyring.part", model="keyring.RecoveryPart",
        what="Dat iemand een helft doorgaf om een leessleutel terug te halen.",
        clocks=("recovery__goes_on",), since="een week nadat erom gevraagd is", days=0,
        why="Om een leessleutel terug te halen waarvan de leeszin kwijt is.", source=OWN_CHOICE, needed=Needed.NOT,
        shows=(Shown(link="holder", title="Helften die je doorgaf", fields={"given_at": "Op"}),),
    ),
    Rule(
        code="keyring.recovery", model="keyring.Recovery",
        what="Dat je vroeg om je leessleutel terug te halen.",
        clocks=("goes_on",), since="een week nadat erom gevraagd is", days=0,
        why="Om een leessleutel terug te halen waarvan de leeszin kwijt is.", source=OWN_CHOICE, needed=Needed.NOT,
        shows=(
            Shown(link="person", title="Een leessleutel terughalen",
                  fields={"asked_at": "Gevraagd op", "done_at": "Klaar op"}),
        ),
    ),
    Rule(
        code="keyring.share", model="keyring.RecoveryShare",
        what="Dat iemand een helft bewaart van de leessleutel van een collega.",
        clocks=("key__retired_at", "holder__left_on"), since="nadat de sleutel vervalt of de bewaarder vertrekt",
        days=0,
        why="Om een leessleutel terug te halen waarvan de leeszin kwijt is.", source=OWN_CHOICE,
        shows=(Shown(link="holder", title="Helften die je bewaart", fields={"made_at": "Sinds"}),),
    ),
    Rule(
        code="keyring.passkey", model="keyring.ReadingPasskey",
        what="Met welke passkeys je leessleutel ook opengaat. Wat je apparaat daarvoor geeft, staat nergens.",
        clocks=("key__retired_at",), since="nadat de sleutel vervalt", days=0,
        why="Om een leessleutel ook met een passkey te openen, als je dat zelf instelt.", source=OWN_CHOICE,
        needed=Needed.NOT,
        shows=(Shown(link="key__person", title="Passkeys voor je leessleutel", fields={"made_at": "Toegevoegd op"}),),
    ),
    Rule(
        code="keyring.key", model="keyring.ReadingKey",
        what="Dat je een leessleutel hebt. Wat je ermee leest, staat er niet bij.",
        clocks=("retired_at",), since="nadat de sleutel vervalt", days=30,
        why="Wat gemeld is, kan alleen lezen wie een eigen sleutel heeft.", source=OWN_CHOICE,
        shows=(
            Shown(link="person", title="Leessleutels", fields={"made_at": "Gemaakt op", "retired_at": "Vervallen op"}),
        ),
    ),
)  # fmt: skip
KEPT: tuple[Kept, ...] = ()
