"""The comparison of two reports as one object."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.compare.reports import compared, report, scenarios
from tui.compare import Comparison, Grade, compare
from tui.text import Article
from tui.text.sentences import SentenceKind

NAMES = [scenario["id"] for scenario in scenarios()]
TEXTS = st.lists(
    st.sampled_from(
        [
            "A magnitude 6.2 earthquake struck the Mehrab valley on Tuesday, killing 1,203 people.",
            "About 1,200 people died in Mehrab, the USGS said.",
            "“We dug with our hands until noon,” said Farid Alaoun.",
            "Ms. Solh, the president, flew home on Monday.",
            "Read more: Five disasters",
            "٣٤ قتيلا في الزلزال.",
            "No.",
        ]
    ),
    max_size=5,
).map("\n\n".join)


@pytest.mark.parametrize("name", NAMES)
def test_json_gives_back_an_equal_comparison(name: str) -> None:
    comparison = compared(name)
    data = json.loads(json.dumps(comparison.to_json(), ensure_ascii=False))
    assert Comparison.from_json(data) == comparison
    assert Comparison.from_json(data).to_json() == data


@pytest.mark.parametrize("name", NAMES)
def test_swapping_the_reports_gives_the_mirrored_comparison(name: str) -> None:
    comparison = compared(name)
    assert compare(comparison.right.article, comparison.left.article) == comparison.swapped()
    assert comparison.swapped().swapped() == comparison


@given(TEXTS, TEXTS)
@settings(max_examples=25, deadline=None)
def test_any_two_reports_survive_json_and_swapping(left: str, right: str) -> None:
    comparison = compare(report(left), report(right, source="Other"))
    assert Comparison.from_json(json.loads(json.dumps(comparison.to_json()))) == comparison
    assert compare(comparison.right.article, comparison.left.article) == comparison.swapped()


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_of_prose_is_linked_or_only_in_its_report(name: str) -> None:
    comparison = compared(name)
    for side, only, linked in (
        (comparison.left, comparison.only_left, {link.left for link in comparison.links if link.shown}),
        (comparison.right, comparison.only_right, {link.right for link in comparison.links if link.shown}),
    ):
        assert set(only) | linked == set(side.prose)
        assert not set(only) & linked


def test_boilerplate_is_in_no_link_and_in_no_only_list() -> None:
    comparison = compared("s08-rail")
    lines = [n for n, sentence in enumerate(comparison.right.sentences) if sentence.kind is SentenceKind.BOILERPLATE]
    assert lines
    assert not set(lines) & {*comparison.only_right, *(link.right for link in comparison.links)}


@pytest.mark.parametrize("name", NAMES)
def test_marks_point_at_their_text(name: str) -> None:
    comparison = compared(name)
    for found in comparison.differences:
        for side, mark in ((comparison.left, found.left), (comparison.right, found.right)):
            assert side.text(mark.sentence)[mark.start : mark.end] == mark.text != ""


def test_the_same_report_twice_is_all_the_same() -> None:
    article = Article.from_text(scenarios()[0]["a"]["text"])
    comparison = compare(article, article)
    assert comparison.only_left == comparison.only_right == ()
    assert comparison.differences == ()
    assert comparison.shared == comparison.copied == (1.0, 1.0)
    diagonal = [link for link in comparison.links if link.left == link.right]
    assert len(diagonal) == len(comparison.left.prose)
    assert all(link.grade is Grade.SAME for link in diagonal)


def test_an_empty_report_shares_nothing() -> None:
    quake = report("A quake struck the valley. Ten people died.")
    comparison = compare(report(""), quake)
    assert (comparison.links, comparison.differences, comparison.only_left) == ((), (), ())
    assert len(comparison.only_right) == 2
    assert comparison.shared == (0.0, 0.0)
    assert compare(report(""), report("")).to_json()["links"] == []


def test_a_report_of_nothing_but_boilerplate_shares_nothing() -> None:
    lines = report("Read more: Five rail disasters\n\nSUBSCRIBE TO OUR MORNING BRIEFING")
    comparison = compare(lines, lines)
    assert (comparison.links, comparison.only_left) == ((), ())


def test_one_sentence_against_nine_hundred() -> None:
    long = "\n\n".join(f"Resident number {n}x of Harrow Street spoke of her garden." for n in range(900))
    comparison = compare(report("The dam at Selm burst on Monday."), report(long + "\n\nThe Selm dam burst."))
    assert [(link.left, link.right) for link in comparison.links if link.shown] == [(0, 900)]


def test_the_share_of_copied_words_tells_a_copy_from_a_retelling() -> None:
    scenario = scenarios()[0]
    wire = report(scenario["a"]["text"])
    reprint = report(
        scenario["a"]["text"] + "\n\nA local resident said the night had been cold and long.", source="Radio"
    )
    assert compare(wire, reprint).copied[0] == 1.0
    assert compared("s01-earthquake").copied[0] < 0.3


@pytest.mark.parametrize("data", [{}, {"left": None}, {"left": {}, "right": {}}, {"links": 3}])
def test_what_is_not_a_comparison_is_refused_in_one_sentence(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not a comparison that Wireside wrote"):
        Comparison.from_json(data)
