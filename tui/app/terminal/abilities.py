"""What a terminal can do, as its entry in the terminfo database has it.

Where there is no entry, nothing is taken for granted: what is drawn then takes more bytes, and is right.
"""

from __future__ import annotations

from typing import NamedTuple


class Abilities(NamedTuple):
    """What may be asked of a terminal beyond printing characters at a place."""

    erases: bool = False
    """Whether it turns a run of cells blank by its length alone (ECH)."""
    paints: bool = False
    """Whether what it erases takes the background colour at hand (terminfo's `bce`)."""
    scrolls: bool = False
    """Whether a part of the screen can be scrolled by itself (DECSTBM)."""


def abilities(term: str) -> Abilities:
    """The abilities of the terminal called `term`, as the variable TERM has it."""
    import curses

    try:
        curses.setupterm(term, fd=2)
    except curses.error:
        return Abilities()
    return Abilities(
        erases=curses.tigetstr("ech") == b"\x1b[%p1%dX",
        paints=curses.tigetflag("bce") == 1,
        scrolls=(curses.tigetstr("csr") or b"").startswith(b"\x1b[%i%p1%d;%p2%dr"),
    )
