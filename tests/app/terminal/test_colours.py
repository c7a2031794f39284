"""How many colours are used, and on which ground."""

from __future__ import annotations

import pytest

from tui.app.terminal.colours import Depth, depth, on_light

TRUE = {"COLORTERM": "truecolor"}


@pytest.mark.parametrize(
    ("environment", "known", "wanted"),
    [
        ({"TERM": "xterm-256color"} | TRUE, 256, Depth.ALL),
        ({"TERM": "xterm-256color"}, 256, Depth.MANY),
        ({"TERM": "xterm"} | TRUE, 8, Depth.ALL),
        ({"TERM": "xterm"}, 8, Depth.FEW),
        ({"TERM": "xterm-direct"}, 1 << 24, Depth.ALL),
        ({"TERM": "tmux-256color"}, 256, Depth.MANY),
        ({"TERM": "linux"} | TRUE, 8, Depth.FEW),
        ({"TERM": "screen"} | TRUE, 8, Depth.FEW),
        ({"TERM": "screen-256color", "STY": "4.pts"} | TRUE, 256, Depth.MANY),
        ({"TERM": "vt100"} | TRUE, -1, Depth.NONE),
        ({"TERM": "nosuch"}, None, Depth.FEW),
        ({"TERM": "nosuch-256color"}, None, Depth.MANY),
        ({}, None, Depth.FEW),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"} | TRUE, 256, Depth.NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": ""} | TRUE, 256, Depth.ALL),
    ],
)
def test_colours_are_used_as_far_as_the_terminal_has_them(
    environment: dict[str, str], known: int | None, wanted: Depth
) -> None:
    assert depth(environment, known) is wanted


def test_a_wish_goes_before_the_terminal_and_no_color_before_a_wish() -> None:
    assert depth({"TERM": "linux"}, 8, "all") is Depth.ALL
    assert depth({"TERM": "xterm-256color"} | TRUE, 256, "16") is Depth.FEW
    assert depth({"TERM": "xterm-256color"} | TRUE, 256, "none") is Depth.NONE
    assert depth({"NO_COLOR": "1"}, None, "all") is Depth.NONE


@pytest.mark.parametrize(
    ("told", "light"),
    [
        ("0;15", True),
        ("0;default;7", True),
        ("15;0", False),
        ("7;8", False),
        ("", False),
        ("0;x", False),
        ("0;²", False),
    ],
)
def test_the_ground_is_what_the_terminal_tells(told: str, light: bool) -> None:
    assert on_light({"COLORFGBG": told}) is light
