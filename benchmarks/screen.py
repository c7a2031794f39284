"""What a person sees of the bytes a program writes to a terminal.

pyte is the terminal. It takes some private sequences of today's terminals for text, so they are taken out before.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from copy import copy
from itertools import groupby

import pyte
from wcwidth import wcwidth

_UNKNOWN = re.compile(
    rb"\x1b\[[<>=][0-9;:]*[@-~]"  # keyboard protocols, device attributes
    rb"|\x1b\[\??[0-9;]*[ $!\"'][@-~]"  # questions about modes, cursor shapes
    rb"|\x1b\[[0-9;]*t"  # window operations
    rb"|\x1b[P_^X][^\x1b]*\x1b\\"  # device control strings
    rb"|\x1b[=>]"
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[P_^X\]][^\x07\x1b]*\x1b?|[()*+#%]?)?$")
_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_OTHER_SCREEN = 1049
_KEYBOARD = re.compile(rb"\x1b\[([<>])[0-9]*u")


class Emulator(pyte.Screen):
    """pyte, with another screen to go to and come back from, and with background-colour erase of the whole screen."""

    _left: tuple[dict[int, object], object] | None = None
    """The screen that was left for the other one, and where its cursor stood."""

    def set_mode(self, *modes: int, **kwargs: object) -> None:
        """SM: 1049 leaves this screen for an empty one."""
        if modes == (_OTHER_SCREEN,) and kwargs.get("private") and self._left is None:
            self._left = {row: line.copy() for row, line in self.buffer.items()}, copy(self.cursor)
            self.erase_in_display(2)
        super().set_mode(*modes, **kwargs)

    def reset_mode(self, *modes: int, **kwargs: object) -> None:
        """RM: 1049 comes back to what was left, as it was."""
        if modes == (_OTHER_SCREEN,) and kwargs.get("private") and self._left is not None:
            self.erase_in_display(2)
            lines, self.cursor = self._left
            for row, line in lines.items():
                self.buffer[row].update(line)
            self._left = None
        super().reset_mode(*modes, **kwargs)

    def draw(self, data: str) -> None:
        """Text: pyte leaves out the rest behind a mark of combining class 0, as Thai and joined emoji have them."""
        for lost, text in groupby(data, _is_lost):
            if not lost:
                super().draw("".join(text))
            elif self.cursor.x:
                line = self.buffer[self.cursor.y]
                column = self.cursor.x - (1 if line[self.cursor.x - 1].data else 2)
                line[column] = line[column]._replace(data=line[column].data + "".join(text))

    def erase_in_display(self, how: int = 0, *args: object, **kwargs: object) -> None:
        """ED: pyte's own colours only cells in which something stood."""
        super().erase_in_display(how, *args, **kwargs)
        if how == 2:
            for row in range(self.lines):
                self.buffer[row].update(dict.fromkeys(range(self.columns), self.cursor.attrs))


def _is_lost(char: str) -> bool:
    return not char.isascii() and wcwidth(char) == 0 and not unicodedata.combining(char)


class Screen:
    """A terminal screen of a size, fed with bytes in any portions."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = Emulator(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = b""
        self.modes: set[str] = {"7", "25"}
        """Private modes that are on: "1049" is the other screen, "25" the cursor, "1000" the mouse."""
        self.keyboards = 0
        """Keyboard protocols that were asked for and not taken back."""

    def feed(self, data: bytes) -> None:
        """Show what a program wrote."""
        data = self._rest + data
        cut = _UNFINISHED.search(data)
        end = cut.start() if cut else len(data)
        data, self._rest = data[:end], data[end:]
        for numbers, switch in _MODE.findall(data):
            names = set(numbers.decode().split(";"))
            self.modes = self.modes | names if switch == b"h" else self.modes - names
        self.keyboards += sum(1 if way == b">" else -1 for way in _KEYBOARD.findall(data))
        self._stream.feed(self._decoder.decode(_UNKNOWN.sub(b"", data)))

    def resize(self, columns: int, rows: int) -> None:
        """The window has another size."""
        self._screen.resize(rows, columns)

    @property
    def text(self) -> str:
        """The screen as lines, without blanks at their ends."""
        rows = (self._screen.buffer[row] for row in range(self._screen.lines))
        columns = range(self._screen.columns)  # not pyte's `display`, which stumbles over half of a wide letter
        return "\n".join("".join(row[column].data for column in columns).rstrip() for row in rows)
