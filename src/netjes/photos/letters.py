"""What this room tells people: that there is something to see, never who answered or what."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from netjes.notices.actions import Message
from netjes.photos.models import Photo


def answered(photo: Photo) -> Message:
    """To the maker of a picture, once nobody's answer is waited for any more."""
    with translation.override(photo.school.language):
        return Message(
            key=f"photos.answered:{photo.pk}",
            subject=_("Er wacht geen antwoord meer over je foto"),
            text=_("Kijk of hij nu mag. De foto gaat vanzelf weg."),
            path=reverse("photos:photo", args=[photo.pk]),
        )
