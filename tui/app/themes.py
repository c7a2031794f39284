"""Colours: one accent, left blue and right orange, and the foreground in two strengths.

Blue and orange keep their distance for colour-blind eyes where red and green do not. Entities get a faint hue by kind;
what a hue says, an underline or a mark says too. A terminal of sixteen colours keeps its own, whatever its user made of
them; where it has none, what is selected is reversed and what is quiet is dim.
"""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

_DEFAULT = "ansi_default"
_STYLES = {"quiet-style": "not dim", "chosen-style": "none", "near-style": "none", "hit-style": "none"}
"""What has a style of its own where there are too few colours to tell it by."""

DARK = Theme(
    name="wireside-dark",
    primary="#56b4e9",
    accent="#56b4e9",
    foreground="#d4d7dd",
    background="#15171b",
    surface="#15171b",
    panel="#1d2026",
    dark=True,
    variables=_STYLES
    | {
        "quiet": "#8f96a2",
        "soft": "#b4b9c3",
        "rule": "#343941",
        "strong": "#f2f3f5",
        "left": "#56b4e9",
        "right": "#e69f00",
        "chosen": "#262b33",
        "hit": "#ffe08a",
        "hit-wash": "#4a3f12",
        "person": "#cdbdf0",
        "place": "#a8d8b4",
        "organisation": "#a9cbe8",
        "group": "#e3b8c8",
        "figure": "#e8cfa2",
    },
)

LIGHT = Theme(
    name="wireside-light",
    primary="#0068a3",
    accent="#0068a3",
    foreground="#24272d",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#f2f1ef",
    dark=False,
    variables=_STYLES
    | {
        "quiet": "#5d626b",
        "soft": "#474b53",
        "rule": "#d5d2ca",
        "strong": "#000000",
        "left": "#0068a3",
        "right": "#954f00",
        "chosen": "#e9e7e4",
        "hit": "#5a4300",
        "hit-wash": "#ffe9a3",
        "person": "#5b2da0",
        "place": "#1d6b37",
        "organisation": "#1b557f",
        "group": "#8a2f55",
        "figure": "#7a4e00",
    },
)


def _own(name: str, *, left: str, right: str, dark: bool) -> Theme:
    """A theme of the terminal's own sixteen colours, on its own ground."""
    hues = {
        "rule": "ansi_bright_black",
        "person": "ansi_magenta",
        "place": "ansi_green",
        "organisation": left,
        "group": "ansi_magenta",
    }
    plain = dict.fromkeys(("quiet", "soft", "strong", "chosen", "hit", "hit-wash", "figure"), _DEFAULT)
    grounds = dict.fromkeys(("foreground", "background", "surface", "panel"), _DEFAULT)
    styles = {
        "quiet-style": "dim",
        "chosen-style": "reverse not dim",
        "near-style": "underline",
        "hit-style": "reverse not dim",
    }
    return Theme(
        name=name,
        primary=left,
        accent=left,
        ansi=True,
        dark=dark,
        variables=BUILTIN_THEMES["ansi-dark" if dark else "ansi-light"].variables
        | grounds
        | plain
        | hues
        | styles
        | {"left": left, "right": right},
        foreground=_DEFAULT,
        background=_DEFAULT,
        surface=_DEFAULT,
        panel=_DEFAULT,
    )


TERMINAL = _own("wireside-terminal", left="ansi_cyan", right="ansi_yellow", dark=True)
TERMINAL_LIGHT = _own("wireside-terminal-light", left="ansi_blue", right="ansi_red", dark=False)
PLAIN = _own("wireside-plain", left=_DEFAULT, right=_DEFAULT, dark=True)
"""Where there are no colours: hues that are left are taken out on the way to the terminal."""
