"""A feed and its entries as their publisher gives them, in plain text: what a parser of any format makes.

They travel from the worker process that parses as JSON: what has met hostile input is not trusted with more.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; "" for what its feed does not say. Nothing here is clean yet: `Article.from_text` is the gate."""

    guid: str = ""
    """The name that the feed gives it."""
    url: str = ""
    """The address of its page, absolute."""
    title: str = ""
    byline: str = ""
    published: str = ""
    """ISO 8601."""
    text: str = ""
    """Its content, else its summary: paragraphs parted by blank lines."""
    topics: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    """Addresses of what comes with it: audio, video, pictures."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What one body holds."""

    title: str = ""
    site: str = ""
    """The address of the pages it is made of."""
    ttl: int = 0
    """Seconds for which it asks to be left alone; 0 where it does not."""
    entries: tuple[Entry, ...] = ()
    truncated: bool = False
    """Whether its entries look like the beginnings of longer reports."""
    note: str = ""
    """What was odd about it, in one plain sentence; "" for nothing that the reader need know."""

    def to_json(self) -> dict[str, Any]:
        """As the worker process sends it."""
        return asdict(self)

    @classmethod
    def from_json(cls, record: dict[str, Any]) -> Self:
        """The feed that `to_json` made."""
        entries = tuple(map(_entry, record.pop("entries")))
        return cls(**record, entries=entries)


def _entry(record: dict[str, Any]) -> Entry:
    """An entry; JSON has lists for tuples."""
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in record.items()
    }
    return Entry(**values)
