from __future__ import annotations

import pytest

from tests.linear import assert_linear
from tui.sources.document import read_text
from tui.sources.formats import Problem, article_from
from tui.sources.markdown import read_markdown
from tui.text import Article, ParagraphKind


def article(content: str | bytes, name: str = "northern-wire.txt") -> Article:
    result = article_from(content.encode() if isinstance(content, str) else content, name)
    assert isinstance(result, Article), result
    return result


def described(found: Article) -> tuple[str, str, str, str | None, str]:
    return found.title, found.source, found.byline, found.published and found.published.isoformat(), found.url


DESCRIBED = ("Toll rises to 19", "The Wire", "Jane Roe", "2023-10-24T09:10:00+01:00", "https://wire.example/a")
TEXT = """\
Title: Toll rises to 19
Source: The Wire
Byline: Jane Roe
Published: 2023-10-24T09:10:00+01:00
URL: https://wire.example/a

Police said: nineteen people died.
"""
MARKDOWN = """\
---
title: "Toll rises to 19"
outlet: The Wire
tags: [rail]
author: Jane Roe
date: Tue, 24 Oct 2023 09:10:00 +0100
link: https://wire.example/a
---

Police said: nineteen people died.
"""
HTML = """\
<!DOCTYPE html><html><head><meta charset="utf-8"><title>Toll rises to 19 | The Wire</title>
<meta property="og:title" content="Toll rises to 19"><meta property="og:site_name" content="The Wire">
<meta name="author" content="Jane Roe"><meta property="article:published_time" content="2023-10-24T09:10:00+01:00">
<link rel="canonical" href="https://wire.example/a"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Toll rises to 19</h1>
<p>Nineteen people died when an <b>express</b> train left the <a href="/x">tracks</a> near Loxham, police said.</p>
<h2>What we know so far</h2>
<ul><li>The train was travelling at about 130 km/h</li><li><p>The driver was unhurt, the operator said</p></li></ul>
<p>The line is closed in both directions until Friday.<br>Buses run between Marl and Eastquay.</p></article>
<footer><p>© 2023 The Wire</p></footer><script>var x = "not the report";</script></body></html>
"""


@pytest.mark.parametrize(("content", "name"), [(TEXT, "a.txt"), (MARKDOWN, "a.md"), (HTML, "a.html")])
def test_every_format_tells_title_outlet_byline_date_and_address(content: str, name: str) -> None:
    assert described(article(content, name)) == DESCRIBED


@pytest.mark.parametrize(
    ("content", "text"), [(MARKDOWN, "Police said: "), (HTML, "Nineteen"), (TEXT, "Police said: ")]
)
def test_a_name_without_a_known_ending_is_told_by_its_content(content: str, text: str) -> None:
    found = article(content, "download")
    assert described(found) == DESCRIBED
    assert found.text.startswith(text)


def test_a_page_gives_its_report_in_blocks_and_nothing_around_it() -> None:
    found = article(HTML, "a.html")
    assert found.text.split("\n\n") == [
        "Nineteen people died when an express train left the tracks near Loxham, police said.",
        "What we know so far",
        "• The train was travelling at about 130 km/h",
        "• The driver was unhurt, the operator said",
        "The line is closed in both directions until Friday.",
        "Buses run between Marl and Eastquay.",
    ]
    kinds = [block.kind for block in found.paragraphs]
    assert kinds[:3] == [ParagraphKind.PROSE, ParagraphKind.HEADING, ParagraphKind.ITEM]


def test_a_page_of_a_few_lines_is_taken_whole() -> None:
    assert (
        article("<html><body><p>Two died.</p><p>One lived.</p></body></html>", "a.htm").text
        == "Two died.\n\nOne lived."
    )


def test_a_page_is_decoded_as_it_declares() -> None:
    page = "<html><head><meta charset='windows-1251'></head><body><p>Погибли два человека.</p></body></html>"
    assert article(page.encode("cp1251"), "a.html").text == "Погибли два человека."


def test_a_date_that_makes_no_sense_gives_way_to_one_that_does() -> None:
    page = HTML.replace("2023-10-24T09:10:00+01:00", "yesterday").replace(
        "<script>", '<script type="application/ld+json">{"datePublished": "2023-10-24T08:00:00Z"}</script><script>'
    )
    assert article(page, "a.html").published.isoformat() == "2023-10-24T08:00:00+00:00"  # type: ignore[union-attr]


def test_markdown_becomes_plain_blocks() -> None:
    text = read_markdown(
        "# Toll rises\n\nTwo *died*\nin `Homs`, [police](http://p.example) said.\n\n## Aftermath\n\n- the driver\n"
        "- a child\n\n1. one\n2. two\n\n> quoted\n\n![smoke](http://p.example/x.png)\n\n<div>markup</div>\n\n    code\n"
    )
    assert text.title == "Toll rises"
    assert text.text.split("\n\n") == [
        "Two died in Homs, police said.",
        "Aftermath",
        "• the driver",
        "• a child",
        "1. one",
        "2. two",
        "quoted",
        "code\n",
    ]


def test_front_matter_that_never_ends_is_text() -> None:
    assert read_markdown("---\ntitle: x\n\nTwo died.").title == ""


def test_a_first_line_like_a_headline_is_the_title_and_leaves_the_body() -> None:
    found = article("Toll rises to 19\n\nNineteen people died.\n")
    assert (found.title, found.source, found.text) == ("Toll rises to 19", "Northern Wire", "Nineteen people died.")


def test_a_first_sentence_stays_in_the_body_and_its_beginning_stands_for_a_title() -> None:
    found = article("Nineteen people died near Loxham.\n\nOne lived.\n")
    assert (found.title, found.text) == (
        "Nineteen people died near …",
        "Nineteen people died near Loxham.\n\nOne lived.",
    )


def test_what_only_looks_like_a_header_is_text() -> None:
    for text in ("Source: police.\n\nTwo died.", "Note: the toll is not final.\nTitle: none\n\nTwo died."):
        assert read_text(text).text.startswith(text[:4])


def test_a_title_that_the_body_repeats_is_not_repeated() -> None:
    assert article("Title: ‘Watch me’\nSource: Lantern\n\n'Watch me'\n\nHe did not.").text == "He did not."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac-roman"])
def test_encodings_are_recognised(encoding: str) -> None:
    text = "Les autorités ont évacué près de trois cents élèves après l’incendie, a déclaré le préfet. " * 5
    assert article(text.encode(encoding)).text == text.strip()


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    data = ("“Café” — " * 20).encode() + b"\xff" + "“Café”".encode()
    assert article(data).text.endswith("\ufffd“Café”")


def test_hostile_markup_is_survived() -> None:
    for content, name in (
        ("<div>" * 20_000 + "x", "a.html"),
        ("<p>" + "<b>x</b>" * 5_000, "a.html"),
        (">" * 5_000 + " x", "a.md"),
        ("[" * 5_000, "a.md"),
        ("x&#27;[5;9;53my &#x202e;", "a.md"),
    ):
        result = article_from(content.encode(), name)
        assert not isinstance(result, Article) or "\x1b" not in result.text


@pytest.mark.parametrize("fragment", ["Title: a\n", "a: ", "\n", "---\n", " "])
def test_time_grows_with_length(fragment: str) -> None:
    assert_linear(read_text, fragment)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ('<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>', "a feed"),
        ('<!-- made -->\n<feed xmlns="http://www.w3.org/2005/Atom"/>', "a feed"),
        ('<opml version="2.0"/>', "a list of feeds"),
    ],
)
def test_a_feed_is_no_report(content: str, what: str) -> None:
    found = article_from(content.encode(), "news.xml")
    assert isinstance(found, Problem)
    assert found.reason == f"news.xml is {what} and no report; `wireside add` follows it."
