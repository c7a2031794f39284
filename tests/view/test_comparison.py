"""Two columns that never drift, a stack that never overflows, and no sentence that loses a word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.cells import cell_len

from tests.compare.reports import report
from tui.compare import compare
from tui.compare.comparison import Aspect, Comparison, Grade, Verdict
from tui.view.blocks import Block, Order, blocks
from tui.view.cells import width_of
from tui.view.comparison import Sheet, block_rows, columns, comparison_rows
from tui.view.inked import inks
from tui.view.rows import Row

Compared = Callable[..., Comparison]
WIDTHS = (*range(60, 70), *range(71, 201, 5))
GUTTER = {"rule", "mark", "mark-left", "mark-right", "mark-differs"}


@pytest.fixture(scope="session")
def wide(compared: Compared) -> Comparison:
    """Wide letters, emoji, marks on letters, a word wider than any column, shared partners, moves and loners."""
    return compared(
        [
            "Thousands of people left 叙利亚霍姆斯 on Friday 😀 as rebels came near the city, residents said.",
            "# 在霍姆斯",
            "The bridge q\u0323\u0302 at Rastan 👨\u200d👩\u200d👧 was hit, " + "x" * 200 + " said.",
            "叙利亚" * 60,
            "Nobody knew.",
        ],
        ["Tanks 🇬🇧 left.", "叙利亚 的 军队 left Homs.", "It was hit.", "- Read more: 叙利亚", "Aid ❤\ufe0f came."],
        [(0, 1, 0.9), (0, 2, 0.3), (2, 0, 0.5), (3, 1, 0.4), (3, 2, 0.8), (3, 4, 0.5)],
        [(0, 1, Aspect.FIGURE, Verdict.DIFFER)],
    )


def sheet(found: Comparison, order: Order = Order.LEFT, pulled: frozenset[int] = frozenset()) -> Sheet:
    return Sheet(found, blocks(found, order), inks(found), order, pulled)


def gutters(rows: list[Row]) -> set[int]:
    """The cells at which the marks or the rule between two columns stand."""
    found = set()
    for row in rows:
        before = 0
        for run in row.runs:
            if set(run.role.split()) & GUTTER:
                found.add(before)
                break
            before += cell_len(run.text)
    return found


def told(rows: list[Row], side: str) -> str:
    """All sentence text of one side as it was laid out, without white space."""
    parts = []
    for row in rows:
        on = False
        for run in row.runs:
            roles = run.role.split()
            if "label" in roles:
                on = side in roles
            elif set(roles) & (GUTTER | {"mark-quiet"}):
                on = False
            elif on and not {"elsewhere", "sign", "sign-quiet"} & set(roles):
                parts.append(run.text)
    return "".join("".join(parts).split())


def expected(found: Comparison, order: Order, which: int) -> str:
    side = found.right if which else found.left
    numbers = [n for block in blocks(found, order) for n in (block.rights if which else block.lefts)]
    return "".join("".join(side.text(number).split()) for number in numbers)


@pytest.mark.parametrize("split", [True, False])
def test_no_row_is_wider_than_the_window(wide: Comparison, split: bool) -> None:
    for order in Order:
        laid = sheet(wide, order)
        for width in WIDTHS:
            assert max(cell_len(row.text) for row in comparison_rows(laid, width, split=split)) <= width


def test_the_gutter_stands_in_one_cell_in_every_row(wide: Comparison, real: Comparison) -> None:
    for width in WIDTHS:
        rows = comparison_rows(sheet(wide), width, split=True)
        assert len(gutters(rows)) == 1
        assert all(set(row.text) & set("│=~!<>≈") for row in rows if row.runs)
    assert len(gutters(comparison_rows(sheet(real), 120, split=True))) == 1


def test_both_texts_start_in_one_cell_of_their_own(wide: Comparison) -> None:
    for width in (60, 99, 120, 200):
        at = columns(wide, width, split=True)
        starts: set[tuple[int, int]] = set()
        for row in comparison_rows(sheet(wide), width, split=True):
            before, found = 0, []
            for run in row.runs:
                before += cell_len(run.text)
                if "label" in run.role:
                    found.append(before)
            starts |= {(found[0], found[1])} if found else set()
        assert starts == {(at.margin + at.number, at.margin + at.step + at.number)}


def test_a_thousand_sentences_do_not_push_the_columns(compared: Compared) -> None:
    found = compared([f"Homs fell {n}." for n in range(1000)], [f"It did {n}." for n in range(1000)], [(0, 999)])
    for split in (True, False):
        rows = comparison_rows(sheet(found), 80, split=split)
        assert max(cell_len(row.text) for row in rows) <= 80
        assert any("1000 " in row.text for row in rows)
    assert len(gutters(comparison_rows(sheet(found), 80, split=True))) == 1


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("split", [True, False])
def test_no_word_of_a_sentence_is_lost(wide: Comparison, split: bool, order: Order) -> None:
    for width in (60, 77, 100, 160):
        rows = comparison_rows(sheet(wide, order), width, split=split)
        assert [told(rows, "left"), told(rows, "right")] == [expected(wide, order, which) for which in (0, 1)]


def test_no_word_of_a_real_comparison_is_lost(real: Comparison) -> None:
    for split in (True, False):
        rows = comparison_rows(sheet(real), 100, split=split)
        assert [told(rows, "left"), told(rows, "right")] == [expected(real, Order.LEFT, which) for which in (0, 1)]


def test_a_block_in_two_columns(compared: Compared) -> None:
    found = compared(["Thousands left Homs on Friday as rebels came."], ["People left Homs.", "It fell."], [(0, 0)])
    assert [row.text.rstrip() for row in comparison_rows(sheet(found), 64, split=True)] == [
        "   1 Thousands left Homs on    ~     1 People left Homs.",
        "     Friday as rebels came.    │",
        "",
        "                               >     2 It fell.",
    ]


def test_a_block_in_a_stack(compared: Compared) -> None:
    found = compared(["Thousands left Homs on Friday as rebels came."], ["People left Homs.", "It fell."], [(0, 0)])
    assert [row.text.rstrip() for row in comparison_rows(sheet(found), 40, split=False)] == [
        " ~    A1 Thousands left Homs on Friday",
        "         as rebels came.",
        "      B1 People left Homs.",
        "",
        " >    B2 It fell.",
    ]


@pytest.fixture(scope="session")
def sharing(compared: Compared) -> Comparison:
    """Two left sentences with one partner, and one with a second partner elsewhere."""
    return compared(
        ["L1 left.", "L2 left.", "L3 left."], ["R1 came.", "R2 came."], [(0, 0, 0.4), (1, 0, 0.9), (1, 1, 0.3), (2, 1)]
    )


def texts(found: Sheet, *, split: bool = False) -> list[str]:
    return [row.text.strip() for row in comparison_rows(found, 60, split=split) if row.runs]


def test_a_partner_that_stands_elsewhere_is_named(sharing: Comparison) -> None:
    assert texts(sheet(sharing)) == [
        "~    A1 L1 left.",
        "told in B1",
        "~    A2 L2 left.",
        "B1 R1 came.",
        "also told in B2",
        "~    A3 L3 left.",
        "B2 R2 came.",
    ]


def test_a_partner_from_elsewhere_can_be_pulled_to_the_row(sharing: Comparison) -> None:
    rows = comparison_rows(sheet(sharing, pulled=frozenset({0})), 60, split=False)
    assert [row.text.strip() for row in rows[:2]] == ["~    A1 L1 left.", "B1 R1 came."]
    assert rows[1].runs[-1].role == "pulled"


def test_in_the_right_s_order_the_left_s_partners_are_named(sharing: Comparison) -> None:
    assert texts(sheet(sharing, Order.RIGHT)) == [
        "~    A1 L1 left.",
        "A2 L2 left.",
        "B1 R1 came.",
        "~    A3 L3 left.",
        "also told in A2",
        "B2 R2 came.",
    ]


def test_in_both_own_orders_each_sentence_says_where_it_is_told(sharing: Comparison) -> None:
    assert texts(sheet(sharing, Order.OWN)) == [
        "~~   A1 L1 left.",
        "B1 R1 came.",
        "told in A2",
        "~~   A2 L2 left.",
        "told in B1",
        "B2 R2 came.",
        "told in A3",
        "~    A3 L3 left.",
        "told in B2",
    ]


def test_many_partners_elsewhere_are_named_within_the_column(compared: Compared) -> None:
    rights = [f"R{n} came." for n in range(40)]
    pairs = [(0, n, 0.1) for n in range(40)] + [(1, n, 0.9) for n in range(40)]
    found = compared(["L1 left.", "L2 left."], rights, pairs)
    rows = comparison_rows(sheet(found), 60, split=True)
    assert max(cell_len(row.text) for row in rows) <= 60
    named = "".join(run.text for row in rows for run in row.runs if run.role == "elsewhere")
    assert named.replace(" ", "") == "toldinB" + "+".join(str(n + 1) for n in range(40))


def test_a_row_knows_its_block(compared: Compared) -> None:
    found = compared(["L1 left.", "L2 left."], ["R1 came."], [(0, 0)])
    assert [row.item for row in comparison_rows(sheet(found), 60, split=False)] == [0, 0, 0, 1]


def test_of_a_quotation_that_was_cut_the_words_left_out_are_in_focus() -> None:
    text = "“{},” said the driver Anton Belik after the bus fell."
    cut, whole = (text.format(words) for words in ("I saw the lights go over", "I saw the lights go over the edge"))
    found = compare(report(cut), report(whole, source="Other"))
    rows = comparison_rows(replace(sheet(found), focus=found.differences[0]), 120, split=True)
    roles = {run.text: set(run.role.split()) for row in rows for run in row.runs}
    assert "focused" in roles["the edge"]
    assert {"left", "differs"} <= roles["I saw the lights go over,"]


def test_a_sentence_only_one_side_has_is_coloured_whole(compared: Compared) -> None:
    found = compared(["L1 left.", "L2 left."], ["R1 came."], [])
    for order in Order:
        roles = {run.text: run.role for row in comparison_rows(sheet(found, order), 60, split=True) for run in row.runs}
        assert roles["L1 left."] == "only-left"
        assert roles["R1 came."] == "only-right"


def test_weak_pairs_are_quiet_and_marked(compared: Compared) -> None:
    found = compared(["L1 left.", "L2 left."], ["R1 came."], [(0, 0, 0.3, Grade.WEAK), (1, 0, 0.1, Grade.WEAK)])
    for order in Order:
        laid = Sheet(found, blocks(found, order, weak=True), inks(found, weak=True), order)
        roles = {run.text: run.role for row in comparison_rows(laid, 60, split=True) for run in row.runs}
        assert (roles["L1 left."], roles["R1 came."], roles["?"]) == ("weak", "weak", "mark-quiet")
    rows = comparison_rows(Sheet(found, blocks(found, weak=True), inks(found, weak=True)), 60, split=False)
    assert [row.text.strip() for row in rows[3:]] == ["?    A2 L2 left.", "perhaps told in B1"]


def test_focus_changes_the_roles_of_two_stretches_and_nothing_else(compared: Compared) -> None:
    found = compared(["Three died.", "Homs fell."], ["Four died."], [(0, 0)], [(0, 0, Aspect.FIGURE, Verdict.DIFFER)])
    plain = sheet(found)
    focused = replace(plain, focus=found.differences[0])
    before, after = (comparison_rows(one, 80, split=True) for one in (plain, focused))
    assert [row.text for row in before] == [row.text for row in after]
    stretches = [run.text for row in after for run in row.runs if "focused" in run.role]
    assert stretches == ["Three", "Four"]
    assert block_rows(focused, 0, 80, split=True) == [row for row in after if row.item == 0 and row.runs]


def test_an_empty_row_of_both_own_orders_still_has_its_rule(compared: Compared) -> None:
    found = compared(["# What we know"], ["R1 came."])
    block = blocks(found, Order.OWN)[0]
    assert block == Block(lefts=(0,), rights=(0,), mark=" ", moved=">")
    row = comparison_rows(sheet(found, Order.OWN), 80, split=True)[0]
    assert "│>" in row.text
    assert next(run.role for run in row.runs if run.text == ">") == "mark-right"


def test_columns_are_a_readable_measure_in_the_middle(compared: Compared) -> None:
    found = compared(["L1."], ["R1."])
    for width in range(100, 400):
        at = columns(found, width, split=True)
        taken = at.step + at.number + at.text
        assert at.text <= 76
        assert abs((width - taken) - 2 * at.margin) <= 2
        assert width_of(" " * at.margin) + taken <= width
