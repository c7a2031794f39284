"""What a report tells somebody who has read others: the sentences that none of those contains.

Told by scores alone, with no figures, dates or quotations compared, so that ten read reports cost what a few
comparisons do. A near match counts as known: to be told as new what one has read in other words annoys, while a new
sentence that goes unmarked is only read like the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.compare.align import FAINT, MINOR, floor_of
from tui.compare.comparison import Side
from tui.compare.facts import read_facts
from tui.compare.rarity import Rarity
from tui.compare.similarity import Weighed, scores, weigh
from tui.compare.terms import Term

KNOWN = 0.85
"""Share of the floor of a link at which a sentence counts as told.

Measured on 17 reports against one or two others each (5 of real news and 2 samples, labelled by hand, and both sides of
the scenarios): of 126 sentences that are told elsewhere this leaves 6 as new, 1 would leave 13 and .75 still 5; of 71
new ones it finds 53, those 64 and 47. On four pairs that were kept for last, 56 of 61 that it finds are new.
"""


def novel(report: Side, read: Iterable[Side], rarity: Rarity | None = None) -> tuple[int, ...]:
    """Numbers of the sentences of prose in `report` that no report in `read` contains, in order.

    What `links` gives as linked is never among them, and neither is a sentence of stop words alone, which tells
    nothing. With nothing in `read` all others are.

    Sides from `read_sentences` do; each read report of 20 sentences takes 6 ms then.
    `rarity` is how common words are where the reports come from; without it, in English news.
    """
    said = _said(report)
    new = {text for text, terms in said.items() if any(term.telling for term in terms)}
    for other in read:
        new -= _told(said, _said(other), rarity)
    return tuple(number for number in report.prose if report.text(number) in new)


_Said = dict[str, Sequence[Term]]
"""Each distinct sentence of prose with its terms."""


def _said(side: Side) -> _Said:
    terms = read_facts(side).terms
    return {side.text(number): terms[number] for number in side.prose}


def _told(mine: _Said, theirs: _Said, rarity: Rarity | None) -> set[str]:
    """The sentences of a report that another contains, as they are or nearly."""
    here, there = weigh(list(mine.values()), list(theirs.values()), rarity)
    floor = floor_of(len(here), len(there))
    equal = {tuple(sentence.keys) for sentence in there}
    return {
        text
        for text, sentence, row in zip(mine, here, scores(here, there, floor * FAINT / 2), strict=True)
        if tuple(sentence.keys) in equal
        or any(_one_fact(sentence, there[column], score / floor) for column, score in row.items())
    }


def _one_fact(left: Weighed, right: Weighed, height: float) -> bool:
    """Whether two sentences are likely to tell one fact; what both count or copy makes a faint likeness sure."""
    return height >= KNOWN or (height >= FAINT and (bool(left.counted & right.counted) or left.overlap(right) >= MINOR))
