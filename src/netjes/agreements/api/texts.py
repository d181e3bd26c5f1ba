"""What the agreements say: the texts in force, article by article, and every version there has been."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from netjes.agreements.api import shapes
from netjes.agreements.models import Agreement as AgreementRow
from netjes.agreements.models import Version
from netjes.agreements.prose import summary_of, told
from netjes.agreements.queries import InForce, in_force, versions_of
from netjes.lib.problems import not_there
from netjes.norms.norm import And, Article, Condition, Effect, Is, Norm, Not, Or
from netjes.schools.access import school_of
from netjes.schools.api import SchoolToken
from netjes.schools.models import Scope
from netjes.schools.queries import today

router = Router(auth=SchoolToken(Scope.AGREEMENTS), tags=[Scope.AGREEMENTS.value])

EFFECTS = {
    Effect.FORBIDS: "forbids",
    Effect.ALLOWS: "allows",
    Effect.OBLIGES: "obliges",
    Effect.CONSULTS: "consults",
}


@router.get("", response=shapes.AgreementList, operation_id="listAgreements", summary="The agreements in force")
def list_agreements(request: HttpRequest) -> dict[str, Any]:
    """Every agreement that holds today: pupils' first, then staff's, parents' and everybody's."""
    return {"agreements": [_agreement(each) for each in in_force(school_of(request))]}


@router.get("/{slug:slug}", response=shapes.WholeAgreement, operation_id="getAgreement", summary="One agreement")
def get_agreement(request: HttpRequest, slug: str) -> dict[str, Any]:
    """An agreement as it holds today, with the titles and summaries of its articles."""
    source = _in_force(request, slug)
    return _agreement(source) | {
        "roles": list(source.agreement.roles),
        "preamble": source.agreement.preamble.strip(),
        "articles": [_in_list(each) for each in source.agreement.articles],
    }


@router.get(
    "/{slug:slug}/articles", response=shapes.Articles, operation_id="listArticles", summary="All articles of one"
)
def list_articles(request: HttpRequest, slug: str) -> dict[str, Any]:
    """The articles of an agreement as they hold today, in the order of the text."""
    return {"articles": [_article(each) for each in _in_force(request, slug).agreement.articles]}


@router.get(
    "/{slug:slug}/articles/{str:number}",
    response=shapes.ArticleShape,
    operation_id="getArticle",
    summary="One article",
)
def get_article(request: HttpRequest, slug: str, number: str) -> dict[str, Any]:
    """An article with its text, what stands beside it for its readers, and its norms."""
    found = _in_force(request, slug).article(number)
    if found is None:
        raise not_there("Een artikel met dit nummer")
    return _article(found)


@router.get("/{slug:slug}/versions", response=shapes.Versions, operation_id="listVersions", summary="All versions")
def list_versions(request: HttpRequest, slug: str) -> dict[str, Any]:
    """Every version of an agreement, the newest first; one that was announced and does not hold yet included."""
    return {"versions": [_version(each) for each in _versions(request, slug)]}


@router.get(
    "/{slug:slug}/versions/{str:label}", response=shapes.WholeVersion, operation_id="getVersion", summary="One version"
)
def get_version(request: HttpRequest, slug: str, label: str) -> dict[str, Any]:
    """A version as it was frozen. With `sha256` anybody can see that nothing was changed since."""
    found = next((each for each in _versions(request, slug) if each.label == label), None)
    if found is None:
        raise not_there("Een versie met dit nummer")
    return _version(found) | {"text": found.text, "words": found.words, "situations": found.situations}


def _in_force(request: HttpRequest, slug: str) -> InForce:
    for each in in_force(school_of(request)):
        if each.version.agreement.slug == slug:
            return each
    raise not_there("Deze afspraken")


def _versions(request: HttpRequest, slug: str) -> list[Version]:
    agreement = AgreementRow.objects.for_school(school_of(request)).filter(slug=slug).select_related("school").first()
    if agreement is None:
        raise not_there("Deze afspraken")
    return versions_of(agreement)


def _agreement(source: InForce) -> dict[str, Any]:
    return {
        "slug": source.version.agreement.slug,
        "audience": source.version.agreement.audience,
        "title": source.agreement.title,
        "language": source.agreement.language,
        "version": _version(source.version),
    }


def _version(version: Version) -> dict[str, Any]:
    day = today()
    begun = version.in_force_from <= day
    return {
        "label": version.label,
        "title": version.title,
        "sha256": version.sha256,
        "in_force_from": version.in_force_from,
        "in_force_until": version.in_force_until,
        "in_force": begun and (version.in_force_until is None or day < version.in_force_until),
        "adopted_by": version.adopted_by,
        "adopted_on": version.adopted_on,
        "review_on": version.review_on,
        "why": version.why,
        "published_at": version.published_at,
    }


def _in_list(article: Article) -> dict[str, Any]:
    return {
        "number": article.number,
        "parent": article.parent,
        "title": article.title,
        "summary": summary_of(article),
    }


def _article(article: Article) -> dict[str, Any]:
    prose = told(article.prose)
    return _in_list(article) | {
        "text": prose.text,
        "plain": prose.plain,
        "reason": prose.reason,
        "question": prose.talk,
        "norms": [_norm(each) for each in article.norms],
    }


def _norm(norm: Norm) -> dict[str, Any]:
    return {
        "id": norm.id,
        "roles": list(norm.roles),
        "effect": EFFECTS[norm.effect],
        "acts": list(norm.acts),
        "at": list(norm.at),
        "when": _condition(norm.when),
        "unless": _condition(norm.unless),
        "beats": list(norm.beats),
        "ask": norm.ask,
        "note": norm.note,
    }


def _condition(condition: Condition | None) -> dict[str, Any] | None:
    match condition:
        case Is(fact):
            return {"fact": fact}
        case Not(part):
            return {"not": _condition(part)}
        case And(parts):
            return {"all": [_condition(each) for each in parts]}
        case Or(parts):
            return {"any": [_condition(each) for each in parts]}
    return None
