"""Articles as rows of a table, and back exactly as they were."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tui.text.article import Article
from tui.text.paragraphs import paragraphs

FIELDS = "source, title, byline, published, url"
"""The columns that `row_of` fills; an article's key and text stand apart from them."""


def row_of(article: Article) -> tuple[str, str, str, str | None, str]:
    """The values of `FIELDS`."""
    published = article.published.isoformat() if article.published else None
    return article.source, article.title, article.byline, published, article.url


def article_of(key: str, text: str, fields: tuple[Any, ...]) -> Article:
    """The article of a key, a text and a row of `FIELDS`."""
    source, title, byline, published, url = fields
    return Article(key, source, title, byline, moment(published), url, text, paragraphs(text))


def moment(published: str | None) -> datetime | None:
    """A stored publication time."""
    return None if published is None else datetime.fromisoformat(published)
