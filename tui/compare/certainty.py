"""Certainty that differs: one report states what the other only alleges.

Modest on purpose. A hedge is flagged where two sentences are each other's only link and close in what they say, where
the other report says the very thing that is hedged, and where it speaks for itself: "police said" is not a statement.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tui.compare.comparison import Aspect, Difference, Grade, Link, Mark, Verdict
from tui.compare.facts import Facts

CLOSE = 0.25
"""Score of a link from which two sentences state one thing."""
BESIDE = 30
"""Characters behind a hedge within which the word that it hedges stands: "allegedly handcuffed"."""
_BE = r"(?:is|are|was|were) (?:widely )?(?:believed|thought|understood|feared)|appear(?:s|ed)?|seem(?:s|ed)?"
_HEDGE = re.compile(
    r"\b(?:reportedly|alleged(?:ly)?|apparently|purported(?:ly)?|supposedly|suspected|unconfirmed|rumou?red|so-called"
    rf"|(?:{_BE}) to(?: have| be)*|(?:may|might|could) have(?: been)?)\b",
    re.IGNORECASE,
)
_SOURCED = re.compile(
    r"\b(?:said|says?|told|according|reports?|reported|accus\w+|charged?|police|officials|authorities|prosecutors"
    r"|expected|likely|possibly|probably|may|might|could|unclear)\b",
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
        if (mine is None) == (theirs is None):
            continue
        hedge = mine or theirs
        stated = _stated(right, theirs, left, link.left) if theirs else _stated(left, mine, right, link.right)
        if hedge and stated:
            why = f"One report says “{hedge.text}”, the other states it."
            yield Difference(Aspect.CERTAINTY, Verdict.DIFFER, mine or stated, theirs or stated, why)


def _close(link: Link) -> bool:
    return link.grade in {Grade.SAME, Grade.MINOR} or link.score >= CLOSE


def _hedge(facts: Facts, number: int) -> Mark | None:
    match = _HEDGE.search(facts.side.text(number))
    return facts.mark_in(number, match.start(), match.end()) if match else None


def _stated(hedging: Facts, hedge: Mark | None, stating: Facts, number: int) -> Mark | None:
    """What the other report states of what stands beside the hedge; None when it only quotes somebody for it."""
    if hedge is None or _SOURCED.search(stating.side.text(number)):
        return None
    hedged = next(
        (
            term.key
            for term in hedging.terms[hedge.sentence]
            if term.telling and not term.name and not term.figure and hedge.end <= term.start < hedge.end + BESIDE
        ),
        None,
    )
    term = next((term for term in stating.terms[number] if term.key == hedged), None)
    return stating.mark_in(number, term.start, term.end) if term else None
