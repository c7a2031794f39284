"""Recognisers that other packages bring, as the import system finds them; and those that do not do what they should."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.linear import assert_linear
from tests.recognisers.packages import install
from tui.entities.mention import Kind, Mention
from tui.entities.naming import NAMING
from tui.recognisers import recogniser
from tui.recognisers.found import mentions_of

PACKAGE = """
import re

def load(name):
    if name == "broken":
        raise RuntimeError("the weights are damaged")

    def find(text):
        if name in text:
            raise ValueError("too much")
        for match in re.finditer("quux", text):
            yield match.start(), match.end(), "ORG"

    return find
"""


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture(autouse=True)
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another distribution with recognisers."""
    install(tmp_path, "other_recogniser", PACKAGE, other="load", lost="no_such_function")
    monkeypatch.syspath_prepend(tmp_path)
    yield
    sys.modules.pop("other_recogniser", None)


def test_another_package_may_bring_a_recogniser(said: list[str]) -> None:
    find = recogniser("other:nothing", said.append)
    assert find("Homs, quux.") == [Mention(6, 10, Kind.ORGANISATION)]
    assert said == []


@pytest.mark.parametrize("wanted", ["other:broken", "lost:x"])
def test_one_that_cannot_be_loaded_is_replaced_by_ours(wanted: str, said: list[str]) -> None:
    assert recogniser(wanted, said.append) is NAMING.recognise
    assert len(said) == 1
    assert said[0].startswith(f"The recogniser {wanted} cannot be loaded")


def test_one_that_fails_on_a_text_leaves_that_text_to_ours_and_it_is_told_once(said: list[str]) -> None:
    find = recogniser("other:bomb", said.append)
    text = "A bomb fell on Homs; quux."
    assert find(text) == NAMING.recognise(text) != []
    assert find(text) == NAMING.recognise(text)
    assert said == ["other:bomb failed on a text (ValueError). Wireside finds names itself."]
    assert find("quux") == [Mention(0, 4, Kind.ORGANISATION)]


def test_warnings_are_not_shown(said: list[str], tmp_path: Path) -> None:
    (tmp_path / "other_recogniser.py").write_text("import warnings\nwarnings.warn('old')\n" + PACKAGE)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        recogniser("other:nothing", said.append)("quux")
    assert not warned
    assert said == []


# -- what they find
@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ([(0, 4, "PER"), (0, 9, "PER"), (5, 9, "ORG")], ["Zed Quux,"]),
        ([(0, 8, "PER"), (4, 13, "LOC")], ["Quux, the"]),
        ([(-1, 3, "PER"), (3, 3, "PER"), (8, 4, "PER"), (0, 999, "PER")], []),
        ([(0, 3, "TITLE"), (4, 8, "CARDINAL")], []),
        ([(9, 20, "ORG")], ["Corp"]),
        ([(9, 10, "ORG"), (13, 14, "ORG")], []),
        ([(17, 24, "ORG")], []),
    ],
    ids=["longest", "overlapping", "beside the text", "no names", "trimmed", "white space", "two lines"],
)
def test_only_names_are_taken_and_no_two_at_one_place(found: list[tuple[int, int, str]], kept: list[str]) -> None:
    text = "Zed Quux, the Corp's\nend."
    assert [text[mention.start : mention.end] for mention in mentions_of(text, found)] == kept


def test_many_overlapping_names_take_no_longer_each_than_few() -> None:
    def everywhere(text: str) -> list[Mention]:
        return mentions_of(text, [(at, at + size, "PER") for at in range(len(text)) for size in (2, 3, 7)])

    assert_linear(everywhere, "Zed quux ", repeats=600)


@settings(max_examples=60, deadline=None)
@given(st.text("aZ \n's", max_size=30), st.lists(st.tuples(st.integers(-2, 33), st.integers(-2, 33), st.just("PER"))))
def test_whatever_is_found_mentions_are_in_order_inside_the_text_and_apart(
    text: str, found: list[tuple[int, int, str]]
) -> None:
    mentions = mentions_of(text, found)
    ends = [0]
    for mention in mentions:
        assert ends[-1] <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == text[mention.start : mention.end].strip()
        ends.append(mention.end)
