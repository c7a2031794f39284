"""What feedparser makes of RSS, RDF and Atom, as our nouns.

feedparser neither sanitises nor resolves here: we show text, not HTML, and only it knows the base that an element sets
(xml:base), while only we know that relative addresses in RSS are those of the site, wherever the feed itself lies.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tui.sources.feed import Entry, Feed
from tui.sources.parsers.dates import sane
from tui.sources.parsers.fragment import line_of, paragraphs_of
from tui.sources.parsers.links import absolute, distinct
from tui.sources.parsers.stubs import is_truncated
from tui.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_PERIODS = {"hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2592000, "yearly": 31536000}
_DATES = ("published", "created", "updated")
_YEAR_ONE = re.compile(r"(?<![+-])\b000[1-9]\b")
_LONGEST = 2_048
"""Letters of a guid, most of which are addresses."""
_NOBODY = frozenset({"unknown", "admin", "administrator", "noreply"})
"""What programs put in where no author is known."""
_NOTHING = frozenset({"uncategorized", "uncategorised"})
_AROUND_ADDRESSES = re.compile(r"[\s<>()]+")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif)\b", re.IGNORECASE)


def read_xml(data: bytes, url: str) -> Feed | None:
    """The feed that is in UTF-8 at `url`; None where feedparser sees neither a feed nor an entry. Never raises."""
    from io import BytesIO

    import feedparser  # type: ignore[import-untyped]

    body = BytesIO(data)  # of bytes it would ask whether there is a file of that name
    try:
        found = feedparser.parse(body, response_headers=_HEADERS, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # it fails in many ways on what is broken
        if isinstance(error, MemoryError):
            raise
        return None
    if not (found.get("version") or found.entries):
        return None
    channel = found.feed
    site = absolute(url, channel.get("link") or "")
    atom = found.version.startswith("atom")
    base = url if atom else site or url
    author = _names(channel) if atom else ""
    entries = tuple(_entry(entry, base, author) for entry in found.entries)
    whole = (bool(entry.get("content")) for entry in found.entries)
    return Feed(
        title=line_of(channel.get("title") or ""),
        site=site,
        ttl=_ttl(channel),
        entries=entries,
        truncated=is_truncated(zip(entries, whole, strict=True)),
    )


def _entry(entry: Any, base: str, author: str) -> Entry:  # noqa: ANN401 - feedparser comes without types
    text = _text(entry)
    return Entry(
        guid=clean_line(entry.get("id") or "", _LONGEST),
        url=_page(entry, base),
        title=_title(entry),
        byline=_names(entry) or author,
        published=_published(entry),
        text=text,
        topics=distinct(topic for topic in _topics(entry) if topic.lower() not in _NOTHING),
        enclosures=distinct(_enclosures(entry, base, pictures=not text)),
    )


def _page(entry: Any, base: str) -> str:  # noqa: ANN401 - as above
    """The address of an entry's page: the one that a service which counts readers stands in for, where it says so."""
    link = entry.get("link") or ""
    if link == entry.get("id") and not absolute("", link):
        link = ""  # feedparser's guess: a name that nobody said is no address
    others = (one.get("href") or "" for one in entry.get("links", ()) if one.get("rel") in {"alternate", "related"})
    given = (entry.get("feedburner_origlink") or "", link, *others)
    return next(filter(None, (absolute(base, one) for one in given)), "")


def _title(entry: Any) -> str:  # noqa: ANN401 - as above
    """Its title as a line."""
    return line_of(entry.get("title") or "")


def _text(entry: Any) -> str:  # noqa: ANN401 - as above
    """Its content, or its summary where that says more."""
    given = [one.get("value") or "" for one in entry.get("content", ())]
    given.append(entry.get("summary") or "")
    return max((paragraphs_of(one) for one in dict.fromkeys(given)), key=len)


def _published(entry: Any) -> str:  # noqa: ANN401 - as above
    """When it was published, else written, else changed."""
    for name in _DATES:
        if not _YEAR_ONE.search((dict.get(entry, name) or "")[:40]) and (
            date := sane(dict.get(entry, f"{name}_parsed"))
        ):
            return date
    return ""


def _names(record: Any) -> str:  # noqa: ANN401 - as above
    """Who wrote it; an address without a name is nobody."""
    given = record.get("author") or ""
    people = record.get("authors", ())
    if "@" in given and len(people) < 2:  # feedparser knows no domain of more than four letters
        names = [" ".join(word for word in _AROUND_ADDRESSES.split(given) if "@" not in word)]
    else:
        names = [person.get("name") or "" for person in people]
    return ", ".join(distinct(name for name in map(line_of, names) if name.lower() not in _NOBODY))


def _topics(entry: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    return (line_of(tag.get("label") or tag.get("term") or "") for tag in entry.get("tags", ()))


def _enclosures(entry: Any, base: str, *, pictures: bool) -> Iterator[str]:  # noqa: ANN401 - as above
    """What comes with it; pictures only where there is nothing to read: nearly every report has one."""
    attached = [one for one in entry.get("links", ()) if one.get("rel") == "enclosure"]
    for one in [*attached, *entry.get("media_content", ())]:
        address = absolute(base, one.get("href") or one.get("url") or "")
        kind = f"{one.get('medium', '')} {one.get('type', '')}"
        if pictures or not ("image" in kind or _PICTURE.search(address)):
            yield address


def _ttl(channel: Any) -> int:  # noqa: ANN401 - as above
    """Seconds for which a feed wants to be left alone."""
    minutes = _digits(channel.get("ttl"))
    period = _PERIODS.get(str(channel.get("sy_updateperiod") or "").strip().lower(), 0)
    return minutes * 60 or period // max(1, _digits(channel.get("sy_updatefrequency")))


def _digits(value: object) -> int:
    """A small number; 0 for anything else."""
    text = value.strip() if isinstance(value, str) else ""
    return int(text) if text.isdecimal() and len(text) < 6 else 0
