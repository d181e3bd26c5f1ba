"""What an administrator fills in to connect a channel."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netjes.consents.models import Purpose, Wording
from netjes.publishing.actions.connecting import WITH_PASSWORD, Way
from netjes.publishing.models import SchoolChannel
from netjes.publishing.states import ChannelKind
from netjes.schools.people_forms import PlainForm


class ChannelForm(PlainForm):
    """The fields of one kind of channel; what it does not need is not asked."""

    name = forms.CharField(label=_("Hoe heet dit kanaal?"), max_length=60, help_text=_("Zoals Website of Nieuwsbrief."))
    purpose = forms.ChoiceField(
        label=_("Waarvoor gaven mensen toestemming?"), required=False,
        help_text=_("Alleen wie daarvoor ja zei, mag hier op een foto staan."),
    )  # fmt: skip
    address = forms.CharField(
        label=_("Webadres"), max_length=300, help_text=_("Van de voorpagina, met https:// ervoor."),
        widget=forms.URLInput(),
    )  # fmt: skip
    username = forms.CharField(
        label=_("Gebruiker op de website"), max_length=120, help_text=_("Iemand die daar auteur of redacteur is."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    secret = forms.CharField(
        label=_("Wachtwoord voor toepassingen"), max_length=400, required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    own_network = forms.BooleanField(
        label=_("Het adres staat op het netwerk van school"), required=False,
        help_text=_("Alleen dan gaat Netjes naar een adres dat van buiten niet te bereiken is."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, kind: str, channel: SchoolChannel | None, purposes: Sequence[Purpose],
        names: Mapping[int, Wording], **kwargs: Any,
    ) -> None:  # fmt: skip
        initial = {
            "name": channel.name, "purpose": channel.purpose_id or "", "address": channel.address,
            "username": channel.username, "own_network": channel.own_network,
        } if channel else {}  # fmt: skip
        super().__init__(*args, initial=initial, **kwargs)
        self.purposes = {str(each.pk): each for each in purposes}
        chooser: Any = self.fields["purpose"]
        chooser.choices = [
            ("", _("nergens voor: hier komen geen mensen op")),
            *((pk, names[each.pk].name if each.pk in names else each.code) for pk, each in self.purposes.items()),
        ]
        if kind not in WITH_PASSWORD:
            for name in ("address", "username", "secret", "own_network"):
                del self.fields[name]
        elif kind == ChannelKind.MASTODON:
            del self.fields["username"]
            self.fields["secret"].label = _("Toegangstoken")
            self.fields["secret"].help_text = _(
                "Maak het in Mastodon bij Ontwikkeling, met de rechten read, write:statuses en write:media."
            )
        else:
            self.fields["secret"].help_text = _(
                "Maak het op de website bij je profiel. Het is niet het wachtwoord waarmee je inlogt."
            )
        if channel is not None and kind in WITH_PASSWORD:
            self.fields["secret"].help_text = _("Leeg laten: wat er staat blijft.")

    def way(self) -> Way:
        given = self.cleaned_data
        return Way(
            name=given["name"], address=given.get("address", ""), username=given.get("username", ""),
            secret=given.get("secret", ""), purpose=self.purposes.get(given.get("purpose", "")),
            own_network=given.get("own_network", False),
        )  # fmt: skip
