"""What a reporter tells between the quotations, sentence by sentence: where speakers are named.

The quoted words are blanked, so that no name, verb or full stop in them is taken for the reporter's, and an
attribution stays in one sentence with what it attributes. All offsets are those of the text itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from tui.entities.speech.marks import Span

SHORTENED = (
    "[A-Z]", "[DMSJ]r", "(?:Ms|St|Lt|No)", "(?:Mrs|Gen|Sen|Rep|Gov|Col|Sgt|Rev|Det|Adm|Maj|Cpl|Hon)",
    "(?:Capt|Cmdr|Prof|Dist|Atty|Supt|Insp|Brig)", "Const",
)  # fmt: skip
"""Initials and titles, by length: their full stop ends no sentence, even at the end of a line."""
_STOP = "[.!?…]" + "".join(rf"(?<!\b{short}[.])" for short in SHORTENED) + r"[\"”’'»)]*[ ]+(?=[^\W\d_a-z]|[\"“‘«„`(\[])"
_LINE = r"\n(?<![,:]\n)(?<!:\n\n)(?<!,[\"”’]\n)(?<!,''\n)" + "".join(rf"(?<!\b{short}[.].)" for short in SHORTENED)
_BOUNDARY = re.compile(rf"{_STOP}|{_LINE}\n*", re.DOTALL)
"""A line ends a sentence too, but behind a comma or a colon."""
_TELLS = re.compile(r"[^\W_]")
_STOPS = frozenset(".!?…,")


class Telling:
    """The reporter's words of a text: sentences, and how quotations lie in them."""

    def __init__(self, text: str, found: Sequence[Span]) -> None:
        self.text = _blanked(text, found)
        self.starts = [0, *(boundary.end() for boundary in _BOUNDARY.finditer(self.text))]
        self._quoting: dict[int, bool] = {}

    def number(self, at: int) -> int:
        """The number of the sentence that an offset lies in."""
        return bisect_right(self.starts, at) - 1

    def sentence(self, number: int) -> tuple[int, int]:
        """Start and end of a sentence, spaces behind it included."""
        following = number + 1
        return self.starts[number], self.starts[following] if following < len(self.starts) else len(self.text)

    def quoting(self, number: int) -> bool:
        """Whether a sentence is nothing but quotation."""
        if number not in self._quoting:
            self._quoting[number] = _TELLS.search(self.text, *self.sentence(number)) is None
        return self._quoting[number]


def _blanked(text: str, found: Sequence[Span]) -> str:
    """The text with a filler for all that is quoted but a last full stop or comma, which ends the sentence round it."""
    parts, at = [], 0
    for start, end, _ in found:
        last = end - 1 if text[end - 1] in _STOPS else end
        parts += [text[at:start], "_" * (last - start), text[last:end]]
        at = end
    return "".join([*parts, text[at:]])
