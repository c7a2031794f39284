"""What is marked inside linked sentences: whole names and figures, and what is only written differently."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.compare.reports import compared, report, scenarios
from tui.compare import Comparison, Grade, compare
from tui.compare.marking import Spans, another_spelling, marks

FRAME = "Landslides buried the only mountain road to Mehrab late on {} night, the army said in a statement."


def marked(left: str, right: str) -> tuple[Grade, list[tuple[str, str]], list[tuple[str, str]]]:
    """Grade of the one link, and (text, role) of what is marked on either side."""
    comparison = compare(report(left), report(right, source="Other"))
    (link,) = comparison.links
    ((here, there),) = marks(comparison, [link])
    return link.grade, texts(comparison.left.text(0), here), texts(comparison.right.text(0), there)


def texts(sentence: str, spans: Spans) -> list[tuple[str, str]]:
    return [(sentence[start:end], role) for start, end, role in spans]


# -- near copies
def test_near_copies_are_marked_where_they_differ() -> None:
    grade, left, right = marked(FRAME.format("Tuesday"), FRAME.format("Monday"))
    assert grade is Grade.MINOR
    assert (left, right) == ([("Tuesday", "changed")], [("Monday", "changed")])


@pytest.mark.parametrize(
    ("left", "right"),
    [("ninety-five", "ninety-six"), ("3.5 million", "3.6 million"), ("14", "19")],
)
def test_a_figure_that_changed_is_marked_whole_and_as_a_number(left: str, right: str) -> None:
    text = "Officials said that {} people had lost their homes in the floods round the city of Mehrab on Tuesday night."
    _, mine, theirs = marked(text.format(left), text.format(right))
    assert [(words.removesuffix(" people"), role) for words, role in mine] == [(left, "number")]
    assert [(words.removesuffix(" people"), role) for words, role in theirs] == [(right, "number")]


def test_equal_figures_are_no_change_but_are_written_differently() -> None:
    text = "The train left the rails about {} from the town of Mehrab on Tuesday night, killing the driver and a guard."
    _, left, right = marked(text.format("18 kilometres"), text.format("11 miles"))
    assert (left, right) == ([("18 kilometres", "equal")], [("11 miles", "equal")])


def test_another_spelling_of_a_name_is_no_change() -> None:
    text = "Fighters entered the town of {} on the main highway early on Friday, a war monitor said in a statement."
    _, left, right = marked(text.format("Talbisseh"), text.format("Talbiseh"))
    assert (left, right) == ([("Talbisseh", "spelling")], [("Talbiseh", "spelling")])


def test_a_name_of_several_words_is_changed_whole() -> None:
    text = (
        "The bank was sold on Tuesday night to a rival for a price that {} refused to disclose to reporters in Leeds."
    )
    _, left, right = marked(text.format("Sir Martin Oakes"), text.format("Sir Martin Vale"))
    assert [words.removeprefix("Sir ") for words, _ in left] == ["Martin Oakes"]
    assert [words.removeprefix("Sir ") for words, _ in right] == ["Martin Vale"]


def test_in_versions_of_one_text_edits_are_shown_where_most_words_stayed() -> None:
    story = [
        FRAME.format("Tuesday"),
        "A crane is on its way from Odrin.",
        "Shops nearby stayed open.",
        "The jury left.",
    ]
    verdict = "The jury cleared him of the other two"
    left, right = (
        report(" ".join([*story, end])) for end in (f"{verdict} after deliberating for 31 hours.", f"{verdict}.")
    )
    comparison = compare(left, replace(right, key="other"))
    link = next(link for link in comparison.links if link.left == len(story))
    ((here, there),) = marks(comparison, [replace(link, grade=Grade.REWORDED)])
    assert texts(comparison.left.text(link.left), here) == [("after deliberating for 31 hours", "changed")]
    assert there == ()


def test_the_same_sentence_has_no_marks() -> None:
    text = FRAME.format("Tuesday")
    assert marked(text, text) == (Grade.SAME, [], [])


# -- two wordings
def linked(comparison: Comparison, left: int, right: int) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    link = next(link for link in comparison.links if (link.left, link.right) == (left, right))
    ((here, there),) = marks(comparison, [link])
    return set(texts(comparison.left.text(left), here)), set(texts(comparison.right.text(right), there))


def test_other_links_are_marked_where_they_agree() -> None:
    left, right = linked(compared("s01-earthquake"), 2, 1)
    assert left == {("18 kilometres", "equal"), ("Qasr Timun", "spelling"), ("U.S. Geological Survey", "spelling")}
    assert right == {("11 miles", "equal"), ("Qasr-e-Timun", "spelling"), ("USGS", "spelling")}


def test_a_figure_that_only_may_be_the_other_is_shared_and_not_equal() -> None:
    left = "Sixty-three houses in the La Quebrada district were destroyed."
    right = "The landslide levelled around 60 houses of La Quebrada."
    grade, mine, theirs = marked(left, right)
    assert grade is Grade.REWORDED
    assert mine[0] == ("Sixty-three houses", "shared")
    assert ("60 houses", "shared") in theirs


def test_a_shorter_form_of_a_name_is_shared_and_no_other_spelling() -> None:
    assert another_spelling("Talbisseh", "Talbiseh")
    assert not another_spelling("President Bashar al-Assad", "Assad")
    assert not another_spelling("Assad", "Assad")


@pytest.mark.parametrize("name", [scenario["id"] for scenario in scenarios()])
def test_marks_are_in_order_inside_the_sentence_and_apart(name: str) -> None:
    comparison = compared(name)
    for link, sides in zip(comparison.links, marks(comparison, comparison.links), strict=True):
        for side, number, spans in zip(
            (comparison.left, comparison.right), (link.left, link.right), sides, strict=True
        ):
            edges = [edge for start, end, _ in spans for edge in (start, end)]
            assert edges == sorted(edges)
            assert all(start < end for start, end, _ in spans)
            assert not edges or (edges[0] >= 0 and edges[-1] <= len(side.text(number)))


@pytest.mark.parametrize("name", [scenario["id"] for scenario in scenarios()])
def test_the_marks_of_swapped_reports_are_mirrored(name: str) -> None:
    comparison = compared(name)
    there = dict(zip(comparison.swapped().links, marks(comparison.swapped(), comparison.swapped().links), strict=True))
    for link, (left, right) in zip(comparison.links, marks(comparison, comparison.links), strict=True):
        assert there[link.swapped()] == (right, left)
