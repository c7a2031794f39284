"""An article that has changed: the head tells then from now, and so does everything that is printed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui.compare import Comparison, then_and_now
from tui.text import Article
from tui.view.blocks import blocks
from tui.view.cells import width_of
from tui.view.export import FORMATS, exported, write
from tui.view.summary import Summary, head_rows, why_rows

pytestmark = pytest.mark.usefixtures("london")
THEN = "The river rose by two metres. Nobody was hurt, the mayor of Corrie said. The only bridge is shut."
NOW = "The river rose by three metres. Schools stay shut until Monday. The only bridge is shut."


def changed(title: str = "River rises", source: str = "Northern Wire") -> Comparison:
    then, now = (
        Article.from_text(text, headline, source, "2024-12-06T18:30:00Z", key="https://wire.example/river")
        for text, headline in ((THEN, "River rises"), (NOW, title))
    )
    return then_and_now(then, datetime(2024, 12, 6, 18, 40, tzinfo=UTC), now)


def head(comparison: Comparison, width: int = 120) -> list[str]:
    return [row.text for row in head_rows(Summary.of(comparison, blocks(comparison)), width, split=width >= 100)]


def test_the_head_says_which_text_is_which_and_nothing_of_copies() -> None:
    first, second, third = head(changed())
    assert "A Northern Wire  earlier text of Fri 6 Dec 2024, 18:40 " in first
    assert "B Northern Wire  present text" in first
    assert second.strip().startswith("Shared A 67 % B 67 %")
    assert third.strip().startswith("Figures 1 updated")


def test_the_head_of_the_swapped_comparison_says_the_same() -> None:
    first = head(changed().swapped())[0]
    assert "A Northern Wire  present text" in first
    assert "B Northern Wire  earlier text of Fri 6 Dec 2024, 18:40" in first


@pytest.mark.parametrize("width", [60, 70, 80, 100, 120, 200])
def test_in_a_narrow_window_then_is_still_told_from_now(width: int) -> None:
    first = head(changed(), width)[0]
    assert "earlier text" in first
    assert "present text" in first
    assert width_of(first) <= width


def test_a_changed_headline_is_told() -> None:
    assert "headline changed" in head(changed("River rises further"))[1]
    assert "headline" not in head(changed())[1]


def test_what_only_one_text_says_went_or_came() -> None:
    comparison = changed()
    said = [
        "".join(row.text for row in why_rows(comparison, block, 120))
        for block in blocks(comparison)
        if block.mark in "<>"
    ]
    assert sorted(said) == [
        " Only A the article no longer says this.",
        " Only B the earlier text did not say this.",
    ]
    swapped = comparison.swapped()
    said = [
        "".join(row.text for row in why_rows(swapped, block, 120)) for block in blocks(swapped) if block.mark in "<>"
    ]
    assert sorted(said) == [
        " Only A the earlier text did not say this.",
        " Only B the article no longer says this.",
    ]


@pytest.mark.parametrize("name", [*sorted(FORMATS.keys() - {"json"}), "plain", "svg"])
def test_every_export_tells_then_from_now(name: str) -> None:
    text = exported(changed(), name).replace("&#160;", " ")
    assert "earlier text of Fri 6 Dec 2024, 18:40" in text
    assert "present text" in text
    assert "copy" not in text.replace("copyright", "")


def test_the_file_is_called_after_the_one_outlet(tmp_path: Path) -> None:
    assert write(changed(), "md", tmp_path).name == "northern-wire-then-and-now.md"
    assert write(changed(source=""), "html", tmp_path).name == "unknown-outlet-then-and-now.html"
    assert "<title>Northern Wire, then and now: River rises</title>" in exported(changed(), "html")
