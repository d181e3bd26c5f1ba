"""Every row has its school, and no code walks around that rule."""

import ast

import pytest
from django.apps import apps

from netjes.schools.models import Association, School
from netjes.schools.scoping import SchoolModel, UnscopedQuery
from reading_the_tree import ROOT, own_modules

OPEN_DOORS = {"_every_school", "_base_manager", "_default_manager"}


ABOVE_SCHOOLS = (School, Association)


def our_models():
    ours = [model for model in apps.get_models() if model.__module__.startswith("netjes.")]
    return [model for model in ours if model not in ABOVE_SCHOOLS]


def test_every_model_belongs_to_a_school():
    for model in our_models():
        if model._meta.app_label == "records":  # outlives what it speaks of: a number instead of a foreign key
            assert not model._meta.get_field("school_key").null
            continue
        assert issubclass(model, SchoolModel), f"{model.__name__} heeft geen school"
        assert not model._meta.get_field("school").null


@pytest.mark.django_db
def test_every_model_refuses_an_unscoped_question():
    for model in our_models():
        with pytest.raises(UnscopedQuery):
            model.objects.exists()


def test_nobody_uses_the_managers_that_know_no_school():
    used = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.attr}"
        for path, module in own_modules()
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute) and node.attr in OPEN_DOORS
    ]
    assert not used, "Gebruik Model.objects.create(school=…), .for_school(school) of .unscoped('waarom')"


# Where a question goes to all schools at once, and why that must be.
TO_ALL_SCHOOLS = {
    "src/netjes/schools/backends.py": "a session names an account; its school is compared with the address right after",
    "src/netjes/site/doctor/machine.py": "the machine has one clock: the latest row of any log, read as a moment alone",
}


def test_a_question_to_all_schools_is_on_the_list_with_its_reason():
    used = [
        str(path.relative_to(ROOT))
        for path, module in own_modules()
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "unscoped"
    ]
    assert sorted(used) == sorted(TO_ALL_SCHOOLS), "Zet erbij waarom dit om alle scholen gaat, of vraag het per school"
