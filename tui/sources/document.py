"""A document: what one file holds of a report and says of itself, whatever its format.

Every format's parser takes what was read (never a path, so samples in a zipped wheel go the same way) and gives one of
these. Nothing here is clean yet: `Article.from_text` is the gate.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

_NAMES = {
    "title": ("title", "headline"),
    "source": ("source", "outlet", "publication", "publisher", "site"),
    "byline": ("byline", "author", "authors", "by"),
    "published": ("published", "date", "pubdate", "datepublished"),
    "url": ("url", "link", "canonical"),
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names}
_LINE = re.compile(r"([A-Za-z][A-Za-z _-]{0,20}):(?:\s(.*))?")
_LONGEST_HEADER = 20


@dataclass(frozen=True, slots=True)
class Document:
    """A report as its file gives it; "" for what the file does not say."""

    text: str
    title: str = ""
    source: str = ""
    byline: str = ""
    published: str = ""
    url: str = ""

    @classmethod
    def under(cls, header: Mapping[str, str], text: str) -> Self:
        """A document whose header was written above it by hand."""
        return cls(
            text=text,
            title=header.get("title", ""),
            source=header.get("source", ""),
            byline=header.get("byline", ""),
            published=iso_date(header.get("published", "")),
            url=header.get("url", ""),
        )


def read_text(text: str) -> Document:
    r"""A plain text file: lines such as "Title: ..." down to the first blank line, else a headline in the first line.

    >>> read_text("Title: Toll rises\nSource: Northern Wire\n\nTwo died.").source
    'Northern Wire'
    >>> read_text("Toll rises to 19\n\nTwo died.")
    Document(text='Two died.', title='Toll rises to 19', source='', byline='', published='', url='')
    """
    first, _, rest = text.lstrip("\ufeff\r\n ").partition("\n\n")
    if header := _header(first.splitlines()):
        return Document.under(header, rest)
    if rest.strip() and _is_headline(first):
        return Document(text=rest, title=first)
    return Document(text=text)


def front_matter(text: str) -> tuple[dict[str, str], str]:
    r"""The fields between two lines of "---" that open a Markdown file, and the text below them.

    >>> front_matter('---\ntitle: "Toll rises"\n---\nTwo died.')
    ({'title': 'Toll rises'}, 'Two died.')
    """
    lines = text.lstrip("\ufeff").split("\n", 200)
    bare = [line.strip() for line in lines]
    if bare[0] != "---" or "---" not in bare[1:]:
        return {}, text
    end = bare.index("---", 1)
    return _fields(lines[1:end]), "\n".join(lines[end + 1 :])


def iso_date(text: str) -> str:
    """A date in ISO 8601; one as mail and feeds write it is turned into it, any other is left as it is.

    >>> iso_date("Tue, 24 Oct 2023 09:10:00 +0100"), iso_date("2023-10-24")
    ('2023-10-24T09:10:00+01:00', '2023-10-24')
    """
    if not text or text[:4].isdigit():
        return text

    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text[:100]).isoformat()
    except (ValueError, OverflowError, TypeError):
        return text


def _header(lines: list[str]) -> dict[str, str]:
    """The fields of a header; none where any line of it is something else, as in a paragraph."""
    matches = [_LINE.fullmatch(line.rstrip()) for line in lines[:_LONGEST_HEADER]]
    if len(lines) > _LONGEST_HEADER or not all(match and match[1].lower() in _FIELD_OF for match in matches):
        return {}
    fields = _fields(lines)
    return fields if "title" in fields or len(fields) > 1 else {}


def _fields(lines: list[str]) -> dict[str, str]:
    """Known fields of "name: value" lines; what is in quotation marks is taken out of them."""
    found: dict[str, str] = {}
    for line in lines:
        match = _LINE.fullmatch(line.rstrip())
        field = _FIELD_OF.get(match[1].lower()) if match else None
        value = match[2].strip() if match and match[2] else ""
        if field and value:
            quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
            found.setdefault(field, value[1:-1] if quoted else value)
    return found


def _is_headline(block: str) -> bool:
    """Whether a first block is one short line that does not end like a sentence."""
    line = block.strip()
    return "\n" not in line and len(line) <= 200 and len(line.split()) <= 25 and not line.endswith((".", ":", ",", ";"))
