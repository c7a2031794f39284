"""The smallest thing the reading state is made of: one field of one article gets a value."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple, Self, TypeAlias

from tui.state.place import Place

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"

MARKS = ("read", "starred")
"""The fields that say yes or no. Any article may have them, and a person may mark all articles at once."""
_VIEW = ":view "  # no article's key begins with a colon: keys are paths, URLs and hashes
FEED = ":feed "
"""What the keys of feeds begin with; the address follows."""

written = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode
"""The text of a value, by which two values are compared. TypeError or ValueError where JSON does not know it."""


class Change(NamedTuple):
    """One field of one article gets a value. A tuple, because marking all makes as many as there are articles."""

    key: str
    """The article's; a colon begins the keys of what is no article."""
    field: str
    """ "read" and "starred" (bool), "place", or a name made by the functions below."""
    value: JSON
    """None takes the value back to what it was before anybody set it."""

    @classmethod
    def to_place(cls, key: str, place: Place | None) -> Self:
        """Reading of the article stopped at this place."""
        return cls(key, "place", None if place is None else place.to_json())

    @classmethod
    def to_link(cls, left: str, right: str, sentences: tuple[int, int], *, pinned: bool | None) -> Self:
        """A link between two articles' sentences was pinned (True), broken (False) or left to the alignment (None).

        One change whichever article stands on the left.

        >>> Change.to_link("b", "a", (3, 12), pinned=True) == Change.to_link("a", "b", (12, 3), pinned=True)
        True
        """
        if left > right:
            left, right, sentences = right, left, sentences[::-1]
        return cls(left, f"link {sentences[0]} {sentences[1]} {right}", pinned)

    @classmethod
    def to_view(cls, view: str, name: str, value: JSON) -> Self:
        """A view's filter, order, pane or the like has a new value. Its name is not that of a mark."""
        assert name not in MARKS
        return cls(view_key(view), name, value)

    @classmethod
    def to_feed(cls, address: str, **values: JSON) -> list[Self]:
        """What a feed is called, where it is filed and the like; see `Subscription`."""
        return [cls(FEED + address, name, value) for name, value in values.items()]


def by_field(changes: Iterable[Change]) -> dict[str, dict[str, JSON]]:
    """Field -> key -> value. Of one field of an article that is changed twice the last counts."""
    found: dict[str, dict[str, JSON]] = {}
    for key, field, value in changes:
        found.setdefault(field, {})[key] = value
    return found


def view_key(view: str) -> str:
    """The key that a view's fields are kept under."""
    return _VIEW + view


def link_sentences(field: str, other: str) -> tuple[int, int] | None:
    """The sentence numbers in the field of a link to the other article; None where it is no such field.

    >>> link_sentences("link 3 12 /news/a.txt", "/news/a.txt")
    (3, 12)
    """
    match field.split(" ", 3):
        case ["link", left, right, key] if key == other and left.isdecimal() and right.isdecimal():
            return int(left), int(right)
    return None
