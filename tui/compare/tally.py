"""What a comparison comes to in numbers: figures, quotations and names that differ, agree, or are only here.

Made from the comparison alone, so that a stored one counts the same. A number agrees only where two linked sentences
both give it, and is only here only where the other report gives it nowhere: what is neither is not counted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from tui.compare.comparison import Aspect, Comparison, Mark, Side
from tui.compare.copies import COPY, inside, runs, versions
from tui.compare.facts import read_facts
from tui.compare.marking import another_spelling
from tui.compare.partners import partners
from tui.compare.quotes import LEAST_WORDS, PASSAGE
from tui.compare.terms import Term
from tui.entities.mention import Entity
from tui.text.words import fold, words

Count = Mapping[str, int]
"""What is said of the facts of one kind -> how many: a difference's verdict, "spelling", "agree", "only_left" ..."""


class Tally(NamedTuple):
    """What a comparison comes to."""

    counts: Mapping[str, Count]
    """By kind: "figures", "quotes" and "names", and where there are differences "dates", "speakers", "certainty"."""
    copied: tuple[float, float]
    """Share of each report's words that the other has in runs of five, 0..1."""
    versions: bool
    """Whether both are versions of one text: the same sentences in the same order."""

    @property
    def copies(self) -> tuple[bool, bool]:
        """Which of the reports are near copies of the other."""
        return self.copied[0] >= COPY, self.copied[1] >= COPY

    def to_json(self) -> dict[str, Any]:
        """As JSON values."""
        left, right = (round(share, 4) for share in self.copied)
        counts = {kind: dict(count) for kind, count in self.counts.items()}
        return {**counts, "copied": {"left": left, "right": right}, "versions": self.versions}


def tally(comparison: Comparison) -> Tally:
    """Count what a comparison found."""
    counts = {"figures": _figures(comparison), "quotes": _quotes(comparison), "names": _names(comparison.entities)}
    rest = {"dates": Aspect.DATE, "speakers": Aspect.ATTRIBUTION, "certainty": Aspect.CERTAINTY}
    told = {kind: _verdicts(comparison, aspect) for kind, aspect in rest.items()}
    return Tally(
        {**counts, **{kind: found for kind, found in told.items() if found}},
        comparison.copied,
        versions(comparison),
    )


def _verdicts(comparison: Comparison, aspect: Aspect) -> Count:
    return Counter(found.verdict.value for found in comparison.differences if found.kind is aspect)


# -- figures
def _figures(comparison: Comparison) -> Count:
    told = [found for found in comparison.differences if found.kind is Aspect.FIGURE]
    ours = _counted(comparison.left, (found.left for found in told))
    theirs = _counted(comparison.right, (found.right for found in told))
    same = partners(_all(ours), _all(theirs))
    mine, others = (
        {number: {same.get(term.key, (term.key,))[0] for term in found} for number, found in side.items()}
        for side in (ours, theirs)
    )
    linked = [(link.left, link.right) for link in comparison.links if link.shown]
    none: set[str] = set()
    both = none.union(*(mine.get(left, none) & others.get(right, none) for left, right in linked))
    left, right = none.union(*mine.values()), none.union(*others.values())
    verdicts = _verdicts(comparison, Aspect.FIGURE)
    return {**verdicts, "agree": len(both), "only_left": len(left - right), "only_right": len(right - left)}


def _counted(side: Side, told: Iterable[Mark]) -> dict[int, list[Term]]:
    """The figures that say how much, by sentence, but those that a difference is about."""
    known = {(mark.sentence, place) for mark in told for place in (mark.start, mark.end)}
    return {
        number: [term for term in found if not {(number, term.start), (number, term.end)} & known]
        for number, found in read_facts(side).figures.items()
    }


def _all(found: Mapping[int, list[Term]]) -> list[Term]:
    return [term for some in found.values() for term in some]


# -- quotations
Place = tuple[int, int]
"""Start and end in the article."""


def _quotes(comparison: Comparison) -> Count:
    told = [found for found in comparison.differences if found.kind in {Aspect.QUOTE, Aspect.ATTRIBUTION}]
    ours, theirs = _quoted(comparison.left), _quoted(comparison.right)
    passages = [set().union(*(runs(tokens, PASSAGE) for tokens in side.values())) for side in (ours, theirs)]
    return {
        **_verdicts(comparison, Aspect.QUOTE),
        "agree": sum(inside(tokens, passages[1], PASSAGE) >= len(tokens) - 1 for tokens in ours.values()),
        "only_left": _only(ours, passages[1], comparison.left, [found.left for found in told]),
        "only_right": _only(theirs, passages[0], comparison.right, [found.right for found in told]),
    }


def _quoted(side: Side) -> dict[Place, list[str]]:
    """The quotations of four words and more, with their words."""
    text = side.article.text
    found = {(quote.start, quote.end): _tokens(text[quote.start : quote.end]) for _, quote in read_facts(side).quotes}
    return {place: tokens for place, tokens in found.items() if len(tokens) >= LEAST_WORDS}


def _tokens(text: str) -> list[str]:
    return [fold(word.text) for word in words(text) if word.text[0].isalnum()]


def _only(
    quoted: Mapping[Place, list[str]], passages: AbstractSet[tuple[str, ...]], side: Side, told: Iterable[Mark]
) -> int:
    """How many quotations the other report does not have, in whatever words."""
    starts = sorted(side.sentences[mark.sentence].start + mark.start for mark in told)
    return sum(
        bisect_left(starts, start - 1) == bisect_left(starts, end)
        and inside(tokens, passages, PASSAGE) <= len(tokens) / 2
        for (start, end), tokens in quoted.items()
    )


# -- names
def _names(entities: Sequence[Entity]) -> Count:
    told = [entity.spellings for entity in entities]
    both = sum(bool(ours and theirs) for ours, theirs in told)
    spelt = sum(map(respelt, entities))
    only = {name: sum(not pair[1 - side] for pair in told) for side, name in enumerate(("only_left", "only_right"))}
    return {**({"spelling": spelt} if spelt else {}), "agree": both - spelt, **only}


def respelt(entity: Entity) -> bool:
    """Whether two reports name somebody or something and never in the same spelling."""
    ours, theirs = entity.spellings
    one_sided = not ours or not theirs
    return not (one_sided or ours.keys() & theirs.keys()) and another_spelling(usual(ours), usual(theirs))


def usual(spellings: Mapping[str, int]) -> str:
    """The spelling that a report uses most."""
    return max(spellings, key=lambda spelling: (spellings[spelling], spelling))
