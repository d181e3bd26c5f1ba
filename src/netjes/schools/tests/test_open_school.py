import pytest
from django.core.exceptions import ValidationError

from netjes.lib.actors import system
from netjes.schools.actions import open_school
from netjes.schools.models import School

ACTOR = system("tests")


def test_it_works(db, still_now):
    school = open_school(actor=ACTOR, name=" Het Veenlyceum ", brin="12AB")
    assert School.objects.get() == school
    assert (school.name, school.slug, school.language) == ("Het Veenlyceum", "het-veenlyceum", "nl")
    assert school.created_at.isoformat() == "2026-11-24T09:00:00+00:00"


@pytest.mark.parametrize(("field", "value"), [("accent", "blauw"), ("brin", "ABCD"), ("language", "fr"), ("name", "")])
def test_what_does_not_fit_is_refused_by_field(db, field, value):
    fields = {"name": "Het Veenlyceum", "slug": "veen"} | {field: value}
    with pytest.raises(ValidationError) as refusal:
        open_school(actor=ACTOR, **fields)
    assert field in refusal.value.message_dict


def test_without_an_actor_nothing_is_written(db):
    with pytest.raises(TypeError, match="Actor"):
        open_school(actor=None, name="Het Veenlyceum")
    assert not School.objects.exists()
