"""Acronyms that the other report spells out: UN says what "United Nations" says, word for word.

Only names are read so, and only an acronym that the other report does not use: a table of them would know the famous
ones alone and could not tell one ICC from the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tui.compare.terms import Term

SHORTEST, LONGEST = 2, 6
"""Letters of an acronym."""

Said = Sequence[Sequence[Term]]


def spelt_out(left: Said, right: Said) -> tuple[Said, Said]:
    """Both reports' sentences, as terms, with each acronym in the words that the other report has for it."""
    return _read(left, _meanings(left, right)), _read(right, _meanings(right, left))


def _meanings(side: Said, other: Said) -> dict[str, Sequence[Term]]:
    """The acronyms of one report -> the names that the other has for them, the first in reading order."""
    unread = {term.key for sentence in side for term in sentence if term.name and _may_be_acronym(term)}
    if unread:
        unread.difference_update([term.key for sentence in other for term in sentence])
    found: dict[str, Sequence[Term]] = {}
    for sentence in other if unread else ():
        for run in _runs([term for term in sentence if term.name and term.share < 1]):
            for name in _parts(run):
                initials = "".join([term.key[0] for term in name])
                if initials in unread:
                    found.setdefault(initials, name)
    return found


def _may_be_acronym(term: Term) -> bool:
    """Whether a name is short, and nothing of it but points was cut."""
    letters = len(term.key)
    return SHORTEST <= letters <= LONGEST and term.end - term.start in {letters, 2 * letters}


def _runs(names: Sequence[Term]) -> Iterator[Sequence[Term]]:
    """The names that stand side by side; each has less than a whole share."""
    start = 0
    for at, (before, after) in enumerate(pairwise(names), 1):
        if after.start - before.end != 1:
            yield names[start:at]
            start = at
    yield names[start:]


def _parts(run: Sequence[Term]) -> Iterator[Sequence[Term]]:
    for length in range(SHORTEST, min(LONGEST, len(run)) + 1):
        for start in range(len(run) - length + 1):
            yield run[start : start + length]


def _read(side: Said, meanings: Mapping[str, Sequence[Term]]) -> Said:
    if not meanings:
        return side
    return [[word for term in sentence for word in _words(term, meanings)] for sentence in side]


def _words(term: Term, meanings: Mapping[str, Sequence[Term]]) -> Iterator[Term]:
    """A term, or the words of its meaning: all in the acronym's place, each with its part of the share."""
    if not (term.name and term.key in meanings):
        yield term
        return
    name = meanings[term.key]
    for word in name:
        yield term._replace(key=word.key, kin=word.kin, share=term.share * len(name) ** -0.5)
