"""Many articles in one stream: any line may be broken, and none stops the others."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.sources import ndjson
from tui.sources.files import Problem, read_files
from tui.sources.ndjson import article_of, line_of, read_ndjson
from tui.text import Article

if TYPE_CHECKING:
    from pathlib import Path


def read(*lines: bytes | str | dict[str, object]) -> list[Article | Problem]:
    given = [json.dumps(line) if isinstance(line, dict) else line for line in lines]
    data = b"\n".join(line.encode() if isinstance(line, str) else line for line in given)
    return list(read_ndjson(io.BytesIO(data), "news.ndjson"))


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(max_size=100),
    title=st.text(min_size=1, max_size=40),
    source=st.text(max_size=20),
    published=st.none() | st.datetimes(datetime(1970, 1, 2), datetime(2026, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_what_is_written_is_read_back(text: str, title: str, source: str, published: datetime | None) -> None:
    article = Article.from_text(text, title, source, published, "https://news.example/a", "A. Reporter", "key")
    if article.title or article.text:
        assert article_of(line_of(article)) == article


def test_fields_go_by_the_names_that_others_give_them() -> None:
    record = {"id": "made-1", "title": "Quake", "paragraphs": ["Two died.", "One fled."], "event": None}
    (found,) = read({**record, "published": 1_730_000_000, "link": "https://www.news.example/1"})
    assert isinstance(found, Article)
    assert (found.key, found.text) == ("made-1", "Two died.\n\nOne fled.")
    assert found.published == datetime.fromtimestamp(1_730_000_000, UTC)
    assert found.source == "news.example", "an outlet that is not named is told by the address"


@pytest.mark.parametrize("published", [1e400, -1e18, True, [], {}, "yesterday", "0001-01-01", float("nan"), None])
def test_a_date_without_sense_is_none(published: object) -> None:
    (found,) = read({"title": "Quake", "published": published})
    assert isinstance(found, Article)
    assert found.published is None


BROKEN = [
    "{",
    "Dear diary",
    "[1, 2]",
    '"text"',
    "null",
    "{}",
    '{"title": 7.5, "text": {"a": 1}}',
    b"\xff\xfe\x00{",
    "[" * 100_000,
    '{"title": ' + "9" * 5_000 + "}",
]


@pytest.mark.parametrize("line", BROKEN, ids=lambda line: repr(line[:12]))
def test_a_broken_line_is_told_with_its_number_and_stops_nothing(line: bytes | str) -> None:
    found = read({"title": "Before"}, "", line, {"title": "After"})
    assert [each.title for each in found if isinstance(each, Article)] == ["Before", "After"]
    assert [each.reason for each in found if isinstance(each, Problem)] == ["Line 3 of news.ndjson is no article."]


def test_a_line_without_end_is_told_and_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ndjson, "LONGEST", 50)
    found = read("x" * 1_000, {"title": "After"}, "y" * 1_000)
    assert [each.title for each in found if isinstance(each, Article)] == ["After"]
    assert "Line 1 of news.ndjson is too long to be a report." in {getattr(each, "reason", "") for each in found}
    assert len(found) == 3


def test_a_file_of_many_is_read_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "news.ndjson").write_text('{"title": "One"}\n{"title": "Two"}\nthree\n')
    (tmp_path / "none.jsonl").write_text("")
    (tmp_path / "a.txt").write_text("Rain fell on the valley.")
    found = list(read_files([tmp_path]))
    assert [each.title for each in found if isinstance(each, Article)] == ["Rain fell on the …", "One", "Two"]
    assert [each.reason for each in found if isinstance(each, Problem)] == [
        "Line 3 of news.ndjson is no article.",
        f"{tmp_path}/none.jsonl is empty.",
    ]
