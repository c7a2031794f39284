"""The lines above and below a comparison: what it comes to, exactly as wide as the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.compare.comparison import Aspect, Comparison, Grade, Verdict
from tui.text.article import moment
from tui.view.blocks import Block, Order, blocks
from tui.view.summary import differing, head_rows, why_row

Compared = Callable[..., Comparison]
WIDTHS = range(60, 201, 3)
DIFFER, VAGUER = Verdict.DIFFER, Verdict.VAGUER
few = settings(max_examples=25, deadline=None)


def later(found: Comparison, published: str | None) -> Comparison:
    article = replace(found.right.article, published=moment(published))
    return replace(found, right=replace(found.right, article=article))


@pytest.fixture(scope="session")
def found(compared: Compared) -> Comparison:
    made = compared(
        ["Three died.", "Homs fell.", "L3."],
        ["Four died.", "Homs has fallen.", "R3."],
        [(0, 0), (1, 1, 0.9, Grade.SAME)],
        [(0, 0, Aspect.FIGURE, DIFFER)],
    )
    return later(made, "2024-12-06T20:05:00+00:00")


@pytest.mark.usefixtures("london")
def test_the_head_says_who_and_when_and_what_it_comes_to(found: Comparison) -> None:
    rows = head_rows(found, blocks(found), 160, split=True, look="left's order ")
    assert " ".join(rows[0].text.split()) == (
        "A Northern Wire Fri 6 Dec 2024, 18:30 B Harbour Post Fri 6 Dec 2024, 20:05 · 1 h 35 min later"
    )
    assert " ".join(rows[1].text.split()) == "Shared A 67% B 67% = 1 ~ 0 ! 1 < 1 > 1 1 figure differs left's order"


@pytest.mark.parametrize("split", [True, False])
@pytest.mark.parametrize("sources", [("Northern Wire", "Harbour Post"), ("", "叙利亚通讯社" * 12), ("x" * 200, "😀")])
def test_the_head_fits_exactly(compared: Compared, sources: tuple[str, str], split: bool) -> None:
    made = compared(["L1."], ["R1."], [(0, 0)], sources=sources)
    for published in ("2024-12-09T20:05:00+00:00", None):
        for width in WIDTHS:
            rows = head_rows(later(made, published), blocks(made), width, split=split, look="both own orders · all ")
            assert [cell_len(row.text) for row in rows] == [width, width]


def test_a_report_s_name_stands_over_its_column(found: Comparison) -> None:
    from tui.view.comparison import Sheet, comparison_rows, inks

    for width in (100, 120, 200):
        head = head_rows(found, blocks(found), width, split=True)[0].text
        row = comparison_rows(Sheet(found, blocks(found), inks(found)), width, split=True)[0].text
        assert head.index("Harbour") == row.index("Four")
        assert head.index("Northern") == row.index("Three")


@pytest.mark.parametrize(
    ("kinds", "shown"),
    [
        ([], "no difference found"),
        ([(Aspect.FIGURE, VAGUER)], "no difference found"),
        ([(Aspect.FIGURE, DIFFER)], "1 figure differs"),
        ([(Aspect.FIGURE, DIFFER)] * 2 + [(Aspect.QUOTE, Verdict.CUT)], "2 figures, 1 quote differ"),
        ([(Aspect.ATTRIBUTION, DIFFER)], "1 speaker differs"),
        ([(Aspect.CERTAINTY, DIFFER)], "1 degree of certainty differs"),
        ([(Aspect.CERTAINTY, DIFFER)] * 2, "2 degrees of certainty differ"),
    ],
)
def test_what_differs_is_counted_by_kind(compared: Compared, kinds: list[tuple[Aspect, Verdict]], shown: str) -> None:
    assert differing(compared(["L1."], ["R1."], [(0, 0)], [(0, 0, *kind) for kind in kinds])) == shown


def test_every_aspect_of_a_difference_is_counted(compared: Compared) -> None:
    for aspect in Aspect:
        assert differing(compared(["L."], ["R."], [(0, 0)], [(0, 0, aspect, DIFFER)])) != "no difference found"


def test_the_foot_says_why_sentences_stand_together_or_what_differs(found: Comparison) -> None:
    assert [why_row(found, block, 120).text for block in blocks(found)] == [
        " figure differs  A says 0, B says 0.",
        " A2 B2 same, 0.90: both say homs 3.1 · bridge 2.0",
        " Only B no sentence of Northern Wire says this.",
        " Only A no sentence of Harbour Post says this.",
    ]


def test_the_foot_says_what_is_not_compared(compared: Compared) -> None:
    made = compared(["# What we know"], [])
    assert why_row(made, blocks(made)[0], 120).text.startswith(" Not compared")
    assert why_row(made, None, 120).text.startswith(" Nothing to show here")


def test_several_differences_of_a_row_are_announced(compared: Compared) -> None:
    both = [(0, 0, Aspect.FIGURE, DIFFER), (0, 0, Aspect.DATE, DIFFER)]
    made = compared(["L1."], ["R1."], [(0, 0)], both)
    assert why_row(made, blocks(made)[0], 120).text.endswith("(and 1 more difference here)")


def test_a_figure_that_is_only_vaguer_is_explained_where_nothing_differs(compared: Compared) -> None:
    made = compared(["L1."], ["R1."], [(0, 0)], [(0, 0, Aspect.FIGURE, VAGUER)])
    assert why_row(made, blocks(made)[0], 120).text.startswith(" figure vaguer")


def test_in_both_own_orders_the_foot_speaks_for_the_side_that_has_something_to_say(compared: Compared) -> None:
    made = compared(["# What we know", "L2."], ["R1.", "R2."], [(1, 1)])
    rows = [why_row(made, block, 120).text for block in blocks(made, Order.OWN)]
    assert rows[0].startswith(" Only B")
    assert rows[1].startswith(" A2 B2")


def test_every_verdict_and_aspect_has_its_words_and_fits(compared: Compared) -> None:
    for aspect in Aspect:
        for verdict in Verdict:
            made = compared(["L1."], ["R1."], [(0, 0)], [(0, 0, aspect, verdict)] * 3)
            row = why_row(made, blocks(made)[0], 40)
            assert cell_len(row.text) <= 40
            assert row.text.startswith(f" {aspect} ")


@few
@given(st.integers(20, 200), st.sampled_from(["叙利亚通讯社" * 12, "x" * 300, ""]))
def test_the_foot_is_never_wider_than_the_window(compared: Compared, width: int, source: str) -> None:
    made = compared(["L1."], ["R1."], sources=(source, source))
    choices: list[Block | None] = [*blocks(made), None]
    assert all(cell_len(why_row(made, block, width).text) <= width for block in choices)


def test_a_real_comparison_fits(real: Comparison) -> None:
    for width in (60, 80, 120):
        for order in Order:
            made = blocks(real, order)
            assert all(cell_len(row.text) == width for row in head_rows(real, made, width, split=width > 99))
            assert all(cell_len(why_row(real, block, width).text) <= width for block in made)
