from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.text import ParagraphKind, paragraphs


def blocks(text: str) -> list[str]:
    return [text[block.start : block.end] for block in paragraphs(text)]


def kinds(text: str) -> list[str]:
    return [block.kind.value for block in paragraphs(text)]


def test_blank_lines_part_paragraphs() -> None:
    assert blocks("Two people died.\n\n  \nOne lived.\n") == ["Two people died.", "One lived."]


def test_lines_that_were_not_wrapped_are_paragraphs() -> None:
    text = "The mayor left on Monday, and nobody has seen him at the town hall since.\nPolice are looking.\nSo are we."
    assert blocks(text) == text.split("\n")


WRAPPED = """\
KHARKIV, Ukraine (MNA) - Five people were killed and 23 injured in a
missile and drone attack before dawn on Thursday on a power plant.
Two of the dead were an ambulance crew who had been sent to the site
after a first strike.

The plant had turned down two earlier offers of help. Its director,
Alan Threlkeld, said the new one was fair.

• the turbine hall
• the boiler
"""


def test_lines_wrapped_at_one_width_are_one_paragraph() -> None:
    first, second, *items = blocks(WRAPPED)
    assert first.startswith("KHARKIV") and first.endswith("first strike.")
    assert second.endswith("Threlkeld, said the new one was fair.")
    assert items == ["• the turbine hall", "• the boiler"]


def test_one_line_that_sticks_out_does_not_undo_the_wrapping() -> None:
    line = "Two of the dead were an ambulance crew that had been sent to the\n"
    text = line * 12 + "https://news.example/" + "a" * 120 + "\n" + line * 12
    assert len(blocks(text)) <= 3


def test_a_short_line_without_a_full_stop_before_something_is_a_heading() -> None:
    assert kinds("A familiar target\n\nThe plant was hit before.") == ["heading", "prose"]
    assert kinds("He turned round.\n\nThe plant was hit before.") == ["prose", "prose"]
    assert kinds("The plant was hit before.\n\nlotion and soap") == ["prose", "prose"]
    assert kinds("What he saw:\n\nThe plant was hit before.") == ["prose", "prose"]
    assert kinds('It is "believed to be for eight years. "\n\nNothing is signed.') == ["prose", "prose"]


def test_items_are_items_and_a_numbered_heading_is_not() -> None:
    assert kinds("• one\n\n- two\n\n1. three\n\n2) four") == ["item"] * 4
    assert kinds("1. Corrigan has ice for blood\n\nShe is 18.") == ["heading", "prose"]


@given(st.text(st.sampled_from("ab.A \n•-1"), max_size=80))
@settings(max_examples=200, deadline=None)
def test_paragraphs_are_all_of_the_text_but_white_space(text: str) -> None:
    assert "".join("".join(blocks(text)).split()) == "".join(text.split())
    for block in paragraphs(text):
        assert text[block.start : block.end].strip() == text[block.start : block.end] != ""
        assert isinstance(block.kind, ParagraphKind)
