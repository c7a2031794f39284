"""From one look to another, whatever the two are."""

from __future__ import annotations

import pyte
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.app.terminal.sgr import Look, look, turn

attributes = st.sets(st.sampled_from([1, 3, 4, 7, 9]))
text = st.sampled_from(["", "31", "97", "38;5;75", "38;2;86;180;233"])
ground = st.sampled_from(["", "44", "103", "48;5;236", "48;2;21;23;27"])


def made(numbers: set[int], text: str, ground: str) -> Look:
    found = look(";".join([*map(str, sorted(numbers)), *filter(None, (text, ground))]) or "0")
    assert found
    return found


looks = st.builds(made, attributes, text, ground)


def drawn(sequence: str) -> pyte.screens.Char:
    screen = pyte.Screen(2, 1)
    pyte.Stream(screen).feed(sequence + "x")
    return screen.buffer[0][0]


@settings(max_examples=200, deadline=None)
@given(looks, looks)
def test_a_turn_ends_in_the_look_that_was_wanted(before: Look, after: Look) -> None:
    plain = Look()
    assert drawn(turn(plain, before) + turn(before, after)) == drawn(turn(plain, after))
    assert len(turn(before, after)) <= len("\x1b[0m" + turn(plain, after))


def test_nothing_is_written_between_equal_looks() -> None:
    assert turn(made({1}, "31", ""), made({1}, "31", "")) == ""


def test_a_link_is_opened_and_closed() -> None:
    linked = Look(link="https://example.org/")
    assert turn(Look(), linked) == "\x1b]8;;https://example.org/\x1b\\"
    assert turn(linked, Look()) == "\x1b]8;;\x1b\\"
