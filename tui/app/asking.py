"""Questions that a finder puts: what to open, what to compare with, which name or link to go to.

Loaded when the first of them is put; each shows a finder over the screen and acts on the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.screen import Screen

from tui.app import finds
from tui.app.desk import Desk
from tui.app.messages import ArticleChosen, ComparisonAsked, ExportAsked
from tui.app.screens.finder import Finder, matching
from tui.app.screens.names import NamesFinder
from tui.app.screens.search import SearchFinder
from tui.compare.comparison import Comparison, Mark, Side
from tui.library import any_of
from tui.view.cast import spellings
from tui.view.found import Found
from tui.view.named import named, places
from tui.view.verdicts import ONLY_LEFT, ONLY_RIGHT, SAME


def search(screen: Screen[None], desk: Desk, opened: Side | None, query: str) -> None:
    """What to open, by words in titles and texts."""
    _ask(
        screen,
        SearchFinder(desk, opened, query),
        lambda typed, key: screen.post_message(ArticleChosen(key, typed)),
    )


def partner(screen: Screen[None], desk: Desk, left: str) -> None:
    """Which report to set beside this one."""
    _ask(
        screen,
        Finder("Compare with", finds.reports(desk, without=left)),
        lambda _, right: screen.post_message(ComparisonAsked(left, right)),
    )


def outlet(screen: Screen[None], desk: Desk, go_to: Callable[[str], None]) -> None:
    """Which outlet's reports to go to."""
    _ask(screen, Finder("Outlet", finds.outlets(desk)), lambda _, chosen: go_to(chosen.removeprefix("=")))


def names(screen: Screen[None], desk: Desk, opened: Side, go_to: Callable[[int, int], None]) -> None:
    """Which of those that a report or its story names to search for, or to go to."""
    finder = NamesFinder(desk, opened)

    def chosen(query: str, place: str) -> None:
        report, start, end = map(int, place.split())
        if not finder.going:
            search(screen, desk, opened, query)
        elif report:
            screen.post_message(ArticleChosen(finder.cast.sides[report].article.key, query))
        else:
            go_to(start, end)

    _ask(screen, finder, chosen)


def name_of_either(screen: Screen[None], comparison: Comparison, show: Callable[[str, Sequence[Mark]], object]) -> None:
    """Which of those that two reports name to show: a query for its spellings, and where it stands."""
    found = named(comparison)

    def chosen(_: str, number: str) -> None:
        entity = found[int(number)].entity
        show(any_of(spellings(entity)), places(comparison, entity))

    taught = (("enter", "go to it"), (ONLY_LEFT, "only A"), (ONLY_RIGHT, "only B"), (SAME, "spelt differently"))
    _ask(screen, Finder("Names", matching(finds.compared(found)), taught=taught), chosen)


def export(screen: Screen[None], comparison: Comparison) -> None:
    """In which format to write a comparison to a file."""
    from tui.view.export import FORMATS

    offered = [Found(name, words, f".{name}") for name, words in FORMATS.items()]
    _ask(
        screen,
        Finder("Export as", matching(offered)),
        lambda _, form: screen.post_message(ExportAsked(comparison, form)),
    )


def link(screen: Screen[None], side: Side, follow: Callable[[str], None]) -> None:
    """Which link of an article to open."""
    _ask(screen, Finder("Links", finds.links(side.article)), lambda _, url: follow(url))


def _ask(screen: Screen[None], finder: Finder, chosen: Callable[[str, str], object]) -> None:
    """Show a finder; what was typed and chosen goes to `chosen`, unless the reader went back."""

    def answered(answer: tuple[str, str] | None) -> None:
        if answer:
            chosen(*answer)

    screen.app.push_screen(finder, answered)
