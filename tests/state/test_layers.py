"""The mapping that is never changed: it behaves as a dict that is copied for every change."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.state import layers
from tui.state.layers import Layers

KEYS = st.sampled_from("abcdefgh")
NEWS = st.lists(st.dictionaries(KEYS, st.integers(1, 3), max_size=4), max_size=8)


@pytest.fixture(autouse=True, scope="module")
def _small() -> Iterator[None]:
    """Layers that are joined early."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layers, "_SMALL", 2)
        yield


def after(news: list[dict[str, int]]) -> tuple[Layers[int], dict[str, int]]:
    """The same changes made to both."""
    layered: Layers[int] = Layers()
    plain: dict[str, int] = {}
    for some in news:
        layered, plain = layered.updated(some), plain | some
    return layered, plain


@given(NEWS)
@settings(max_examples=60)
def test_it_holds_what_a_dict_holds(news: list[dict[str, int]]) -> None:
    layered, plain = after(news)
    assert sorted(layered.items()) == sorted(plain.items())
    assert [layered.get(key) for key in "abcdefgh"] == list(layered.all_of("abcdefgh")) == [*map(plain.get, "abcdefgh")]
    assert sorted(layered.keys_of(2)) == sorted(key for key, value in plain.items() if value == 2)


@given(NEWS, NEWS)
@settings(max_examples=60)
def test_two_are_told_apart_whether_one_was_made_of_the_other_or_not(
    news: list[dict[str, int]], more: list[dict[str, int]]
) -> None:
    (one, plain), (other, bare) = after(news), after(more)
    both, together = after(news + more)
    assert set(one.differing(other)) == {key for key in "abcdefgh" if plain.get(key) != bare.get(key)}
    assert set(both.differing(one)) == {key for key in "abcdefgh" if plain.get(key) != together.get(key)}
    assert (one == other) is (plain == bare)


@given(NEWS, st.lists(st.tuples(KEYS, st.integers(1, 3)), max_size=6))
@settings(max_examples=60)
def test_values_of_one_key_are_joined(news: list[dict[str, int]], rows: list[tuple[str, int]]) -> None:
    layered, plain = after(news)
    merged = layered.merged(rows, max)
    for key, value in rows:
        plain[key] = max(plain.get(key, 0), value)
    assert sorted(merged.items()) == sorted(plain.items())
    assert merged.merged(rows, max) is merged


def test_what_it_was_made_of_stays_as_it_was() -> None:
    before: Layers[int] = Layers().updated({"a": 1})
    before.updated({"a": 2}).updated({"b": 2, "c": 2, "d": 2})
    assert list(before.items()) == [("a", 1)]
