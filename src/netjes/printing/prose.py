"""Markdown as a small tree of plain data, which the templates draw.

A template never sees markup: what a school wrote reaches it as text in this tree, so that no sign in it can
start anything. A block is `{"is": kind, ...}` with `of` for what it holds; so is a piece of a line.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

Node = dict[str, Any]

MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(["image"]).enable("table")
LINKS = ("https://", "http://", "mailto:", "tel:")
DEEPEST = 6  # levels of headings


def blocks(text: str, *, under: int = 1) -> list[Node]:
    """Prose as blocks. Its headings come below the heading it stands under, and skip no level."""
    return _parsed(text, under)


@lru_cache(maxsize=512)
def _parsed(text: str, under: int) -> list[Node]:
    tree = _blocks(SyntaxTreeNode(MARKDOWN.parse(text)))
    level = under
    for heading in _headings(tree):
        level = min(heading["level"] + under, level + 1, DEEPEST)
        heading["level"] = level
    return tree


def _headings(nodes: list[Node]) -> Iterator[Node]:
    for node in nodes:
        if node["is"] == "heading":
            yield node
        elif node["is"] == "list":
            for item in node["of"]:
                yield from _headings(item)
        elif node["is"] == "quote":
            yield from _headings(node["of"])


def _blocks(parent: SyntaxTreeNode) -> list[Node]:
    return [_block(child) for child in parent.children]


def _block(node: SyntaxTreeNode) -> Node:
    match node.type:
        case "paragraph":
            return {"is": "paragraph", "of": _line(node)}
        case "heading":
            return {"is": "heading", "level": int(node.tag[1]), "of": _line(node)}
        case "bullet_list":
            return {"is": "list", "from": None, "of": [_blocks(item) for item in node.children]}
        case "ordered_list":
            return {"is": "list", "from": int(node.attrs.get("start", 1)), "of": [_blocks(i) for i in node.children]}
        case "blockquote":
            return {"is": "quote", "of": _blocks(node)}
        case "table":
            head, *body = ([[_line(cell) for cell in row.children] for row in part.children] for part in node.children)
            return {"is": "table", "head": head[0], "of": [row for part in body for row in part]}
        case "fence" | "code_block":
            return {"is": "code", "text": node.content.rstrip("\n")}
        case _:  # a rule between paragraphs
            return {"is": "break"}


def _line(parent: SyntaxTreeNode) -> list[Node]:
    return [piece for inline in parent.children for piece in _pieces(inline)]


def _pieces(parent: SyntaxTreeNode) -> list[Node]:
    return [piece for child in parent.children for piece in _piece(child)]


def _piece(node: SyntaxTreeNode) -> list[Node]:
    match node.type:
        case "strong" | "em":
            return [{"is": node.type, "of": _pieces(node)}]
        case "link":
            address = str(node.attrs.get("href", ""))
            inside = _pieces(node)
            follows = address.casefold().startswith(LINKS) and inside
            return [{"is": "link", "to": address, "of": inside}] if follows else inside
        case "softbreak":
            return [{"is": "text", "text": " "}]
        case "hardbreak":
            return [{"is": "newline"}]
        case "code_inline":
            return [{"is": "code", "text": node.content}]
        case _:
            return [{"is": "text", "text": node.content}] if node.content else []
