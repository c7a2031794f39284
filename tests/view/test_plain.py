"""Comparisons as plain characters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tui.compare.comparison import Aspect, Comparison, Grade, Verdict
from tui.view.blocks import Filter, blocks
from tui.view.cells import width_of
from tui.view.plain import comparison_prose, comparison_text

Compared = Callable[..., Comparison]


@pytest.fixture(scope="session")
def found(compared: Compared) -> Comparison:
    return compared(
        ["# What we know", "Three died.", "Homs fell.", "It rained."],
        ["Four died.", "Homs fell.", "- Read more", "Aid came.", "Homs has fallen."],
        [(1, 0), (2, 1, 0.9, Grade.SAME), (2, 4, 0.5)],
        [(1, 0, Aspect.FIGURE, Verdict.DIFFER), (2, 1, Aspect.DATE, Verdict.VAGUER)],
        titles=("Three dead in Homs", "How many died?"),
    )


@pytest.mark.usefixtures("london")
def test_prose_introduces_the_reports_and_names_every_row(found: Comparison) -> None:
    assert comparison_prose(found).splitlines() == [
        "A is Northern Wire, Fri 6 Dec 2024, 18:30: Three dead in Homs.",
        "B is Harbour Post, Fri 6 Dec 2024, 18:30: How many died?",
        "Shared: 67 % of A, 75 % of B. 1 figure differs.",
        "Figures: 1 differs. Dates: 1 less exact.",
        "",
        "Row 1 of 4. Differs: figure. A, sentence 2: Three died. B, sentence 1: Four died. Why: A says 1, B says 0.",
        (
            "Row 2 of 4. Less exact: date. A, sentence 3: Homs fell. B, sentence 2: Homs fell. "
            "B, sentence 5: Homs has fallen. Why: A says 2, B says 1."
        ),
        "Row 3 of 4. Only B. B, sentence 4: Aid came.",
        "Row 4 of 4. Only A. A, sentence 4: It rained.",
    ]


def test_prose_of_a_filter_counts_what_it_lets_through(found: Comparison) -> None:
    rows = [line for line in comparison_prose(found, Filter.ONLY).splitlines() if line.startswith("Row")]
    assert [row.partition(":")[0] for row in rows] == [
        "Row 1 of 2. Only B. B, sentence 4",
        "Row 2 of 2. Only A. A, sentence 4",
    ]


def test_prose_of_a_real_comparison_tells_every_sentence_that_is_compared(real: Comparison) -> None:
    said = comparison_prose(real)
    for letter, side in (("A", real.left), ("B", real.right)):
        for number in side.prose:
            assert f"{letter}, sentence {number + 1}: {' '.join(side.text(number).split())}" in said


def test_prose_has_neither_columns_nor_marks(real: Comparison) -> None:
    assert not set("│~<>") & set(comparison_prose(real))


@pytest.mark.parametrize(
    ("grades", "said"),
    [
        ((Grade.SAME, Grade.SAME), "The same."),
        ((Grade.SAME, Grade.MINOR), "Nearly the same."),
        ((Grade.REWORDED, Grade.MINOR), "Reworded."),
    ],
)
def test_prose_says_how_alike_the_sentences_of_a_row_are(
    compared: Compared, grades: tuple[Grade, Grade], said: str
) -> None:
    made = compared(["L1."], ["R1.", "R2."], [(0, number, 0.5, grade) for number, grade in enumerate(grades)])
    assert comparison_prose(made).splitlines()[-1].startswith(f"Row 1 of 1. {said} A, ")


def test_prose_names_every_difference_of_a_row(compared: Compared) -> None:
    both = [(0, 0, Aspect.FIGURE, Verdict.UPDATE), (0, 0, Aspect.ATTRIBUTION, Verdict.DIFFER)]
    row = comparison_prose(compared(["L1."], ["R1."], [(0, 0)], both)).splitlines()[-1]
    assert row.startswith("Row 1 of 1. Differs: figure updated; speaker. A, sentence 1: L1.")
    assert row.endswith("Figure updated: A says 0, B says 0. Speaker: A says 0, B says 0.")


def test_a_copy_is_said_in_text_and_prose(compared: Compared) -> None:
    texts = ["The army shelled three villages near the town of Mehrab on Tuesday night.", "Nobody was hurt there then."]
    made = compared([*texts, "The president has called a council for noon tomorrow in the capital city."], texts)
    assert "B: copy 100 % of Northern Wire" in comparison_text(made, 80)
    assert "B: copy 100 % of Northern Wire." in comparison_prose(made)


@pytest.mark.parametrize("width", [40, 60, 80, 99, 100, 160])
def test_text_fits_its_width_and_ends_with_what_differs(found: Comparison, real: Comparison, width: int) -> None:
    for one in (found, real):
        assert all(width_of(line) <= width for line in comparison_text(one, width).splitlines())
    last = comparison_text(found, width).rpartition("\n\n")[2]
    assert " ".join(last.split()) == "! A2 B1 figure differs: A says 1, B says 0."


def test_only_what_the_filter_shows_is_said_to_differ(found: Comparison) -> None:
    assert "! A2 B1" in comparison_text(found, 100, Filter.FIGURES)
    assert "! A2 B1" not in comparison_text(found, 100, Filter.ONLY)


def test_lines_end_without_blanks(real: Comparison) -> None:
    assert not [line for line in comparison_text(real, 120).splitlines() if line != line.rstrip()]


def test_two_empty_reports_are_told_so(compared: Compared) -> None:
    nothing = compared([], [], titles=("", ""), sources=("", ""))
    assert "A is an unknown outlet" in comparison_prose(nothing)
    assert "Untitled." in comparison_prose(nothing)
    assert "no difference found" in comparison_text(nothing, 80)
    assert "No difference found." in comparison_prose(nothing)


def test_a_row_of_prose_is_a_block_with_a_mark(found: Comparison) -> None:
    rows = [line for line in comparison_prose(found).splitlines() if line.startswith("Row")]
    assert len(rows) == sum(block.mark.strip() != "" for block in blocks(found))
