"""Which words differ between two wordings."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.compare.wording import changed

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
