"""The signs of a comparison: a character for everything a row or a stretch of text can be, and its words.

Each is a character before it is a colour, and no two mean the same: rows, text, foot line, legend and the spoken form
all read this table.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tui.compare.comparison import Aspect, Difference, Verdict

SAME, NEAR, WEAK, ONLY_LEFT, ONLY_RIGHT, NO_MARK = "=", "~", "?", "<", ">", " "
UP, DOWN = "↑", "↓"


class Sign(NamedTuple):
    """How a difference is shown."""

    mark: str
    words: str
    """Said of what differs: "figure differs"."""
    legend: str
    """For the help screen."""


_DIFFERS = Sign("!", "differs", "a figure, a date or a name that differs")
_UPDATE = Sign("^", "updated", "the later report has a newer value")
_SCALE = Sign("≠", "of another scale", "two vague words of different size: dozens, hundreds")
_SPEAKER = Sign("@", "differs", "the same words or claim from somebody else")
_ALTERED = Sign("*", "altered", "a quotation in other words")
_CUT = Sign("/", "cut", "a quotation that one report cuts short")
_CERTAINTY = Sign("±", "differs", "one report states what the other only alleges")
_VAGUER = Sign("≈", "less exact", "one report is only less exact: no difference")
_RANKED = (_DIFFERS, _UPDATE, _SCALE, _SPEAKER, _ALTERED, _CUT, _CERTAINTY, _VAGUER)
"""Of several in a row the first gives the row its mark."""
_OF_VERDICT = {
    Verdict.DIFFER: _DIFFERS,
    Verdict.UPDATE: _UPDATE,
    Verdict.VAGUER: _VAGUER,
    Verdict.SCALE: _SCALE,
    Verdict.CUT: _CUT,
    Verdict.ALTERED: _ALTERED,
}
_OF_ASPECT = {Aspect.ATTRIBUTION: _SPEAKER, Aspect.CERTAINTY: _CERTAINTY}
_NAMES = {Aspect.ATTRIBUTION: "speaker"}

VAGUER = _VAGUER.mark
DIFFERS = "".join(sign.mark for sign in _RANKED if sign is not _VAGUER)
"""All marks of rows in which something is told differently."""
LEGEND = (
    (SAME, "the same sentence; after a figure or a name: the same, written differently"),
    (NEAR, "the same fact in other words"),
    *((sign.mark, sign.legend) for sign in _RANKED),
    (ONLY_LEFT, "only the left report, A, has this"),
    (ONLY_RIGHT, "only the right report, B, has this"),
    (WEAK, "perhaps the same fact: a weak pair, shown on demand and not counted"),
    (f"{UP} {DOWN}", "the partner stands further up or down in its own report"),
)
"""Mark and words, as the help screen has them."""

STYLES = (
    ("shared", "shared", "what both reports say, in two wordings of a sentence"),
    ("edited", "changed", "words that only this report has, in near copies"),
    ("renumbered", "number", "a number that changed between near copies"),
    ("respelt", "spelling", "another spelling of the same name"),
)
"""What is told by style alone: a name to show it with, the role, and its words."""


def sign(found: Difference) -> Sign:
    """How a difference is shown."""
    if found.verdict is Verdict.DIFFER:
        return _OF_ASPECT.get(found.kind, _DIFFERS)
    return sign_of(found.verdict)


def sign_of(verdict: Verdict) -> Sign:
    """How values that differ so are shown, whatever they are values of."""
    return _OF_VERDICT.get(verdict, _DIFFERS)


def strongest(found: Iterable[Difference]) -> str:
    """The mark of a row with these differences, "" for none."""
    marks = {sign(difference) for difference in found}
    return next((one.mark for one in _RANKED if one in marks), "")


def in_words(found: Difference) -> str:
    """What is found about what: "figure differs", "quote cut"."""
    return f"{_NAMES.get(found.kind, found.kind)} {sign(found).words}"
