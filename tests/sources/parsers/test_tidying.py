"""What is set right in a feed before it is parsed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.linear import assert_linear
from tui.sources.parsers.dates import sane
from tui.sources.parsers.fragment import plain_of
from tui.sources.parsers.giants import bounded
from tui.sources.parsers.tidying import tidied


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ('<?xml version="1.0" encoding="utf-16"?>\n<rss>é\x0b', "<rss>é"),
        ("<?x a?><!-- b --><!DOCTYPE rss SYSTEM 'x.dtd'>\n<rss>", "<rss>"),
        ("<rss><!DOCTYPE x>", "<rss><!DOCTYPE x>"),
        ("<!DOCTYPE rss [<!ENTITY a '<b'><rss>", "<!DOCTYPE rss [<!ENTITY a '<b'><rss>"),
        ("<html><p>an <rss> feed", "<html><p>an <rss> feed"),
        ("<a>&lt;&#38;&#x26;&amp;</a>", "<a>&lt;&#38;&#x26;&amp;</a>"),
        ("<a b='c?d&e=f'>&</a><![CDATA[&&eacute;]]>&eacute;", "<a b='c?d&amp;e=f'>&amp;</a><![CDATA[&&eacute;]]>é"),
        ("<![CDATA[a <![CDATA[&]]>&", "<![CDATA[a <![CDATA[&]]>&amp;"),
        ('<a b="c" base="d" xml:base="e">base="f"', '<a b="c" href-base="d" xml:base="e">base="f"'),
        ("<media:description type='plain'>a</media:description>", "<media:caption>a</media:caption>"),
        ("<media:description/>", "<media:caption/>"),
    ],
)
def test_what_parsers_would_take_for_something_else(text: str, tidy: str) -> None:
    assert tidied(text) == tidy


PIECES = [
    "&",
    "&a;",
    "&a",
    "<![CDATA[",
    "]]>&",
    "<!DOCTYPE a [",
    "<!ENTITY a 'b' ",
    '<!ENTITY a "',
    "<a base=",
    ' base="',
    "<media:description ",
    "<item>",
    "</rss",
    "<?xml ",
    "\n \n",
]


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_feeds_take_linear_time(piece: str) -> None:
    assert_linear(lambda text: bounded(tidied(f"<!DOCTYPE rss [{text}")), piece, repeats=4_000)
    assert_linear(lambda text: (plain_of(f"<p>{text}"), sane(text)), piece)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "]>", "<rss>", "</item>", "é", "<html>", ">"])))
def test_nothing_is_tidied_twice(pieces: list[str]) -> None:
    once = tidied("".join(["<rss>", *pieces]))
    assert tidied(once) == once
