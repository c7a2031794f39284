"""Which feeds a page names."""

from __future__ import annotations

import pytest

from tests.linear import assert_linear
from tui.sources.parsers.discovery import feed_links

URL = "https://wire.example/news/index.html"


def found(markup: str) -> list[tuple[str, str]]:
    return [(link.url, link.title) for link in feed_links(markup, URL)]


def test_links_of_the_head_come_first_those_of_comments_last() -> None:
    page = """<!DOCTYPE html><html><head>
        <link rel="alternate" type="application/rss+xml" title="Comments on Wire" href="/comments/feed/">
        <link rel="alternate" type="application/atom+xml" title="All &amp; more" href="../atom.xml">
        <link rel="ALTERNATE stylesheet" type="Application/Feed+JSON" href="feed.json">
        <link rel="alternate" hreflang="fr" href="/fr/"><link rel="stylesheet" href="/feed.css">
        </head><body><a href="https://other.example/rss.xml">Our <b>RSS</b></a><a href="/atom.xml">again</a></body>"""
    assert found(page) == [
        ("https://wire.example/atom.xml", "All & more"),
        ("https://wire.example/news/feed.json", ""),
        ("https://other.example/rss.xml", "Our RSS"),
        ("https://wire.example/comments/feed/", "Comments on Wire"),
    ]


def test_a_base_is_held_to() -> None:
    page = '<base href="https://cdn.example/a/"><link rel=alternate type="text/xml" href="feed">'
    assert found(page) == [("https://cdn.example/a/feed", "")]


@pytest.mark.parametrize(
    "path", ["/feed", "/feed/", "/rss", "/blog/rss.xml", "/index.xml", "/news.atom", "/feeds/all?x=1"]
)
def test_links_of_the_text_that_look_like_feeds_are_named(path: str) -> None:
    assert found(f"<p><a href='{path}'>News</a>") == [(f"https://wire.example{path}", "News")]


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "no page",
        "<a href='/feedback'>x</a>",
        "<a href='/rss-explained'>x</a>",
        "<link rel=alternate type='application/rss+xml'>",
        "<link rel=alternate type='application/rss+xml' href='javascript:x'>",
        "<link rel=alternate type='application/json' href='/wp-json/wp/v2/posts/1'>",
        "<link rel=alternate type='application/rss+xml' href='https://[::1'>",
        "\0\ud800",
    ],
)
def test_other_links_are_none(markup: str) -> None:
    assert found(markup) == []


@pytest.mark.parametrize(
    "piece", ["<a href='/feed'>", "<link rel=alternate type=text/xml href=", "<base href=x>", "<!--"]
)
def test_hostile_pages_take_linear_time(piece: str) -> None:
    assert_linear(lambda text: feed_links(text, URL), piece, repeats=3_000)
