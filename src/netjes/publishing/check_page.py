"""What the page of a look shows, ready for the template."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from netjes.agreements.deciding import Rules
from netjes.agreements.pages import article_url
from netjes.checks.finding import Finding
from netjes.checks.verdict import Judgement
from netjes.lib.verdicts import CODES, Code
from netjes.norms.verdict import Cause, Ruling
from netjes.publishing.headings import heading_of, label_of
from netjes.publishing.looking import Looked
from netjes.publishing.marks import Piece, pieces_of
from netjes.publishing.mending import ADD_OWN_OPINION, says_for_whom, token_of
from netjes.publishing.states import Voice

FEW = 3  # repairs that the button names one by one
MOST_ARTICLES = 3
# A voice in a place where nobody expects it.
ELSEWHERE, ELSEWHOSE = (Voice.SCHOOL, "eigen"), (Voice.OWN, "school")


@dataclass(frozen=True, slots=True)
class ArticleLink:
    number: str
    url: str


@dataclass(frozen=True, slots=True)
class Button:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that stands out. Without a number it is about the message as a whole, and stands nowhere in it."""

    number: int | None
    heading: str
    code: Code
    advice: str
    quote: str = ""
    articles: tuple[ArticleLink, ...] = ()
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckPage:
    heading: str
    lead: str
    code: Code | None
    pieces: list[Piece]
    items: list[Item]
    left_out: int
    all_label: str = ""
    has_certain: bool = field(default=False)
    has_possible: bool = field(default=False)


def page_of(looked: Looked) -> CheckPage:
    """Everything that was found, the whole message first where something is said of it."""
    findings = looked.findings.found
    items = _of_the_whole(looked) + [
        _item(number, finding, judged, looked)
        for number, (finding, judged) in enumerate(zip(findings, looked.judged, strict=True), start=1)
    ]
    ruling = looked.ruling if findings else Ruling.ALLOWED
    if any(item.code == "niet" for item in items):
        ruling = Ruling.NOT_ALLOWED
    elif ruling is Ruling.ALLOWED and any(item.code == "overleg" for item in items):
        ruling = Ruling.ASK
    return CheckPage(
        heading=_heading(ruling, bool(items), forwards=looked.wish.forwards),
        lead=_lead(items, ruling),
        code=CODES[ruling] if items else None,
        pieces=pieces_of(looked.wish.text, findings),
        items=items,
        left_out=looked.findings.left_out,
        all_label=_all_label([n for n, each in enumerate(findings, start=1) if looked.at_once(each)]),
        has_certain=any(each.is_certain for each in findings),
        has_possible=any(not each.is_certain for each in findings),
    )


def _item(number: int, finding: Finding, judged: Judgement, looked: Looked) -> Item:
    buttons = tuple(Button(token_of(finding, each), label_of(each)) for each in looked.repairs(finding))
    links = _carrying(looked.rules, finding, judged)
    heading = heading_of(finding)
    advice = finding.advice.removeprefix(heading).strip()
    return Item(number, heading, CODES[judged.verdict], advice, finding.text.strip()[:80], links, buttons)


def _carrying(rules: Rules | None, finding: Finding, judged: Judgement) -> tuple[ArticleLink, ...]:
    """Where a norm decides, its articles; while an answer is missing, the article that this kind of thing is about."""
    decides = judged.engine is not None and judged.engine.cause is Cause.NORM
    return articles_in(rules, judged.articles if decides else finding.articles)[:MOST_ARTICLES]


def _of_the_whole(looked: Looked) -> list[Item]:
    """What is asked about the message as a whole: whether it was somebody else's, and in whose name it speaks."""
    items = []
    if looked.sent_on is not None and looked.sent_on.verdict is not Ruling.ALLOWED:
        advice = _("Vraag eerst of die ander het goedvindt. Doorsturen telt net zo goed als zelf plaatsen.")
        links = articles_in(looked.rules, looked.sent_on.articles)[:MOST_ARTICLES]
        items.append(Item(None, _("Je stuurt iets door van een ander"), "overleg", advice, articles=links))
    advice, buttons = _in_whose_name(looked)
    if advice:
        links = articles_in(looked.rules, ("M7",))
        items.append(Item(None, _("Namens wie zeg je dit?"), "overleg", advice, articles=links, buttons=buttons))
    return items


def _in_whose_name(looked: Looked) -> tuple[str, tuple[Button, ...]]:
    """Advice where the voice and the place do not go together and the text itself does not make it clear."""
    wish = looked.wish
    said = says_for_whom(wish.text) or any(each.kind.value == "voice" for each in looked.findings)
    if not wish.is_staff or said or (wish.voice, wish.place) not in (ELSEWHERE, ELSEWHOSE):
        return "", ()
    if (wish.voice, wish.place) == ELSEWHERE:
        return _("Dit is je eigen account. Zet erbij dat je namens school spreekt, of kies een kanaal van school."), ()
    advice = _("Voor jezelf mag je het vinden, maar dit is een kanaal van school. Zet erbij dat jij dit vindt.")
    return advice, (Button(ADD_OWN_OPINION, _("Zet erbij dat jij dit vindt")),)


def articles_in(rules: Rules | None, labels: tuple[str, ...]) -> tuple[ArticleLink, ...]:
    """The articles of this school that these labels lead to, each once; what is not in its agreements is left out."""
    found: dict[str, ArticleLink] = {}
    if rules is None:
        return ()
    sources = [source for body in rules.bodies for _letter, source in body.parts]
    for label in labels:
        letter, number = (label[0], label[1:]) if label[:1] in "LMOI" and label[1:2].isdigit() else ("", label)
        own = [each for each in sources if each.version.agreement.audience[0].upper() == letter] if letter else sources
        for source in own:
            wanted = next((each for each in (number, number.rstrip("abcdefghij")) if source.article(each)), None)
            if wanted:
                url = article_url(source, wanted)
                found.setdefault(url, ArticleLink(wanted, url))
                break
    return tuple(found.values())


def _heading(ruling: Ruling, anything: bool, *, forwards: bool) -> str:
    if not anything:
        return _("We vonden niets")
    if ruling is Ruling.NOT_ALLOWED:
        return _("Stuur dit zo nog niet door") if forwards else _("Plaats dit zo nog niet")
    if ruling is Ruling.ASK:
        return _("Kijk hier nog even naar")
    return _("Dit valt ons op")


def _lead(items: list[Item], ruling: Ruling) -> str:
    """Counted for this text only."""
    if not items:
        return _("Dat is niet hetzelfde als in orde: wij zien niet alles. Lees het zelf nog één keer door.")
    hard = sum(item.code == "niet" for item in items)
    soft = len(items) - hard
    if ruling is Ruling.ALLOWED:
        return _("Volgens de afspraken kan dit. Wij zien niet alles: lees het zelf nog één keer door.")
    said = []
    if hard:
        found = ngettext("Eén ding kan zo niet.", "%(n)s dingen kunnen zo niet.", hard)
        said.append(found % {"n": _counted(hard)})
    if soft and hard:
        said.append(
            ngettext("Eén ding kun je beter nog bekijken.", "%(n)s dingen kun je beter nog bekijken.", soft)
            % {"n": _counted(soft)}
        )
    elif soft:
        found = ngettext("Eén ding valt ons op.", "%(n)s dingen vallen ons op.", soft)
        said.append(found % {"n": _counted(soft)})
        said.append(_("Jij beslist."))
    return " ".join(said)


def _counted(n: int) -> str:
    """A count at the start of a sentence: in words where people would write it in words."""
    words = (_("Twee"), _("Drie"), _("Vier"), _("Vijf"), _("Zes"), _("Zeven"), _("Acht"), _("Negen"))
    return words[n - 2] if 2 <= n < 2 + len(words) else str(n)


def _all_label(numbers: list[int]) -> str:
    if not numbers:
        return ""
    if len(numbers) == 1:
        return _("Doe voorstel %(n)d") % {"n": numbers[0]}
    if len(numbers) <= FEW:
        first, last = ", ".join(str(n) for n in numbers[:-1]), numbers[-1]
        return _("Doe voorstel %(first)s en %(last)d") % {"first": first, "last": last}
    return _("Doe alle %(n)d voorstellen") % {"n": len(numbers)}
