"""The app as a test drives it: keys by the names of the key table, and what is on the screen as text.

Pilot's own `press` waits for the processor to idle, 90 ms a key and more beside other work. A session waits for what
matters: that no worker runs and that every widget has handled its messages.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, suppress
from time import monotonic

from textual import events
from textual.keys import _character_to_key
from textual.message import Message
from textual.pilot import Pilot
from textual.worker import WorkerCancelled, WorkerFailed

from tui.app.app import Wireside
from tui.app.bindings import _name
from tui.app.screens.comparison import ComparisonScreen
from tui.app.screens.finder import Finder, FoundPane
from tui.app.screens.reader import ReaderScreen
from tui.app.widgets.article import ArticlePane
from tui.app.widgets.comparison import ComparisonPane
from tui.app.widgets.sidebar import Sidebar
from tui.keys import KEYS
from tui.library import Story
from tui.state import ReadingState
from tui.view.found import Found

Start = Callable[..., AbstractAsyncContextManager["Session"]]
NAMED = {name: _name(name) for key in KEYS for name in key.keys if len(name) > 1}
NAMED |= {"^G": "ctrl+g", "^S": "ctrl+s", "backspace": "backspace"}
ROUNDS = 2
"""Times in a row that no message waits and no worker runs: a callback may follow the next refresh."""

PATIENCE = 20.0
"""Seconds until a test is given up."""


def key_name(name: str) -> str:
    """A key as Textual calls it."""
    return NAMED.get(name) or (name if name.isalnum() else _character_to_key(name))


class Session:
    """A running app."""

    def __init__(self, pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, Wireside)
        self.pilot = pilot
        self.app = pilot.app
        self.may_fail = False
        """Whether work in the background is expected to fail."""

    # -- doing
    async def press(self, *keys: str) -> None:
        """Press keys, each alone; what is no name of a key is typed letter by letter ("12G")."""
        for key in keys:
            for name in [key] if key in NAMED else key:
                self.send(name)
                await self.settle()

    async def type_ahead(self, *keys: str) -> None:
        """Press keys faster than the app can follow."""
        for key in keys:
            for name in [key] if key in NAMED else key:
                self.send(name)
        await self.settle()

    def send(self, name: str) -> None:
        """One key, as the driver sends it."""
        event = events.Key(key_name(name), name if len(name) == 1 else " " if name == "space" else None)
        event.set_sender(self.app)
        self.app.post_message(event)

    async def resize(self, width: int, height: int = 40) -> None:
        """Another size of window."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    async def wheel(self, pane: str, turns: int) -> None:
        """Turn the wheel above a pane, downwards for turns above nought."""
        kind = events.MouseScrollDown if turns > 0 else events.MouseScrollUp
        for _ in range(abs(turns)):
            await self.pilot._post_mouse_events([kind], pane, button=0)
        await self.settle()

    async def post(self, message: Message) -> None:
        """Let the app have a message."""
        self.app.post_message(message)
        await self.settle()

    async def settle(self) -> None:
        """Until nothing runs and every message was handled."""
        quiet, end = 0, monotonic() + PATIENCE
        while quiet < ROUNDS and not self.app._exit:
            with suppress(WorkerCancelled, *[WorkerFailed] * self.may_fail):
                await self.app.workers.wait_for_complete()
            await self.pilot._wait_for_screen()
            waiting = [node for node in self.app.screen.walk_children(with_self=True) if node.message_queue_size]
            quiet = 0 if waiting or self.app.message_queue_size or len(self.app.workers) else quiet + 1
            if quiet == 1:
                self.app.screen._on_timer_update()  # lays out and draws what waits for the next tick
            assert monotonic() < end, f"{waiting} or {list(self.app.workers)} never come to rest"

    # -- looking
    @property
    def text(self) -> str:
        """All that the screen shows."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    def lines(self, pane: str) -> list[str]:
        """The visible lines of a pane or of a few fixed lines, by its selector."""
        widget = self.app.screen.query_one(pane)
        return [widget.render_line(y).text for y in range(widget.size.height)]

    @property
    def foot(self) -> str:
        """The foot line, with the lines of a long notice before it."""
        above = [
            line for notice in self.app.screen.query("#notice") if notice.display for line in self.lines("#notice")
        ]
        return " ".join(["", *(line.strip() for line in above), self.lines("#foot")[0].strip(), ""])

    @property
    def reader(self) -> ReaderScreen:
        """The reader, also while something lies above it."""
        return self.app._reader

    @property
    def sidebar(self) -> Sidebar:
        """The list."""
        return self.reader.sidebar

    @property
    def keys(self) -> list[str]:
        """Keys of all listed reports in the order of the list, which must be short."""
        lines = self.sidebar._roll._lines
        return [key for at in sorted(lines) if isinstance(line := lines[at], Story) for key in line.keys]

    @property
    def article(self) -> ArticlePane:
        """The article's pane."""
        return self.reader.article

    @property
    def opened(self) -> str:
        """Key of the open article."""
        return self.reader.open_key

    @property
    def focus(self) -> str:
        """Id of what has the focus."""
        focused = self.app.focused
        return focused.id or "" if focused else ""

    @property
    def state(self) -> ReadingState:
        """The reading state."""
        return self.app._desk.journal.state

    @property
    def compared(self) -> ComparisonScreen:
        """The comparison screen, which must be on top."""
        assert isinstance(self.app.screen, ComparisonScreen)
        return self.app.screen

    @property
    def pane(self) -> ComparisonPane:
        """The comparison's pane."""
        return self.compared.pane

    @property
    def sides(self) -> tuple[str, str]:
        """Keys of the two reports on the comparison screen."""
        comparison = self.compared.comparison
        return comparison.left.article.key, comparison.right.article.key

    @property
    def found(self) -> list[Found]:
        """What the finder on top offers."""
        assert isinstance(self.app.screen, Finder)
        return list(self.app.screen.query_one(FoundPane).found)

    def roles(self, pane: ArticlePane | Sidebar | ComparisonPane) -> list[tuple[str, str]]:
        """(text, role) of all runs of a pane, whether visible or not."""
        rows = (pane.row(number) for number in range(pane.virtual_size.height))
        return [(run.text, run.role) for row in rows for run in row.runs]
