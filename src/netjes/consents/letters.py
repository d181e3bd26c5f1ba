"""What this room tells people: that there is something to choose. Never about whom, and never what was chosen."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from netjes.consents.models import Question
from netjes.notices.actions import Message
from netjes.schools.models import School

ASKED, CHOOSE, SIXTEEN = "consents.asked", "consents.choose", "consents.sixteen"


def asked_once(question: Question, *, polite: bool) -> Message:
    with translation.override(question.school.language):
        if polite:
            subject, text = _("School heeft een vraag over een foto"), _("Mag het deze keer? U kiest zelf.")
        else:
            subject, text = _("School heeft een vraag over een foto van jou"), _("Mag het deze keer? Jij kiest zelf.")
        path = reverse("consents:question", args=[question.pk])
        return Message(key=f"{ASKED}:{question.pk}", subject=subject, text=text, path=path, letter=polite)


def please_choose(school: School, *, polite: bool) -> Message:
    with translation.override(school.language):
        if polite:
            subject = _("Wilt u kiezen waarvoor u toestemming geeft?")
            text = _("School vraagt per doel of het mag, zoals foto’s op de website. Nee zeggen heeft geen gevolgen.")
        else:
            subject = _("Wil je kiezen waarvoor je toestemming geeft?")
            text = _("School vraagt per doel of het mag, zoals foto’s op de website. Nee zeggen heeft geen gevolgen.")
        return Message(key=CHOOSE, subject=subject, text=text, path=reverse("consents:mine"), letter=polite)


def sixteen_for_pupil(school: School, day: str) -> Message:
    with translation.override(school.language):
        text = _("Vanaf %(day)s beslis jij over foto’s en gegevens van jou. Wat je ouders kozen, blijft tot jij kiest.")
        return Message(
            key=SIXTEEN, subject=_("Straks kies je zelf waarvoor je toestemming geeft"), text=text % {"day": day},
            path=reverse("consents:mine"),
        )  # fmt: skip


def sixteen_for_guardian(school: School, day: str, pupil: int) -> Message:
    with translation.override(school.language):
        text = _("Vanaf %(day)s beslist uw kind zelf over foto’s en gegevens. Wat u koos, blijft tot uw kind kiest.")
        return Message(
            key=f"{SIXTEEN}:{pupil}", subject=_("Uw kind kiest straks zelf over toestemming"),
            text=text % {"day": day}, path=reverse("consents:mine"),
        )  # fmt: skip
