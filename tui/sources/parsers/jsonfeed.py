"""JSON Feed 1 and 1.1 (jsonfeed.org) to a feed. What has another type than it should counts as not said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tui.sources.feed import Entry, Feed
from tui.sources.parsers.dates import sane
from tui.sources.parsers.fragment import line_of, paragraphs_of, plain_of
from tui.sources.parsers.giants import ENTRIES, remark
from tui.sources.parsers.links import absolute, distinct
from tui.sources.parsers.stubs import is_truncated
from tui.sources.worker import called
from tui.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 2_048  # letters of an id
_CONTENT = {"content_html", "content_text"}


def read_json(text: str, url: str) -> Feed | None:
    """The feed of a JSON text that came from `url`; None where it is none.

    >>> read_json('{"items": [{"id": 7, "content_text": "Two died.", "url": "/a"}]}', "https://a.example/f").entries[0].url
    'https://a.example/a'
    """
    try:
        record = json.loads(text, parse_int=_number)
    except (ValueError, RecursionError):  # no JSON; a hundred thousand brackets
        return None
    items = record.get("items") if isinstance(record, dict) else None
    if not isinstance(items, list):
        return None
    found = [item for item in items[:ENTRIES] if isinstance(item, dict)]
    known = "jsonfeed.org/version/" in _string(record.get("version"))
    if not known and not any(item.keys() & _CONTENT for item in found):
        return None
    site = absolute(url, _string(record.get("home_page_url")))
    authors = _authors(record)
    entries = tuple(_entry(item, site or url, authors) for item in found)
    whole = (bool(item.keys() & _CONTENT) for item in found)
    return Feed(
        title=_title(record),
        site=site,
        entries=entries,
        truncated=is_truncated(zip(entries, whole, strict=True)),
        note=remark(called(url), max(0, len(items) - ENTRIES)),
    )


def _entry(item: dict[str, Any], base: str, authors: str) -> Entry:
    page, elsewhere = (absolute(base, _string(item.get(name))) for name in ("url", "external_url"))
    attached = [absolute(base, _string(one.get("url"))) for one in _records(item.get("attachments"))]
    dates = (_string(item.get(name)) for name in ("date_published", "date_modified"))
    return Entry(
        guid=clean_line(_string(item.get("id")), _LONGEST),
        url=page or elsewhere,
        title=_title(item),
        byline=_authors(item) or authors,
        published=next(filter(None, map(sane, dates)), ""),
        text=_text(item),
        topics=distinct(line_of(tag) for tag in _strings(item.get("tags"))),
        enclosures=distinct(attached),
    )


def _title(record: dict[str, Any]) -> str:
    """Its title, which is no HTML in this format."""
    return " ".join(plain_of(_string(record.get("title"))).split())


def _text(item: dict[str, Any]) -> str:
    """What the report says: its content in either form, else its summary."""
    written = paragraphs_of(_string(item.get("content_html")))
    plain = _string(item.get("content_text")).strip()
    return max(written, plain, key=len) or paragraphs_of(_string(item.get("summary")))


def _authors(record: dict[str, Any]) -> str:
    """The names of its authors, which version 1 gives one of."""
    people = [*_records(record.get("authors")), *_records([record.get("author")])]
    return ", ".join(distinct(line_of(_string(person.get("name"))) for person in people))


def _records(value: object) -> Iterator[dict[str, Any]]:
    return (one for one in value if isinstance(one, dict)) if isinstance(value, list) else iter(())


def _strings(value: object) -> Iterator[str]:
    return (one for one in value if isinstance(one, str)) if isinstance(value, list) else iter(())


def _string(value: object) -> str:
    """A string, or a number that stands for one."""
    return value if isinstance(value, str) else str(value) if type(value) is int else ""


def _number(digits: str) -> int | str:
    """A number; one of a thousand digits, which Python would not read, stays as it is written."""
    return int(digits) if len(digits) < 20 else digits
