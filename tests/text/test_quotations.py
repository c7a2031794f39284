from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.linear import assert_linear
from tui.text.quotations import quotations


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Stop," he said. "Go."', ['"Stop,"', '"Go."']),
        ("“Stop,” he said. “Go.”", ["“Stop,”", "“Go.”"]),
        ("‘Stop,’ he said, and ‘go’.", ["‘Stop,’", "‘go’"]),
        ("'Stop,' he said, and 'go'.", ["'Stop,'", "'go'"]),
        ("„Halt“, sagte er, «arrête», dit-elle", ["„Halt“", "«arrête»"]),
        ("`` Stop,'' he said. `` Go.''", ["`` Stop,''", "`` Go.''"]),
        ("“He called it ‘a gross breach’,” she said.", ["“He called it ‘a gross breach’,”"]),
        ("‘He called it “a gross breach”,’ she said.", ["‘He called it “a gross breach”,’"]),
    ],
)
def test_every_style_of_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_apostrophes_are_no_quotation_marks() -> None:
    assert (
        quoted("The ministers' words weren't O'Higgins's; the dogs’ owner didn’t hear rock 'n' roll of the ‘90s.") == []
    )
    assert quoted("They said 'the ministers' words were lies.'") == ["'the ministers' words were lies.'"]


def test_an_opening_mark_without_a_closing_one_quotes_nothing() -> None:
    assert quoted('"This is not one bad diary, said Calloway.') == []
    assert quoted("“First. “Second,” he said.") == ["“Second,”"]
    assert quoted('He is 6\' 2" tall and said "yes".') == ['"yes"']


@given(st.text(st.sampled_from("a .,“”\"'‘’`«»„"), max_size=60))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    spans = quotations(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize("fragment", ['"', "“", "''", "' a", '"a" ', "‘a ’"])
def test_time_grows_with_length(fragment: str) -> None:
    assert_linear(quotations, fragment)
