"""One article: its words, its norms, and trying it out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.drafting.access import EDITORS, draft_for
from netjes.drafting.actions.norms import CannotReadNorm, remove_norm, save_norm, save_words
from netjes.drafting.actions.writing import settle_article
from netjes.drafting.article_text import Words
from netjes.drafting.editor_pages import article_page
from netjes.drafting.errors import CannotChangeDraft
from netjes.drafting.models import Draft, Piece
from netjes.drafting.norm_forms import NormForm, posted
from netjes.drafting.norm_pages import norm_form_of, norm_page
from netjes.drafting.queries import turns
from netjes.drafting.states import PieceKind
from netjes.schools.access import signed_in
from netjes.schools.errors import NotYours
from netjes.schools.viewer import Viewer

FORM = require_http_methods(["GET", "HEAD", "POST"])


def _place(request: HttpRequest, pk: int, piece: int) -> tuple[Viewer, Draft, Piece]:
    """The article to be written, for whom may write it."""
    viewer, _person = signed_in(request)
    draft = draft_for(viewer, pk, to="write")
    found = Piece.objects.for_school(draft.school).filter(draft=draft, kind=PieceKind.ARTICLE, pk=piece).first()
    if found is None:
        raise NotYours
    return viewer, draft, found


def _revision(request: HttpRequest) -> int:
    """The revision that the editor had on the screen; none that exists when it is no number."""
    sent = request.POST.get("revision", "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else -1


@require_safe
def article(request: HttpRequest, pk: int, piece: int) -> HttpResponse:
    """The text left, the norms right, and one situation to try."""
    _viewer, draft, found = _place(request, pk, piece)
    page = article_page(draft, found, request.GET.dict())
    return render(request, "drafting/article.html", {"page": page, **turns(draft)})


@FORM
def words_of_article(request: HttpRequest, pk: int, piece: int) -> HttpResponse:
    """Change title and words; the norms stay."""
    viewer, draft, found = _place(request, pk, piece)
    page = article_page(draft, found, {})
    title, words, revision, wrong = found.title, page.words, found.revision, ""
    if request.method == "POST":
        title, revision = request.POST.get("title", ""), _revision(request)
        words = Words(*(request.POST.get(name, "") for name in ("prose", "summary", "reason", "plain", "talk")))
        try:
            save_words(
                actor=viewer.acting_as(*EDITORS), draft=draft, piece=found, revision=revision, title=title, words=words
            )
        except CannotChangeDraft as error:
            wrong = str(error)
        else:
            return redirect("drafting:article", draft.pk, found.pk)
    context = {"page": page, "title": title, "words": words, "revision": revision, "wrong": wrong}
    return render(request, "drafting/article_text.html", context, status=400 if wrong else 200)


@require_POST
def settle(request: HttpRequest, pk: int, piece: int) -> HttpResponse:
    """Nothing is to be done here: the open sentences only explain."""
    viewer, draft, found = _place(request, pk, piece)
    try:
        settle_article(actor=viewer.acting_as(*EDITORS), draft=draft, piece=found)
    except CannotChangeDraft as error:
        page = article_page(draft, found, {})
        return render(request, "drafting/article.html", {"page": page, "wrong": str(error)}, status=409)
    return redirect("drafting:article", draft.pk, found.pk)


@FORM
def norm(request: HttpRequest, pk: int, piece: int, norm_id: str = "") -> HttpResponse:
    """The form of a norm, new or as it is. More rows come without saving anything."""
    viewer, draft, found = _place(request, pk, piece)
    if request.method != "POST":
        form = norm_form_of(draft, found, norm_id, request.GET.get("zin", ""))
        if form is None:
            raise NotYours
        return _norm_page(request, draft, found, norm_id, form)
    form = posted(request.POST)
    if "more" in request.POST:
        return _norm_page(request, draft, found, norm_id, form, revision=_revision(request), more=True)
    try:
        save_norm(
            actor=viewer.acting_as(*EDITORS), draft=draft, piece=found, revision=_revision(request), form=form,
            replaces=norm_id,
        )  # fmt: skip
    except CannotReadNorm as error:
        return _norm_page(request, draft, found, norm_id, form, revision=_revision(request), fields=error.fields)
    except CannotChangeDraft as error:
        fields = {"": [str(error)]}
        return _norm_page(request, draft, found, norm_id, form, revision=_revision(request), fields=fields)
    return redirect("drafting:article", draft.pk, found.pk)


def _norm_page(
    request: HttpRequest, draft: Draft, piece: Piece, norm_id: str, form: NormForm, *, revision: int | None = None,
    fields: dict[str, list[str]] | None = None, more: bool = False,
) -> HttpResponse:  # fmt: skip
    page = norm_page(draft, piece, norm_id, form, fields or {}, more=more)
    context = {"page": page, "revision": piece.revision if revision is None else revision}
    return render(request, "drafting/norm.html", context, status=400 if fields else 200)


@FORM
def norm_remove(request: HttpRequest, pk: int, piece: int, norm_id: str) -> HttpResponse:
    """Ask once whether the norm may go, with what it says, and take it out."""
    viewer, draft, found = _place(request, pk, piece)
    page = article_page(draft, found, {})
    row = next((each for each in page.norms if each.id == norm_id), None)
    if row is None and norm_id not in "".join(page.raw).split():
        raise NotYours
    wrong = ""
    if request.method == "POST":
        try:
            remove_norm(
                actor=viewer.acting_as(*EDITORS), draft=draft, piece=found, revision=_revision(request),
                norm_id=norm_id,
            )  # fmt: skip
        except CannotChangeDraft as error:
            wrong = str(error)
        else:
            return redirect("drafting:article", draft.pk, found.pk)
    context = {"page": page, "row": row, "norm_id": norm_id, "wrong": wrong}
    return render(request, "drafting/norm_remove.html", context, status=400 if wrong else 200)
