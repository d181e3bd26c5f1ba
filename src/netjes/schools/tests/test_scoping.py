"""The tenant rule, on two models that exist only here."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection, models

from netjes.schools.models import School
from netjes.schools.scoping import SchoolModel, UnscopedQuery


class Shelf(SchoolModel):
    name = models.CharField(max_length=20)

    class Meta:
        app_label = "schools"
        constraints = [models.UniqueConstraint(fields=["school", "name"], name="test_shelf_name")]


class Book(SchoolModel):
    shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE, related_name="books")
    title = models.CharField(max_length=20)

    class Meta:
        app_label = "schools"


def _known(*, to_django: bool) -> None:
    """Known only while a test here runs: other tests look at the real models."""
    for model in (Shelf, Book):
        if to_django:
            apps.all_models["schools"][model._meta.model_name] = model
        else:
            apps.all_models["schools"].pop(model._meta.model_name, None)
    apps.clear_cache()


_known(to_django=False)


@pytest.fixture
def tables(transactional_db) -> Iterator[None]:
    _known(to_django=True)
    with connection.schema_editor() as editor:
        editor.create_model(Shelf)
        editor.create_model(Book)
    yield
    with connection.schema_editor() as editor:
        editor.delete_model(Book)
        editor.delete_model(Shelf)
    _known(to_django=False)


@pytest.fixture
def ours(tables, school) -> Shelf:
    shelf = Shelf.objects.create(school=school, name="Onze plank")
    Book.objects.create(school=school, shelf=shelf, title="Ons boek")
    return shelf


@pytest.fixture
def theirs(tables, other_school) -> Shelf:
    return Shelf.objects.create(school=other_school, name="Hun plank")


def test_it_works(ours, theirs, school, other_school):
    assert list(Shelf.objects.for_school(school)) == [ours]
    assert Shelf.objects.for_school(other_school).get() == theirs
    assert Shelf.objects.filter(name="Hun plank").for_school(school).exists() is False


def test_an_unscoped_queryset_may_be_built_but_not_asked(ours):
    waiting = Shelf.objects.filter(name="Onze plank").order_by("name")[:5]
    with pytest.raises(UnscopedQuery, match=r"Shelf\.objects\.for_school"):
        list(waiting)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: list(Shelf.objects.all()),
        lambda: list(Shelf.objects.values_list("name", flat=True)),
        lambda: Shelf.objects.get(name="Onze plank"),
        lambda: Shelf.objects.first(),
        lambda: Shelf.objects.latest("pk"),
        lambda: Shelf.objects.count(),
        lambda: Shelf.objects.exists(),
        lambda: Shelf.objects.aggregate(models.Max("pk")),
        lambda: list(Shelf.objects.iterator()),
        lambda: Shelf.objects.in_bulk([1]),
        lambda: Shelf.objects.update(name="Anders"),
        lambda: Shelf.objects.filter(pk=1).delete(),
        lambda: Shelf.objects.get_or_create(name="Nieuw"),
        lambda: Shelf.objects.explain(),
        lambda: Shelf.objects.raw("SELECT 1"),
        lambda: Shelf.objects.unscoped("proef").union(Shelf.objects.all()),
        lambda: list(Book.objects.unscoped("proef").filter(shelf__in=Shelf.objects.all())),
        lambda: bool(Shelf.objects.all()),
    ],
)
def test_every_unscoped_question_raises(ours, ask):
    with pytest.raises(UnscopedQuery):
        ask()
    assert Shelf.objects.unscoped("nakijken wat er nog staat").get().name == "Onze plank"


def test_all_schools_at_once_needs_a_reason(ours, theirs):
    assert Shelf.objects.unscoped("telling voor de vereniging").count() == 2
    with pytest.raises(ValueError, match="reden"):
        Shelf.objects.unscoped("  ")


def test_a_scope_is_a_school_and_nothing_else(ours, school):
    for not_a_school in (None, school.pk, "lindekade"):
        with pytest.raises(TypeError):
            Shelf.objects.for_school(not_a_school)


def test_an_empty_queryset_asks_nothing(tables):
    assert list(Shelf.objects.none()) == []


def test_django_itself_keeps_working(ours, school):
    book = ours.books.get()  # a related manager starts from a row that was reached through its school
    assert book.shelf == ours
    assert list(Shelf.objects.for_school(school).prefetch_related("books").get().books.all()) == [book]
    ours.refresh_from_db()
    ours.full_clean()  # uniqueness is checked over the default manager
    double = Shelf(school=school, name="Onze plank")
    with pytest.raises(Exception, match=r"bestaat al|already exists"):
        double.full_clean()
    ours.delete()
    assert not Book.objects.for_school(school).exists()


def test_a_row_without_a_school_cannot_be(tables):
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        Shelf.objects.create(name="Van niemand")


def test_a_school_with_rows_cannot_vanish(ours, school):
    with pytest.raises(models.ProtectedError):
        School.objects.get(pk=school.pk).delete()
