"""What editors and colleagues put beside an article: translations, sources and good examples."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from netjes.agreements import actions
from netjes.agreements.access import EDITORS, colleague_of, editor_of, example_for, source_for
from netjes.agreements.errors import CannotTranslate
from netjes.agreements.forms import ExampleForm, SourceForm, TranslationForm
from netjes.agreements.models import Audience, Source
from netjes.agreements.pages import article_page, article_url
from netjes.agreements.prose import told
from netjes.agreements.queries import InForce
from netjes.agreements.surroundings import examples_beside, sources_beside
from netjes.agreements.translations import translations_of
from netjes.agreements.views.reading import source_in_force
from netjes.norms.norm import Article
from netjes.schools.errors import NotYours

COLLEAGUE = ()  # whichever role somebody has here


@require_http_methods(["GET", "HEAD", "POST"])
def translations(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """One page to see what there is, to add and to mend: `?taal=ar` opens the one in Arabic."""
    viewer, _ = editor_of(request)
    source, article = _article(request, slug, number)
    rows = translations_of(source, number)
    chosen = next((row for row, language, _ in rows if language.code == request.GET.get("taal")), None)
    form = TranslationForm(request.POST or None, initial=_fields(chosen, "language", "title", "text", "made_by"))
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                actions.save_translation(
                    actor=viewer.acting_as(*EDITORS), source=source, number=number, **form.cleaned_data
                )
                return redirect(f"{article_url(source, number)}?taal={form.cleaned_data['language']}")
            except CannotTranslate as reason:
                form.add_error("language", str(reason))
        status = 422
    context = {"source": source, "article": article, "slug": slug, "rows": rows, "form": form, "chosen": chosen,
               "dutch": told(article.prose)}  # fmt: skip
    return render(request, "agreements/translations.html", context, status=status)


@require_POST
def remove_translation(request: HttpRequest, slug: str, number: str, language: str) -> HttpResponse:
    viewer, _ = editor_of(request)
    source, _ = _article(request, slug, number)
    row = next((row for row, known, _ in translations_of(source, number) if known.code == language), None)
    if row is None:
        raise NotYours
    actions.remove_translation(actor=viewer.acting_as(*EDITORS), translation=row)
    return redirect("agreements:translations", slug, number)


@require_http_methods(["GET", "HEAD", "POST"])
def sources(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    viewer, _ = editor_of(request)
    source, article = _article(request, slug, number)
    agreement = source.version.agreement
    form = SourceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_source(actor=viewer.acting_as(*EDITORS), agreement=agreement, article=number, **form.cleaned_data)
        return redirect("agreements:sources", slug, number)
    context = {
        "source": source, "article": article, "slug": slug, "form": form, "rows": sources_beside(agreement, number),
    }  # fmt: skip
    return render(request, "agreements/sources.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """Mend one."""
    found = source_for(request, pk)
    viewer, _ = editor_of(request)
    form = SourceForm(request.POST or None, initial=_fields(found, "title", "url", "edition"))
    if request.method == "POST" and form.is_valid():
        actions.change_source(actor=viewer.acting_as(*EDITORS), source=found, **form.cleaned_data)
        return redirect(_sources_url(found))
    context = {"row": found, "form": form, "back": _sources_url(found)}
    return render(request, "agreements/source.html", context, status=422 if form.errors else 200)


@require_POST
def remove_source(request: HttpRequest, pk: int) -> HttpResponse:
    found = source_for(request, pk)
    viewer, _ = editor_of(request)
    back = _sources_url(found)
    actions.remove_source(actor=viewer.acting_as(*EDITORS), source=found)
    return redirect(back)


@require_POST
def example(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """A good example from who works here, beside an article for staff."""
    viewer, person = colleague_of(request)
    in_force, article = _article(request, slug, number)
    agreement = in_force.version.agreement
    if agreement.audience != Audience.STAFF:
        raise NotYours
    form = ExampleForm(request.POST)
    if form.is_valid():
        actions.add_example(
            actor=viewer.acting_as(*COLLEAGUE), agreement=agreement, article=number, person=person,
            text=form.cleaned_data["text"],
        )  # fmt: skip
        return redirect(f"{article_url(in_force, number)}#goede-voorbeelden")
    context = {
        "page": article_page(in_force, article),
        "slug": slug,
        "sources": sources_beside(agreement, number),
        "editor": viewer.has(*EDITORS),
        "for_staff": True,
        "good_examples": examples_beside(agreement, number, viewer),
        "example_form": form,
    }
    return render(request, "agreements/article.html", context, status=422)


@require_POST
def withdraw_example(request: HttpRequest, pk: int) -> HttpResponse:
    found = example_for(request, pk)
    viewer, _ = colleague_of(request)
    actions.withdraw_example(actor=viewer.acting_as(*COLLEAGUE), example=found)
    article = reverse("agreements:article", args=[found.agreement.slug, found.article])
    return redirect(f"{article}#goede-voorbeelden")


def _article(request: HttpRequest, slug: str, number: str) -> tuple[InForce, Article]:
    """An article of what holds now."""
    source = source_in_force(request, slug)
    article = source.article(number)
    if article is None:
        raise NotYours
    return source, article


def _fields(row: object, *names: str) -> dict[str, object]:
    return {} if row is None else {name: getattr(row, name) for name in names}


def _sources_url(row: Source) -> str:
    return reverse("agreements:sources", args=[row.agreement.slug, row.article])
