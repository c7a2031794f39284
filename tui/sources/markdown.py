"""Markdown to a document: paragraphs, headings and list items become blocks of text, markup becomes what it marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.sources.document import Document, front_matter

if TYPE_CHECKING:
    from markdown_it.token import Token


def read_markdown(text: str) -> Document:
    r"""A Markdown file: what its front matter says, else the title from a first heading.

    >>> read_markdown("# Toll rises\n\nTwo *died*, [police](http://p.example) said.\n\n- the driver\n- a child").text
    'Two died, police said.\n\n• the driver\n\n• a child'
    """
    from markdown_it import MarkdownIt

    header, body = front_matter(text)
    blocks = list(_blocks(MarkdownIt("commonmark").enable("table").parse(body)))
    if blocks and blocks[0][0] == "h1" and "title" not in header:
        header["title"] = blocks.pop(0)[1]
    return Document.under(header, "\n\n".join(block for _, block in blocks))


def _blocks(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """(tag, text) of every block that has text."""
    tag, bullet = "", ""
    for token in tokens:
        if token.type in {"heading_open", "paragraph_open", "tr_open"}:
            tag = token.tag
        elif token.type == "list_item_open":
            bullet = f"{token.info}. " if token.info else "• "
        elif token.type == "inline" and (text := _plain(token)):
            yield tag, bullet + text
            bullet = ""
        elif token.type in {"fence", "code_block"}:
            yield token.tag, token.content


def _plain(token: Token) -> str:
    pieces = []
    for child in token.children or []:
        if child.type in {"text", "code_inline"}:
            pieces.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            pieces.append("\n" if child.type == "hardbreak" else " ")
    return "".join(pieces).strip()
