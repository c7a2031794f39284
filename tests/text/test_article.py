from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests import hostile
from tui.text import Article


def test_all_strings_are_clean() -> None:
    for _, text in hostile.strings():
        article = Article.from_text(
            text + "\nend", title=text, source=text, url="http://a.example/" + text, byline=text, key=text
        )
        for field in (article.title, article.source, article.url, article.byline, article.key):
            assert not hostile.FORBIDDEN.search(field)
            assert "\n" not in field
        assert not hostile.FORBIDDEN.search(article.text)


def test_text_is_set_out_a_paragraph_a_line() -> None:
    article = Article.from_text("  Two   people died. \r\n\r\n\r\nOne lived.\nOne left.\n")
    assert article.text == "Two people died.\n\nOne lived.\n\nOne left."
    assert [article.text[p.start : p.end] for p in article.paragraphs] == article.text.split("\n\n")
    assert Article.from_text(article.text).text == article.text


def test_the_key_is_given_or_the_address_or_a_hash() -> None:
    assert Article.from_text("a", key="/tmp/a.txt", url="http://a.example/").key == "/tmp/a.txt"
    assert Article.from_text("a", url="https://A.example/x?utm_source=f&id=2#top").key == "https://a.example/x?id=2"
    assert Article.from_text("a", url="javascript:alert(1)").key.startswith("sha:")
    assert Article.from_text("a", url="http://[::1").key.startswith("sha:")


def test_equal_wire_copies_of_two_outlets_stay_two() -> None:
    one, other = (Article.from_text("Two died.", title="Crash", source=source) for source in ("Wire", "Post"))
    assert one.key != other.key
    assert one.digest == other.digest


def test_another_text_is_another_version() -> None:
    assert Article.from_text("Two died.", key="k").digest != Article.from_text("Three died.", key="k").digest


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2024-09-10T18:30:00Z", datetime(2024, 9, 10, 18, 30, tzinfo=UTC)),
        ("2024-09-10T18:30:00+03:00", datetime(2024, 9, 10, 18, 30, tzinfo=timezone(timedelta(hours=3)))),
        ("2024-09-10", datetime(2024, 9, 10, tzinfo=UTC)),
        (datetime(2024, 9, 10), datetime(2024, 9, 10, tzinfo=UTC)),  # noqa: DTZ001 - a naive one is what is asked about
        (None, None),
        ("", None),
        ("last Tuesday", None),
        ("0001-01-01T00:00:00", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("2024-09-10T18:30:00+9999", None),
        ("٢٠٢٤-٠٩-١٠", None),
    ],
)
def test_a_date_is_aware_or_nothing(given: str | datetime | None, expected: datetime | None) -> None:
    assert Article.from_text("a", published=given).published == expected


def test_a_date_after_tomorrow_is_nothing() -> None:
    assert Article.from_text("a", published=datetime.now(UTC) + timedelta(days=3)).published is None
    assert Article.from_text("a", published=datetime.now(UTC)).published is not None


def test_nothing_at_all_is_an_article_too() -> None:
    article = Article.from_text("")
    assert (article.text, article.paragraphs) == ("", ())
