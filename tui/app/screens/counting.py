"""A screen with a foot line, on which a number may be typed before a key ("12G")."""

from __future__ import annotations

from textual import events

from tui.app.screens.fitting import Fitting
from tui.app.sturdy import Sturdy
from tui.app.widgets.lines import Lines
from tui.app.widgets.rounds import announced
from tui.keys import Where, foot
from tui.state import Change
from tui.view.cells import width_of
from tui.view.frame import hints, spread, told
from tui.view.rows import Row, Run

_MOST = 6
"""Digits that make sense before a key."""
_LINES = 3
"""Lines that a notice takes at most."""


class CountingScreen(Sturdy, Fitting[None]):
    """Keeps the number typed before a key, and what the foot line says."""

    AUTO_FOCUS = ""  # who has the keys is ours to say: Textual would give them to what is hidden
    TAUGHT = Where.READER
    """Whose keys the foot line teaches."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        """The number typed before the key that is being handled; 0 for none."""
        self._typed = ""
        self._notice = ""
        self._above: Lines | None = None
        """What lies over the lines above the foot, where a notice takes more than one."""

    def on_mount(self) -> None:
        """The foot line."""
        self.show_foot()

    def kept(self) -> list[Change]:
        """What the next start needs to look like this screen."""
        raise NotImplementedError

    def on_key(self, event: events.Key) -> None:
        """Collect digits; any other key uses them up and takes the last notice away."""
        if (
            event.character
            and event.character.isdecimal()
            and event.character.isascii()
            and self._typed + event.character != "0"
        ):
            self._typed = (self._typed + event.character)[:_MOST]
            event.stop()
        else:
            self.count, self._typed = int(self._typed or 0), ""
            self._notice = ""
        self.show_foot()

    def say(self, notice: str) -> None:
        """Show one plain sentence in the foot line until the next key."""
        self._notice = notice
        self.show_foot()

    def hush(self) -> None:
        """Take away what stands in the foot line for a moment, and have that drawn at once: nothing comes after it."""
        self._typed = self._notice = ""
        self.show_foot()
        self._dirty_widgets.add(self.query_one("#foot"))
        self._on_timer_update()  # Textual's own next step, for which an app that ends has no time

    def say_round(self, said: str, what: str) -> None:
        """Announce a step that was more than a step."""
        if said:
            self.say(announced(said, what))

    def on_resize(self) -> None:
        """A notice takes more lines, or fewer."""
        if self._notice:
            self.show_foot()

    def show_foot(self) -> None:
        """Draw the foot line, and above it what it has no room for of a notice."""
        self.query_one("#foot", Lines).show(lambda width: self._foot(width)[-1:])
        above = len(self._foot(self.size.width)) - 1 if self.size.width else 0
        if above and not self._above:
            self._above = Lines(id="notice")
            self.mount(self._above, before="#foot")
        if self._above:
            self._above.display = above > 0
            self._above.styles.height, self._above.styles.offset = above, (0, -above)
            self._above.show(lambda width: self._foot(width)[:-1])

    def _foot(self, width: int) -> list[Row]:
        right = [Run(f"{self._typed} ", "count")] if self._typed else self.foot_right()
        if self._notice:
            return told(self._notice, right, width, _LINES)
        room = width - sum(width_of(run.text) for run in right) - 2
        return [spread(hints(foot(self.TAUGHT), room), right, width)]

    def foot_right(self) -> list[Run]:
        """What stands at the right end of the foot line."""
        return []
