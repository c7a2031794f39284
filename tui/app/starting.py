"""The first second: the handlers from the first event to everything that is prepared behind the first frame.

A start is drawn once: the panes are laid out, the list is put into them, and that is drawn. The list is waited for, but
not for long; where the curtain is down, all is, until nothing changes any more or a key is pressed. Keys that come
before there is anything to press them on wait for it.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from concurrent.futures import Future, InvalidStateError, wait
from contextlib import ExitStack, suppress
from threading import Lock

from textual import events, on
from textual.driver import Driver
from textual.message import Message
from textual.worker import Worker

from tui.app.desk import Desk
from tui.app.fetching import FetchingApp
from tui.app.messages import ShelfFilled, Told
from tui.app.terminal.curtain import CURTAIN

_PATIENCE = 0.1
"""Seconds that the first frame waits for the stories."""
_AT_REST = 1.2
"""Seconds after which the first screen has its counts and badges: behind the curtain nobody need see them come."""
_HELD = 2.0
"""Seconds after which keys wait no longer."""
_SETTLED = 0.2
"""Seconds after the list was filled when it is surely on the screen."""


class StartingApp(FetchingApp):
    """An app that begins."""

    def __init__(self, desk: Desk, paths: Sequence[str], driver: type[Driver] | None) -> None:
        super().__init__(desk, driver=driver, resume=not paths)
        self._paths = paths
        self._first_frame = ExitStack()
        self._first_list: Future[ShelfFilled] = Future()
        """Cancelled where it was waited for too long; what comes then is posted as any other list."""
        self._early: list[events.InputEvent] | None = []
        """What was typed too early; None once it is not."""
        self._begun = self._settled = False
        self._untold: list[Told] = []
        """What workers said too early."""
        self._turn = Lock()

    async def on_event(self, event: events.Event) -> None:
        """Let keys wait for what they are meant for."""
        if isinstance(event, events.InputEvent):
            if self._early is not None:
                self._early.append(event)
                return
            self._first_frame.close()
        await super().on_event(event)

    def on_load(self) -> None:
        """The library is opened while the panes are made."""
        arrangement, sight = self._reader.arrangement, self._reader.sight
        self.in_background(lambda: self._work.open(self._paths, arrangement, sight), "open")

    def on_mount(self) -> None:
        """Nothing is drawn yet."""
        self._first_frame.enter_context(self.batch_update())
        self._reader.screen_layout_refresh_signal.subscribe(self, lambda _: self._begin(), immediate=True)
        self.set_timer(_HELD, self._let_in)

    def on_ready(self) -> None:
        """At the latest now."""
        self._begin()

    def post_message(self, message: Message) -> bool:
        """The first list is handed over, not posted: by the time it came round, something else would be drawn.

        What else workers have to say waits until there are panes to show it in.
        """
        if isinstance(message, ShelfFilled) and not self._first_list.done():
            with suppress(InvalidStateError):
                self._first_list.set_result(message)
                return True
        if isinstance(message, Told) and not self._begun:
            with self._turn:
                if not self._begun:
                    self._untold.append(message)
                    return True
        return super().post_message(message)

    def _begin(self) -> None:
        """The panes have their sizes, and nothing is drawn yet."""
        if self._begun:
            return
        with self._turn:
            self._begun = True
        for message in self._untold:
            self.post_message(message)
        if wait([self._first_list], _PATIENCE).done or not self._first_list.cancel():
            self._shelf_filled(self._first_list.result())
        if CURTAIN.down:
            self.set_timer(_AT_REST, self._first_frame.close)
        else:
            self._first_frame.close()

    @on(ShelfFilled)
    def _shelf_filled(self, event: ShelfFilled) -> None:
        self._reader.show_shelf(event.shelf)
        if self._paths:  # which are opened behind the list
            self.call_later(self._let_in)
        if not self._settled:
            self._settled = True
            gc.freeze()
            gc.enable()
            self.set_timer(_SETTLED, self._settle)

    @on(Worker.StateChanged)
    async def _opened(self, event: Worker.StateChanged) -> None:
        if event.worker.group == "open" and event.worker.is_finished:
            await self._let_in()

    async def _let_in(self) -> None:
        """Hand out the keys that waited: what was open is open again."""
        early, self._early = self._early, None
        for event in early or ():
            await self.on_event(event)

    def _settle(self) -> None:
        """What the first screen does not need: the rest of a long list, and all that is prepared behind it."""
        if not self._reader.sidebar.shelf.listing.whole:
            self.fill()
        self.in_background(self._work.settle, "settle")
        self.gather()
        self.count()
