"""The key table as Textual bindings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.keys import KEYS, Where

_NAMES = {"esc": "escape", "space": "space"}


_NONE: frozenset[str] = frozenset()


def bindings(
    where: Where,
    only: frozenset[str] | None = None,
    *,
    without: frozenset[str] = _NONE,
    priority: frozenset[str] = _NONE,
) -> list[BindingType]:
    """Bindings for the keys of one screen: of all its actions, of only some, or without some.

    Control keys of those with priority work whatever has the focus; letters do not, since they may be typed.
    """
    return [
        Binding(
            _name(name), key.action, key.words, show=False, priority=key.action in priority and name.startswith("^")
        )
        for key in KEYS
        for name in key.keys
        if key.where is where and (only is None or key.action in only) and key.action not in without
    ]


def _name(key: str) -> str:
    """A key as Textual calls it: "^D" is "ctrl+d"."""
    if len(key) == 2 and key[0] == "^":
        return f"ctrl+{key[1].lower()}"
    return _NAMES.get(key, key)
