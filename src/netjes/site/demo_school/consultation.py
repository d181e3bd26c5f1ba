"""A third version lies before the participation council."""

from datetime import timedelta

from netjes.agreements.models import Audience, Version
from netjes.drafting.consult_pages import kind_of
from netjes.drafting.models import Comment, Draft, Piece
from netjes.drafting.states import DraftState
from netjes.drafting.whole import read_whole
from netjes.lib.clock import now
from netjes.norms.library import WORDS, text_of
from netjes.records.actions import log
from netjes.schools.queries import held_by, today
from netjes.site.demo_school import texts, words
from netjes.site.demo_school.opening import ACTOR
from netjes.site.demo_school.people import Town


def consult(town: Town, second: Version) -> Draft:
    """The draft with all its articles, and what was said about it so far."""
    school, editor = town.school, town.named("Karin Oosthoek")
    begun = now() - timedelta(days=9)
    draft = Draft(
        school=school, audience=Audience.PUPILS, title=second.title, words=text_of(WORDS),
        situations=texts.third_version()[1], state=DraftState.CONSULTING, based_on=second,
        consult_until=today() + timedelta(days=16), created_at=begun, updated_at=now() - timedelta(days=3),
    )  # fmt: skip
    whole = read_whole(draft, texts.third_version()[0])
    draft.title, draft.front, draft.preamble = whole.title, whole.front, whole.preamble
    draft.save()
    Piece.objects.bulk_create(
        Piece(
            school=school, draft=draft, place=place, number=article.number, title=article.title, text=article.text,
            confirmed=True, updated_at=begun, updated_by=editor,
        )
        for place, article in enumerate(whole.articles, start=1)
    )  # fmt: skip
    for days, (article, passage, text, name, outcome, answer) in enumerate(words.COMMENTS):
        said, person = now() - timedelta(days=6 - days), town.named(name)
        roles = frozenset(held.role for held in held_by(person))
        Comment.objects.create(
            school=school, draft=draft, article=article, passage=passage, text=text, person=person,
            role=f"council_{kind_of(roles)}", at=said, outcome=outcome, answer=answer,
            answered_by=editor if answer else None, answered_at=said + timedelta(hours=20) if answer else None,
        )  # fmt: skip
    log(school_key=school.pk, actor=ACTOR, act="drafting.draft.consulted", subject=f"draft:{draft.pk}")
    return draft
