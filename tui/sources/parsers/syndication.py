"""What feedparser makes of RSS, RDF and Atom, as our nouns.

feedparser neither sanitises nor resolves here: we show text, not HTML, and only it knows the base that an element sets
(xml:base), while only we know that relative addresses in RSS are those of the site, wherever the feed itself lies. Of
Atom it is told where the feed lies, or the base that one entry sets would hold for all that follow it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tui.sources.feed import Entry, Feed
from tui.sources.parsers.dates import sane
from tui.sources.parsers.fragment import line_of, paragraphs_of, plain_of
from tui.sources.parsers.links import absolute, distinct
from tui.sources.parsers.stubs import is_truncated
from tui.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_PERIODS = {"hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2592000, "yearly": 31536000}
_DATES = ("published", "created", "updated")
_ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?(feed|rss|rdf|channel)\b", re.IGNORECASE)
_PLAIN = "text/x-plain"
_SAID_TO_BE_PLAIN = re.compile(
    rb"""(<(?:[\w.-]{1,40}:)?(?:title|summary|content)\s[^<>]{0,500}?type=["'])text(?:/plain)?(?=["'])"""
)
_ID = re.compile(rb"<((?:[\w.-]{1,40}:)?id)>(?!\s{0,99}https?:)", re.IGNORECASE)
_LONGEST = 2_048
"""Letters of a guid, most of which are addresses."""
_NOBODY = frozenset({"unknown", "admin", "administrator", "noreply"})
"""What programs put in where no author is known."""
_NOTHING = frozenset({"uncategorized", "uncategorised"})
_AROUND_ADDRESSES = re.compile(r"[\s<>()]+")
_FLASH = re.compile(r"\bx-shockwave-flash\b|//(?:www\.)?youtube\.com/v/|\.swf\b")
"""What nothing plays any more."""
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif)\b", re.IGNORECASE)


def read_xml(data: bytes, url: str) -> Feed | None:
    """The feed that is in UTF-8 at `url`; None where feedparser sees neither a feed nor an entry. Never raises."""
    root = _ROOT.search(data)
    is_atom = root is not None and root[1].lower() == b"feed"
    based = is_atom and b":base=" in data  # feedparser takes its time where it knows of one
    found = _parsed(_spelt_out(data) if is_atom else data, {"content-location": url} if based else {})
    if found is None:
        return None
    channel = found.feed
    site = absolute(url, channel.get("link") or "")
    base = url if is_atom else site or url
    author = _names(channel) if is_atom else ""
    entries = tuple(_entry(entry, base, author) for entry in found.entries)
    whole = (bool(entry.get("content")) for entry in found.entries)
    return Feed(
        title=_title(channel),
        site=site,
        ttl=_ttl(channel),
        entries=entries,
        truncated=is_truncated(zip(entries, whole, strict=True)),
    )


def _spelt_out(data: bytes) -> bytes:
    """Atom in which feedparser can tell what is said to be plain text from what is not, and ids from addresses."""
    data = _SAID_TO_BE_PLAIN.sub(rb"\1" + _PLAIN.encode(), data)
    return _ID.sub(rb'<\1 isPermaLink="false">', data)


def _parsed(data: bytes, headers: dict[str, str]) -> Any:  # noqa: ANN401 - feedparser comes without types
    """What feedparser makes of it; None where that is neither a feed nor an entry."""
    from io import BytesIO

    import feedparser  # type: ignore[import-untyped]

    body = BytesIO(data)  # of bytes it would ask whether there is a file of that name
    headers = {**_HEADERS, **headers}
    try:
        found = feedparser.parse(body, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # it fails in many ways on what is broken
        if isinstance(error, MemoryError):
            raise
        return None
    return found if found.get("version") or found.entries else None


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


def _title(record: Any) -> str:  # noqa: ANN401 - as above
    """Its title as a line."""
    title = record.get("title") or ""
    return " ".join(plain_of(title).split()) if _is_plain(record.get("title_detail")) else line_of(title)


def _text(entry: Any) -> str:  # noqa: ANN401 - as above
    """Its content, or its summary where that says more; the caption of its picture where there is neither."""
    summary = {"value": entry.get("summary"), "type": (entry.get("summary_detail") or {}).get("type")}
    given = {one.get("value") or "": _is_plain(one) for one in [*entry.get("content", ()), summary]}
    texts = (plain_of(value) if is_plain else paragraphs_of(value) for value, is_plain in given.items())
    return max(texts, key=len) or paragraphs_of(entry.get("media_caption") or "")


def _is_plain(detail: Any) -> bool:  # noqa: ANN401 - as above
    """Whether something is said to be no HTML: in Atom alone, and not by saying nothing."""
    return bool(detail) and detail.get("type") == _PLAIN


def _published(entry: Any) -> str:  # noqa: ANN401 - as above
    """When it was published, else written, else changed."""
    dates = (sane(dict.get(entry, name) or "", dict.get(entry, f"{name}_parsed")) for name in _DATES)
    return next(filter(None, dates), "")


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
        if (pictures or not ("image" in kind or _PICTURE.search(address))) and not _FLASH.search(f"{kind} {address}"):
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
