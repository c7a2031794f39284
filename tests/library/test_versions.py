"""What an article said before it was changed can still be read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tui.text import Article

if TYPE_CHECKING:
    from tui.library import Library


def said(text: str, title: str = "Quake", byline: str = "") -> Article:
    return Article.from_text(text, title=title, source="Wire", byline=byline, key="quake")


def test_earlier_texts_are_kept_newest_first(library: Library) -> None:
    texts = ["Two died.", "Three died.", "Four died."]
    for text in texts:
        library.add([said(text)])
    assert library.article("quake") == said("Four died.")
    assert [version.article for version in library.versions("quake")] == [said("Three died."), said("Two died.")]


def test_a_version_knows_its_digest_and_when_it_came(library: Library) -> None:
    library.add([said("Two died.")])
    library.add([said("Three died.")])
    (version,) = library.versions("quake")
    assert version.digest == said("Two died.").digest
    assert timedelta() <= datetime.now(UTC) - version.added < timedelta(minutes=1)


def test_another_headline_is_another_version(library: Library) -> None:
    library.add([said("Two died.")])
    assert library.add([said("Two died.", title="Quake kills two")]) == 1
    assert [version.article.title for version in library.versions("quake")] == ["Quake"]


def test_a_corrected_byline_alone_is_taken_over_without_one(library: Library) -> None:
    library.add([said("Two died.")])
    assert library.add([said("Two died.", byline="A. Reporter")]) == 0
    assert library.article("quake") == said("Two died.", byline="A. Reporter")
    assert library.versions("quake") == []


def test_versions_go_with_the_article(library: Library) -> None:
    library.add([said("Two died.")])
    library.add([said("Three died.")])
    library.remove(["quake"])
    library.add([said("Four died.")])
    assert library.versions("quake") == []


def test_an_unknown_key_has_no_versions(library: Library) -> None:
    assert library.versions("nothing") == []
