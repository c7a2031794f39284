"""What is found by name beside articles: commands and themes, in finders like any other.

They look alike, and work in any terminal; Textual's own palette does neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from textual.screen import Screen

from tui.app.screens.counting import CountingScreen
from tui.app.screens.finder import Finder, matching
from tui.keys import Key, Where, keys_of
from tui.view.found import Found

THEMES = "themes"
"""The one command without a key."""


def keys(screen: Screen[object]) -> dict[str, Key]:
    """The commands of the key table that make sense on a screen, by action."""
    taught = screen.TAUGHT if isinstance(screen, CountingScreen) else Where.EVERYWHERE
    places = dict.fromkeys((taught, Where.EVERYWHERE))
    return {key.action: key for where in places for key in keys_of(where) if key.command}


def command_finder(offered: Iterable[Key], *, themes: bool) -> Finder:
    """Commands by name, each with its keys, so that using it teaches them; and, where there is a choice, colours."""
    found = [Found(key.action, key.words[0].upper() + key.words[1:], key.shown, role="report") for key in offered]
    colours = [Found(THEMES, "Choose the colours", role="report")] if themes else []
    return Finder("Command", matching([*found, *colours]), taught=(("enter", "run"),))


def theme_finder(names: Sequence[str], current: str) -> Finder:
    """Themes, the one at hand said to be so."""
    found = [Found(name, name, "in use" if name == current else "", role="report") for name in names]
    return Finder("Colours", matching(found), taught=(("enter", "use"),))


def run(screen: Screen[object], key: Key) -> None:
    """Run a command where it belongs."""
    node = screen.app if key.where is Where.EVERYWHERE else screen
    node.call_next(partial(node.run_action, key.action))
