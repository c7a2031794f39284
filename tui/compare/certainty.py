"""Certainty that differs: one report states what the other only alleges.

Modest on purpose. A hedge is flagged where two sentences are each other's only link and close in what they say, so that
the hedge can only be about what the other states.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tui.compare.comparison import Aspect, Difference, Grade, Link, Mark, Verdict
from tui.compare.facts import Facts

CLOSE = 0.25
"""Score of a link from which two sentences state one thing."""
_HEDGE = re.compile(
    r"\b(?:reportedly|alleged(?:ly)?|apparently|purported(?:ly)?|supposedly|suspected|unconfirmed|rumou?red"
    r"|so-called|believed to|thought to|appears? to|claim(?:s|ed)?|may have|might have|could have)\b",
    re.IGNORECASE,
)


def differing(left: Facts, right: Facts, links: Iterable[Link]) -> Iterator[Difference]:
    """The linked sentences of which only one hedges."""
    found = list(links)
    rows, columns = Counter(link.left for link in found), Counter(link.right for link in found)
    for link in found:
        if rows[link.left] > 1 or columns[link.right] > 1 or not _close(link):
            continue
        mine, theirs = _hedge(left, link.left), _hedge(right, link.right)
        if (mine is None) != (theirs is None):
            hedge = mine or theirs
            yield Difference(
                Aspect.CERTAINTY,
                Verdict.DIFFER,
                mine or _stated(left, link.left, right, link.right),
                theirs or _stated(right, link.right, left, link.left),
                f"One report says “{hedge.text if hedge else ''}”, the other states it.",
            )


def _close(link: Link) -> bool:
    return link.grade in {Grade.SAME, Grade.MINOR} or link.score >= CLOSE


def _hedge(facts: Facts, number: int) -> Mark | None:
    match = _HEDGE.search(facts.side.text(number))
    return facts.mark_in(number, match.start(), match.end()) if match else None


def _stated(facts: Facts, number: int, other: Facts, partner: int) -> Mark:
    """What is stated: the first telling word that the hedging sentence has too."""
    hedged = {term.key for term in other.terms[partner] if term.telling}
    term = next((term for term in facts.terms[number] if term.telling and term.key in hedged), facts.terms[number][0])
    return facts.mark_in(number, term.start, term.end)
