"""What the terminal shows, as far as we know, and the fewest bytes that make it show what is wanted.

Two pictures of the screen: what is shown and what Textual wants shown. Frames change the second alone, so that as many
of them as arrive while the line is busy are sent as one. What differs is written: moved rows by moving them (DECSTBM),
blanks by erasing (EL, ECH), and cells one by one.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from operator import itemgetter

from tui.app.terminal.abilities import Abilities
from tui.app.terminal.frame import Frame
from tui.app.terminal.line import UNKNOWN, Line
from tui.app.terminal.pen import Pen
from tui.app.terminal.rules import rules
from tui.app.terminal.scrolling import moved, shift_of
from tui.app.terminal.sgr import Look, turn


class Shadow:
    """A screen of a size, on a terminal with some abilities."""

    def __init__(self, width: int, height: int, able: Abilities) -> None:
        self._able = able
        self._pen = Pen(able)
        self._cursor: tuple[int, int] | None = None
        self._blank = True
        """Whether nothing that is shown is worth keeping: one may as well begin with a blank screen."""
        self.resize(width, height)

    def resize(self, width: int, height: int) -> None:
        """Another size: nothing is known any more, and nothing wanted yet."""
        self.width, self.height = width, height
        self._cursor = None
        self._wanted = [Line(width) for _ in range(height)]
        self._touched: set[int] = set()
        self.forget()

    def forget(self) -> None:
        """Know nothing of what is shown; what is wanted stays wanted."""
        self._shown = [Line(self.width) for _ in range(self.height)]
        self._pen = Pen(self._able)
        self._touched = set(range(self.height))
        self._blank = True

    def clear(self) -> None:
        """The terminal has cleared its screen."""
        self.forget()
        self._shown = [Line(self.width, " ") for _ in range(self.height)]

    def draw(self, frame: Frame) -> None:
        """Want what a frame draws."""
        column = 0
        for row, start, text, look in frame.stretches:
            if row < self.height:
                column = self._wanted[row].put(column if start < 0 else start, text, look)
                self._touched.add(row)
        if frame.cursor:
            row, column = frame.cursor  # of a window that may have shrunk since: the terminal stops at its edge
            self._cursor = max(0, min(row, self.height - 1)), max(0, min(column, self.width - 1))

    def changes(self) -> str:
        """What to write so that what is wanted is shown; "" when it is."""
        if not self._touched:
            return self._pen.take_to(self._cursor)
        if self._blank and self._is_mostly_known():
            self._wipe()
        self._scroll()
        self._rule()
        for row in sorted(self._touched):
            old, new = self._shown[row], self._wanted[row]
            self._pen.rewrite(row, old, new)
            old.letters[:], old.looks[:] = new.letters, new.looks
        self._touched.clear()
        return self._pen.take_to(self._cursor)

    def picture(self) -> str:
        """What draws the screen as it is wanted on a terminal that was just cleared."""
        other = Shadow(self.width, self.height, self._able)
        other._wanted, other._cursor = self._wanted, self._cursor
        return other.changes()

    def framed(self) -> str:
        """The screen as it is wanted, as a frame that `adopt` takes; "" where not all of it is known."""
        if any(UNKNOWN in line.letters for line in self._wanted):
            return ""
        return "".join(f"\x1b[{row}H{_framed(line)}" for row, line in enumerate(self._wanted, 1))

    def adopt(self, frame: Frame) -> None:
        """What a frame draws is on the screen already; where the cursor is and how it writes, nobody knows."""
        self.draw(frame)
        self.forget()
        self._blank = False
        for old, new in zip(self._shown, self._wanted, strict=True):
            old.letters[:], old.looks[:] = new.letters, new.looks

    def _is_mostly_known(self) -> bool:
        """Whether more than half of the screen is wanted: a frame that draws a line does not clear the others."""
        unknown = sum(line.letters.count(UNKNOWN) for line in self._wanted)
        return 2 * unknown < self.width * self.height

    def _wipe(self) -> None:
        """Begin with a blank screen, in the background that most of it has."""
        grounds = Counter(look.ground for line in self._wanted for look in line.looks)
        ground = grounds.most_common(1)[0][0] if self._able.paints and grounds else ""
        blank = Look(ground=ground)
        self._pen.wipe(blank)
        self._blank = False
        self._shown = [Line(self.width, " ", blank) for _ in range(self.height)]

    def _scroll(self) -> None:
        """Move rows that only stand elsewhere."""
        if not self._able.scrolls or not (found := shift_of(self._shown, self._wanted, sorted(self._touched))):
            return
        self._pen.scroll(found)
        self._shown = moved(self._shown, found)
        self._touched.update(range(found.top, found.bottom + 1))

    def _rule(self) -> None:
        """Draw what runs down the screen."""
        for column, rows in rules(self._shown, self._wanted, sorted(self._touched)):
            for row in rows:
                line = self._wanted[row]
                self._pen.put(row, column, line)
                self._shown[row].put(column, line.letters[column], line.looks[column])


def _framed(line: Line) -> str:
    """One row of a frame."""
    told, link = "", ""
    for look, cells in groupby(zip(line.looks, line.letters, strict=True), key=itemgetter(0)):
        told += f"\x1b]8;;{look.link}\x1b\\" * (look.link != link)
        told += turn(Look(link=look.link), look) or "\x1b[m"
        told += "".join(letter for _, letter in cells)
        link = look.link
    return told + "\x1b]8;;\x1b\\" * bool(link)
