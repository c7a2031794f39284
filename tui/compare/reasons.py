"""Why two sentences are linked: what both say, as their reporters wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tui.compare.similarity import WHOLE, Pairs, Weighed, weight_of
from tui.compare.terms import Term, stated
from tui.entities.amounts.figure import Figure
from tui.text.words import fold

REASONS = 8
"""More are not read."""


def why(texts: tuple[str, str], sides: tuple[Weighed, Weighed], common: Pairs) -> tuple[tuple[str, float], ...]:
    """What two sentences share, as written, with its weight: heaviest first, names whole, no stop words."""
    here, there = sides
    ordered = sorted(common, key=lambda pair: (here.terms[pair[0]].start, there.terms[pair[1]].start))
    reasons = [
        (_as_written(texts, sides, pairs), round(weight_of(pairs, here, there) / 2 / WHOLE, 2))
        for pairs in _names_whole(ordered, here.terms, there.terms)
    ]
    return tuple(sorted(reasons, key=lambda reason: (-reason[1], reason[0]))[:REASONS])


def _names_whole(common: Pairs, here: Mapping[str, Term], there: Mapping[str, Term]) -> Iterator[Pairs]:
    """Shared keys, with those that stand side by side as one name in both sentences together."""
    group: list[tuple[str, str]] = []
    for one, other in common:
        if group and not (_adjacent(here[group[-1][0]], here[one]) and _adjacent(there[group[-1][1]], there[other])):
            yield group
            group = []
        group.append((one, other))
    if group:
        yield group


def _adjacent(before: Term, after: Term) -> bool:
    """Whether two names are one: side by side, or both read out of one acronym."""
    return before.name and after.name and (after.start - before.end == 1 or after.start == before.start)


def _as_written(texts: tuple[str, str], sides: tuple[Weighed, Weighed], pairs: Pairs) -> str:
    """What is shared in the reporters' spelling: "11 miles = 18 km" or "27 ≈ 28", from either side alike."""
    ends = [[side.terms[pair[which]] for pair in (pairs[0], pairs[-1])] for which, side in enumerate(sides)]
    forms = sorted({text[first.start : last.end] for text, (first, last) in zip(texts, ends, strict=True)})
    unlike = {fold(form): form for form in forms}
    one_word = pairs[0][0] == pairs[0][1] and any(not first.name and first.figure is None for first, _ in ends)
    return (
        min(unlike)
        if one_word
        else _sign(*(first.figure for first, _ in ends)).join(sorted(unlike.values(), key=str.casefold))
    )


def _sign(left: Figure | None, right: Figure | None) -> str:
    """Whether two figures are equal or only near each other."""
    return " ≈ " if left and right and not stated(left).meets(stated(right)) else " = "
