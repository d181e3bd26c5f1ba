"""An article's prose: its text as HTML that is safe to show, and what stands beside it for its readers."""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

from netjes.norms.norm import Article

SUMMARY, REASON, PLAIN, TALK = "In het kort:", "Waarom:", "In gewone woorden:", "Om over te praten:"
QUOTE = re.compile(r"^>[ ]?(.*)$")
# html=False: what a school wrote is text, never markup of the page
MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(["image"]).enable("table")


@dataclass(frozen=True, slots=True)
class Told:
    """What people read of an article. All but the HTML is text, and may be empty; `text` is the HTML's Markdown.

    `plain` tells the article in easy words (A2) and `talk` is a question to discuss; neither adds a rule.
    """

    summary: str
    html: SafeString
    reason: str
    plain: str
    talk: str
    text: str


def rendered(text: str) -> SafeString:
    """Prose as HTML. Its headings come below the page's own: a page has one first heading."""
    tokens = MARKDOWN.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) + 2)}"
    return SafeString(MARKDOWN.renderer.render(tokens, MARKDOWN.options, {}))


@lru_cache(maxsize=512)
def told(prose: str) -> Told:
    """Takes the quoted lines that open with a set phrase apart from the text."""
    taken = dict.fromkeys((SUMMARY, REASON, PLAIN, TALK), "")
    rest: list[str] = []
    current = ""
    for line in prose.splitlines():
        quoted = QUOTE.match(line)
        opening = next((o for o in taken if quoted and quoted.group(1).startswith(o)), "")
        if opening and quoted:
            current, taken[opening] = opening, quoted.group(1)[len(opening) :].strip()
        elif current and quoted:
            taken[current] += " " + quoted.group(1).strip()
        else:
            current = ""
            rest.append(line)
    text = "\n".join(rest).strip()
    summary, reason, plain, talk = (text[:1].upper() + text[1:] for text in taken.values())
    return Told(summary, rendered(text), reason, plain, talk, text)


def summary_of(article: Article) -> str:
    """One sentence: the article's own summary, else the first sentence of its text."""
    found = told(article.prose).summary
    if found:
        return found
    plain = " ".join(re.sub(r"[#*_`>\[\]]", "", article.prose).split())
    return re.split(r"(?<=[.!?])\s", plain, maxsplit=1)[0] or article.title
