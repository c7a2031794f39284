"""Feeds as rows: columns that do not jump, whatever a feed is called and however it fares."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.library.feeds import Fetched
from tui.state.subscriptions import FullText, Subscription
from tui.text.clean import clean_line
from tui.view.cells import width_of
from tui.view.feeds import FeedLine, empty_rows, feed_note, feed_page, feed_row, folder_row, heads_row, since

NOW = 1_000_000.0
WIRE = FeedLine(
    Subscription("https://wire.example/feed", "Northern Wire", "World/Asia", FullText.ALWAYS, 90),
    Fetched(fetched=NOW - 3 * 3600, due=NOW + 1800, arrived=NOW - 86_400, site="https://wire.example/"),
    1_240,
    12,
)
FAILED = WIRE._replace(fetched=Fetched(fetched=NOW - 70, trouble="It does not answer.", cure="Check the address."))
TEXTS = st.text(st.sampled_from("ab 叙利😀é\u0301/"), max_size=60).map(clean_line)


def test_a_feed_is_one_line_with_columns_to_the_right() -> None:
    assert feed_row(WIRE, 76, 0, now=NOW).text == f" ✓ {'Northern Wire':<40}{'12':>8}{'3 h':>9}{'full':>6}{'90 min':>9}"
    assert heads_row(76).text == f"  {'':<41}{'unread':>8}{'fetched':>9}{'text':>6}{'every':>9}"


def test_narrow_lines_give_up_columns_before_names() -> None:
    assert feed_row(WIRE, 40, 0, now=NOW).text == f" ✓ {'Northern Wire':<28}{'12':>8}"


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        (WIRE, "✓"),
        (FAILED, "!"),
        (WIRE._replace(fetched=Fetched()), "·"),
        (FAILED._replace(subscription=WIRE.subscription._replace(ended="It is gone for good.")), "–"),
    ],
)
def test_how_it_fares_is_a_character_first(line: FeedLine, sign: str) -> None:
    assert feed_row(line, 76, 0, now=NOW).text[1] == sign
    assert feed_row(line, 76, 0, asked=True, now=NOW).text[1] == "…"


def test_what_is_known_of_a_feed_is_told_in_words() -> None:
    assert [row.text.strip() for row in feed_note(WIRE, 100, 60, NOW)] == [
        "Northern Wire   World / Asia",
        "https://wire.example/feed",
        "Fetched 3 h ago, due in 30 min, every 90 min · 1,240 reports, 12 unread, the last 24 h ago",
    ]
    assert feed_note(FAILED, 80, 60, NOW)[-1].text == " ! It does not answer. Check the address."
    page = [row.text for row in feed_page(FAILED, 44, 60, NOW)]
    assert " Full text  always fetched from the pages" in page
    assert page[-1] == " ! It does not answer. Check the address."


def test_a_clock_that_was_put_back_is_no_trouble() -> None:
    assert since(NOW + 500, NOW) == "now"
    assert since(0.0, NOW) == "never"


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS, TEXTS, st.integers(10, 120), st.integers(0, 10**9))
def test_every_row_fits(name: str, folder: str, trouble: str, width: int, unread: int) -> None:
    line = FeedLine(Subscription("/a", name, folder), Fetched(fetched=1.0, trouble=trouble), unread, unread)
    rows = [feed_row(line, width, 0), folder_row(folder, [line], width), heads_row(width)]
    assert {width_of(row.text) for row in rows} == {min(width, 96) - 1}
    for row in (*feed_note(line, width, 60), *empty_rows(max(width, 20))):
        assert width_of(row.text) <= max(width, 20)
    if width >= 30:
        assert max(width_of(row.text) for row in feed_page(line, width, 60)) <= width
