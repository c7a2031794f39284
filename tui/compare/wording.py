"""Which words differ between two versions of a sentence.

An edit script on words, with lone stop words between two changes absorbed: a reader sees one replaced phrase, not
three. For sentences of different outlets nearly every word differs, so there the view marks what both share instead.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.text.words import STOP_WORDS


def changed(left: Sequence[str], right: Sequence[str]) -> tuple[set[int], set[int]]:
    """Numbers of the tokens that differ, on each side.

    >>> changed("the toll rose to 14 on Monday".split(), "the toll rose to 19 on Tuesday".split())
    ({4, 6}, {4, 6})
    >>> changed("troops left the town".split(), "soldiers fled the city".split())
    ({0, 1, 2, 3}, {0, 1, 2, 3})
    """
    from rapidfuzz.distance import Indel

    edits = Indel.opcodes(left, right)
    mine, theirs = set[int](), set[int]()
    for number, edit in enumerate(edits):
        if edit.tag != "equal" or _island(left[edit.src_start : edit.src_end], 0 < number < len(edits) - 1):
            mine.update(range(edit.src_start, edit.src_end))
            theirs.update(range(edit.dest_start, edit.dest_end))
    return mine, theirs


def _island(equal: Sequence[str], inside: bool) -> bool:  # noqa: FBT001 (a fact about the run, not an option)
    """Whether an unchanged run between two changes says nothing of its own: one stop word or mark."""
    return inside and len(equal) == 1 and (equal[0].lower() in STOP_WORDS or not any(map(str.isalnum, equal[0])))
