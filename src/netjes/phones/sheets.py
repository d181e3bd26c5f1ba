"""What of this room goes on paper: the slip in the bag, with a number and no name."""

from django.utils import timezone
from django.utils.translation import gettext as _

from netjes.phones.models import CustodySlip
from netjes.printing.documents import slip_pdf
from netjes.printing.sheets import SlipSheet
from netjes.schools.letterheads import letterhead_of


def slip_on_paper(slip: CustodySlip) -> bytes:
    """Raises `CannotPrint`."""
    return slip_pdf(
        school=letterhead_of(slip.school),
        slip=SlipSheet(
            title=_("Een telefoon die hier ligt"),
            number=slip.number,
            place=slip.place,
            taken_at=timezone.localtime(slip.taken_at),
            due_at=timezone.localtime(slip.due_at),
            promise=_("Niemand kijkt in deze telefoon."),
            condition=slip.condition,
        ),
    )
