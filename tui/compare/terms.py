"""What a sentence says, as terms: stemmed words, names in runs, and figures that are equal whatever their unit.

A term knows where it stands, so that what links two sentences can be shown as the reporter wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from tui.entities.figure import Bound, Figure
from tui.entities.figures import figures
from tui.text.words import STOP_WORDS, WORD, fold, stem

STOP_SHARE = 0.5
"""What a stop word counts for. On `alignment` 0.1 costs the fables .03 AP, 0.4 costs .005, and more gains nothing."""

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
        return self.name or self.figure is not None or self.share > STOP_SHARE


@lru_cache(maxsize=4096)
def terms(sentence: str) -> tuple[Term, ...]:
    """The terms of a sentence in reading order; a figure takes the place of the words it is written with.

    >>> [term.key for term in terms("The army shelled villages near Qasr-e-Timun.")]
    ['the', 'army', 'shell', 'villag', 'near', 'qasr', 'timun']
    """
    return terms_among(sentence, figures(sentence))


def terms_among(sentence: str, counted: Iterable[Figure]) -> tuple[Term, ...]:
    """As `terms`, where the figures of the sentence are known: offsets within it."""
    found = [_of_figure(figure) for figure in counted if not _pronoun(figure)]
    return tuple(sorted([*found, *_of_words(sentence, found)], key=_start)) if found else tuple(_of_words(sentence, ()))


def _start(term: Term) -> int:
    return term.start


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


def _of_words(sentence: str, counted: Sequence[Term]) -> list[Term]:
    """The words outside the figures, with runs of capitalised words damped."""
    found: list[Term] = []
    run: list[tuple[str, int, int]] = []
    for start, key, length, telling in _outside(sentence, counted):
        end = start + length
        name = telling and sentence[start].isupper()
        if run and not (name and sentence[run[-1][2] : start] in _INSIDE_NAMES):
            found += _damped(run)
            run = []
        if name:
            run.append((key, start, end))
        else:
            found.append(Term(key, start, end, 1.0 if telling else STOP_SHARE))
    return found + _damped(run)


def _outside(sentence: str, counted: Sequence[Term]) -> Iterator[tuple[int, str, int, bool]]:
    """Start, key, length and whether it tells something, of every part of a word that is in no figure."""
    behind = 0
    figures = iter(counted)
    figure = next(figures, None)
    for word in WORD.finditer(sentence):
        start = word.start()
        while figure and figure.start <= start:
            behind, figure = figure.end, next(figures, None)
        if start >= behind:
            for at, key, length, telling in _parts(word[0]):
                yield start + at, key, length, telling


@lru_cache(maxsize=16384)
def _parts(word: str) -> tuple[tuple[int, str, int, bool], ...]:
    """The parts of a hyphenated word, without letters and particles (al-Assad is Assad), or the word itself.

    Each as its place in the word, its key, its length, and whether it tells something. A sign is no part.
    """
    if "-" not in word:
        return ((0, *_part(word)),) if word[0].isalnum() else ()
    at, found = 0, []
    for piece in word.split("-"):
        if len(piece) > 1 and fold(piece) not in _PARTICLES:
            found.append((at, *_part(piece)))
        at += len(piece) + 1
    return tuple(found)


def _part(text: str) -> tuple[str, int, bool]:
    """An abbreviation is one word with its points and without: the UN, the U.N.; in capitals, "US" is no pronoun."""
    bare = text.replace(".", "") if text[0].isalpha() else text
    folded = "usa" if bare == "US" else fold(bare)
    return stem(folded), len(text), folded not in STOP_WORDS


def _damped(run: Sequence[tuple[str, int, int]]) -> list[Term]:
    share = len(run) ** -0.5 if run else 1.0
    return [Term(key, start, end, share, name=True) for key, start, end in run]
