"""The lines above and below a comparison: what it comes to, never wider than the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.compare import comparison
from tui.compare.comparison import Aspect, Comparison, Grade, Verdict
from tui.compare.tally import Tally
from tui.text.article import moment
from tui.view.blocks import Block, Order, blocks
from tui.view.summary import Summary, counted, differing, head_rows, items, notices, why_rows

Compared = Callable[..., Comparison]
WIDTHS = range(60, 201, 3)
DIFFER, VAGUER = Verdict.DIFFER, Verdict.VAGUER
few = settings(max_examples=25, deadline=None)


def summary(found: Comparison) -> Summary:
    return Summary.of(found, blocks(found))


def why(found: Comparison, block: Block | None, width: int = 120) -> str:
    """The foot, its lines joined."""
    return "\n".join(row.text for row in why_rows(found, block, width))


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
    rows = head_rows(summary(found), 160, split=True, look="left's order ")
    assert " ".join(rows[0].text.split()) == (
        "A Northern Wire Fri 6 Dec 2024, 18:30 B Harbour Post Fri 6 Dec 2024, 20:05 · 1 h 35 min later"
    )
    assert " ".join(rows[1].text.split()) == "Shared A 67 % B 67 % = 1 ~ 0 ! 1 < 1 > 1 left's order"
    assert rows[2].text.strip() == "Figures 1 differs"


@pytest.mark.parametrize("split", [True, False])
@pytest.mark.parametrize("sources", [("Northern Wire", "Harbour Post"), ("", "叙利亚通讯社" * 12), ("x" * 200, "😀")])
def test_the_head_fits_exactly(compared: Compared, sources: tuple[str, str], split: bool) -> None:
    made = compared(["L1."], ["R1."], [(0, 0)], sources=sources)
    for published in ("2024-12-09T20:05:00+00:00", None):
        for width in WIDTHS:
            rows = head_rows(summary(later(made, published)), width, split=split, look="both own orders · all ")
            assert [cell_len(row.text) for row in rows] == [width, width, width]


def test_a_report_s_name_stands_over_its_column(found: Comparison) -> None:
    from tui.view.comparison import Sheet, comparison_rows
    from tui.view.inked import inks

    for width in (100, 120, 200):
        head = head_rows(summary(found), width, split=True)[0].text
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


# -- counts
TALLY = Tally(
    {
        "figures": {"differ": 2, "update": 1, "agree": 4, "only_left": 3, "only_right": 0},
        "quotes": {"cut": 1, "agree": 1, "only_left": 1, "only_right": 0},
        "names": {"spelling": 1, "agree": 9, "only_left": 3, "only_right": 2},
        "dates": {"differ": 1},
    },
    (0.1, 0.1),
    versions=False,
)


def counts(found: Comparison, tally: Tally, width: int) -> str:
    made = summary(found)._replace(tally=tally)
    return head_rows(made, width, split=width > 99)[2].text.strip()


def test_counts_are_said_by_kind() -> None:
    assert counted(TALLY) == [
        "Figures 2 differ, 1 updated, 4 agree, 3 only A",
        "Quotes 1 cut, 1 the same, 1 only A",
        "Names 1 spelt differently, 9 in both, 3 only A, 2 only B",
        "Dates 1 differs",
    ]


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (60, "Figures 2 differ, 1 updated · Quotes 1 cut · Dates 1 differs"),
        (80, "Figures 2 differ, 1 updated, 4 agree · Quotes 1 cut · Dates 1 differs"),
    ],
)
def test_without_room_what_differs_stays_and_the_rest_goes_whole(found: Comparison, width: int, shown: str) -> None:
    assert counts(found, TALLY, width + 3).startswith(shown[: width - 4])
    assert counts(found, TALLY, 200) == " · ".join(counted(TALLY))


def test_at_any_width_every_count_is_whole_and_no_difference_gives_way_to_what_agrees(found: Comparison) -> None:
    said = {item.text for item in items(TALLY)}
    for width in range(20, 200):
        shown = counts(found, TALLY, width)
        parts = [part.split(" ", 1)[1] for part in shown.split(" · ") if part]
        assert {item for part in parts for item in part.split(", ")} <= said
        if "agree" in shown:
            assert "2 differ" in shown and "1 cut" in shown


def test_nothing_to_count_says_nothing(compared: Compared) -> None:
    assert counted(compared(["L1."], ["R1."]).tally) == []


# -- copies
def copied(found: Comparison, shares: tuple[float, float], *, versions: bool = False) -> str:
    return " · ".join(notices(summary(found)._replace(tally=TALLY._replace(copied=shares, versions=versions))))


def test_a_near_copy_is_named_with_its_original(found: Comparison) -> None:
    assert copied(found, (0.1, 0.79)) == ""
    assert copied(found, (0.4, 0.92)) == "B: copy 92 % of Northern Wire"
    assert copied(found, (0.92, 0.4)) == "A: copy 92 % of Harbour Post"


def test_of_two_that_have_each_other_s_words_the_later_is_the_copy(found: Comparison) -> None:
    assert copied(found, (0.95, 0.9)) == "B: copy 90 % of Northern Wire"
    assert copied(later(found, "2024-12-06T10:00:00+00:00"), (0.9, 0.95)) == "A: copy 90 % of Harbour Post"
    assert copied(later(found, None), (0.9, 0.95)) == "B: copy 95 % of Northern Wire"


def test_versions_of_one_text_are_called_so(found: Comparison) -> None:
    assert copied(found, (0.5, 0.5), versions=True) == "versions of one text"
    assert copied(found, (0.5, 0.9), versions=True) == "versions of one text · B: copy 90 % of Northern Wire"


def test_the_copy_stands_in_the_head_at_every_width(found: Comparison) -> None:
    made = summary(found)._replace(tally=TALLY._replace(copied=(0.2, 0.92), versions=True))
    for width in range(60, 160):
        row = head_rows(made, width, split=width > 99)[1].text
        assert "B: copy 92 % of Northern Wire" in row
        assert cell_len(row) == width


def test_what_is_left_out_of_a_very_long_report_is_said_and_not_shown(
    compared: Compared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison, "COMPARED", 2)
    made = compared(["L1.", "L2.", "L3.", "L4."], ["R1."], [(0, 0)])
    assert "A: last 2 sentences not compared" in head_rows(summary(made), 80, split=False)[1].text
    assert [block.mark for block in blocks(made)] == ["~", "<"]


# -- the foot
def test_the_foot_says_why_sentences_stand_together_or_what_differs(found: Comparison) -> None:
    assert [why(found, block) for block in blocks(found)] == [
        "  ! figure differs  A says 0, B says 0.",
        " A2 B2 same, 0.90: both say homs 3.1 · bridge 2.0",
        " Only B no sentence of Northern Wire says this.",
        " Only A no sentence of Harbour Post says this.",
    ]


def test_the_foot_says_what_is_not_compared(compared: Compared) -> None:
    made = compared(["# What we know"], [])
    assert why(made, blocks(made)[0]).startswith(" Not compared")
    assert why(made, None).startswith(" Nothing to show here")


def test_the_foot_tells_the_difference_in_focus_and_which_of_how_many_it_is(compared: Compared) -> None:
    both = [(0, 0, Aspect.FIGURE, DIFFER), (0, 0, Aspect.DATE, DIFFER)]
    made = compared(["L1."], ["R1."], [(0, 0)], both)
    rows = why_rows(made, blocks(made)[0], 120, made.differences[1], "2 of 5")
    assert [row.text for row in rows] == [" 2 of 5   ! date differs  A says 0, B says 0."]


def test_a_long_reason_goes_on_below_and_is_cut_where_two_lines_do_not_do(compared: Compared) -> None:
    made = compared(["L1."], ["R1."], [(0, 0)], [(0, 0, Aspect.FIGURE, DIFFER)])
    for words, lines in ((12, 1), (24, 2), (200, 2)):
        told = replace(made.differences[0], why="word " * words + "end.")
        rows = why_rows(made, blocks(made)[0], 100, told, "1 of 1")
        assert len(rows) == lines
        assert all(cell_len(row.text) <= 100 for row in rows)
        assert rows[-1].text.endswith("end." if words < 200 else "…")
    assert len(why_rows(made, blocks(made)[0], 100, replace(made.differences[0], why="word " * 30), lines=1)) == 1


def test_a_figure_that_is_only_vaguer_is_explained_where_nothing_differs(compared: Compared) -> None:
    made = compared(["L1."], ["R1."], [(0, 0)], [(0, 0, Aspect.FIGURE, VAGUER)])
    assert why(made, blocks(made)[0]).startswith("  ≈ figure less exact")


def test_in_both_own_orders_the_foot_speaks_for_the_side_that_has_something_to_say(compared: Compared) -> None:
    made = compared(["# What we know", "L2."], ["R1.", "R2."], [(1, 1)])
    rows = [why(made, block) for block in blocks(made, Order.OWN)]
    assert rows[0].startswith(" Only B")
    assert rows[1].startswith(" A2 B2")


def test_every_verdict_and_aspect_has_its_words_and_fits(compared: Compared) -> None:
    for aspect in Aspect:
        for verdict in Verdict:
            made = compared(["L1."], ["R1."], [(0, 0)], [(0, 0, aspect, verdict)] * 3)
            (row,) = why_rows(made, blocks(made)[0], 40)
            assert cell_len(row.text) <= 40
            assert (" speaker " if aspect is Aspect.ATTRIBUTION else f" {aspect} ") in row.text


@few
@given(st.integers(20, 200), st.sampled_from(["叙利亚通讯社" * 12, "x" * 300, ""]))
def test_the_foot_is_never_wider_than_the_window(compared: Compared, width: int, source: str) -> None:
    made = compared(["L1."], ["R1."], sources=(source, source))
    choices: list[Block | None] = [*blocks(made), None]
    assert all(cell_len(row.text) <= width for block in choices for row in why_rows(made, block, width))


def test_a_real_comparison_fits(real: Comparison) -> None:
    for width in (60, 80, 120):
        for order in Order:
            made = blocks(real, order)
            head = head_rows(Summary.of(real, made), width, split=width > 99)
            assert all(cell_len(row.text) == width for row in head)
            assert all(cell_len(row.text) <= width for block in made for row in why_rows(real, block, width))
