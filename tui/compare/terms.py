"""What a sentence says, as terms: stemmed words, names in runs, and figures that are equal whatever their unit.

A term knows where it stands, so that what links two sentences can be shown as the reporter wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from tui.compare.kin import kin
from tui.compare.places import place
from tui.entities.amounts.figure import Bound, Figure
from tui.entities.amounts.figures import figures
from tui.text.words import STOP_WORDS, WORD, fold, stem

STOP_SHARE = 0.5
"""What a stop word counts for. On `alignment` 0.1 costs the fables .036 AP, 0.4 costs .004."""

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
    kin: str = ""
    """Of words that report one thing, or names of one country, what joins them."""

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


class _Part(NamedTuple):
    """A word, or one part of a hyphenated one, wherever it stands."""

    at: int
    """Offset within the word."""
    length: int
    key: str
    kin: str
    telling: bool
    name: bool


def _of_words(sentence: str, counted: Sequence[Term]) -> list[Term]:
    """The words outside the figures, with runs of capitalised words damped."""
    found: list[Term] = []
    run: list[Term] = []
    for start, part in _outside(sentence, counted):
        term = Term(
            part.key, start, start + part.length, 1.0 if part.telling else STOP_SHARE, name=part.name, kin=part.kin
        )
        if run and not (part.name and sentence[run[-1].end : start] in _INSIDE_NAMES):
            found += _damped(run)
            run = []
        (run if part.name else found).append(term)
    return found + _damped(run)


def _outside(sentence: str, counted: Sequence[Term]) -> Iterator[tuple[int, _Part]]:
    """Every part of a word that is in no figure, with its start."""
    behind = 0
    figures = iter(counted)
    figure = next(figures, None)
    for word in WORD.finditer(sentence):
        start = word.start()
        while figure and figure.start <= start:
            behind, figure = figure.end, next(figures, None)
        if start >= behind:
            for part in _parts(word[0]):
                yield start + part.at, part


@lru_cache(maxsize=16384)
def _parts(word: str) -> tuple[_Part, ...]:
    """The parts of a hyphenated word, without letters and particles (al-Assad is Assad), or the word itself.

    A sign is no part.
    """
    if "-" not in word:
        return (_part(word, 0),) if word[0].isalnum() else ()
    at, found = 0, []
    for piece in word.split("-"):
        if len(piece) > 1 and fold(piece) not in _PARTICLES:
            found.append(_part(piece, at))
        at += len(piece) + 1
    return tuple(found)


def _part(text: str, at: int) -> _Part:
    """An abbreviation is one word with its points and without: the UN, the U.N.; in capitals, "US" is no pronoun."""
    bare = text.replace(".", "") if text[0].isalpha() else text
    folded = "usa" if bare == "US" else fold(bare)
    key, telling = stem(folded), folded not in STOP_WORDS
    name = telling and text[0].isupper()
    return _Part(at, len(text), key, (place(key) if name else kin(key)) if telling else "", telling, name)


def _damped(run: Sequence[Term]) -> list[Term]:
    """The words of a name, which are one fact together."""
    return [term._replace(share=len(run) ** -0.5) for term in run] if len(run) > 1 else list(run)
