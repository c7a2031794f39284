"""What a text names: mentions, the entities they belong to, and the kinds of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a mention is. The words are the roles that the screen colours."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    GROUP = "group"
    """Nationalities, religions, parties' followers: "Syrians", "Kurdish"."""
    WORK = "work"
    DATE = "date"
    MONEY = "money"
    PERCENT = "percent"
    QUANTITY = "quantity"
    QUOTE = "quote"

    @property
    def named(self) -> bool:
        """Whether mentions of this kind are names that entities are made of."""
        return self in NAMED


NAMED = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.GROUP, Kind.WORK)
"""The kinds of names, in the order of a mention's evidence."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names or counts something. Offsets are code points."""

    start: int
    end: int
    kind: Kind
    entity: str = ""
    """The fullest spelling in this text of what is named, for a quotation of who says it ("" for figures and dates)."""
    evidence: tuple[float, ...] = field(default=(), compare=False)
    """What speaks for each of the `NAMED` kinds, the more the likelier; empty where only the kind is known. Not kept in
    files: it is what a kind was decided by, and two mentions that say the same are equal whatever led to it."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something named in one or several texts, under all its spellings."""

    name: str
    """The fullest spelling."""
    kind: Kind
    spellings: tuple[Mapping[str, int], ...]
    """One a text, in the order the texts were given: spelling -> how often."""
    mentions: tuple[tuple[int, int], ...]
    """(number of the text, number of the mention in that text's list), in reading order."""
