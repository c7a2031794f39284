"""What a report gives anywhere, whichever of its sentences tells it."""

from __future__ import annotations

import pytest

from tests.compare.reports import report
from tui.compare import read_side
from tui.compare.facts import read_facts
from tui.compare.given import Given
from tui.entities.amounts.figures import figures

REPORT = "At least 1,203 people died 18 kilometres from Qasr. Dozens fled. Aske won 58-3. It hit 14 of the 16 villages."


def given(text: str) -> Given:
    return read_facts(read_side(report(text))).given


@pytest.mark.parametrize(
    "text", ["1,203 people", "about 1,200 people", "11 miles", "58 wins", "87.5 percent", "14 villages"]
)
def test_a_figure_is_given_in_another_unit_rounded_or_in_a_ratio(text: str) -> None:
    (figure,), said = figures(text), given(REPORT)
    assert said.within(figure) or list(said.meeting(figure))


@pytest.mark.parametrize("text", ["1,300 people", "30 miles", "57 wins", "80 percent", "48 villages"])
def test_another_figure_is_not_given_and_a_vague_one_gives_nothing(text: str) -> None:
    (figure,), said = figures(text), given(REPORT)
    assert not said.within(figure)
    assert not list(said.meeting(figure))


def test_a_wide_range_is_found_behind_many_figures_that_lie_higher() -> None:
    text = "They lost 10 to 900 sheep. " + " ".join(f"They lost {number} sheep." for number in range(100, 140))
    assert [figure.text for figure in given(text).meeting(figures("700 sheep")[0])] == ["10 to 900"]
