"""What takes longer than a frame: it runs in worker threads, posts messages, and never touches a widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

from tui.app import listwork
from tui.app.desk import Desk, nearest
from tui.app.feedmessages import FeedsAsked, PagesAsked, RefreshWished
from tui.app.listwork import ListWork
from tui.app.loading import load_reading
from tui.app.messages import (
    ArticleBegun,
    ArticleChosen,
    ArticleRead,
    ArticleReadAnew,
    ComparisonAsked,
    ComparisonMade,
    CoverageMade,
    ExportAsked,
    LibraryChanged,
    ListOutdated,
    NamingChanged,
    Noticed,
    Progressed,
    StateChanged,
)
from tui.app.shelf import Arrangement, Sight
from tui.app.telling import Post, Telling
from tui.library import LibraryError
from tui.text.addresses import is_web
from tui.view.frame import plural

if TYPE_CHECKING:
    from tui.compare.comparison import Comparison, Mark
    from tui.sources.files import Problem


class Work(Telling):
    """The slow side of the app."""

    def __init__(self, desk: Desk, post: Post) -> None:
        super().__init__(desk, post)
        self.lists = ListWork(desk, post)
        self._trouble = ""

    # -- the library
    def open(self, paths: Sequence[str], wanted: Arrangement, sight: Sight) -> None:
        """Open the library; read the files, folders and pages given, or go back to where the reader was."""
        self._open()
        self.lists.begin(wanted, sight)
        files = [path for path in paths if not is_web(path)]
        keys, problems = self._desk.take_in(files, self._taken()) if files else ([], [])
        self._post(Progressed(""))
        if paths:
            self._post(LibraryChanged())
        if self._desk.read_pins(self._tell):  # behind the list, which needs no names
            self._post(NamingChanged())
        if paths:
            self._tell_taken_in(keys, problems)
        else:
            self._resume()
        self._tell_trouble()
        if len(files) < len(paths):
            self._post(PagesAsked([path for path in paths if is_web(path)]))

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
        self._post(RefreshWished(wanted.refresh))
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

    def _open(self) -> None:
        """Open the library, and say what it cannot be used for."""
        try:
            self._desk.open()
        except LibraryError as error:
            self._tell(str(error))
        else:
            if self._desk.refusal:
                self._tell(self._desk.refusal)

    def _taken(self) -> Callable[[int], None]:
        """Tells how far reading is, and lets the list show what is there."""
        told = monotonic()

        def taken(articles: int) -> None:
            nonlocal told
            if monotonic() - told > listwork.TOLD:
                told = monotonic()
                self._post(Progressed(f"{articles:,} read"))
                self._post(ListOutdated())

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

    def _resume(self) -> None:
        """Back to the article that was open, and the comparison above it, unless they are gone."""
        kept = self._desk.journal.state.view("reader")
        match kept.get("article"):
            case str(key) if self._desk.article(key):
                self.read(key, "", resumed=True)
        match kept.get("coverage"):
            case [str(key), *others] if self._desk.article(key):
                self.cover([key, *map(str, others)])
        if self._desk.journal.state.setting("feeds", "open", default=False):
            self._post(FeedsAsked())
        match kept.get("comparison"):
            case [str(left), str(right)] if self._desk.article(left) and self._desk.article(right):
                self.compare(ComparisonAsked(left, right))

    # -- articles
    def read(self, key: str, query: str, *, resumed: bool = False) -> None:
        """Get an article ready to be shown; one that is only open again stays unread where it was marked so."""
        naming = self._desk.naming
        if begun := self._desk.beginning(key):
            self._answer(ArticleBegun(begun))
        side = self._desk.side(key)
        if side is None:
            self._tell("This article is no longer in the library.")
            return
        hits = self._desk.asked(query).spans(side.article.text) if query else ()
        others, topics = len(self._desk.others(key)), self._desk.topics(key)
        self._answer(ArticleRead(side, query, hits, others, resumed, topics))
        if self._desk.naming != naming:
            self.read_anew(key)

    def then_and_now(self, key: str) -> None:
        """Compare an article's latest earlier text with what it says now."""
        made = self._desk.then_and_now(key)
        if made:
            self._answer_with(made, ())
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
        if wanted and self._desk.is_long(asked.left, wanted):
            self._answer(Noticed("Comparing long reports …; esc gives it up."))
        made = self._desk.comparison(asked.left, wanted) if wanted else None
        if made:
            self._answer_with(made, others, asked.at)
        else:
            self._tell("No other report of this event is in the library; C picks any report.")

    def _answer_with(self, made: Comparison, others: Sequence[str], at: Sequence[Mark] = ()) -> None:
        """Count what a comparison comes to, and hand it over."""
        from tui.view.blocks import blocks
        from tui.view.summary import Summary

        self._answer(ComparisonMade(made, others, Summary.of(made, blocks(made)), at))

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
        """Take in what other running programs marked and added."""
        self.lists.look()
        if self._desk.journal.refresh():
            self._post(StateChanged())
        self._tell_trouble()

    def _tell_trouble(self) -> None:
        """Say once what keeps marks from being saved."""
        trouble = self._desk.journal.trouble
        if trouble and trouble != self._trouble:
            self._tell(trouble)
        self._trouble = trouble
