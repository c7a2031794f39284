"""The article as a page: headline, who and when, paragraphs; and the way from text to line and back."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.entities.mention import Kind, Mention
from tui.text.article import Article
from tui.text.sentences import SentenceKind, sentences
from tui.view.article import Page, article_ink, article_text, marked_novel, mention_stops, novel_told, page
from tui.view.cells import width_of
from tui.view.ink import Ink
from tui.view.rows import Row

few = settings(max_examples=25, deadline=None)

TEXT = (
    "Thousands of people left Homs on Friday as rebels came near, residents said.\n\n"
    "What we know\n\n"
    "• the bridge at Rastan was hit twice during the night\n• the road is shut\n\n"
    "Nobody said where the 叙利亚 army was. It had left."
)
NO_INK = Ink(())


def laid_out(text: str = TEXT, width: int = 30, title: str = "Exodus from Homs") -> Page:
    article = Article.from_text(text, title, "Northern Wire", "2024-12-06T18:30:00+00:00", byline="Ann Day")
    return page(article, sentences(article.text, title), width)


def rows(laid: Page, ink: Ink = NO_INK) -> list[Row]:
    return [laid.row(number, ink) for number in range(laid.height)]


@pytest.mark.usefixtures("london")
def test_the_page_reads_as_a_newspaper_sets_it() -> None:
    assert [row.text for row in rows(laid_out())] == [
        "Exodus from Homs",
        "Northern Wire · Fri 6 Dec",
        "2024, 18:30 · Ann Day",
        "",
        "Thousands of people left Homs",
        "on Friday as rebels came near,",
        "residents said.",
        "",
        "What we know",
        "",
        "• the bridge at Rastan was",
        "  hit twice during the night",
        "• the road is shut",
        "",
        "Nobody said where the 叙利亚",
        "army was. It had left.",
    ]


def test_headings_and_headline_have_their_roles() -> None:
    roles = {row.text: row.runs[0].role for row in rows(laid_out()) if row.runs}
    assert roles["Exodus from Homs"] == "headline"
    assert roles["What we know"] == "heading"
    assert roles["residents said."] == ""


@few
@given(st.integers(20, 100), st.integers(0, len(TEXT) - 1))
def test_the_line_of_an_offset_shows_it(width: int, offset: int) -> None:
    laid = laid_out(width=width)
    text = laid.article.text
    line = laid.lines[laid.line_of(offset) - len(laid.head)]
    assert line.start <= offset
    assert offset < line.end or text[line.end : offset + 1].isspace()


@few
@given(st.integers(20, 100))
def test_the_offset_of_a_line_leads_back_to_it(width: int) -> None:
    laid = laid_out(width=width)
    for number in range(len(laid.head), laid.height):
        back = laid.line_of(laid.offset_of(number))
        assert back == number or not laid.row(number, NO_INK).runs, "a blank line leads to the paragraph below it"
        assert back in {number, number + 1}


@few
@given(st.integers(20, 100))
def test_another_width_keeps_the_place(width: int) -> None:
    before, after = laid_out(width=30), laid_out(width=width)
    for number in range(before.height):
        offset = before.offset_of(number)
        assert after.offset_of(after.line_of(offset)) <= offset


@few
@given(st.integers(20, 100))
def test_no_row_is_wider_than_the_page(width: int) -> None:
    assert all(width_of(row.text) <= width for row in rows(laid_out(width=width, title="Exodus from Homs 叙利亚" * 4)))


def test_a_row_knows_its_sentence() -> None:
    laid = laid_out()
    assert [row.item for row in rows(laid)] == [-1, -1, -1, -1, 0, 0, 0, -1, 1, -1, 2, 2, 3, -1, 4, 4]


def test_the_head_is_the_beginning_of_the_text() -> None:
    assert [laid_out().offset_of(number) for number in range(4)] == [0, 0, 0, 0]


@pytest.mark.parametrize("text", ["", "\n\n", "\u200b"])
def test_an_article_without_text_is_its_headline(text: str) -> None:
    laid = laid_out(text, title="")
    assert [row.text for row in rows(laid)][:1] == ["Untitled"]
    assert laid.row(laid.line_of(0), NO_INK)
    assert laid.offset_of(laid.height + 5) == 0


def test_an_article_prints_as_the_screen_lays_it_out() -> None:
    article = Article.from_text("Thousands of people left Homs on Friday.\n\nIt fell.", "Exodus", "Harbour Post")
    shown = article_text(article, sentences(article.text), 24)
    assert shown == "Exodus\nHarbour Post · undated\n\nThousands of people left\nHoms on Friday.\n\nIt fell.\n"


def test_printing_an_article_loads_no_comparison() -> None:
    code = "import sys, tui.view.article\nsys.exit('tui.compare' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_mentions_boilerplate_and_hits_are_inked_together() -> None:
    text = "Assad left.\n\nRead more: Syria in pictures"
    found = sentences(text)
    assert found[-1].kind is SentenceKind.BOILERPLATE
    ink = article_ink(found, [Mention(0, 5, Kind.PERSON, "Assad")]).over([(0, 2, "hit")])
    assert [(run.text, run.role) for run in ink.runs(text, 0, 11)] == [
        ("As", "person hit"),
        ("sad", "person"),
        (" left.", ""),
    ]
    assert ink.runs(text, 13, len(text))[0].role == "boilerplate"


def test_stepping_from_name_to_name_leaves_out_whole_quotations() -> None:
    assert mention_stops([Mention(0, 5, Kind.PERSON), Mention(6, 40, Kind.QUOTE), Mention(9, 12, Kind.DATE)]) == [
        (0, 5),
        (9, 12),
    ]


def test_a_line_in_which_a_new_sentence_begins_is_known() -> None:
    laid = laid_out()
    number = next(n for n, s in enumerate(laid.sentences) if laid.article.text[s.start : s.end] == "It had left.")
    begun = [row.text for n, row in enumerate(rows(laid)) if laid.begins(n, {0, number})]
    assert begun == ["Thousands of people left Homs", "army was. It had left."]


@few
@given(st.integers(20, 100))
def test_every_sentence_begins_in_one_line(width: int) -> None:
    laid = laid_out(width=width)
    for number in range(len(laid.sentences)):
        assert sum(laid.begins(line, {number}) for line in range(laid.height)) == 1


def test_new_sentences_are_inked_beneath_what_is_named_in_them() -> None:
    found = sentences("Assad left. It is so.")
    ink = article_ink(found, [Mention(0, 5, Kind.PERSON, "Assad")], novel=[0])
    assert [(run.text, run.role) for run in ink.runs("Assad left. It is so.", 0, 21)] == [
        ("Assad", "novel person"),
        (" left.", "novel"),
        (" It is so.", ""),
    ]


def test_where_everything_is_new_nothing_is_marked() -> None:
    found = laid_out().sentences
    prose = [number for number, sentence in enumerate(found) if sentence.kind is SentenceKind.PROSE]
    assert marked_novel(found, prose) == frozenset()
    assert marked_novel(found, prose[:2]) == frozenset(prose[:2])
    assert [novel_told(found, new) for new in (prose, prose[:2], prose[:1], ())] == [
        "all new to you",
        "2 sentences new to you",
        "1 sentence new to you",
        "nothing new to you",
    ]
