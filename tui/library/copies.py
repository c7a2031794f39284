"""Near copies: reports whose text is mostly another's, such as a wire report that two outlets print.

Looked for among the reports of one story that are most alike. The original is the fuller one, which holds the other; of
two that hold each other it is the earlier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.tokens import WORD, fold, parted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

_COPY = 0.8  # share of a report's words that it has from another, in runs of five
_CLOSEST = 4  # reports that one is measured against
_FOLLOWING = 10  # copies of a report that are measured against its own original
_READ = 20_000  # characters of a text


def note(connection: sqlite3.Connection, article: int) -> None:
    """Note whether an article is a copy of one of those that it is most like in its story, or they of it."""
    for (other,) in connection.execute(_CLOSE, (article, _CLOSEST)).fetchall():
        _compare(connection, article, other)


def following(connection: sqlite3.Connection, article: int) -> list[int]:
    """The copies of an article."""
    return [row[0] for row in connection.execute(_FOLLOWERS, (article, -1))]


def forget(connection: sqlite3.Connection, articles: Iterable[int]) -> None:
    """These were copies of an article that is gone; they may be copies of another."""
    for article in articles:
        connection.execute("UPDATE idx.place SET copy_of = NULL, copied = 0 WHERE article = ?", (article,))
    for article in articles:
        note(connection, article)


def part(connection: sqlite3.Connection, story: int) -> None:
    """What is in another story than its original is no copy."""
    connection.execute(_PARTED, (story,))


_CLOSE = """SELECT other FROM idx.place AS here JOIN idx.likeness ON likeness.article = here.article
    JOIN idx.place AS there ON there.article = likeness.other
    WHERE here.article = ? AND there.story = here.story ORDER BY score DESC, other LIMIT ?"""
_FOLLOWERS = """SELECT copy.article FROM idx.place AS original JOIN idx.place AS copy ON copy.story = original.story
    WHERE original.article = ? AND copy.copy_of = original.article LIMIT ?"""
_PARTED = """UPDATE idx.place SET copy_of = NULL, copied = 0 WHERE story = ? AND copy_of IS NOT NULL
    AND (SELECT original.story FROM idx.place AS original WHERE original.article = place.copy_of) IS NOT story"""
_NOTED = """SELECT place.copied, original.slot FROM idx.place
    JOIN idx.place AS original ON original.article = place.copy_of WHERE place.article = ?"""


def _compare(connection: sqlite3.Connection, one: int, other: int) -> None:
    """Note which of two reports, if any, is a copy of the other."""
    (ours, slot), (theirs, slot_of_other) = _words(connection, one), _words(connection, other)
    in_other, in_one = copied(ours, theirs)
    if max(in_other, in_one) < _COPY:
        return
    mutual = min(in_other, in_one) >= _COPY
    follows = (slot, one) > (slot_of_other, other) if mutual else in_other > in_one
    if follows:
        _mark(connection, one, other, in_other)
    else:
        _mark(connection, other, one, in_one)


def copied(ours: Sequence[str], theirs: Sequence[str]) -> tuple[float, float]:
    """Share of each report's words that the other has, in runs of five, 0..1.

    >>> copied("a storm hit the coast at night".split(), "on Monday a storm hit the coast".split())
    (0.7142857142857143, 0.7142857142857143)
    """
    from tui.compare.copies import inside, runs  # which no list needs

    common = runs(ours) & runs(theirs)
    return inside(ours, common) / (len(ours) or 1), inside(theirs, common) / (len(theirs) or 1)


def _mark(connection: sqlite3.Connection, copy: int, original: int, share: float) -> None:
    """Note a copy, unless a fuller or earlier original is known, or it is where the original has its text from."""
    (slot,) = connection.execute("SELECT slot FROM idx.place WHERE article = ?", (original,)).fetchone()
    percent = int(100 * share)
    noted = connection.execute(_NOTED, (copy,)).fetchone()
    if (noted and (noted[0], -noted[1]) >= (percent, -slot)) or copy in _origins(connection, original):
        return
    connection.execute("UPDATE idx.place SET copy_of = ?, copied = ? WHERE article = ?", (original, percent, copy))
    for (follower,) in connection.execute(_FOLLOWERS, (copy, _FOLLOWING)).fetchall():
        _compare(connection, follower, original)


def _origins(connection: sqlite3.Connection, article: int) -> set[int]:
    """Where an article has its text from, and where that has it from."""
    found: set[int] = set()
    row = connection.execute(_ORIGINAL, (article,)).fetchone()
    while row and row[0] is not None:
        found.add(row[0])
        row = connection.execute(_ORIGINAL, row).fetchone()
    return found


_ORIGINAL = "SELECT copy_of FROM idx.place WHERE article = ?"


def _words(connection: sqlite3.Connection, number: int) -> tuple[list[str], int]:
    """The folded words of an article's text, and its slot."""
    text, slot = connection.execute(
        """SELECT substr(text, 1, ?), slot FROM main.body JOIN idx.place ON place.article = body.article
        WHERE body.article = ?""",
        (_READ, number),
    ).fetchone()
    return WORD.findall(fold(parted(text))), slot
