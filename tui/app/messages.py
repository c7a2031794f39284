"""What panes and screens tell the app: past tense, small, and nothing but data.

Whoever notices something posts it; the app's handlers alone change state. So a key press can be followed from pane to
message to handler, and a worker that is late can only ever post a message too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, dataclass_transform

from textual.message import Message

from tui.app.shelf import Arrangement, Saved, Shelf
from tui.library import Line, Listing
from tui.state import Change, Place

if TYPE_CHECKING:  # the first screen has no use for the comparison
    from tui.compare.badges import Badges
    from tui.compare.comparison import Comparison, Mark, Side
    from tui.compare.coverage import Coverage
    from tui.view.summary import Summary


@dataclass_transform(eq_default=False)
class Told(Message):
    """Something to be told. Fields are declared as in a dataclass; what that would make of them costs every start."""

    def __init__(self, *values: object, **named: object) -> None:
        super().__init__()
        self.__dict__.update(zip(self.__annotations__, values, strict=False), **named)


class ArticleChosen(Told):
    """The reader wants this article on the screen."""

    key: str
    query: str = ""
    """Words whose hits are shown in it."""


class ArticleBegun(Told):
    """A worker has the beginning of a very long article; all of it follows."""

    side: Side


class ArticleRead(Told):
    """A worker has an article ready to be shown."""

    side: Side
    query: str
    hits: Sequence[tuple[int, int]]
    """Where what was searched for stands in it."""
    others: int
    """How many other reports of the event there are."""
    resumed: bool = False
    """Whether it is only open again, as it was when the reader left."""
    topics: Sequence[str] = ()
    """Under what feeds carry it."""


class NewsFound(Told):
    """A worker knows which sentences of an article no report contains that was read before it."""

    side: Side
    sentences: Sequence[int]


class NamingChanged(Told):
    """Names are found in another way from now on."""


class ArticleReadAnew(Told):
    """A worker has found other names in an article."""

    side: Side


class NameAsked(Told):
    """The reader wants every report that names what stands at a place of the open article."""

    side: Side
    start: int


class NameRead(Told):
    """A worker knows how else a name is written."""

    query: str
    """For all its spellings."""


class ShelfFilled(Told):
    """The list is known, or known anew."""

    shelf: Shelf

    def can_replace(self, message: Message) -> bool:
        """Of several in the queue only the last matters."""
        return isinstance(message, ShelfFilled)


class LibraryChanged(Told):
    """A worker or another program added articles, or found their stories."""


class ListOutdated(Told):
    """The list is no longer as it is shown: articles came, or joined into stories, and more are to come."""


class Progressed(Told):
    """How far work in the background is, in a few words; "" when it is done."""

    text: str
    work: object = None
    """Which work it is: each has words of its own."""
    quietly: bool = False
    """Whether nobody asked for it, so that it is shown only where somebody waits for other work."""


class SavedCounted(Told):
    """A worker has counted what a saved search finds."""

    saved: Saved


class ListAsked(Told):
    """The reader wants something else listed, or the same arranged otherwise."""


class SearchChosen(Told):
    """The reader wants what a saved search finds listed; all again where that is listed already."""

    query: str


class LinesWanted(Told):
    """Lines of a list come near the screen that are not read yet."""

    listing: Listing
    first: int
    end: int


class LinesRead(Told):
    """A worker has read lines of a list."""

    listing: Listing
    asked: range
    """Which lines were asked for."""
    lines: Mapping[int, Line]
    reveal: str = ""
    """Key of a report among them that is to be selected."""


class UnreadCounted(Told):
    """A worker knows how many articles of the library are unread."""

    unread: int


class LinesShown(Told):
    """The list came to rest."""


class BadgesMade(Told):
    """A worker knows what is new and what differs in a story."""

    story: str
    badges: Badges


class UnreadAsked(Told):
    """The reader wants the next unread report of the list; the previous ones for steps below nought."""

    steps: int


class AllReadAsked(Told):
    """The reader marks everything read that such a list holds."""

    arrangement: Arrangement


class MarksMade(Told):
    """The reader marked articles; with an action's name it can be undone."""

    changes: Sequence[Change]
    action: str = ""


class StateChanged(Told):
    """A worker changed the reading state, or another program did."""


class UndoAsked(Told):
    """The reader wants the last marking taken back."""


class PlaceReached(Told):
    """The reader stopped scrolling here."""

    key: str
    place: Place


class ArticleFinished(Told):
    """The reader paged on at the end of an article."""


class ComparisonAsked(Told):
    """The reader wants two reports side by side; without a right one, the most related report is taken."""

    left: str
    right: str = ""
    at: Sequence[Mark] = ()
    """What to show of it: places in the left and the right report."""


class ComparisonMade(Told):
    """A worker has a comparison ready."""

    comparison: Comparison
    others: Sequence[str]
    """Keys of the reports that ( and ) step through, the right one among them."""
    summary: Summary
    """What it comes to: counting takes longer than a frame where the reports are long."""
    at: Sequence[Mark] = ()
    """What to show first: a place in the left report, and perhaps one in the right."""


class VersionsAsked(Told):
    """The reader wants a report's earlier text beside what it says now."""

    key: str


class ComparisonLeft(Told):
    """The reader went back from a comparison."""


class CoverageAsked(Told):
    """The reader wants to see who reports what of a story."""

    keys: Sequence[str]
    """The report whose story it is, then others that belong into the table."""


class CoverageMade(Told):
    """A worker knows who reports what."""

    coverage: Coverage
    of: int
    """How many reports the story has; more than are covered where there are too many."""
    keys: Sequence[str]


class CoverageLeft(Told):
    """The reader went back from the table."""


class ExportAsked(Told):
    """The reader wants a comparison in a file."""

    comparison: Comparison
    format: str


class Noticed(Told):
    """Something the reader should know, in one plain sentence."""

    text: str
