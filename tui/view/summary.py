"""What a comparison comes to, in three lines above it and two below.

The head says who reports, how much they share and what was counted; the foot says where the sentences in focus differ,
or why they stand together. Where there is no room, the less important counts go first, and always whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.compare.comparison import Aspect, Comparison, Difference
from tui.compare.tally import Tally
from tui.view.blocks import Block, numbers, told
from tui.view.cells import cut, width_of
from tui.view.comparison import LETTERS, SIDES, columns, mark_role
from tui.view.frame import fitted, hanging, percent, plural, spread
from tui.view.reports import outlet, times_to_fit
from tui.view.rows import Row, Run
from tui.view.verdicts import DIFFERS, NEAR, ONLY_LEFT, ONLY_RIGHT, SAME, VAGUER, WEAK, in_words, sign

_ASPECTS = {
    Aspect.FIGURE: ("figure", "figures"),
    Aspect.QUOTE: ("quote", "quotes"),
    Aspect.DATE: ("date", "dates"),
    Aspect.NAME: ("name", "names"),
    Aspect.ATTRIBUTION: ("speaker", "speakers"),
    Aspect.CERTAINTY: ("degree of certainty", "degrees of certainty"),
}


_SEPARATOR = " · "


class Summary(NamedTuple):
    """What the head of a comparison says. Made once: counting takes longer than drawing."""

    comparison: Comparison
    tally: Tally
    marks: Mapping[str, int]
    """Rows by mark, those that differ under "!"."""

    @classmethod
    def of(cls, comparison: Comparison, made: Sequence[Block]) -> Summary:
        """The summary of a comparison whose blocks are known, in an order that somebody leads."""
        marks = Counter("!" if block.mark in DIFFERS else block.mark for block in made)
        marks[NEAR] += marks[VAGUER]
        return cls(comparison, comparison.tally, marks)


# -- above
def head_rows(summary: Summary, width: int, *, split: bool, look: str = "") -> list[Row]:
    """The reports; shares, copies and marks; what was counted. `look` says how it is shown."""
    comparison = summary.comparison
    at = columns(comparison, width, split=split)
    indent = at.margin + 1 if split else at.margin - 1
    half = at.step if split else (width - indent) // 2
    first = [Run(" " * indent), *_report(comparison, 0, half), *_report(comparison, 1, width - indent - half)]
    margin, room = Run(" " * (indent + 1)), width - indent - 2
    shares = spread([margin, *_shares(summary, room - width_of(look) - 2)], [Run(look, "quiet")], width)
    return [Row(tuple(first)), shares, spread([margin, *_counted(summary, room)], [], width)]


def _report(comparison: Comparison, which: int, width: int) -> list[Run]:
    """Letter, outlet and time of a report in `width` cells; of the time as much as fits in full."""
    name = cut(outlet((comparison.left, comparison.right)[which]), width - 5)
    room = width - width_of(name) - 5
    about = next((text for text in times_to_fit(comparison)[which] if width_of(text) <= room), "")
    rest = " " * max(0, room - width_of(about))
    side = SIDES[which]
    return [Run(f" {LETTERS[which]} ", side), Run(name, f"headline {side}"), Run(f"  {about}{rest}", "quiet")]


def _shares(summary: Summary, room: int) -> list[Run]:
    left, right = summary.comparison.shared
    marks: list[Run] = []
    for mark in (SAME, NEAR, "!", ONLY_LEFT, ONLY_RIGHT):
        count = summary.marks[mark]
        marks += [Run("   "), Run(mark, mark_role(mark) if count else "quiet"), Run(f" {count}", "quiet")]
    shared = Run(f"Shared A {percent(left)} B {percent(right)}", "quiet")
    choices = [[shared, *marks], marks[1:]]
    if said := notices(summary):
        both, last = Run(_SEPARATOR.join(said), "copy"), Run(said[-1], "copy")
        choices = [[both, Run("   "), *choices[0]], [both, *marks], [last, *marks], [last]]
    return next((runs for runs in choices if sum(width_of(run.text) for run in runs) <= room), choices[-1])


def notices(summary: Summary) -> list[str]:
    """What a reader has to know first: what is not compared, versions of one text, a copy. The last matters most.

    That what an article says now is much what it said before goes without saying.
    """
    sides = summary.comparison.left, summary.comparison.right
    said = [
        f"{letter}: last {plural(side.left_out, 'sentence')} not compared"
        for letter, side in zip(LETTERS, sides, strict=True)
        if side.left_out
    ]
    if summary.comparison.then_and_now:
        return [*said, "headline changed"] if sides[0].article.title != sides[1].article.title else said
    said += ["versions of one text"] * summary.tally.versions
    which = _copy(summary)
    if which is not None:
        name = sides[1 - which].article.source or LETTERS[1 - which]
        said.append(f"{LETTERS[which]}: copy {percent(summary.tally.copied[which])} of {name}")
    return said


def _copy(summary: Summary) -> int | None:
    """Which report is the copy: of two that have each other's words the later, or else the one that has more."""
    copies = summary.tally.copies
    if not all(copies):
        return copies.index(True) if any(copies) else None
    left, right = summary.comparison.left.article.published, summary.comparison.right.article.published
    if left and right and left != right:
        return int(right > left)
    return int(summary.tally.copied[1] > summary.tally.copied[0])


_KINDS = ("figures", "quotes", "names", "dates", "speakers", "certainty")
_WORDS = {
    "differ": ("differs", "differ"),
    "update": ("updated", "updated"),
    "scale": ("of another scale", "of another scale"),
    "vaguer": ("less exact", "less exact"),
    "cut": ("cut", "cut"),
    "altered": ("altered", "altered"),
    "spelling": ("spelt differently", "spelt differently"),
    "agree": ("agrees", "agree"),
    "only_left": ("only A", "only A"),
    "only_right": ("only B", "only B"),
}
_AGREE = {"quotes": ("the same", "the same"), "names": ("in both", "in both")}
_TOLD = frozenset({"differ", "update", "scale", "cut", "altered"})
_RANKS = {"names": 2, "quotes": 3, "figures": 4}


class Item(NamedTuple):
    """One count of one kind, in words."""

    kind: str
    what: str
    text: str

    @property
    def dispensable(self) -> int:
        """How early it gives way; what differs stays longest."""
        if self.what in _TOLD:
            return 0
        if self.what == "agree":
            return 1 if self.kind == "figures" else 5
        return _RANKS.get(self.kind, 4)


def items(tally: Tally) -> list[Item]:
    """The counts that are not nought, in reading order."""
    found = []
    for kind in _KINDS:
        counts = tally.counts.get(kind, {})
        for what, words in _WORDS.items():
            if number := counts.get(what, 0):
                one, many = _AGREE.get(kind, words) if what == "agree" else words
                found.append(Item(kind, what, f"{number:,} {one if number == 1 else many}"))
    return found


def counted(tally: Tally) -> list[str]:
    """All counts, one text a kind: "Figures 2 differ, 4 agree"."""
    return [f"{name} {text}" for name, text in _by_kind(items(tally))]


def _by_kind(found: Sequence[Item]) -> list[tuple[str, str]]:
    kinds = dict.fromkeys(item.kind for item in found)
    return [(kind.capitalize(), ", ".join(item.text for item in found if item.kind == kind)) for kind in kinds]


_NOTHING = "no difference found"


def _counted(summary: Summary, room: int) -> list[Run]:
    """As many of the counts as fit in full, the ones that matter most."""
    found = items(summary.tally)
    spare = 0 if any(item.what in _TOLD for item in found) else width_of(_NOTHING + _SEPARATOR)
    while found and spare + width_of(_SEPARATOR.join(f"{name} {text}" for name, text in _by_kind(found))) > room:
        found.remove(max(reversed(found), key=lambda item: item.dispensable))
    runs = [] if any(item.what in _TOLD for item in found) else [Run(_NOTHING, "quiet")]
    for name, _ in _by_kind(found):
        runs.append(Run(f"{_SEPARATOR if runs else ''}{name}", "quiet"))
        for number, item in enumerate(item for item in found if item.kind.capitalize() == name):
            runs += [Run(", " if number else " ", "quiet"), Run(item.text, "told" if item.what in _TOLD else "quiet")]
    return runs


def differing(comparison: Comparison) -> str:
    """What differs, counted by kind: "2 figures, 1 quote differ"."""
    counts = Counter(found.kind for found in comparison.told)
    parts = [plural(counts[aspect], *names) for aspect, names in _ASPECTS.items() if counts[aspect]]
    return f"{', '.join(parts)} differ{'s' if sum(counts.values()) == 1 else ''}" if parts else _NOTHING


# -- below
def why_rows(
    comparison: Comparison,
    block: Block | None,
    width: int,
    focus: Difference | None = None,
    place: str = "",
    lines: int = 2,
) -> list[Row]:
    """Where the sentences of a block differ, or why they stand together, in one or two lines.

    `focus` is the difference to tell, `place` which of how many it is ("2 of 5").
    """
    if block is None:
        return [_line([Run(" Nothing to show here: f shows another part of the comparison.", "quiet")], width)]
    found = focus or next(iter([*told([block]), *block.differences]), None)
    if not found:
        return [_line(_why_together(comparison, block), width)]
    head = [
        Run(f" {place}  " if place else " ", "quiet"),
        Run(f" {sign(found).mark} {in_words(found)} ", "mark-differs"),
    ]
    return hanging(head, f" {found.why}", width) if lines > 1 else [_line([*head, Run(f" {found.why}")], width)]


def _line(runs: Sequence[Run], width: int) -> Row:
    return Row(tuple(fitted(runs, width)))


def _why_together(comparison: Comparison, block: Block) -> list[Run]:
    if block.links:
        return _why_linked(block)
    only = block.mark if block.mark.strip() else block.moved
    if only in (ONLY_LEFT, ONLY_RIGHT):
        which = int(only == ONLY_RIGHT)
        return [
            Run(f" Only {LETTERS[which]} ", f"mark-{SIDES[which]}"),
            Run(_why_alone(comparison, which), "quiet"),
        ]
    return [Run(" Not compared: a heading, or a line that is not part of the report.", "quiet")]


def _why_alone(comparison: Comparison, which: int) -> str:
    here, other = (comparison.left, comparison.right)[:: -1 if which else 1]
    if comparison.then_and_now:
        return "the earlier text did not say this." if here.follows(other) else "the article no longer says this."
    return f"no sentence of {other.article.source or 'the other report'} says this."


def _why_linked(block: Block) -> list[Run]:
    best = max(block.links, key=lambda link: link.score)
    both = " · ".join(f"{word} {weight:.1f}" for word, weight in best.why)
    pair = f" {LETTERS[0]}{numbers([best.left])} {LETTERS[1]}{numbers([best.right])} "
    grade = f"{best.grade}{'' if best.shown else ', not counted'}"
    role = "mark-quiet" if block.mark == WEAK else "mark"
    return [Run(pair, role), Run(f"{grade}, {best.score:.2f}{f': both say {both}' if both else ''}", "quiet")]
