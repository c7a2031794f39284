"""Lines on their way to terminals that lack colours or signs."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from tui.app.terminal.filters import Colourless, Encoded

GROUND = Color(0, 0, 0)
LINE = Strip([Segment("● ", Style(color="#56b4e9", bgcolor="#15171b", bold=True)), Segment("Peñas │"), Segment("叙")])


def test_without_colours_flags_are_left_and_segments_without_a_style_are_fine() -> None:
    made = LINE.apply_filter(Colourless(), GROUND)
    assert made.text == LINE.text
    assert [segment.style for segment in made] == [Style(bold=True), None, None]


def test_in_another_encoding_every_sign_has_a_stand_in_of_its_width() -> None:
    made = LINE.apply_filter(Encoded("ascii"), GROUND)
    assert made.text == "* Penas |??"
    assert made.cell_length == LINE.cell_length
    assert LINE.apply_filter(Encoded("latin-1"), GROUND).text == "* Peñas |??"
