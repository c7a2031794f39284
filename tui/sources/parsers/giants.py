"""What a feed is cut down to before it is parsed.

Parsers take their time in proportion to the tags, and far more for one with a hundred thousand attributes. Everything
here is a search for strings, so that it costs next to nothing on the feeds that there are.
"""

from __future__ import annotations

import re

ENTRIES = 2_000
"""How many entries of a feed are read, from the top: feeds begin with what is new, and few have more than hundreds."""
_TAGS = 150_000
"""Most tags: feedparser takes 45 microseconds for each."""
_LONG_TAG = re.compile(r"<([A-Za-z][\w:.-]{0,100})(\s[^<>]{20000,}+)>")
_ATTRIBUTES = 500
_LONGEST = 200_000
_ENTRY_END = re.compile(r"</(?:[\w.-]{1,40}:)?(?:item|entry)\s{0,9}>", re.IGNORECASE)
_ENTRY_START = re.compile(r"<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_ROOT_END = re.compile(r"</(?:[\w.-]{1,40}:)?(?:rss|rdf|feed|channel)\b", re.IGNORECASE)


class TooManyTagsError(Exception):
    """A feed is made of more tags than can be read in time."""


def bounded(text: str) -> tuple[bytes, int]:
    """A feed that can be read in time, in UTF-8, and how many entries were cut from its end.

    Raises:
        TooManyTagsError: there is no end of its tags.
    """
    text = _LONG_TAG.sub(_bare, text)
    text, cut = _beginning(text)
    if text.count("<") > _TAGS and _tags(text) > _TAGS:
        raise TooManyTagsError
    return text.encode("utf-8", "replace"), cut


def remark(name: str, left_out: int) -> str:
    """What is told of a feed from whose end entries were cut; "" where none were.

    >>> remark("https://a.example/feed", 5)
    'https://a.example/feed has 2,005 entries; the first 2,000 were read.'
    """
    return f"{name} has {ENTRIES + left_out:,} entries; the first {ENTRIES:,} were read." if left_out else ""


def _beginning(text: str) -> tuple[str, int]:
    """A feed without the entries that are too many; what stands behind the last closes what is open.

    Nor with half an entry, which ends where the feed broke off: the whole of it comes another time.
    """
    ends = [match.end() for match in _ENTRY_END.finditer(text)]
    half = _ENTRY_START.search(text, ends[-1]) if ends else None
    if half and not _ROOT_END.search(text, half.end()):
        text = text[: half.start()]
    if len(ends) <= ENTRIES:
        return text, 0
    return text[: ends[ENTRIES - 1]] + text[ends[-1] :], len(ends) - ENTRIES


def _tags(text: str) -> int:
    """About how many tags there are; those of the HTML in CDATA are none of XML's."""
    return sum(piece.rpartition("]]>")[2].count("<") for piece in text.split("<![CDATA["))


def _bare(tag: re.Match[str]) -> str:
    """A tag without its attributes where there is no end of them."""
    name, attributes = tag.groups()
    if len(attributes) < _LONGEST and attributes.count("=") < _ATTRIBUTES:
        return tag[0]
    return f"<{name}/>" if attributes.endswith("/") else f"<{name}>"
