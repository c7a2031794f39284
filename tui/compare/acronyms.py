"""Acronyms that the other report spells out: UN says what "United Nations" says, word for word.

Only names are read so, and only an acronym that the other report does not use: a table of them would know the famous
ones alone and could not tell one ICC from the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tui.compare.terms import Term

SHORTEST, LONGEST = 2, 6
"""Letters of an acronym."""

Said = Sequence[Sequence[Term]]


def spelt_out(left: Said, right: Said) -> tuple[Said, Said]:
    """Both reports' sentences, as terms, with each acronym in the words that the other report has for it."""
    return _read(left, _meanings(left, right)), _read(right, _meanings(right, left))


def _meanings(side: Said, other: Said) -> dict[str, Sequence[Term]]:
    """The acronyms of one report -> the names that the other has for them, the first in reading order."""
    used = {term.key for sentence in other for term in sentence}
    unread = {term.key for sentence in side for term in sentence if _may_be_acronym(term)} - used
    found: dict[str, Sequence[Term]] = {}
    for sentence in other if unread else ():
        for run in _runs(sentence):
            for name in _parts(run):
                initials = "".join(term.key[0] for term in name)
                if initials in unread:
                    found.setdefault(initials, name)
    return found


def _may_be_acronym(term: Term) -> bool:
    """Whether a term is a short name of which nothing was cut but points."""
    letters = len(term.key)
    return term.name and SHORTEST <= letters <= LONGEST and term.end - term.start in {letters, 2 * letters}


def _runs(sentence: Iterable[Term]) -> Iterator[list[Term]]:
    """The names that stand side by side."""
    run: list[Term] = []
    for term in sentence:
        if run and not (term.name and term.start - run[-1].end == 1):
            yield run
            run = []
        if term.name:
            run.append(term)
    yield run


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
        yield term._replace(key=word.key, share=term.share * len(name) ** -0.5)
