"""A comparison as a reader goes through it: blocks, each a row of what belongs together.

Reports tell things in different orders (a third of true links cross), so somebody's order has to lead: the left's, the
right's, or each its own. A sentence is never shown twice: it stands beside its best partner, and a further partner says
where that is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum

from tui.compare.comparison import Aspect, Comparison, Difference, Grade, Link, Mark, Verdict
from tui.view.verdicts import (
    DIFFERS,
    DOWN,
    NEAR,
    NO_MARK,
    ONLY_LEFT,
    ONLY_RIGHT,
    SAME,
    UP,
    VAGUER,
    WEAK,
    strongest,
)


class Order(StrEnum):
    """Whose order of telling leads."""

    LEFT = "left's order"
    RIGHT = "right's order"
    OWN = "both own orders"


class Filter(StrEnum):
    """Which blocks are shown."""

    ALL = "all"
    COMMON = "common"
    DIFFER = "differ"
    ONLY = "only here"
    FIGURES = "figures"
    QUOTES = "quotes"


CYCLED = (Filter.ALL, Filter.COMMON, Filter.DIFFER, Filter.ONLY)
"""Those that a key steps through; the others are for the command line."""


@dataclass(frozen=True, slots=True)
class Block:
    """What stands in one row."""

    lefts: tuple[int, ...] = ()
    """Sentence numbers."""
    rights: tuple[int, ...] = ()
    elsewhere: tuple[int, ...] = ()
    """Further partners on the side that does not lead, which stand beside another sentence; the left's in both own
    orders."""
    links: tuple[Link, ...] = ()
    differences: tuple[Difference, ...] = ()
    mark: str = NO_MARK
    moved: str = NO_MARK
    """An arrow: the partner stands further up or down in its own report than its neighbours do. In both own orders,
    where nothing is moved, the right sentence's mark."""


def drawn_links(comparison: Comparison, *, weak: bool = False) -> list[Link]:
    """The links that are drawn: on demand also weak ones, between sentences that have no other."""
    alone = frozenset(comparison.only_left), frozenset(comparison.only_right)
    return [
        link for link in comparison.links if link.shown or (weak and link.left in alone[0] and link.right in alone[1])
    ]


def blocks(
    comparison: Comparison, order: Order = Order.LEFT, shown: Filter = Filter.ALL, *, weak: bool = False
) -> list[Block]:
    """The blocks in their order, those the filter lets through; `weak` pairs on demand."""
    if order is Order.OWN:
        made = _own(comparison, weak=weak)
    elif order is Order.RIGHT:
        made = [_mirrored(block) for block in _led(comparison.swapped(), weak=weak)]
    else:
        made = _led(comparison, weak=weak)
    return [block for block in made if passes(block, shown)]


ONLY = ONLY_LEFT + ONLY_RIGHT + WEAK
"""Marks of what counts as told by one report alone."""
_WANTED = {Filter.COMMON: SAME + NEAR + VAGUER + DIFFERS, Filter.DIFFER: DIFFERS, Filter.ONLY: ONLY}
_ASPECTS = {Filter.FIGURES: {Aspect.FIGURE}, Filter.QUOTES: {Aspect.QUOTE, Aspect.ATTRIBUTION}}


def passes(block: Block, shown: Filter) -> bool:
    """Whether a filter lets a block through."""
    if shown in _ASPECTS:
        return any(found.kind in _ASPECTS[shown] for found in block.differences)
    return shown is Filter.ALL or block.mark in _WANTED[shown] or block.moved in _WANTED[shown]


def _led(comparison: Comparison, *, weak: bool) -> list[Block]:
    """Blocks in the left's order; what only the right says follows what it follows there."""
    links = drawn_links(comparison, weak=weak)
    of_left: dict[int, list[Link]] = defaultdict(list)
    home: dict[int, Link] = {}
    for link in links:
        of_left[link.left].append(link)
        if link.right not in home or link.score > home[link.right].score:
            home[link.right] = link
    after = _followers(comparison.right.told, {right: link.left for right, link in home.items()})
    found: dict[int, list[Difference]] = defaultdict(list)
    for difference in comparison.differences:
        found[difference.left.sentence].append(difference)
    prose = frozenset(comparison.left.prose), frozenset(comparison.right.prose)
    made = [_alone_right(right, prose[1]) for right in after[-1]]
    for left in range(comparison.left.told):
        made.append(_beside(left, of_left[left], home, found[left]) if of_left[left] else _alone_left(left, prose[0]))
        made += [_alone_right(right, prose[1]) for right in after[left]]
    return _with_moves(made)


def _followers(count: int, home: dict[int, int]) -> dict[int, list[int]]:
    """Left number (-1: the top) -> the unlinked right sentences that follow its partner in the right report."""
    after: dict[int, list[int]] = defaultdict(list)
    last = -1
    for right in range(count):
        if right in home:
            last = home[right]
        else:
            after[last].append(right)
    return after


def _beside(left: int, links: Sequence[Link], home: dict[int, Link], found: Sequence[Difference]) -> Block:
    """A left sentence with the partners that stand beside it."""
    here = tuple(sorted(link.right for link in links if home[link.right] is link))
    return Block(
        lefts=(left,),
        rights=here,
        elsewhere=tuple(sorted(link.right for link in links if link.right not in here)),
        links=tuple(links),
        differences=tuple(found),
        mark=_mark(links, found),
    )


def _mark(links: Sequence[Link], found: Sequence[Difference]) -> str:
    if not any(link.shown for link in links):
        return WEAK
    return strongest(found) or (SAME if all(link.grade is Grade.SAME for link in links) else NEAR)


def _alone_left(number: int, prose: AbstractSet[int]) -> Block:
    """A sentence that only the left report has; what is not compared carries no mark."""
    return Block(lefts=(number,), mark=ONLY_LEFT if number in prose else NO_MARK)


def _alone_right(number: int, prose: AbstractSet[int]) -> Block:
    """The same for the right report."""
    return Block(rights=(number,), mark=ONLY_RIGHT if number in prose else NO_MARK)


def _mirrored(block: Block) -> Block:
    """A block of the swapped comparison with its sides put back."""
    marks = {ONLY_LEFT: ONLY_RIGHT, ONLY_RIGHT: ONLY_LEFT}
    return replace(
        block,
        lefts=block.rights,
        rights=block.lefts,
        links=tuple(link.swapped() for link in block.links),
        differences=tuple(found.swapped() for found in block.differences),
        mark=marks.get(block.mark, block.mark),
    )


def _with_moves(made: list[Block]) -> list[Block]:
    """The blocks with those marked whose partners are out of the common order (not in its longest increasing run)."""
    linked = [(number, min(block.rights)) for number, block in enumerate(made) if block.lefts and block.rights]
    steady = _longest_increasing([right for _, right in linked])
    floor = -1
    for place, (number, right) in enumerate(linked):
        if place in steady:
            floor = right
        else:
            made[number] = replace(made[number], moved=UP if right < floor else DOWN)
    return made


def _longest_increasing(numbers: Sequence[int]) -> set[int]:
    """Places of one longest increasing subsequence (patience sorting)."""
    tops: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        before.append(places[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [number]
        places[pile : pile + 1] = [place]
    chain: set[int] = set()
    place = places[-1] if places else -1
    while place >= 0:
        chain.add(place)
        place = before[place]
    return chain


def _own(comparison: Comparison, *, weak: bool) -> list[Block]:
    """Both reports as they were written, side by side; a row's two sentences may be about different things."""
    led = {block.lefts[0]: block for block in _led(comparison, weak=weak) if block.lefts}
    followed = {block.lefts[0]: block for block in _led(comparison.swapped(), weak=weak) if block.lefts}
    made = []
    for number in range(max(len(led), len(followed))):
        left, right = led.get(number), followed.get(number)
        made.append(_both(left, _mirrored(right) if right else None))
    return made


def _both(left: Block | None, right: Block | None) -> Block:
    """One row of two own orders: each side's mark in a column of its own, and what is known of either sentence."""
    left, right = left or Block(), right or Block()
    return Block(
        lefts=left.lefts,
        rights=right.rights,
        elsewhere=tuple(sorted(link.right for link in left.links if link.right not in right.rights)),
        links=tuple(dict.fromkeys((*left.links, *right.links))),
        differences=tuple(dict.fromkeys((*left.differences, *right.differences))),
        mark=left.mark,
        moved=right.mark,
    )


def told(made: Iterable[Block]) -> list[Difference]:
    """The differences of the blocks, each once, but those where one report is only vaguer."""
    found = (difference for block in made for difference in block.differences)
    return list(dict.fromkeys(difference for difference in found if difference.verdict is not Verdict.VAGUER))


Stop = tuple[int, Difference]
"""The number of a block, and a difference that is told there."""


def stops(made: Sequence[Block]) -> list[Stop]:
    """Every difference that counts once, with the first block that has it, in the order of the blocks."""
    first: dict[Difference, int] = {}
    for number, block in enumerate(made):
        for found in told([block]):
            first.setdefault(found, number)
    return [(number, found) for found, number in first.items()]


def block_at(made: Sequence[Block], at: Sequence[Mark]) -> tuple[int, Difference | None]:
    """The number of the block that tells what stands at a place of the left report and perhaps one of the right.

    With the difference that lies there, if one does; -1 where no block shows it.
    """
    told = tuple(mark.sentence for mark in at)
    near = [stop for stop in stops(made) if (stop[1].left.sentence, stop[1].right.sentence) == told]
    if near:
        return min(near, key=lambda stop: abs(stop[1].left.start - at[0].start))
    homes = (
        n for which, s in enumerate(told) for n, block in enumerate(made) if s in (block.lefts, block.rights)[which]
    )
    return next(homes, -1), None


def numbers(found: Sequence[int]) -> str:
    """Sentence numbers as a reader counts them, from one: "1+2"."""
    return "+".join(str(number + 1) for number in found)


def steps(made: Sequence[Block], marks: str) -> Iterator[int]:
    """The numbers of the blocks that carry one of the marks."""
    return (number for number, block in enumerate(made) if block.mark in marks or block.moved in marks)
