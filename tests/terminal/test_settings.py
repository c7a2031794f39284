"""The program in terminals of every kind: which colours it asks for, and in which characters it writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from benchmarks.terminal import Terminal, wireside
from tests.soak import tell, times
from tui.settings import places

NOTHING, DEFAULT, OWN, MANY, ALL = "no colours", "its own two", "16 colours", "256 colours", "all colours"
_LOOK = re.compile(rb"\x1b\[([0-9;:]*)m")
SAMPLES = r"Samples .* unread"
ARTICLE, BLOCKS = r"\d+ %$", r"\b\d+/\d+$"
SHORT_TOUR = (("j", "Samples"), ("enter", ARTICLE), ("c", BLOCKS), ("?", "Everywhere"), ("q", BLOCKS))
TOUR = (
    *SHORT_TOUR,
    *(("]", BLOCKS), ("t", "Who reports what"), ("q", BLOCKS), (":", "Command"), ("esc", BLOCKS), ("q", ARTICLE)),
    *(("e", ARTICLE), ("/", "Search"), ("homs", "found"), ("esc", ARTICLE), ("w", "Named in"), ("esc", ARTICLE)),
)
"""Keys, and what is on the screen once they were answered."""


class Setting(NamedTuple):
    """What the environment says, and what comes of it."""

    name: str
    environment: dict[str, str]
    colours: str
    encoding: str = "utf-8"
    unset: str = ""


XTERM = {"TERM": "xterm-256color"}
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
SETTINGS = (
    Setting("no colours wanted", XTERM | {"NO_COLOR": "1"}, NOTHING),
    Setting("the Linux console", {"TERM": "linux"}, OWN),
    Setting("a locale of ASCII", XTERM | ASCII, ALL, "ascii"),
    Setting("a terminal of today", XTERM, ALL),
    Setting("a locale of Latin-1", XTERM | {"PYTHONIOENCODING": "latin-1"}, ALL, "latin-1"),
    Setting("nobody says which", {"COLORTERM": ""}, OWN, unset="TERM"),
    Setting("256 colours", XTERM | {"COLORTERM": ""}, MANY),
    Setting("tmux", {"TERM": "tmux-256color", "COLORTERM": ""}, MANY),
    Setting("screen", {"TERM": "screen", "STY": "4.pts"}, OWN),
    Setting("a terminal of 1978", {"TERM": "vt100"}, NOTHING),
    Setting("one that nobody knows", {"TERM": "nosuch", "COLORTERM": ""}, OWN),
    Setting("a locale of none", XTERM | {"LC_ALL": "", "LANG": "C"}, ALL),
)


def started(setting: Setting) -> Terminal:
    unset = ["env", "-u", setting.unset] if setting.unset else []
    return Terminal([*unset, *wireside()], (100, 24), env=setting.environment)


def asked_for(data: bytes) -> Iterator[str]:
    """Which colours the looks in what was written ask for."""
    for parameters in _LOOK.findall(data):
        numbers = iter(int(number or 0) for number in re.split(rb"[;:]", parameters))
        for number in numbers:
            if number in {38, 48}:
                kind = next(numbers)
                yield {5: MANY, 2: ALL}[kind]
                for _ in range(1 if kind == 5 else 3):
                    next(numbers)
            elif number in {39, 49}:
                yield DEFAULT
            elif 30 <= number <= 47 or 90 <= number <= 107:
                yield OWN


@pytest.mark.soak
@pytest.mark.usefixtures("start")
@pytest.mark.parametrize("setting", SETTINGS[: times(3, len(SETTINGS))], ids=lambda setting: setting.name)
def test_it_draws_what_the_terminal_can_show(setting: Setting) -> None:
    with started(setting) as terminal:
        terminal.expect(SAMPLES)
        for key, pattern in TOUR if times(0, 1) else SHORT_TOUR:
            terminal.press(key)
            terminal.expect(pattern)
        text = terminal.screen.text
        terminal.press("Q")
        assert terminal.end() == 0
        written = bytes(terminal.written)
    assert "Aldermouth" in text
    within = {MANY, ALL} if setting.colours == ALL else {setting.colours}
    assert set(asked_for(written)) - {DEFAULT} <= within, "no more colours than there are"
    assert not (setting.colours == NOTHING and list(asked_for(written))), "no colour codes at all"
    reversed_or_coloured = b"\x1b[7m" in written or b";7m" in written or setting.colours in {MANY, ALL}
    assert reversed_or_coloured, "what is selected is seen"
    decoded = written.decode(setting.encoding)
    assert "●" in decoded or setting.encoding != "utf-8"
    assert not re.search(r"[\x80-\x9f]|\\u[0-9a-f]{4}", decoded), "only characters that are there"
    used = ", ".join(sorted(set(asked_for(written)) - {DEFAULT})) or NOTHING
    tell(f"{setting.name}: every screen", f"{used}; no byte outside {setting.encoding}")


def test_a_terminal_that_cannot_draw_is_told_what_can_be_done_without() -> None:
    with Terminal(wireside(), (80, 24), env={"TERM": "dumb"}) as terminal:
        assert terminal.end() == 2
        assert b"\x1b" not in terminal.written
        assert b"wireside read" in terminal.written


def test_the_cursor_is_seen_and_the_mouse_left_alone_where_that_is_wished(start: Callable[..., Terminal]) -> None:
    places().wishes.parent.mkdir()
    places().wishes.write_text("[screen]\ncursor = true\nmouse = false\n")
    with start() as terminal:
        terminal.expect(SAMPLES)
        assert "25" in terminal.screen.modes
        assert "1000" not in terminal.screen.modes
        terminal.press("Q")
        assert terminal.end() == 0
