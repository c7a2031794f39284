"""What changes the reading state: marks, places, how views stood, and what takes them back."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on

from tui.app.listing import ListingApp
from tui.app.lists import SEARCHES
from tui.app.messages import MarksMade, Noticed, PlaceReached, StateChanged, UndoAsked
from tui.app.screens.counting import CountingScreen
from tui.state import JSON, Change
from tui.state.change import view_key

_SHOWN = frozenset({"read", "starred"})
"""Fields that the lists show."""
_SEARCHES = view_key(SEARCHES)


class MarkingApp(ListingApp):
    """An app with a reading state, and a line to say what became of it."""

    @on(MarksMade)
    def _marks_made(self, event: MarksMade) -> None:
        self._change(event.changes, event.action)
        if event.action:
            self._say(f"{event.action}; u takes it back.")

    @on(PlaceReached)
    def _place_reached(self, event: PlaceReached) -> None:
        if event.place != self._desk.journal.state.place(event.key):
            self._change([Change.to_place(event.key, event.place)])

    @on(UndoAsked)
    def _undo_asked(self) -> None:
        self.in_background(self._work.undo, "undo", exclusive=True)

    def _keep(self, view: str, name: str, value: JSON) -> None:
        self._change([Change.to_view(view, name, value)])

    def _change(self, changes: Iterable[Change], action: str = "") -> None:
        """Change the state at once, and save it in the background."""
        made = list(changes)
        self._desk.journal.apply(made, action)
        if any(change.field in _SHOWN for change in made):
            self._reader.mark()
            self.count()
        if any(change.key == _SEARCHES for change in made):
            self.fill()
            self.count()
        self.in_background(self._work.save, "save")

    def choose_theme(self) -> None:
        """Ask for a theme, and keep it."""
        from tui.app.commands import theme_finder

        def chosen(answer: tuple[str, str] | None) -> None:
            if answer:
                self.theme = answer[1]
                self._keep("app", "theme", self.theme)

        self.push_screen(theme_finder(self.themes_offered, self.theme), chosen)

    @on(StateChanged)
    def _state_changed(self) -> None:
        self._reader.mark()
        self.fill()
        self.count()

    @on(Noticed)
    def _noticed(self, event: Noticed) -> None:
        self._say(event.text)

    def tell(self, text: str) -> None:
        """Show a short notice, on whatever screen there is."""
        self._say(text)

    def _say(self, text: str) -> None:
        if isinstance(self.screen, CountingScreen):
            self.screen.say(text)
        else:
            self._reader.say(text)
