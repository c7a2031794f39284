"""Colours: one accent, left blue and right orange, and the foreground in two strengths.

Blue and orange keep their distance for colour-blind eyes where red and green do not. Entities get a faint hue by kind;
what a hue says, an underline or a mark says too. A terminal of sixteen colours keeps its own, whatever its user made of
them; where it has none, what is selected is reversed and what is quiet is dim. Most colours of our own are among the
256 that are the same in every terminal, which take half the bytes.
"""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

_DEFAULT = "ansi_default"
_STYLES = {"quiet-style": "not dim", "chosen-style": "none", "near-style": "none", "hit-style": "none"}
"""What has a style of its own where there are too few colours to tell it by."""

DARK = Theme(
    name="wireside-dark",
    primary="#5fafd7",
    accent="#5fafd7",
    foreground="#dadada",
    background="#1c1c1c",
    surface="#1c1c1c",
    panel="#262626",
    dark=True,
    variables=_STYLES
    | {
        "quiet": "#a8a8a8",
        "soft": "#bcbcbc",
        "rule": "#3a3a3a",
        "strong": "#eeeeee",
        "left": "#5fafd7",
        "right": "#ffaf00",
        "chosen": "#303030",
        "hit": "#ffd787",
        "hit-wash": "#5f5f00",
        "person": "#d7afff",
        "place": "#afd7af",
        "organisation": "#afd7ff",
        "group": "#d7afaf",
        "figure": "#d7d7af",
    },
)

LIGHT = Theme(
    name="wireside-light",
    primary="#0068a3",
    accent="#0068a3",
    foreground="#262626",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#f2f1ef",
    dark=False,
    variables=_STYLES
    | {
        "quiet": "#585858",
        "soft": "#444444",
        "rule": "#d0d0d0",
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
