"""What a comparison comes to, in two lines above it and one below.

The head says who reports and how much they share; the foot says why the sentences in focus stand together, or where
they differ.
"""

from __future__ import annotations

from collections import Counter

from tui.compare.comparison import Aspect, Comparison, Difference, Verdict
from tui.text.article import Article
from tui.view.blocks import ONLY_LEFT, ONLY_RIGHT, Block, numbers, told
from tui.view.cells import cut, width_of
from tui.view.comparison import LETTERS, SIDES, columns
from tui.view.frame import fitted, plural, spread
from tui.view.rows import Row, Run
from tui.view.when import later, when

_MARKS = "=~!<>"
_MARK_ROLES = {"!": "mark-differs", "<": "mark-left", ">": "mark-right"}
_ASPECTS = {
    Aspect.FIGURE: ("figure", "figures"),
    Aspect.QUOTE: ("quote", "quotes"),
    Aspect.DATE: ("date", "dates"),
    Aspect.NAME: ("name", "names"),
    Aspect.ATTRIBUTION: ("speaker", "speakers"),
    Aspect.CERTAINTY: ("degree of certainty", "degrees of certainty"),
}


def head_rows(comparison: Comparison, made: list[Block], width: int, *, split: bool, look: str = "") -> list[Row]:
    """Two lines above the columns: the reports; shares, marks and what differs. `look` says how it is shown."""
    left, right = comparison.left.article, comparison.right.article
    at = columns(comparison, width, split=split)
    indent = at.margin + 1 if split else at.margin - 1
    half = at.step if split else (width - indent) // 2
    gap = later(left.published, right.published)
    first = [Run(" " * indent), *_report(left, 0, half, ""), *_report(right, 1, width - indent - half, gap)]
    return [Row(tuple(first)), spread([Run(" " * indent), *_counts(comparison, made)], [Run(look, "quiet")], width)]


def _counts(comparison: Comparison, made: list[Block]) -> list[Run]:
    counts = Counter(block.mark for block in made)
    shared = comparison.shared
    runs = [Run(f" Shared A {shared[0]:.0%} B {shared[1]:.0%}   ", "quiet")]
    for mark in _MARKS:
        runs += [
            Run(mark, _MARK_ROLES.get(mark, "mark") if counts[mark] else "quiet"),
            Run(f" {counts[mark]}   ", "quiet"),
        ]
    return [*runs, Run(differing(comparison), "quiet")]


def _report(article: Article, which: int, width: int, gap: str) -> list[Run]:
    """Letter, outlet and time of a report in `width` cells; of the time as much as fits in full."""
    name = cut(article.source or "Unknown outlet", width - 5)
    room = width - width_of(name) - 5
    time = when(article.published)
    about = next((text for text in (f"{time} · {gap}" if gap else time, time) if width_of(text) <= room), "")
    rest = " " * max(0, room - width_of(about))
    side = SIDES[which]
    return [Run(f" {LETTERS[which]} ", side), Run(name, f"headline {side}"), Run(f"  {about}{rest}", "quiet")]


def differing(comparison: Comparison) -> str:
    """What differs, counted by kind: "2 figures, 1 quote differ"."""
    counts = Counter(found.kind for found in comparison.told)
    parts = [plural(counts[aspect], *names) for aspect, names in _ASPECTS.items() if counts[aspect]]
    return f"{', '.join(parts)} differ{'s' if sum(counts.values()) == 1 else ''}" if parts else "no difference found"


def why_row(comparison: Comparison, block: Block | None, width: int) -> Row:
    """Why the sentences of a block stand together, or where they differ."""
    nothing = [Run(" Nothing to show here: f shows another part of the comparison.", "quiet")]
    return Row(tuple(fitted(_why(comparison, block) if block else nothing, width)))


def _why(comparison: Comparison, block: Block) -> list[Run]:
    telling = told([block]) or list(block.differences)
    if telling:
        return [Run(f" {_verdict(telling[0])} ", "mark-differs"), Run(f" {telling[0].why}{_more(telling)}")]
    if block.links:
        return _why_linked(block)
    only = block.mark if block.mark.strip() else block.moved
    if only in (ONLY_LEFT, ONLY_RIGHT):
        which = int(only == ONLY_RIGHT)
        outlet = (comparison.left if which else comparison.right).article.source or "the other report"
        return [
            Run(f" Only {LETTERS[which]} ", f"mark-{SIDES[which]}"),
            Run(f"no sentence of {outlet} says this.", "quiet"),
        ]
    return [Run(" Not compared: a heading, or a line that is not part of the report.", "quiet")]


def _why_linked(block: Block) -> list[Run]:
    best = max(block.links, key=lambda link: link.score)
    both = " · ".join(f"{word} {weight:.1f}" for word, weight in best.why)
    pair = f" {LETTERS[0]}{numbers([best.left])} {LETTERS[1]}{numbers([best.right])} "
    return [Run(pair, "mark"), Run(f"{best.grade}, {best.score:.2f}{f': both say {both}' if both else ''}", "quiet")]


_VERDICTS = {
    Verdict.DIFFER: "differs",
    Verdict.UPDATE: "update",
    Verdict.VAGUER: "vaguer",
    Verdict.SCALE: "scale",
    Verdict.CUT: "cut",
    Verdict.ALTERED: "altered",
}


def _verdict(found: Difference) -> str:
    return f"{found.kind} {_VERDICTS[found.verdict]}"


def _more(found: list[Difference]) -> str:
    return f" (and {plural(len(found) - 1, 'more difference')} here)" if len(found) > 1 else ""
