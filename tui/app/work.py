"""What takes longer than a frame: it runs in worker threads, posts messages, and never touches a widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from tui.app.desk import BATCH, Desk, nearest
from tui.app.loading import load_reading
from tui.app.messages import (
    ArticleChosen,
    ArticleRead,
    ArticleReadAnew,
    ComparisonAsked,
    ComparisonMade,
    CoverageMade,
    ExportAsked,
    NamingChanged,
    Noticed,
    ShelfFilled,
    StateChanged,
)
from tui.library import LibraryError

if TYPE_CHECKING:
    from tui.sources.files import Problem

Post = Callable[[Message], object]


class Work:
    """The slow side of the app. Each public method is the body of one worker."""

    def __init__(self, desk: Desk, post: Post) -> None:
        self._desk = desk
        self._post = post
        self._trouble = ""

    # -- the library
    def open(self, paths: Sequence[str]) -> None:
        """Open the library; read the files and folders given, or go back to where the reader was."""
        if self._opened() and paths:
            self._post(ShelfFilled(self._desk.shelf()))
        keys, problems = self._desk.take_in(paths, self._tell) if paths else ([], [])
        self._gather()
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
            self._gather()
        load_reading()
        import tui.app.screens.comparison
        import tui.app.screens.coverage  # noqa: F401 (the first c or t should not wait for it)

        Thread(target=self.load_recogniser, daemon=True).start()

    def load_recogniser(self) -> None:
        """Load what names are to be found with. No worker but a thread of its own: who quits does not wait for it."""
        if self._desk.load_recogniser(self._tell):
            self._post(NamingChanged())

    def _opened(self) -> bool:
        try:
            return self._desk.open()
        except LibraryError as error:
            self._tell(str(error))
            return False

    def _tell_taken_in(self, keys: Sequence[str], problems: Sequence[Problem]) -> None:
        """Open what was read, where it is one report, and say what could not be read."""
        if len(keys) == 1:
            self._post(ArticleChosen(keys[0]))
        for problem in problems[:1]:
            more = f" ({len(problems) - 1:,} more could not be read.)" if len(problems) > 1 else ""
            self._tell(problem.reason + more)

    def _gather(self) -> None:
        """Join reports into stories; after a large import the list is there before, with a story a report."""
        compared = self._desk.gather()
        if compared == BATCH:
            self._post(ShelfFilled(self._desk.shelf()))
            while more := self._desk.gather():
                compared += more
                self._tell(f"Finding the reports of each event: {compared:,} articles compared …")
            self._tell("The reports of each event are found.")
        elif compared:
            self._desk.gather()
        self._post(ShelfFilled(self._desk.shelf()))

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
        """Get an article ready to be shown."""
        naming = self._desk.naming
        side = self._desk.side(key)
        if side is None:
            self._tell("This article is no longer in the library.")
            return
        self._answer(ArticleRead(side, query, len(self._desk.others(key))))
        if self._desk.naming != naming:
            self.read_anew(key)

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

    def look(self) -> None:
        """Take in what other running programs marked."""
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
