"""What is marked inside linked sentences."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.compare.reports import compared, report
from tui.compare import Grade, compare
from tui.compare.wording import changed, marks

TOKENS = st.lists(st.sampled_from("the toll rose to 14 19 on Monday , and a of police said".split()), max_size=20)


def test_only_the_words_that_differ_are_changed() -> None:
    assert changed("The toll is 14 .".split(), "The toll is 19 .".split()) == ({3}, {3})
    assert changed([], []) == (set(), set())
    assert changed(["new"], []) == ({0}, set())


def test_a_capital_is_no_change() -> None:
    assert changed("Police said so".split(), "Late on Monday police said so".split()) == (set(), {0, 1, 2})


def test_a_lone_stop_word_belongs_to_the_rewrite_round_it() -> None:
    before, after = "troops and tanks left the town".split(), "many soldiers fled the city today".split()
    assert changed(before, after)[0] == set(range(6))


def test_a_passage_that_moved_has_not_changed() -> None:
    before = "in the early hours of Monday the train derailed".split()
    after = "the train derailed in the early hours of Monday".split()
    assert changed(before, after) == (set(), set())


@given(TOKENS, TOKENS)
@settings(max_examples=80, deadline=None)
def test_numbers_are_of_tokens_and_equal_sentences_have_no_changes(left: list[str], right: list[str]) -> None:
    mine, theirs = changed(left, right)
    assert mine <= set(range(len(left))) and theirs <= set(range(len(right)))
    assert changed(left, left) == (set(), set())


def test_near_copies_are_marked_where_they_differ() -> None:
    text = "Landslides buried the only mountain road to Mehrab late on {} night, the army said."
    comparison = compare(report(text.format("Tuesday")), report(text.format("Monday")))
    (link,) = comparison.links
    left, right = marks(comparison, link)
    assert link.grade is Grade.MINOR
    assert [comparison.left.text(0)[start:end] for start, end, _ in left] == ["Tuesday"]
    assert [(comparison.right.text(0)[start:end], role) for start, end, role in right] == [("Monday", "changed")]


def test_other_links_are_marked_where_they_agree() -> None:
    comparison = compared("s01-earthquake")
    link = next(link for link in comparison.links if (link.left, link.right) == (2, 1))
    left, right = marks(comparison, link)
    assert {comparison.left.text(2)[start:end] for start, end, _ in left} == {"18 kilometres", "Qasr Timun"}
    assert {comparison.right.text(1)[start:end] for start, end, _ in right} == {"11 miles", "Qasr", "Timun"}


def test_marks_are_in_order_inside_the_sentence_and_apart() -> None:
    for name in ("s01-earthquake", "s03-results", "s04-court", "s07-diplomacy", "s08-rail"):
        comparison = compared(name)
        for link in comparison.links:
            for side, number, spans in zip(
                (comparison.left, comparison.right), (link.left, link.right), marks(comparison, link), strict=True
            ):
                edges = [edge for start, end, _ in spans for edge in (start, end)]
                assert edges == sorted(set(edges))
                assert not edges or (edges[0] >= 0 and edges[-1] <= len(side.text(number)))
