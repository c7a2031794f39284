"""What takes longer than a frame: it runs in worker threads, posts messages, and never touches a widget."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from tui.app.desk import AROUND, Desk, nearest
from tui.app.hands import Hands
from tui.app.loading import load_reading
from tui.app.messages import (
    ArticleChosen,
    ArticleRead,
    ArticleReadAnew,
    BadgesMade,
    ComparisonAsked,
    ComparisonMade,
    CoverageMade,
    ExportAsked,
    LibraryChanged,
    LinesRead,
    LinesWanted,
    NamingChanged,
    NewsFound,
    Noticed,
    ShelfFilled,
    StateChanged,
    UnreadCounted,
)
from tui.app.shelf import Arrangement
from tui.library import LibraryError, Listing, Story
from tui.state import Change
from tui.view.frame import plural

if TYPE_CHECKING:
    from tui.sources.files import Problem

Post = Callable[[Message], object]
_TOLD = 2.0
"""Seconds between two looks of the list at what was found meanwhile."""
_LONG = 200
"""Articles compared from which on that is worth a word."""


class Work:
    """The slow side of the app. Each public method is the body of one worker."""

    def __init__(self, desk: Desk, post: Post) -> None:
        self._desk = desk
        self._post = post
        self._trouble = ""

    # -- the library
    def open(self, paths: Sequence[str], wanted: Arrangement, near: AbstractSet[str]) -> None:
        """Open the library; read the files and folders given, or go back to where the reader was."""
        self._opened()
        self.begin(wanted, near)
        keys, problems = self._desk.take_in(paths, self._taken()) if paths else ([], [])
        if paths:
            self._post(LibraryChanged())
        if self._desk.read_pins(self._tell):  # behind the list, which needs no names
            self._post(NamingChanged())
        if paths:
            self._tell_taken_in(keys, problems)
        else:
            self._resume()
        self._tell_trouble()

    def settle(self) -> None:
        """What can wait until the first screen is drawn: slow samples, what the next keys will want, a recogniser."""
        if self._desk.complete():
            self._post(LibraryChanged())
        load_reading()
        import tui.app.screens.comparison
        import tui.app.screens.coverage  # noqa: F401 (the first c or t should not wait for it)

        Thread(target=self.load_recogniser, daemon=True).start()
        self._forget()

    def _forget(self) -> None:
        """Let go of what the user does not want kept, in bites."""
        wanted, forgotten = self._desk.wishes(), 0
        while some := self._desk.forget(wanted):
            forgotten += some
        for trouble in wanted.troubles:
            self._tell(trouble)
        if forgotten:
            self._tell(f"{plural(forgotten, 'old article')} forgotten, as wireside.toml says.")
            self._post(LibraryChanged())

    def load_recogniser(self) -> None:
        """Load what names are to be found with. No worker but a thread of its own: who quits does not wait for it."""
        if self._desk.load_recogniser(self._tell):
            self._post(NamingChanged())

    def _opened(self) -> bool:
        try:
            found = self._desk.open()
            if self._desk.refusal:
                self._tell(self._desk.refusal)
            return found
        except LibraryError as error:
            self._tell(str(error))
            return False

    def _taken(self) -> Callable[[int], None]:
        """Tells how far reading is, and lets the list show what is there."""
        told = monotonic()

        def taken(articles: int) -> None:
            nonlocal told
            if monotonic() - told > _TOLD:
                told = monotonic()
                self._tell(f"{articles:,} articles read …")
                self._post(LibraryChanged())

        return taken

    def _tell_taken_in(self, keys: Sequence[str], problems: Sequence[Problem]) -> None:
        """Open what was read, where it is one report, and say what could not be read."""
        if len(keys) == 1:
            self._post(ArticleChosen(keys[0]))
        if len(keys) > 1:
            self._tell(f"{plural(len(keys), 'article')} read.")
        for problem in problems[:1]:
            more = f" ({len(problems) - 1:,} more could not be read.)" if len(problems) > 1 else ""
            self._tell(problem.reason + more)

    def fill(self, wanted: Arrangement, near: Collection[str]) -> None:
        """Fill the list."""
        self._answer(ShelfFilled(self._desk.shelf(wanted, near)))

    def begin(self, wanted: Arrangement, near: AbstractSet[str]) -> None:
        """Fill the first screen: with the list's beginning, where that holds all that is looked for."""
        shelf = self._desk.shelf(wanted, near, limit=AROUND)
        if near <= {key for line in shelf.lines.values() if isinstance(line, Story) for key in line.keys}:
            self._post(ShelfFilled(shelf))
        else:
            self.fill(wanted, near)

    def lines(self, asked: LinesWanted) -> None:
        """Read lines of the list."""
        self._post(LinesRead(asked.listing, self._desk.lines(asked.listing, asked.first, asked.end)))

    def reveal(self, listing: Listing, key: str) -> None:
        """Read the line on which a report stands, and those around it."""
        self._post(LinesRead(listing, self._desk.lines_around(listing, key), key))

    def gather(self, hands: Hands) -> None:
        """Join reports into stories, those on the screen first; the reader's hands go before."""
        worker, compared, told = get_current_worker(), 0, monotonic()
        while not worker.is_cancelled and (left := self._desk.catch_up()):
            self._tell(f"Building the search index: {left:,} articles to go …")
            hands.wait()
        while not worker.is_cancelled and (more := self._desk.gather(hands.looked_at)):
            compared += more
            if monotonic() - told > _TOLD:
                told = monotonic()
                self._post(LibraryChanged())
                if compared >= _LONG:
                    self._tell(f"Finding the reports of each event: {compared:,} articles compared …")
            hands.wait()
        if compared and not worker.is_cancelled:
            self._post(LibraryChanged())

    def badges(self, stories: Sequence[Story], hands: Hands) -> None:
        """Find out what differs and what is new in the stories on the screen."""
        worker = get_current_worker()
        for story in stories:
            hands.wait()
            if worker.is_cancelled:
                return
            self._post(BadgesMade(story.id, self._desk.badges(story)))

    def count_unread(self) -> None:
        """Count what is unread in the whole library."""
        self._answer(UnreadCounted(self._desk.unread()))

    def next_unread(self, listing: Listing, spot: tuple[int, str], steps: int) -> None:
        """Open the next unread report."""
        if key := self._desk.next_unread(listing, spot, steps):
            self._answer(ArticleChosen(key))
        else:
            self._tell(f"No unread report {'below' if steps > 0 else 'above'} this one.")

    def read_all(self, listing: Listing) -> None:
        """Mark everything that is listed read."""
        keys = self._desk.unread_keys(listing)
        if not keys:
            self._tell("There is nothing to mark.")
            return
        done = f"{plural(len(keys), 'report')} marked read"
        self._desk.journal.apply([Change(key, "read", value=True) for key in keys], done)
        self._post(StateChanged())
        self._tell(f"{done}; u takes it back.")
        self.save()

    def _resume(self) -> None:
        """Back to the article that was open, and the comparison above it, unless they are gone."""
        kept = self._desk.journal.state.view("reader")
        match kept.get("article"):
            case str(key) if self._desk.article(key):
                self.read(key, "")
        match kept.get("coverage"):
            case [str(key), *others] if self._desk.article(key):
                self.cover([key, *map(str, others)])
        match kept.get("comparison"):
            case [str(left), str(right)] if self._desk.article(left) and self._desk.article(right):
                self.compare(ComparisonAsked(left, right))

    # -- articles
    def read(self, key: str, query: str) -> None:
        """Get an article ready to be shown, then what of it is new to the reader."""
        naming = self._desk.naming
        side = self._desk.side(key)
        if side is None:
            self._tell("This article is no longer in the library.")
            return
        hits = self._desk.asked(query).spans(side.article.text) if query else ()
        self._answer(ArticleRead(side, query, hits, len(self._desk.others(key))))
        if self._desk.naming != naming:
            self.read_anew(key)

    def news(self, key: str) -> None:
        """Find out which sentences of an article are new to the reader."""
        side = self._desk.side(key)
        sentences = self._desk.news(side) if side else None
        if side and sentences is not None:
            self._answer(NewsFound(side, sentences))

    def then_and_now(self, key: str) -> None:
        """Compare an article's latest earlier text with what it says now."""
        made = self._desk.then_and_now(key)
        if made:
            self._answer(ComparisonMade(made, ()))
        else:
            self._tell("No earlier text of this report is kept.")

    def read_anew(self, key: str) -> None:
        """The article that is on the screen, with the names that are found now."""
        if side := self._desk.side(key):
            self._answer(ArticleReadAnew(side))

    def compare(self, asked: ComparisonAsked) -> None:
        """Compare two reports; without a right one, the most related report is taken."""
        others = self._desk.others(asked.left)
        wanted = asked.right or (others[0] if others else "")
        made = self._desk.comparison(asked.left, wanted) if wanted else None
        if made:
            self._answer(ComparisonMade(made, others, asked.at))
        else:
            self._tell("No other report of this event is in the library; C picks any report.")

    def cover(self, asked: Sequence[str]) -> None:
        """Find out who reports what of a story, of as many of its reports as are covered at most."""
        load_reading()
        from tui.compare.coverage import MOST

        told = self._desk.told_with(asked)
        if len(told) > 1:
            self._answer(Noticed(f"Comparing {min(MOST, len(told))} reports …"))
        made = self._desk.coverage(nearest(told, asked, MOST))
        if made:
            self._answer(CoverageMade(made, len(told), asked))
        else:
            self._tell("Only one report tells this story; C compares it with any other.")

    def export(self, asked: ExportAsked) -> None:
        """Write a comparison to a file where Wireside was started."""
        from tui.view.export import write

        try:
            self._tell(f"Written to {write(asked.comparison, asked.format, Path.cwd())}")
        except OSError as error:
            self._tell(f"The comparison could not be written: {error.strerror}.")

    # -- the reading state
    def save(self) -> None:
        """Write to disk what was marked."""
        self._desk.journal.save()
        self._tell_trouble()

    def undo(self) -> None:
        """Take the last action back: it may have marked a whole library."""
        done = self._desk.journal.undo()
        self._post(StateChanged())
        self._tell(f"Taken back: {done}." if done else "There is nothing to take back.")
        self.save()

    def look(self) -> None:
        """Take in what other running programs marked, and what they added."""
        if self._desk.has_changed():
            self._post(LibraryChanged())
        if self._desk.journal.refresh():
            self._post(StateChanged())
        self._tell_trouble()

    def _tell_trouble(self) -> None:
        """Say once what keeps marks from being saved."""
        trouble = self._desk.journal.trouble
        if trouble and trouble != self._trouble:
            self._tell(trouble)
        self._trouble = trouble

    # -- answers
    def _tell(self, text: str) -> None:
        self._post(Noticed(text))

    def _answer(self, message: Message) -> None:
        """Post, unless the reader has asked for something else since."""
        if not get_current_worker().is_cancelled:
            self._post(message)
