"""How many colours a terminal has, and whether its background is light, as far as the environment tells.

Terminals say it in several places, and some say too much: COLORTERM survives a change of terminal inside another (GNU
screen takes 24-bit colours for attributes), TERM is what a terminal claims to be. Where nothing is known, sixteen
colours are: no terminal of today has fewer, and none turns them into rubbish.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

_TRUE = ("truecolor", "24bit")
_MODEST = ("linux", "screen", "ansi", "cons25")
"""Terminals that never have more than sixteen colours, whatever COLORTERM says of the one outside."""
_WISHED = {"none": 0, "16": 16, "256": 256, "all": 1 << 24}
_LIGHT = frozenset({7, 10, 11, 14, 15})
"""Numbers of light grounds among the sixteen colours."""


class Depth(IntEnum):
    """How many colours may be used."""

    NONE = 0
    FEW = 16
    MANY = 256
    ALL = 1 << 24


def depth(environment: Mapping[str, str], known: int | None, wish: str = "") -> Depth:
    """The colours to be used.

    `known` is how many the terminal has by its entry in the terminfo database, None where it has no entry; `wish` is
    what the user asked for (`Wishes.colours`). NO_COLOR goes before all (https://no-color.org).
    """
    if environment.get("NO_COLOR"):
        return Depth.NONE
    if wish:
        return Depth(_WISHED[wish])
    term = environment.get("TERM", "")
    if known is not None and known < 8:
        return Depth.NONE
    if term in _MODEST:
        return Depth.FEW
    most = known or (256 if "256" in term else 16)
    if "STY" in environment:  # GNU screen
        return Depth.MANY if most >= Depth.MANY else Depth.FEW
    if environment.get("COLORTERM", "").casefold() in _TRUE or most > Depth.MANY:
        return Depth.ALL
    return Depth.MANY if most == Depth.MANY else Depth.FEW


def known_colours(term: str) -> int | None:
    """How many colours the terminfo database gives a terminal; None where it does not know it."""
    import curses

    try:
        curses.setupterm(term, fd=2)
    except curses.error:
        return None
    return curses.tigetnum("colors")


def on_light(environment: Mapping[str, str]) -> bool:
    """Whether the terminal tells that its background is light (COLORFGBG, as rxvt, Konsole and iTerm set it)."""
    ground = environment.get("COLORFGBG", "").rpartition(";")[2]
    return ground.isascii() and ground.isdigit() and int(ground[:3]) in _LIGHT
