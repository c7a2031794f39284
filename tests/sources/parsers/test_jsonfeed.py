"""JSON Feed, as it should be and as it should not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tui.sources.feed import Entry, Feed
from tui.sources.feeds import parse
from tui.sources.parsers.giants import ENTRIES
from tui.sources.worker import ParseError

URL = "https://wire.example/feed.json"
VERSION = "https://jsonfeed.org/version/1.1"


def read(*items: Any, **fields: Any) -> Feed:
    record = {"version": VERSION, "title": "Northern Wire", "home_page_url": "/news/", **fields, "items": items}
    return parse(json.dumps(record).encode(), URL)


def test_an_item_has_all_that_it_says() -> None:
    feed = read(
        {
            "id": "1",
            "url": "1.html",
            "external_url": "https://other.example/1",
            "title": "AT&amp;T grows <video> further",
            "content_html": "<p>It grows.</p><p>A lot.</p>",
            "summary": "It grows.",
            "date_published": "2024-09-24T09:10:00+02:00",
            "tags": ["Telecoms", 7, "Telecoms"],
            "authors": [{"name": "A. Reporter"}, {"url": "https://x.example"}, "nobody"],
            "attachments": [{"url": "/1.mp3"}, {"url": "file:///etc/passwd"}, None],
        }
    )
    assert (feed.title, feed.site) == ("Northern Wire", "https://wire.example/news/")
    assert feed.entries == (
        Entry(
            guid="1",
            url="https://wire.example/news/1.html",
            title="AT&T grows <video> further",
            byline="A. Reporter",
            published="2024-09-24T07:10:00+00:00",
            text="It grows.\n\nA lot.",
            topics=("Telecoms",),
            enclosures=("https://wire.example/1.mp3",),
        ),
    )


def test_version_1_has_one_author_and_a_feed_may_have_it_for_all() -> None:
    feed = read(
        {"id": 1, "title": "T", "author": {"name": "A. Reporter"}}, {"id": 2, "title": "U"}, author={"name": "The desk"}
    )
    assert [(entry.guid, entry.byline) for entry in feed.entries] == [("1", "A. Reporter"), ("2", "The desk")]


def test_text_is_the_fuller_form_else_the_summary() -> None:
    feed = read(
        {"content_text": "Two died.\n\nOne fled."}, {"summary": "Two <b>died</b>."}, {"content_text": "<b> & <i>"}
    )
    assert [entry.text for entry in feed.entries] == ["Two died.\n\nOne fled.", "Two died.", "<b> & <i>"]


def test_items_that_say_nothing_are_none() -> None:
    assert read({}, {"id": "1"}, {"title": " ", "content_html": "<p></p>"}, {"title": "T"}).entries == (
        Entry(title="T"),
    )


def test_feeds_of_summaries_are_truncated() -> None:
    long = "The ground shook. " * 40
    page = {"title": "T", "url": "https://wire.example/1"}
    assert read({**page, "summary": "Two died."}).truncated
    assert not read({**page, "content_text": long}).truncated


WRONG = [None, True, -1, 1.5, float("nan"), [], {}, [[]], "\ud800", "\0", "x" * 10_000]


@pytest.mark.parametrize("wrong", WRONG, ids=map(ascii, range(len(WRONG))))
def test_what_has_the_wrong_type_counts_as_not_said(wrong: Any) -> None:
    names = (
        "id url external_url title content_html content_text summary date_published tags authors attachments".split()
    )
    feed = read(dict.fromkeys(names, wrong), {"content_text": "Two died."}, wrong, title=wrong, home_page_url=wrong)
    assert "Two died." in [entry.text for entry in feed.entries]
    assert all(entry.published == "" for entry in feed.entries)
    json.dumps(feed.to_json()).encode()


def test_a_number_of_many_digits_is_a_name() -> None:
    body = f'{{"version": "{VERSION}", "items": [{{"id": {"9" * 10_000}, "content_text": "x"}}]}}'
    assert parse(body.encode(), URL).entries[0].guid == "9" * 2_048


def test_no_more_items_are_read_than_of_other_feeds() -> None:
    feed = read(*({"id": n, "title": "T"} for n in range(ENTRIES + 5)))
    assert len(feed.entries) == ENTRIES
    assert "2,005 entries" in feed.note


def test_a_byte_order_mark_does_no_harm() -> None:
    assert parse(b"\xef\xbb\xbf" + json.dumps({"version": VERSION, "items": []}).encode(), URL).entries == ()


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[" * 200_000,
        b'{"items": [' + b"[" * 200_000,
        b'{"a":' * 200_000,
        b'{"items": [{"name": "x"}]}',
        b'{"items": {}}',
        b"{} {}",
        b'{"version": 1}',
    ],
    ids=lambda body: ascii(body[:24]),
)
def test_other_json_is_no_feed(body: bytes) -> None:
    with pytest.raises(ParseError, match="is JSON, but no feed"):
        parse(body, URL)
