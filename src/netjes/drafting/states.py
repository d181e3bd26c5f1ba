"""Where a draft stands and how it may go on. Pure."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DraftState(TextChoices):
    EDITING = "editing", _("concept")
    CONSULTING = "consulting", _("ligt voor overleg")
    ADOPTED = "adopted", _("vastgesteld")
    PUBLISHED = "published", _("bekendgemaakt")
    DISCARDED = "discarded", _("weggelegd")


# From a state to those that may follow. Who changes an adopted text, opens the consultation anew.
MOVES: dict[DraftState, frozenset[DraftState]] = {
    DraftState.EDITING: frozenset({DraftState.CONSULTING, DraftState.ADOPTED, DraftState.DISCARDED}),
    DraftState.CONSULTING: frozenset({DraftState.EDITING, DraftState.ADOPTED, DraftState.DISCARDED}),
    DraftState.ADOPTED: frozenset({DraftState.EDITING, DraftState.PUBLISHED, DraftState.DISCARDED}),
    DraftState.PUBLISHED: frozenset(),
    DraftState.DISCARDED: frozenset({DraftState.EDITING}),
}


class PieceKind(TextChoices):
    """A piece of a draft is an article, or text of the source that is no rule; the latter is kept too."""

    ARTICLE = "article", _("artikel")
    LEFT_OUT = "left_out", _("weggelaten")


class Outcome(TextChoices):
    """What was done with a comment."""

    TAKEN_OVER = "taken_over", _("overgenomen")
    NOT_TAKEN_OVER = "not_taken_over", _("niet overgenomen")
    ANSWERED = "answered", _("beantwoord")
