"""Questions that a finder puts: what to open, what to compare with, which name or link to go to.

Loaded when the first of them is put; each shows a finder over the screen and acts on the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.screen import Screen

from tui.app import finds
from tui.app.desk import Desk
from tui.app.messages import ArticleChosen, ComparisonAsked
from tui.app.screens.finder import Finder
from tui.compare.comparison import Side
from tui.library import Headline


def search(screen: Screen[None], desk: Desk, opened: Side | None, query: str) -> None:
    """What to open, by words in titles and texts."""
    _ask(
        screen,
        Finder("Search", finds.hits(desk, opened), query=query),
        lambda typed, key: screen.post_message(ArticleChosen(key, typed)),
    )


def partner(screen: Screen[None], left: str, headlines: Iterable[Headline]) -> None:
    """Which report to set beside this one."""
    _ask(
        screen,
        Finder("Compare with", finds.reports(headlines, without=left)),
        lambda _, right: screen.post_message(ComparisonAsked(left, right)),
    )


def name(screen: Screen[None], side: Side, go_to: Callable[[int, int], None]) -> None:
    """Which of those that an article names to go to."""

    def chosen(_: str, offsets: str) -> None:
        start, end = offsets.split()
        go_to(int(start), int(end))

    _ask(screen, Finder("Names", finds.names(side)), chosen)


def link(screen: Screen[None], side: Side, follow: Callable[[str], None]) -> None:
    """Which link of an article to open."""
    _ask(screen, Finder("Links", finds.links(side.article)), lambda _, url: follow(url))


def _ask(screen: Screen[None], finder: Finder, chosen: Callable[[str, str], object]) -> None:
    """Show a finder; what was typed and chosen goes to `chosen`, unless the reader went back."""

    def answered(answer: tuple[str, str] | None) -> None:
        if answer:
            chosen(*answer)

    screen.app.push_screen(finder, answered)
