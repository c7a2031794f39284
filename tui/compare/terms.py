"""What a sentence says, as terms: stemmed words, names in runs, and figures that are equal whatever their unit.

A term knows where it stands, so that what links two sentences can be shown as the reporter wrote it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from tui.entities.figure import Bound, Figure
from tui.entities.figures import figures
from tui.text.words import STOP_WORDS, Word, fold, stem, words

STOP_SHARE = 0.4
"""What a stop word counts for. Measured on `alignment`: 0.1 costs the fables 0.03 AP, 0.5 gains nothing over 0.4."""

_PARTICLES = frozenset({"al", "el", "ul", "bin", "ibn"})
_INSIDE_NAMES = frozenset({" ", "-"})


class Term(NamedTuple):
    """One word or figure of a sentence. Offsets are code points within the sentence."""

    key: str
    """What is equal in both reports: a folded stem, or a figure's kind, unit and value."""
    start: int
    end: int
    share: float
    """How much of its rarity counts: a run of k capitalised words is one fact, so each of them counts 1/sqrt(k)."""
    name: bool = False
    """Capitalised. The first word of a sentence may be so by position; it then only matches more loosely."""
    figure: Figure | None = None

    @property
    def telling(self) -> bool:
        """Whether the term says anything on its own: all do but stop words."""
        return self.name or self.share > STOP_SHARE


@lru_cache(maxsize=4096)
def terms(sentence: str) -> tuple[Term, ...]:
    """The terms of a sentence in reading order; a figure takes the place of the words it is written with.

    >>> [term.key for term in terms("The army shelled villages near Qasr-e-Timun.")]
    ['the', 'army', 'shell', 'villag', 'near', 'qasr', 'timun']
    """
    counted = [figure for figure in figures(sentence) if not _pronoun(figure)]
    found = [_of_figure(figure) for figure in counted] + _of_words(sentence, counted)
    return tuple(sorted(found, key=lambda term: term.start))


def _pronoun(figure: Figure) -> bool:
    """Whether a figure is only the word "one" that counts nothing."""
    return figure.text.lower() == "one" and not figure.what and not figure.unit


def _of_figure(figure: Figure) -> Term:
    """A figure as a term. Small bare counts ("three") are as common as words, so they count half."""
    small = not figure.unit and figure.low < 10
    return Term(
        key=f"{figure.kind}:{figure.unit}:{middle(figure):.4g}",
        start=figure.start,
        end=figure.end,
        share=0.5 if small else 1.0,
        figure=figure,
    )


def stated(figure: Figure) -> Figure:
    """A figure without what its bound leaves open: "at least 14" states 14."""
    if figure.bound is Bound.AT_LEAST:
        return replace(figure, high=figure.low)
    if figure.bound is Bound.AT_MOST:
        return replace(figure, low=figure.high)
    return figure


def middle(figure: Figure) -> float:
    """The one value that stands for a figure."""
    shown = stated(figure)
    return (shown.low + shown.high) / 2


def _of_words(sentence: str, counted: Sequence[Figure]) -> list[Term]:
    """The words outside the figures, with runs of capitalised words damped."""
    found: list[Term] = []
    run: list[tuple[str, int, int]] = []
    for start, end, text in _parts(sentence, counted):
        folded = fold(text)
        stop = folded in STOP_WORDS
        name = not stop and text[0].isupper()
        if run and not (name and sentence[run[-1][2] : start] in _INSIDE_NAMES):
            found += _damped(run)
            run = []
        if name:
            run.append((stem(folded), start, end))
        else:
            found.append(Term(stem(folded), start, end, STOP_SHARE if stop else 1.0))
    return found + _damped(run)


def _parts(sentence: str, counted: Sequence[Figure]) -> Iterator[Word]:
    """The words, or the parts of a hyphenated word, that are not inside a figure."""
    starts = [figure.start for figure in counted]
    for word in words(sentence):
        if starts and (before := bisect_right(starts, word.start)) and word.start < counted[before - 1].end:
            continue
        if "-" in word.text:
            yield from _pieces(word)
        elif word.text[0].isalnum():
            yield word


def _pieces(word: Word) -> Iterator[Word]:
    """The parts of a hyphenated word, without letters and particles: al-Assad is Assad."""
    at = word.start
    for piece in word.text.split("-"):
        if len(piece) > 1 and fold(piece) not in _PARTICLES:
            yield Word(at, at + len(piece), piece)
        at += len(piece) + 1


def _damped(run: Sequence[tuple[str, int, int]]) -> list[Term]:
    share = len(run) ** -0.5 if run else 1.0
    return [Term(key, start, end, share, name=True) for key, start, end in run]
