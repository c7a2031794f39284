"""Many articles in one stream, a JSON object a line: what `wireside export` writes, and what other tools have.

Fields are those of an `Article` (key, title, source, byline, published, url, text); some go by another name elsewhere.
What is not known is left out. A line that makes no sense is told with its number and stops nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from tui.sources.formats import Problem
from tui.text import Article, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

ENDINGS = {".ndjson", ".jsonl"}
"""Of the names of such files."""
LONGEST = 20_000_000
"""Bytes of a line. Far above any report."""
_NAMES = {
    "key": ("key", "id", "guid"),
    "title": ("title", "headline"),
    "byline": ("byline", "author"),
    "published": ("published", "date"),
    "url": ("url", "link"),
    "text": ("text", "paragraphs", "body", "content"),
}


def read_ndjson(stream: BinaryIO, name: str) -> Iterator[Article | Problem]:
    """The articles of a stream, lazily; `name` is what problems call it."""
    for number, line in enumerate(_lines(stream), 1):
        if line is None:
            yield Problem(name, f"Line {number:,} of {name} is too long to be a report.")
        elif not line.isspace():
            article = article_of(line)
            yield article or Problem(name, f"Line {number:,} of {name} is no article.")


def article_of(line: bytes | str) -> Article | None:
    r"""The article of a line; None where it is no JSON object, or has neither a title nor a text.

    >>> article_of('{"id": "a", "title": "Quake", "paragraphs": ["Two died.", "One fled."], "x": 1}').text
    'Two died.\n\nOne fled.'
    """
    import json

    try:
        record = json.loads(line)
    except (ValueError, RecursionError):  # no JSON, no Unicode, a number without end, a thousand brackets
        return None
    if not isinstance(record, dict):
        return None
    fields = {field: _first(record, names) for field, names in _NAMES.items()}
    url = _string(fields["url"])
    article = Article.from_text(
        _text(fields["text"]),
        title=_string(fields["title"]),
        source=_string(record["source"]) if "source" in record else _host(url),
        published=_moment(fields["published"]),
        url=url,
        byline=_string(fields["byline"]),
        key=_string(fields["key"]),
    )
    return article if article.title or article.text else None


def line_of(article: Article) -> str:
    """An article as a line that `article_of` reads back.

    >>> line_of(Article.from_text("Two died.", key="a"))[:24]
    '{"key": "a", "title": ""'
    """
    import json

    published = article.published.isoformat() if article.published else None
    fields = {"key": article.key, "title": article.title, "source": article.source, "byline": article.byline}
    return json.dumps({**fields, "published": published, "url": article.url, "text": article.text}, ensure_ascii=False)


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a stream; None for one that is too long to be held."""
    while line := stream.readline(LONGEST):
        whole = line.endswith(b"\n") or len(line) < LONGEST
        yield line if whole else None
        while not whole:
            line = stream.readline(LONGEST)
            whole = line.endswith(b"\n") or len(line) < LONGEST


def _first(record: Mapping[str, Any], names: tuple[str, ...]) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What a record holds under the first of some names that it has."""
    return next((record[name] for name in names if record.get(name) is not None), None)


def _string(value: object) -> str:
    """A string, or a number that stands for one."""
    return value if isinstance(value, str) else str(value) if type(value) is int else ""


def _text(value: object) -> str:
    return "\n\n".join(map(_string, value)) if isinstance(value, list) else _string(value)


def _moment(value: object) -> str | datetime | None:
    """A date as ISO 8601 has it, or as seconds since 1970."""
    if type(value) not in {int, float}:
        return _string(value)
    from datetime import UTC, datetime

    try:
        return datetime.fromtimestamp(value, UTC)  # type: ignore[arg-type]
    except (ValueError, OverflowError, OSError):
        return None


def _host(url: str) -> str:
    """The outlet of a record that names none: "https://www.news.example/a" comes from news.example."""
    from urllib.parse import urlsplit

    try:
        return clean_line(urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
