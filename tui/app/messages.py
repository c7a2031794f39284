"""What panes and screens tell the app: past tense, small, and nothing but data.

Whoever notices something posts it; the app's handlers alone change state. So a key press can be followed from pane to
message to handler, and a worker that is late can only ever post a message too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tui.app.desk import Shelf
from tui.state import Change, Place

if TYPE_CHECKING:  # the first screen has no use for the comparison
    from tui.compare.comparison import Comparison, Side


@dataclass
class ReaderShown(Message):
    """The reader's panes are there and can be filled."""


@dataclass
class ArticleChosen(Message):
    """The reader wants this article on the screen."""

    key: str
    query: str = ""
    """Words whose hits are shown in it."""


@dataclass
class ArticleRead(Message):
    """A worker has an article ready to be shown."""

    side: Side
    query: str
    others: int
    """How many other reports of the event there are."""


@dataclass
class ShelfFilled(Message):
    """The stories are known, or known anew."""

    shelf: Shelf

    def can_replace(self, message: Message) -> bool:
        """Of several in the queue only the last matters."""
        return isinstance(message, ShelfFilled)


@dataclass
class MarksMade(Message):
    """The reader marked articles; with an action's name it can be undone."""

    changes: Sequence[Change]
    action: str = ""


@dataclass
class StateChanged(Message):
    """A worker changed the reading state, or another program did."""


@dataclass
class UndoAsked(Message):
    """The reader wants the last marking taken back."""


@dataclass
class PlaceReached(Message):
    """The reader stopped scrolling here."""

    key: str
    place: Place


@dataclass
class ArticleFinished(Message):
    """The reader paged on at the end of an article."""


@dataclass
class ComparisonAsked(Message):
    """The reader wants two reports side by side; without a right one, the most related report is taken."""

    left: str
    right: str = ""


@dataclass
class ComparisonMade(Message):
    """A worker has a comparison ready."""

    comparison: Comparison
    others: Sequence[str]
    """Keys of the reports that ( and ) step through, the right one among them."""


@dataclass
class ComparisonLeft(Message):
    """The reader went back from a comparison."""


@dataclass
class ExportAsked(Message):
    """The reader wants a comparison in a file."""

    comparison: Comparison
    format: str


@dataclass
class Noticed(Message):
    """Something the reader should know, in one plain sentence."""

    text: str
