"""The signs: one character each, and no two alike."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from tui.compare.comparison import Aspect, Difference, Mark, Verdict
from tui.view.cells import width_of
from tui.view.verdicts import DIFFERS, LEGEND, VAGUER, in_words, sign, strongest


def difference(aspect: Aspect, verdict: Verdict) -> Difference:
    return Difference(aspect, verdict, Mark(0, 0, 1, "A"), Mark(0, 0, 1, "B"), "")


def test_every_sign_takes_one_cell_and_stands_for_one_thing() -> None:
    marks = [mark for marks, _ in LEGEND for mark in marks.split()]
    assert len(set(marks)) == len(marks)
    assert all(len(mark) == width_of(mark) == 1 for mark in marks)


def test_every_difference_has_a_sign_that_the_legend_explains() -> None:
    explained = {mark for mark, _ in LEGEND}
    for aspect, verdict in product(Aspect, Verdict):
        found = difference(aspect, verdict)
        assert sign(found).mark in explained
        assert in_words(found).split()[0] in {*map(str, Aspect), "speaker"}
        assert (sign(found).mark in DIFFERS) is (verdict is not Verdict.VAGUER)


def test_what_is_only_less_exact_gives_way_to_every_difference() -> None:
    vaguer = difference(Aspect.FIGURE, Verdict.VAGUER)
    assert strongest([]) == ""
    assert strongest([vaguer]) == VAGUER
    assert strongest([vaguer, difference(Aspect.CERTAINTY, Verdict.DIFFER)]) != VAGUER


def test_the_readme_explains_every_sign() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    for marks, words in LEGEND:
        assert f"| {' '.join(f'`{mark}`' for mark in marks.split())} | {words} |" in readme
