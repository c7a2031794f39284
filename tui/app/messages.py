"""What panes and screens tell the app: past tense, small, and nothing but data.

Whoever notices something posts it; the app's handlers alone change state. So a key press can be followed from pane to
message to handler, and a worker that is late can only ever post a message too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tui.app.shelf import Arrangement, Saved, Shelf
from tui.library import Line, Listing
from tui.state import Change, Place

if TYPE_CHECKING:  # the first screen has no use for the comparison
    from tui.compare.badges import Badges
    from tui.compare.comparison import Comparison, Mark, Side
    from tui.compare.coverage import Coverage
    from tui.view.summary import Summary


@dataclass(eq=False, repr=False)
class ReaderShown(Message):
    """The reader's panes are there and can be filled."""


@dataclass(eq=False, repr=False)
class ArticleChosen(Message):
    """The reader wants this article on the screen."""

    key: str
    query: str = ""
    """Words whose hits are shown in it."""


@dataclass(eq=False, repr=False)
class ArticleBegun(Message):
    """A worker has the beginning of a very long article; all of it follows."""

    side: Side


@dataclass(eq=False, repr=False)
class ArticleRead(Message):
    """A worker has an article ready to be shown."""

    side: Side
    query: str
    hits: Sequence[tuple[int, int]]
    """Where what was searched for stands in it."""
    others: int
    """How many other reports of the event there are."""
    resumed: bool = False
    """Whether it is only open again, as it was when the reader left."""


@dataclass(eq=False, repr=False)
class NewsFound(Message):
    """A worker knows which sentences of an article no report contains that was read before it."""

    side: Side
    sentences: Sequence[int]


@dataclass(eq=False, repr=False)
class NamingChanged(Message):
    """Names are found in another way from now on."""


@dataclass(eq=False, repr=False)
class ArticleReadAnew(Message):
    """A worker has found other names in an article."""

    side: Side


@dataclass(eq=False, repr=False)
class NameAsked(Message):
    """The reader wants every report that names what stands at a place of the open article."""

    side: Side
    start: int


@dataclass(eq=False, repr=False)
class NameRead(Message):
    """A worker knows how else a name is written."""

    query: str
    """For all its spellings."""


@dataclass(eq=False, repr=False)
class ShelfFilled(Message):
    """The list is known, or known anew."""

    shelf: Shelf

    def can_replace(self, message: Message) -> bool:
        """Of several in the queue only the last matters."""
        return isinstance(message, ShelfFilled)


@dataclass(eq=False, repr=False)
class LibraryChanged(Message):
    """A worker or another program added articles, or found their stories."""


@dataclass(eq=False, repr=False)
class ListOutdated(Message):
    """The list is no longer as it is shown: articles came, or joined into stories, and more are to come."""


@dataclass(eq=False, repr=False)
class Progressed(Message):
    """How far work in the background is, in a few words; "" when it is done."""

    text: str


@dataclass(eq=False, repr=False)
class SavedCounted(Message):
    """A worker has counted what a saved search finds."""

    saved: Saved


@dataclass(eq=False, repr=False)
class ListAsked(Message):
    """The reader wants something else listed, or the same arranged otherwise."""


@dataclass(eq=False, repr=False)
class SearchChosen(Message):
    """The reader wants what a saved search finds listed; all again where that is listed already."""

    query: str


@dataclass(eq=False, repr=False)
class LinesWanted(Message):
    """Lines of a list come near the screen that are not read yet."""

    listing: Listing
    first: int
    end: int


@dataclass(eq=False, repr=False)
class LinesRead(Message):
    """A worker has read lines of a list."""

    listing: Listing
    asked: range
    """Which lines were asked for."""
    lines: Mapping[int, Line]
    reveal: str = ""
    """Key of a report among them that is to be selected."""


@dataclass(eq=False, repr=False)
class UnreadCounted(Message):
    """A worker knows how many articles of the library are unread."""

    unread: int


@dataclass(eq=False, repr=False)
class LinesShown(Message):
    """The list came to rest."""


@dataclass(eq=False, repr=False)
class BadgesMade(Message):
    """A worker knows what is new and what differs in a story."""

    story: str
    badges: Badges


@dataclass(eq=False, repr=False)
class UnreadAsked(Message):
    """The reader wants the next unread report of the list; the previous ones for steps below nought."""

    steps: int


@dataclass(eq=False, repr=False)
class AllReadAsked(Message):
    """The reader marks everything read that such a list holds."""

    arrangement: Arrangement


@dataclass(eq=False, repr=False)
class MarksMade(Message):
    """The reader marked articles; with an action's name it can be undone."""

    changes: Sequence[Change]
    action: str = ""


@dataclass(eq=False, repr=False)
class StateChanged(Message):
    """A worker changed the reading state, or another program did."""


@dataclass(eq=False, repr=False)
class UndoAsked(Message):
    """The reader wants the last marking taken back."""


@dataclass(eq=False, repr=False)
class PlaceReached(Message):
    """The reader stopped scrolling here."""

    key: str
    place: Place


@dataclass(eq=False, repr=False)
class ArticleFinished(Message):
    """The reader paged on at the end of an article."""


@dataclass(eq=False, repr=False)
class ComparisonAsked(Message):
    """The reader wants two reports side by side; without a right one, the most related report is taken."""

    left: str
    right: str = ""
    at: Sequence[Mark] = ()
    """What to show of it: places in the left and the right report."""


@dataclass(eq=False, repr=False)
class ComparisonMade(Message):
    """A worker has a comparison ready."""

    comparison: Comparison
    others: Sequence[str]
    """Keys of the reports that ( and ) step through, the right one among them."""
    summary: Summary
    """What it comes to: counting takes longer than a frame where the reports are long."""
    at: Sequence[Mark] = ()
    """What to show first: a place in the left report, and perhaps one in the right."""


@dataclass(eq=False, repr=False)
class VersionsAsked(Message):
    """The reader wants a report's earlier text beside what it says now."""

    key: str


@dataclass(eq=False, repr=False)
class ComparisonLeft(Message):
    """The reader went back from a comparison."""


@dataclass(eq=False, repr=False)
class CoverageAsked(Message):
    """The reader wants to see who reports what of a story."""

    keys: Sequence[str]
    """The report whose story it is, then others that belong into the table."""


@dataclass(eq=False, repr=False)
class CoverageMade(Message):
    """A worker knows who reports what."""

    coverage: Coverage
    of: int
    """How many reports the story has; more than are covered where there are too many."""
    keys: Sequence[str]


@dataclass(eq=False, repr=False)
class CoverageLeft(Message):
    """The reader went back from the table."""


@dataclass(eq=False, repr=False)
class ExportAsked(Message):
    """The reader wants a comparison in a file."""

    comparison: Comparison
    format: str


@dataclass(eq=False, repr=False)
class Noticed(Message):
    """Something the reader should know, in one plain sentence."""

    text: str
