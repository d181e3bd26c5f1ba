"""Drafts for the tests: a model agreement, ready to be changed."""

from netjes.agreements.models import Audience
from netjes.drafting.models import Draft, Piece
from netjes.drafting.whole import read_whole
from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.norms.library import WORDS, text_of
from netjes.schools.models import School

ACTOR = system("tests")


def draft_of_model(school: School, name: str = "leerlingen", audience: Audience = Audience.PUPILS) -> Draft:
    """The model as a draft, in the words that ship."""
    draft = Draft(
        school=school, audience=audience, title="", words=text_of(WORDS), created_at=now(), updated_at=now(),
        situations=text_of(f"{name}.situaties.jsonl"),
    )  # fmt: skip
    whole = read_whole(draft, text_of(f"{name}.md"))
    draft.title, draft.front, draft.preamble = whole.title, whole.front, whole.preamble
    draft.save()
    for place, article in enumerate(whole.articles, start=1):
        Piece.objects.create(
            school=school, draft=draft, place=place, number=article.number, title=article.title, text=article.text,
            updated_at=now(),
        )  # fmt: skip
    return draft
