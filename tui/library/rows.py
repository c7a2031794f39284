"""Articles as rows of a table, and back exactly as they were.

A library may come from elsewhere, and any program can write one: what is read of it passes the gate like a file.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tui.text.article import Article
from tui.text.clean import clean, clean_line
from tui.text.paragraphs import paragraphs

FIELDS = "source, title, byline, published, url"
"""The columns that `row_of` fills; an article's key and text stand apart from them."""
_LONGEST = 4096
"""Characters of a line; a key is the longest, as it may be a path."""


def row_of(article: Article) -> tuple[str, str, str, str | None, str]:
    """The values of `FIELDS`."""
    published = article.published.isoformat() if article.published else None
    return article.source, article.title, article.byline, published, article.url


def article_of(key: str, text: str, fields: tuple[Any, ...]) -> Article:
    """The article of a key, a text and a row of `FIELDS`."""
    source, title, byline, published, url = fields
    text = body(text)
    return Article(
        line(key), line(source), line(title), line(byline), moment(published), line(url), text, paragraphs(text)
    )


def body(stored: object) -> str:
    """A stored text; SQLite keeps whatever a program gives it, which need not be one."""
    return clean(stored) if isinstance(stored, str) else ""


def line(stored: object) -> str:
    """A stored line, which mostly needs no more than a glance."""
    if not isinstance(stored, str):
        return ""
    return stored if stored.isascii() and stored.isprintable() else clean_line(stored, _LONGEST)


def moment(published: str | None) -> datetime | None:
    """A stored publication time; None for nonsense."""
    try:
        return None if published is None else datetime.fromisoformat(published)
    except (TypeError, ValueError):
        return None
