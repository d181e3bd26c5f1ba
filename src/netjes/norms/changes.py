"""What changed in the text from one version to the next, article by article."""

from dataclasses import dataclass

from netjes.norms.norm import Agreement, Article


@dataclass(frozen=True, slots=True)
class TextChange:
    """An article whose text was added, removed or changed; `was` or `now` is empty where it did not stand."""

    article: str
    was: str
    now: str


def text_changes(old: Agreement, new: Agreement) -> list[TextChange]:
    """In the order of the new version, then what was removed. Norms are not looked at."""
    before = {article.number: _text(article) for article in old.articles}
    after = {article.number: _text(article) for article in new.articles}
    found = [
        TextChange(number, before.get(number, ""), text) for number, text in after.items() if before.get(number) != text
    ]
    return found + [TextChange(number, text, "") for number, text in before.items() if number not in after]


def _text(article: Article) -> str:
    return f"{article.title}\n\n{article.prose}".strip()
