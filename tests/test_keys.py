"""The key table, and everything that is made from it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tui.keys import KEYS, Where, foot, keys_of, markdown_table

README = Path(__file__).parent.parent / "README.md"


@pytest.mark.parametrize("where", [Where.READER, Where.COMPARISON])
def test_no_key_means_two_things_on_one_screen(where: Where) -> None:
    used = Counter(name for place in (Where.EVERYWHERE, where) for key in keys_of(place) for name in key.keys)
    assert [name for name, times in used.items() if times > 1] == []


def test_every_key_says_what_it_does() -> None:
    assert all(key.words and key.words[0].islower() and not key.words.endswith(".") for key in KEYS if key.keys)


def test_the_foot_line_teaches_the_screens_own_keys_first() -> None:
    assert foot(Where.COMPARISON)[0] == ("]", "difference")


def test_the_readme_shows_the_keys_of_today() -> None:
    assert markdown_table() in README.read_text(encoding="utf-8")
