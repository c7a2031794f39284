"""A frame is taken apart only where every byte of it is understood."""

from __future__ import annotations

import pytest

from tui.app.terminal.frame import Stretch, frame
from tui.app.terminal.sgr import PLAIN, Look


def test_text_has_the_place_and_the_look_it_was_written_with() -> None:
    found = frame("\x1b[2;3H\x1b[1;31mFire\x1b[0m in \x1b[1;1H")
    assert found
    assert list(found.stretches) == [Stretch(1, 2, "Fire", Look(1, "31")), Stretch(1, -1, " in ", PLAIN)]
    assert found.cursor == (0, 0)


def test_a_link_lies_below_its_text_alone() -> None:
    found = frame("\x1b[1;1H\x1b]8;id=7;https://example.org/\x1b\\\x1b[4mhere\x1b[0m\x1b]8;;\x1b\\ there")
    assert found
    assert [stretch.look.link for stretch in found.stretches] == ["https://example.org/", ""]


@pytest.mark.parametrize(
    "data",
    [
        "no place",
        "\x1b[2J\x1b[1;1Hx",
        "\x1b[1;1Hx\x1b[K",
        "\x1b[1;1Hx\x1b[5n",
        "\x1b[1;1H\x1b[77mx",
        "\x1b[1;1H\x1b[38;9;1mx",
        "\x1b[1;1Hx\x07",
        "\x1b[1;1Hx\x9b2J",
        "\x1b[1;1Hx\x1b",
        "\x1b]0;title\x07",
        "\x1b[?2026h",
        "",
    ],
)
def test_anything_else_is_no_frame(data: str) -> None:
    assert frame(data) is None
