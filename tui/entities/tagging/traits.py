"""What a word shows by itself, wherever it stands: its letters, its shape, and what the wordbook knows of it.

Every trait is a number of 32 bits. A word is looked at once; what it means one or two words away from the token that
is being judged is the same traits, fewer of them, stirred with the distance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.entities import lexicon
from tui.entities.tagging.stretches import is_capital
from tui.entities.tagging.wordbook import UNSEEN, Wordbook, code

_TRADES = (
    lexicon.ORGANISATION_HEADS, lexicon.PLACE_HEADS, lexicon.TITLES, lexicon.TITLE_MODIFIERS, lexicon.PLACE_NOUNS,
    lexicon.ROLES, lexicon.SAY_VERBS, lexicon.FUNCTION_WORDS, lexicon.MEMBERS, lexicon.STATES, lexicon.WORK_NOUNS,
    lexicon.CALENDAR, lexicon.PLACE_STARTS, lexicon.PARTICLES, lexicon.LAWS,
)  # fmt: skip
"""What the rules know of a word's trade; the order is the model's."""
_OF_TRADE = {
    word: sum(1 << number for number, words in enumerate(_TRADES) if word in words)
    for word in frozenset().union(*_TRADES)
}
_REPEATED = re.compile(r"(.)\1{2,}")
_SHAPE = 8
"""Letters of a shape that are kept."""
_SMALL_SHAPE, _SMALLEST_SHAPE = code("xx"), code("x")
_MOST = 4
"""Beyond this difference in logarithms a word is as good as always written one way."""
_CLASS = 0xFF
"""The first eight turns in the tree of clusters, which two words must share to be kin."""
_TITLED = 3
"""Letters from which a word in capitals is looked up as a name is written."""


class Traits(NamedTuple):
    """A word's numbers. A tuple, because a text has hundreds of words that are looked at for the first time."""

    form: str
    low: int
    """The word in lower case."""
    shape: int
    kin: int
    """A coarse class: words that stand in the same places share it."""
    habit: int
    """How often the word has a capital, in steps."""
    trades: int
    """Which of the rules' lists have the word, as bits."""
    lists: int
    """Which gazetteers have it, as bits."""
    path: int
    """Its way through the tree of clusters, 0 for a word without."""
    capital: bool


def traits(form: str, book: Wordbook) -> Traits:
    """The traits of a form as the tokens have it."""
    low = form.lower()
    if low == form and form.isalpha():
        return _small(form, book)
    drawn = code(shape(form))
    if not form[0].isalpha():
        return Traits(form, code(low), drawn, code("#" if form[0].isdigit() else form), UNSEEN, 0, 0, 0, False)
    capital = is_capital(form)
    at = book.find(form)
    if at < 0 and capital:
        at = book.find(form.title() if form.isupper() and len(form) > _TITLED else low)
    path = book.paths[book.classes[at]] if at >= 0 else 0
    habit = book.capitals[at] if at >= 0 else UNSEEN
    return Traits(
        form=form,
        low=code(low),
        shape=drawn,
        kin=(path & _CLASS) + _CLASS if path else drawn,
        habit=habit if habit == UNSEEN else max(-_MOST, min(_MOST, habit)),
        trades=_OF_TRADE.get(low.rstrip("."), 0),
        lists=book.lists[at] if capital and at >= 0 else 0,
        path=path,
        capital=capital,
    )


def _small(form: str, book: Wordbook) -> Traits:
    """The traits of a word in small letters, which most are: those of `traits`, sooner found."""
    at = book.find(form)
    path, habit = (book.paths[book.classes[at]], book.capitals[at]) if at >= 0 else (0, UNSEEN)
    drawn = _SMALL_SHAPE if len(form) > 1 else _SMALLEST_SHAPE
    kin = (path & _CLASS) + _CLASS if path else drawn
    habit = habit if habit == UNSEEN else max(-_MOST, min(_MOST, habit))
    return Traits(form, code(form), drawn, kin, habit, _OF_TRADE.get(form, 0), 0, path, False)


def shape(form: str) -> str:
    """How a word is written: capitals, small letters, digits, runs cut short.

    >>> shape("McDonald"), shape("G20"), shape("al")
    ('XxXxx', 'Xdd', 'xx')
    """
    if form.islower() and form.isalpha():
        return "xx"[: len(form)]
    if form.istitle() and form.isalpha():
        return "Xxx"[: len(form)]
    drawn = "".join(
        "X" if "A" <= letter <= "Z" else "x" if letter.isalpha() else "d" if letter.isdigit() else letter
        for letter in form
    )
    return _REPEATED.sub(r"\1\1", drawn)[:_SHAPE]


def told(traits: Traits, distance: int) -> Iterator[int]:
    """What a word tells of the token that stands so many words before it, as 32 bits each: the nearer the more."""
    yield traits.low * 3 + 1
    yield traits.shape * 5 + 2
    if not traits.form[0].isalpha():
        return
    for number in _bits(traits.trades):
        yield 1000 + number
    for number in _bits(traits.lists):
        yield 2000 + number
    path = traits.path
    if path:
        yield (path << 4) + 3
    if abs(distance) > 1:
        return
    yield 3000 + traits.habit
    if path:
        yield (path & 63) + 4000
    low = traits.form.lower()
    if distance:
        if len(low) > 3:
            yield code(low[-3:]) * 7 + 4
        return
    if path:
        yield (path & 15) + 5000
        yield (path & 1023) + 6000
    yield ord(low[-1]) + 8000
    for size in (2, 3):
        if len(low) > size:
            yield code(low[:size]) * 9 + 5
            yield code(low[-size:]) * 11 + 6


def _bits(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length()
        bits ^= lowest
