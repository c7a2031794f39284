"""Apps, screens and panes that outlive an error in one of their handlers.

Textual ends a program at the first error, with a traceback that shows the values of variables: the text of articles
among them. Here an error is reported (`trouble`) and the reader goes on: a pane that cannot be drawn says so in one
line, a screen that cannot be set up is left for the reader's own, and only an error that comes again and again ends
the program, with one sentence once the terminal is whole.

Two of Textual's own methods are stood in for: `_dispatch_message`, since an error that leaves it ends a widget's loop
of messages for good, and `App._handle_exception`, which all other errors come to. `tests/app/test_trouble.py` says
when either goes away.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events, on
from textual._context import active_message_pump
from textual.app import App
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.message import Message
from textual.message_pump import MessagePump
from textual.strip import Strip
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from tui.app.trouble import Trouble, last_words, notice
from tui.library import LibraryError

if TYPE_CHECKING:
    from textual.actions import ActionParseResult
    from textual.dom import DOMNode
    from textual.geometry import Region

_UNDRAWN = "This could not be drawn."


class Sturdy(MessagePump):
    """Goes on with the next message where a handler fails."""

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            if not isinstance(self.app, SturdyApp):
                raise
            self.app.meet(error, self, broken=isinstance(message, events.Compose | events.Mount))

    @on(Worker.StateChanged)
    def _work_failed(self, event: Worker.StateChanged) -> None:
        """Tell of work that failed; what is given up at the end may."""
        error, app = event.worker.error, self.app
        if event.state is not WorkerState.ERROR or not isinstance(app, SturdyApp) or app.is_leaving:
            return
        if isinstance(error, LibraryError):
            self.tell(str(error))
        elif isinstance(error, Exception):
            app.meet(error, self)

    def tell(self, text: str) -> None:
        """Show a short notice: here, or where the app has a line for it."""
        if isinstance(self.app, SturdyApp):
            self.app.tell(text)


class SturdyWidget(Sturdy, Widget):
    """A widget that says so where it cannot be drawn."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The visible lines, for Textual."""
        try:
            return super().render_lines(crop)
        except Exception as error:
            if not isinstance(self.app, SturdyApp):
                raise
            self.app.meet(error, self, drawn=True)
            told = Strip([Segment(_UNDRAWN)]).adjust_cell_length(crop.width)
            return [told, *[Strip.blank(crop.width)] * (crop.height - 1)]


class SturdyApp(Sturdy, App[None]):
    """Looks after what went wrong anywhere."""

    def __init__(self, reports: Path, driver: type[Driver] | None = None) -> None:
        """`reports` is the folder for what is written down of errors; it need not exist."""
        super().__init__(driver_class=driver)
        self.trouble = Trouble(reports)
        self.last_words = ""
        """What to say on the terminal after the end; "" for nothing."""
        self._met: tuple[Exception, Path | None] | None = None
        """The last error, and its report."""

    @property
    def is_leaving(self) -> bool:
        """Whether the end was asked for."""
        return self._exit

    def ended(self) -> int:
        """The exit code. An end that nobody asked for has a reason, such as a terminal that could not be drawn on."""
        if self.return_code is None and self._met:
            self.last_words = last_words(*self._met)
            return 1
        return self.return_code or 0

    def tell(self, text: str) -> None:
        """Show a short notice."""
        raise NotImplementedError

    def meet(self, error: Exception, where: Sturdy | None = None, *, broken: bool = False, drawn: bool = False) -> None:
        """Report an error, tell of it `where` it arose, and go on; from a `broken` screen back to the first one.

        What is `drawn` may fail often, and is told of once: the notice itself has to be drawn.
        """
        if self._exit and (broken or isinstance(error, NoMatches)):
            return  # whoever leaves while a screen is set up leaves it half done, and what comes late finds it gone
        self._exception = self._exception or error  # tests fail with it, the program does not
        told = drawn and self.trouble.knows(error)
        report = self.trouble.report(error, self.size)
        self._met = error, report
        if not self._running or (not drawn and self.trouble.repeats(error)):
            self.last_words = last_words(error, report, often=self._running)
            self._return_code = 1
            self.exit(return_code=1)
            return
        with suppress(Exception):  # what shows notices may be what is broken
            while broken and len(self.screen_stack) > 1:
                self.pop_screen()
            if not told:
                (where if where and not broken else self).tell(notice(error, report))

    def _handle_exception(self, error: Exception) -> None:
        """What no handler of ours let out: of timers, callbacks, layout, and widgets of Textual's own."""
        where = active_message_pump.get(None)
        self.meet(error, broken=isinstance(where, Widget) and not isinstance(where, Sturdy))

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Perform an action, and remember its name for a report."""
        self.trouble.did(action.partition("(")[0] if isinstance(action, str) else action[1])
        return await super().run_action(action, default_namespace, namespaces)
