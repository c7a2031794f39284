"""Roles over roles: what overlaps is flattened, and not a character is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.view.ink import Ink
from tui.view.rows import Run

few = settings(max_examples=25, deadline=None)

TEXT = "Mr Assad said “nobody”\nleft Homs"


@st.composite
def spans(draw: st.DrawFn) -> list[tuple[int, int, str]]:
    one = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.sampled_from(["person", "quote", "hit"]))
    return draw(st.lists(one, max_size=6))


@few
@given(spans(), st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_runs_join_back_to_the_text_exactly(marked: list[tuple[int, int, str]], start: int, end: int) -> None:
    runs = Ink(marked).runs(TEXT, start, end, "prose")
    assert "".join(run.text for run in runs) == TEXT[start:end].replace("\n", " ")
    assert all(run.text for run in runs)


@few
@given(spans())
def test_every_character_has_the_roles_of_all_that_cover_it(marked: list[tuple[int, int, str]]) -> None:
    roles = [role for run in Ink(marked).runs(TEXT, 0, len(TEXT)) for role in [set(run.role.split())] * len(run.text)]
    for at, found in enumerate(roles):
        assert found == {role for start, end, role in marked if start <= at < end}


@few
@given(spans(), spans(), st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_ink_over_ink_is_the_ink_of_all(
    below: list[tuple[int, int, str]], above: list[tuple[int, int, str]], start: int, end: int
) -> None:
    lasting = Ink(below)
    over = lasting.over(above)
    assert over.runs(TEXT, start, end) == Ink([*below, *above]).runs(TEXT, start, end)
    assert lasting.runs(TEXT, start, end) == Ink(below).runs(TEXT, start, end), "what lies below stays as it was"


def test_the_innermost_role_comes_last_so_that_it_wins() -> None:
    ink = Ink([(4, 8, "hit"), (0, 12, "quote"), (3, 8, "person")])
    assert [run.role for run in ink.runs("abcdefghijkl", 0, 12)] == [
        "quote",
        "quote person",
        "quote person hit",
        "quote",
    ]


def test_what_lies_beneath_comes_first() -> None:
    assert Ink([(0, 2, "hit")]).runs("abcd", 0, 4, "heading") == [Run("ab", "heading hit"), Run("cd", "heading")]


def test_a_span_over_a_line_s_edge_is_cut_there() -> None:
    assert Ink([(2, 9, "person")]).runs("abcdefghijkl", 4, 6) == [Run("ef", "person")]


def test_the_same_role_twice_is_said_once() -> None:
    assert Ink([(0, 4, "hit"), (0, 2, "hit")]).runs("abcd", 0, 4) == [Run("ab", "hit"), Run("cd", "hit")]


def test_spans_that_are_empty_or_end_before_they_start_mark_nothing() -> None:
    assert Ink([(2, 2, "hit"), (3, 1, "hit")]).runs("abcd", 0, 4) == [Run("abcd")]
