"""What a terminal shows is what Textual wanted shown, whatever way the bytes took."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tests.app.terminal.screens import Shown
from tests.soak import tell, times
from tui.app.terminal.abilities import Abilities
from tui.app.terminal.frame import frame
from tui.app.terminal.shadow import Shadow

WIDTH, HEIGHT, SPLIT = 24, 7, 9
ALL = Abilities(erases=True, paints=True, scrolls=True)
TERMINALS = {
    "can do everything": ALL,
    "can do nothing": Abilities(),
    "erases in its own background": Abilities(erases=True, scrolls=True),
    "scrolls as a whole": Abilities(erases=True, paints=True),
}
CONSOLE = Console(color_system="truecolor", force_terminal=True, legacy_windows=False)

STYLES = [
    Style(),
    Style(color="#d4d7dd", bgcolor="#15171b"),
    Style(color="#868d99", bgcolor="#15171b"),
    Style(color="#d4d7dd", bgcolor="#262b33", bold=True),
    Style(color="red", bgcolor="#15171b", underline=True),
    Style(bgcolor="bright_blue", reverse=True, italic=True),
    Style(color="color(75)", strike=True),
]
LETTERS = [
    "a",
    "b",
    " ",
    " ",
    " " * 9,
    "é",
    "—",
    "│",
    "●",
    "叙",
    "x\u0304",
    "o\u0328\u0323",
    "ก\u0e34",
    "कि",
    "ש",
    "あ",
]

styles = st.sampled_from(STYLES)
texts = st.lists(st.sampled_from(LETTERS), max_size=9).map("".join)
pieces = st.lists(st.tuples(texts, styles), max_size=5)
"""What a widget draws in one row."""


def drawn(pieces: list[tuple[str, Style]], width: int) -> str:
    """The pieces in exactly a width; no letter stands across the edge of two panes."""
    strip = Strip([Segment(text, style) for text, style in pieces]).adjust_cell_length(width, STYLES[1])
    parts = strip.divide([SPLIT, width]) if width > SPLIT else [strip]
    return "".join(part.render(CONSOLE) for part in parts)


def written(rows: dict[int, list[tuple[str, Style]]], column: int, width: int) -> str:
    """A pane's rows, as Textual writes them."""
    lines = [f"\x1b[{row + 1};{column + 1}H{drawn(pieces, width)}" for row, pieces in sorted(rows.items())]
    return "\n".join(lines) + "\x1b[1;1H"


panes = st.sampled_from([(0, WIDTH), (0, SPLIT)])
some = st.dictionaries(st.integers(0, HEIGHT - 1), pieces, min_size=1)
frames = st.builds(lambda rows, pane: written(rows, *pane), some, panes)
whole = st.lists(pieces, min_size=HEIGHT + 3, max_size=HEIGHT + 3)
scrolls = st.builds(
    lambda rows, tops: [written(dict(enumerate(rows[top : top + HEIGHT])), 0, WIDTH) for top in tops],
    whole,
    st.lists(st.integers(0, 3), min_size=2, max_size=4),
)
"""Frames in which the same rows stand higher or lower."""
sequences = st.lists(frames.map(lambda one: [one]) | scrolls, max_size=5).map(lambda found: [*chain(*found)])


@pytest.mark.soak
@pytest.mark.parametrize("terminal", TERMINALS)
def test_random_frames_look_the_same_as_from_textual_itself(terminal: str) -> None:
    examples, able = times(12, 400), TERMINALS[terminal]

    @settings(max_examples=examples, deadline=None)
    @given(sequences, st.randoms(use_true_random=False))
    def check(frames: list[str], random: Random) -> None:
        ours, stock, shadow = Shown(WIDTH, HEIGHT), Shown(WIDTH, HEIGHT), Shadow(WIDTH, HEIGHT, able)
        for data in [written({row: [] for row in range(HEIGHT)}, 0, WIDTH), *frames]:
            event = random.choice(["", "", "", "forget", "wait"])
            stock.feed(data)
            found = frame(data)
            assert found
            shadow.draw(found)
            if event == "wait" and frames and data != frames[-1]:
                continue
            if event == "forget":
                ours.feed("\x1b[3;3Hnoise")
                shadow.forget()
            ours.feed(shadow.changes())
            assert ours.cells == stock.cells
            assert ours.cursor == stock.cursor

    check()
    tell(
        f"random frames on a terminal that {terminal}, against Textual's own bytes",
        f"{examples} sequences, all cells equal",
    )


WORDS = [
    f"{word} and {word[::-1]}" for word in "quake relief valley minister convoy bridge harbour inquiry".split() * 3
]


def scroller(able: Abilities) -> tuple[Callable[[int], str], Shown, Shadow]:
    """Lines of text between a head and a foot that stand still."""
    shown, shadow = Shown(WIDTH, HEIGHT), Shadow(WIDTH, HEIGHT, able)

    def scroll_to(top: int) -> str:
        rows = {row: [(WORDS[top + row], STYLES[1])] for row in range(1, HEIGHT - 1)}
        still = {0: [("head", STYLES[3])], HEIGHT - 1: [("foot", STYLES[3])]}
        found = frame(written(rows | still, 0, WIDTH))
        assert found
        shadow.draw(found)
        changes = shadow.changes()
        shown.feed(changes)
        return changes

    return scroll_to, shown, shadow


@pytest.mark.parametrize("by", [1, -1])
def test_rows_that_only_moved_are_moved_by_the_terminal(by: int) -> None:
    scroll_to, shown, _ = scroller(ALL)
    other, plain, _ = scroller(Abilities())
    scroll_to(10)
    other(10)
    assert "\x1b[2;6r" in scroll_to(10 + by)
    assert "\x1b[2;6r" not in other(10 + by)
    assert shown.cells == plain.cells


def test_a_line_of_scroll_takes_few_bytes() -> None:
    scroll_to, _, _ = scroller(ALL)
    scroll_to(10)
    assert len(scroll_to(11)) < 80


def test_a_rule_is_drawn_downwards_in_one_look() -> None:
    rows = {row: [("left".ljust(SPLIT), STYLES[1]), ("│", STYLES[4]), ("right", STYLES[1])] for row in range(HEIGHT)}
    shadow, shown, stock = Shadow(WIDTH, HEIGHT, ALL), Shown(WIDTH, HEIGHT), Shown(WIDTH, HEIGHT)
    for background in ({row: [("叙" * 12, STYLES[2])] for row in range(HEIGHT)}, rows):
        data = written(background, 0, WIDTH)
        found = frame(data)
        assert found
        shadow.draw(found)
        shown.feed(changes := shadow.changes())
        stock.feed(data)
        assert shown.cells == stock.cells
    assert "│\n\x1b[D│\n\x1b[D│" in changes


def test_nothing_is_written_when_nothing_changed() -> None:
    scroll_to, _, shadow = scroller(ALL)
    scroll_to(10)
    assert scroll_to(10) == ""
    assert shadow.changes() == ""


def test_frames_that_wait_are_written_as_one() -> None:
    data = [written({0: [(text, STYLES[1])]}, 0, WIDTH) for text in ("one", "two", "three")]
    shadow = Shadow(WIDTH, HEIGHT, ALL)
    for each in data:
        found = frame(each)
        assert found
        shadow.draw(found)
    assert "one" not in (changes := shadow.changes())
    assert "three" in changes


def test_what_was_forgotten_is_written_again_though_textual_draws_a_part_only() -> None:
    scroll_to, shown, shadow = scroller(ALL)
    scroll_to(10)
    before = shown.cells
    shown.feed("\x1b[2J\x1b[4;1Hgarbage of another program")
    shadow.forget()
    shown.feed(shadow.changes())
    assert shown.cells == before


def test_the_picture_draws_the_same_screen_on_another_terminal() -> None:
    scroll_to, shown, shadow = scroller(ALL)
    scroll_to(10)
    other = Shown(WIDTH, HEIGHT)
    other.feed(shadow.picture())
    assert other.cells == shown.cells
    assert shadow.changes() == ""


FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize("letter", [FAMILY, "❤\ufe0f", "🇸🇾", "👍🏽", "नि", "﷽"])
def test_what_stands_behind_a_letter_of_doubtful_width_keeps_its_place(letter: str) -> None:
    """pyte knows nothing of joined emoji and gives them six cells or one; nothing behind them may move."""
    width = cell_len(letter)
    row = [(f"ab{letter}cd", STYLES[1]), ("│", STYLES[4]), ("end", STYLES[1])]
    found = frame(written({2: row}, 0, WIDTH))
    assert found
    shadow, shown = Shadow(WIDTH, HEIGHT, ALL), Shown(WIDTH, HEIGHT)
    shadow.draw(found)
    shown.feed(shadow.changes())
    behind = "".join(str(cell[0]) for cell in shown.cells[2][2 + width : 2 + width + 6])
    assert behind == "cd│end"


def test_what_a_terminal_may_draw_too_wide_leaves_nothing_behind() -> None:
    """A letter of four parts covers eight cells where joining is unknown; what it covers is written again."""
    shadow = Shadow(WIDTH, HEIGHT, ALL)
    for letter in ("ab", FAMILY):
        found = frame(written({2: [(f"{letter}cdefghij", STYLES[1])]}, 0, WIDTH))
        assert found
        shadow.draw(found)
        changes = shadow.changes()
    assert "cdef" in changes


def test_no_link_is_left_open() -> None:
    found = frame("\x1b[1;1H\x1b]8;;https://example.org/\x1b\\link\x1b]8;;\x1b\\")
    assert found
    shadow = Shadow(4, 1, ALL)
    shadow.draw(found)
    assert shadow.changes().endswith("\x1b]8;;\x1b\\")


def test_what_was_on_the_screen_before_is_not_written_again_with_its_links() -> None:
    data = "\x1b[1;1H\x1b]8;;https://example.org/a;b\x1b\\link\x1b]8;;\x1b\\"
    found = frame(data)
    assert found
    before, after = Shadow(4, 1, ALL), Shadow(4, 1, ALL)
    before.draw(found)
    kept = frame(before.framed())
    assert kept
    after.adopt(kept)
    after.draw(found)
    assert after.changes() == ""


def test_a_frame_of_another_size_than_the_window_is_cut() -> None:
    shadow, shown = Shadow(WIDTH, HEIGHT, ALL), Shown(WIDTH, HEIGHT)
    found = frame(written({0: [("x" * 40, STYLES[1])], HEIGHT + 3: [("y", STYLES[1])]}, 0, 40))
    assert found
    shadow.draw(found)
    shown.feed(shadow.changes())
    assert [cell[0] for cell in shown.cells[0]] == ["x"] * WIDTH
    assert all(cell[0] != "y" for row in shown.cells for cell in row)


def test_a_wide_letter_cut_by_the_edge_is_a_blank() -> None:
    shadow, shown = Shadow(4, 1, ALL), Shown(4, 1)
    found = frame("\x1b[1;1Habc叙")
    assert found
    shadow.draw(found)
    shown.feed(shadow.changes())
    assert [cell[0] for cell in shown.cells[0]] == ["a", "b", "c", " "]
