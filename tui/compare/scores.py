"""Results that differ: 3-1 in one report of a match or a vote, 2-1 in the other.

A report on sport is full of scores: of the half, of the series, of seasons. So each sentence must give only one, for
the same names and as a result, and must not say that it is one of the half or of the season.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui.compare.circumstances import same_subject
from tui.compare.comparison import Aspect, Difference, Link, Verdict
from tui.compare.facts import Facts
from tui.compare.terms import Term
from tui.entities.amounts.figure import FigureKind

SHARED = 2
"""Telling words that two sentences must share, one of them a name."""
_OF_A_PART = re.compile(
    r"\b(?:half[- ]?time|half|aggregate|penalt\w+|shoot-?out|series|season|start|record|set|leg|first|second|third|"
    r"quarter|innings|period|lead|led|ahead|behind|career|last)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\b(?:beat|beaten|win|won|wins|defeat\w*|victor\w*|lost|lose|loss|draw|drew|drawn|vote[sd]?|voting|ruling|ruled|"
    r"decision|result|scored?|thrash\w*|rout\w*|triumph\w*)\b",
    re.IGNORECASE,
)

Result = tuple[float, float]
"""Both sides of a score, the higher first: who won is told by the words."""


def differing(left: Facts, right: Facts, links: Iterable[Link]) -> Iterator[Difference]:
    """The scores that linked sentences give differently, one flag a pair of scores."""
    told: set[frozenset[Result]] = set()
    known = _given(left), _given(right)
    for link in links:
        mine, theirs = _one(left, link.left), _one(right, link.right)
        if mine is None or theirs is None or _result(theirs) in known[0] or _result(mine) in known[1]:
            continue
        pair = frozenset({_result(mine), _result(theirs)})
        if pair not in told and _one_match(left, right, link):
            told.add(pair)
            ends = (
                left.mark_in(link.left, mine.start, mine.end),
                right.mark_in(link.right, theirs.start, theirs.end),
            )
            first, second = sorted(end.text for end in ends)
            yield Difference(Aspect.FIGURE, Verdict.DIFFER, *ends, f"{first} against {second}.")


def _one(facts: Facts, number: int) -> Term | None:
    """The score that a sentence gives, when it gives only one; in brackets stands what a team has done so far."""
    found = [term for term in facts.terms[number] if _is_score(term)]
    if len(found) != 1 or facts.side.text(number)[: found[0].start].rstrip().endswith(("(", ",")):
        return None
    return found[0]


def _is_score(term: Term) -> bool:
    return term.figure is not None and term.figure.kind is FigureKind.SCORE


def _result(term: Term) -> Result:
    assert term.figure is not None, "only scores are compared"
    return max(term.figure.low, term.figure.high), min(term.figure.low, term.figure.high)


def _given(facts: Facts) -> set[Result]:
    return {_result(term) for found in facts.terms.values() for term in found if _is_score(term)}


def _one_match(left: Facts, right: Facts, link: Link) -> bool:
    """Whether two sentences tell of one result: names and words in common, one time, no score of a part."""
    named = left.shared(link.left, right, link.right)
    texts = left.side.text(link.left), right.side.text(link.right)
    return (
        len(named) >= SHARED
        and any(named.values())
        and all(_RESULT.search(text) and not _OF_A_PART.search(text) for text in texts)
        and same_subject(left, link.left, right, link.right)
    )
