"""Times of day that differ: each of two linked sentences names one, and they are not one time.

"5:15 p.m." is "17:15", "6.30" may be morning or evening, and a time in another zone says nothing. A round or hedged
time leaves minutes open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui.compare.circumstances import one_step, same_subject
from tui.compare.comparison import Aspect, Difference, Link, Verdict
from tui.compare.facts import Facts
from tui.entities.dates import Dated

FARTHEST = 180
"""Minutes beyond which two times belong to two facts."""
ROUND, ROUGH = 5, 15
"""Minutes that a time on the five minutes and a hedged one leave open."""
SHARED = 2
"""Telling words, names among them, that two sentences must share beside the time; one of them no name."""
HALF_DAY = 720
_HEDGED = re.compile(
    r"\b(?:about|around|shortly|just|nearly|almost|before|after|roughly|approximately|by|some)\b.{0,12}$"
)
_HALF = re.compile(r"[ap]\.? ?m", re.IGNORECASE)
_ZONE = re.compile(r"(?:GMT|UTC|[A-Z]{2,4}T)$")


def differing(left: Facts, right: Facts, links: Iterable[Link]) -> Iterator[Difference]:
    """The times of day that linked sentences give differently, one flag a pair of times."""
    told: set[tuple[int, int]] = set()
    known = _given(left), _given(right)
    for link in links:
        mine, theirs = _one(left, link.left), _one(right, link.right)
        if mine is None or theirs is None or theirs.clock in known[0] or mine.clock in known[1]:
            continue
        times = mine.clock or 0, theirs.clock or 0
        if times not in told and _apart(left, mine, right, theirs) and _one_event(left, mine, right, theirs, link):
            told.add(times)
            yield _difference(left, right, mine, theirs)


def _one(facts: Facts, number: int) -> Dated | None:
    """The time of day that a sentence names, when it names only one."""
    found = [dated for dated in facts.dates.get(number, ()) if dated.clock is not None]
    return found[0] if len(found) == 1 else None


def _given(facts: Facts) -> set[int | None]:
    return {dated.clock for found in facts.dates.values() for dated in found}


def _apart(left: Facts, mine: Dated, right: Facts, theirs: Dated) -> bool:
    """Whether two times can not be one: neither by rounding, nor as morning and evening, nor in another zone."""
    if mine.clock is None or theirs.clock is None or _zone(mine) != _zone(theirs):
        return False
    gap = abs(mine.clock - theirs.clock)
    if not (_exact(mine) and _exact(theirs)):
        gap = min(gap % HALF_DAY, -gap % HALF_DAY)
    hedged = _hedged(left, mine) or _hedged(right, theirs)
    rounded = (mine.clock % ROUND == 0) != (theirs.clock % ROUND == 0)
    return (ROUGH if hedged else ROUND - 1 if rounded else 0) < gap <= FARTHEST


def _exact(dated: Dated) -> bool:
    """Whether a time tells morning from evening."""
    return bool(_HALF.search(dated.text)) or (dated.clock or 0) >= 13 * 60


def _zone(dated: Dated) -> str:
    found = _ZONE.search(dated.text)
    return found.group() if found else ""


def _hedged(facts: Facts, dated: Dated) -> bool:
    return bool(_HEDGED.search(facts.side.article.text[max(0, dated.start - 24) : dated.start]))


def _one_event(left: Facts, mine: Dated, right: Facts, theirs: Dated, link: Link) -> bool:
    """Whether two sentences tell of one event: shared words beside the time, the same persons, days that meet."""
    named = left.shared(link.left, right, link.right)
    return (
        len(named) >= SHARED
        and not all(named.values())
        and same_subject(left, link.left, right, link.right)
        and one_step(left, mine, right, theirs)
    )


def _difference(left: Facts, right: Facts, mine: Dated, theirs: Dated) -> Difference:
    early, late = sorted((mine, theirs), key=lambda dated: (dated.clock or 0, dated.text))
    why = f"{early.text} against {late.text}.".replace("..", ".")
    ends = left.mark(mine.start, mine.end), right.mark(theirs.start, theirs.end)
    return Difference(Aspect.DATE, Verdict.DIFFER, *ends, why)
