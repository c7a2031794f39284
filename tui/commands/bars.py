"""A fetch on a screen: how far it is, and which feeds are being asked; at the end what came of it, and what failed."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType
from typing import Self

from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from tui.commands.telling import Teller
from tui.sources.events import Asked, Begun, Done, Ended, Event
from tui.view.wrap import wrap

_SHOWN = 5  # feeds that are named while they are asked: a calm picture, and room in the smallest window
_INDENT = "  "  # of a sentence's further lines


class Bars(Teller):
    """One bar for all feeds, and the names of those that are being asked."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: dict[str, None] = {}
        self._failures: list[Done] = []
        self._progress = _Feeds(self._asked)
        self._task = self._progress.add_task("Fetching", total=None, visible=False)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave a clean screen, and say what failed."""
        self._progress.stop()
        for done in self._failures:
            super().__call__(done)

    def __call__(self, event: Event) -> None:
        """Show how far it is."""
        match event:
            case Begun(feeds):
                self._progress.reset(self._task, total=feeds, visible=True)
            case Asked(feed):
                self._asked[feed] = None
            case Done():
                self._asked.pop(event.feed, None)
                self._progress.advance(self._task)
                self._failures += [event] * event.has_failed
            case Ended():
                self._progress.stop()
                super().__call__(event)
            case _:
                super().__call__(event)

    def _complain(self, line: str) -> None:
        width = self._progress.console.width
        for number, (start, end) in enumerate(wrap(line, 0, len(line), width - len(_INDENT))):
            super()._complain(f"{_INDENT * (number > 0)}{line[start:end]}")


class _Feeds(Progress):
    """The bar, and below it what is being asked."""

    def __init__(self, asked: Iterable[str]) -> None:
        self._asked = asked
        super().__init__(
            TextColumn("{task.description}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True, highlight=False),
            refresh_per_second=5,
            transient=True,
        )

    def get_renderables(self) -> Iterable[RenderableType]:
        """What is drawn, by another thread than adds and removes feeds."""
        yield from super().get_renderables()
        for feed in [*self._asked][:_SHOWN]:
            yield Text(f"  {feed}", style="dim", no_wrap=True, overflow="ellipsis")
