"""The article: one outlet's report as immutable text, and where its paragraphs lie.

Text is stored once; a paragraph, a sentence, a mention is a pair of offsets into it. What a block of text is (prose, a
heading, an item of a list) can be read from the text alone, so an article stored as plain text loses nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self

from tui.text.clean import clean, clean_line
from tui.text.paragraphs import Paragraph, paragraphs, spans

_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
_CAMPAIGN = re.compile(
    r"utm_|(?:at_(?:medium|campaign|custom\d)|ns_(?:mchannel|source|campaign|linkname)|mc_[ce]id|(?:fb|g|d)clid|xtor)$"
)
"""Names of parameters that say how somebody came to a page, never which page it is."""


@dataclass(frozen=True, slots=True)
class Article:
    """One outlet's report. All strings are clean (see `clean`)."""

    key: str
    """Stable name: a file's resolved path, a canonical URL, or a hash of source, title and text."""
    source: str
    """The outlet."""
    title: str
    byline: str
    published: datetime | None
    """Aware, or None where nobody said."""
    url: str
    text: str
    """A paragraph a line, parted by blank lines, one space between words."""
    paragraphs: tuple[Paragraph, ...]

    @classmethod
    def from_text(
        cls,
        text: str,
        title: str = "",
        source: str = "",
        published: str | datetime | None = None,
        url: str = "",
        byline: str = "",
        key: str | None = None,
    ) -> Self:
        """Clean all strings, find the paragraphs and the key. Never raises: a date that makes no sense is None.

        >>> Article.from_text("Two died.", title="Quake", url="HTTP://News.example/a?id=1&utm_source=x#top").key
        'http://news.example/a?id=1'
        """
        title, source, url = clean_line(title), clean_line(source), clean_line(url, 2048)
        text = _set_out(clean(text))
        return cls(
            key=clean_line(key or "", 4096) or canonical_url(url) or "sha:" + _hash(source, title, text),
            source=source,
            title=title,
            byline=clean_line(byline),
            published=moment(published),
            url=url,
            text=text,
            paragraphs=paragraphs(text),
        )

    @property
    def digest(self) -> str:
        """A hash of title and text: the same key with another digest is a new version."""
        return _hash(self.title, self.text)


def moment(published: str | datetime | None) -> datetime | None:
    """A publication time as an aware datetime, UTC where no zone is given; None for nonsense.

    Nonsense is what cannot be read as ISO 8601, and what lies before 1970 or after tomorrow.

    >>> moment("2024-12-07T06:30:00+03:00").isoformat()
    '2024-12-07T06:30:00+03:00'
    >>> moment("0001-01-01"), moment("yesterday")
    (None, None)
    """
    try:
        when = datetime.fromisoformat(published.strip()) if isinstance(published, str) else published
        if when is None:
            return None
        if when.tzinfo is None:
            when = when.replace(tzinfo=UTC)
        return when if _EARLIEST <= when.astimezone(UTC) <= datetime.now(UTC) + timedelta(days=1) else None
    except (ValueError, OverflowError):
        return None


def canonical_url(url: str) -> str:
    """A web address under its one name: no fragment, no campaign parameters, scheme and host in lower case; else "".

    >>> canonical_url("https://Example.org/News?utm_medium=feed&p=2#c")
    'https://example.org/News?p=2'
    >>> canonical_url("https://example.org/a?at_medium=RSS&fbclid=x")
    'https://example.org/a'
    """
    if not url:
        return ""
    from urllib.parse import (
        parse_qsl,
        urlencode,
        urlsplit,
        urlunsplit,
    )  # which a file without an address can do without

    try:
        parts = urlsplit(url)
        asked = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return ""
    told = [(name, value) for name, value in asked if not _CAMPAIGN.match(name)]
    kept = parts.query if len(told) == len(asked) else urlencode(told)
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", kept, ""))


def _set_out(text: str) -> str:
    return "\n\n".join(" ".join(text[start:end].split()) for start, end in spans(text))


def _hash(*fields: str) -> str:
    import hashlib  # loads OpenSSL, which an article with a key of its own can do without

    return hashlib.sha256("\0".join(fields).encode()).hexdigest()[:32]
