import pytest

from netjes.schools.access import NoSchoolHere, school_at


def test_it_works(school):
    assert school_at("127.0.0.1:8000") == school
    assert school_at("school.example") == school


def test_without_a_school_there_is_nobody_home(db):
    with pytest.raises(NoSchoolHere):
        school_at("127.0.0.1")


def test_with_two_schools_only_their_own_address_counts(school, other_school):
    assert school_at("havenlyceum.example") == other_school
    assert school_at("HAVENLYCEUM.example:443") == other_school
    with pytest.raises(NoSchoolHere):
        school_at("127.0.0.1")
