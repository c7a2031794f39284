"""Pieces of HTML to paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.linear import assert_linear
from tui.sources.parsers.fragment import line_of, paragraphs_of


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>a</p>b<p>c</p> tail", "a\n\nb\n\nc\n\ntail"),
        ("a<br>b<br><br>c<br/>\n<br/>d", "a\nb\n\nc\n\nd"),
        ("<ul><li><p>a</p><p>b</p></li><li></ul><p>c", "• a\n\nb\n\nc"),
        ("<table><tr><th>a<td>b<tr><td>c</table>", "a b\n\nc"),
        ("<pre><code>a\n  b</code>\nc</pre>d\ne", "a\nb\nc\n\nd e"),
        ("<p>a</p><pre>b &amp;lt;br>\nc</pre>", "a\n\nb\n\nc"),
        ("a<!-- b -->c<?d?>e", "ace"),
        ("a\n\nb <a href=c>d</a>\n \ne\nf", "a\n\nb d\n\ne f"),
        ("a<script>b</script>c<style>d</style>e<template>f</template><svg><text>g</text></svg>", "ace"),
        ("<p hidden>a</p>b<span style='Display : none'>c</span> d<span style='visibility:hidden'>e</span>", "b d"),
        ("<p>a <a href='/b'>link</a>, c</p><p> &nbsp; </p>", "a link, c"),
        ("<p>a</p><img src='b.jpg' alt='A man walks past'>", "a"),
        ("<img src='b.jpg' alt='A man walks past' title='And again he does'>", "A man walks past\n\nAnd again he does"),
        ("<img src='b.jpg' alt='b.jpg'>", ""),
        ("<![CDATA[a <b>b</b>]]>", "a b"),
        ("a\n\nb\nc", "a\n\nb\nc"),
        ("1 &lt; 2 &amp;&amp; 3 > 2", "1 < 2 && 3 > 2"),
        ("a <3 b &unknown; AT&T", "a <3 b &unknown; AT&T"),
        ("<blink>a</blink> <custom-tag>b</custom-tag>", "a b"),
        ("<html><head><title>a</title></head><body>b</body></html>", "b"),
        ("<div><div><section>a", "a"),
        ("", ""),
    ],
)
def test_what_a_browser_would_show(markup: str, text: str) -> None:
    assert paragraphs_of(markup) == text


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        ("The <canvas> of &#x2018;Vermeer&#x2019;", "The <canvas> of ‘Vermeer’"),
        ("  Toll\n <em>rises</em><br>again ", "Toll rises again"),
        ("Q&amp;amp;A", "Q&A"),
        ("a &#0;&#xD800;&#99999999;", "a ���"),
        ("<script>x</script>", ""),
    ],
)
def test_titles_are_lines(markup: str, line: str) -> None:
    assert line_of(markup) == line


def test_how_deep_elements_lie_in_each_other_costs_no_text() -> None:
    for depth in (240, 260, 100_000):
        text = paragraphs_of("<p>a</p>" + "<div>" * depth + "b" + "</div>" * depth + "<p>c</p>")
        assert text.split() == ["a", "b", "c"]


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<b><i>",
        "<a href=x>y",
        "<",
        "<!--",
        "&#",
        "&amp;",
        "</p>",
        "<br>",
        "<p ",
        "<td>",
        "<![CDATA[",
        " ",
        "<li>a",
    ],
)
def test_hostile_markup_takes_linear_time(piece: str) -> None:
    assert_linear(paragraphs_of, piece, repeats=4_000)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.sampled_from("<p> </p> <br> <li> <pre> <!-- --> & &amp; &lt; < > a \n é \0 <b hidden> ]]>".split(" ")))
)
def test_anything_goes(pieces: list[str]) -> None:
    text = paragraphs_of("".join(pieces))
    assert text == text.strip()
