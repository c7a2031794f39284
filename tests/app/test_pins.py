"""The reader with an `entities.toml` of the user's."""

from __future__ import annotations

from pathlib import Path

from tests.app.session import Start
from tui.settings import places

REPORT = "Title: Ferry\nSource: Wire\n\nOrrery Mills sold the ferry to Homs. The Vendane Combine bought it.\n"


async def test_names_that_the_user_calls_one_are_one(start: Start, tmp_path: Path) -> None:
    report = tmp_path / "ferry.txt"
    report.write_text(REPORT)
    places().entities.parent.mkdir(parents=True)
    places().entities.write_text('[[same]]\nnames = ["Orrery Mills", "Vendane Combine"]\nkind = "organisation"\n')
    async with start(report) as session:
        assert session.article.side
        named = {mention.entity for mention in session.article.side.mentions if mention.kind.named}
        assert len(named) == 2
        assert "Homs" in named


async def test_a_file_with_a_mistake_is_told_and_left_aside(start: Start) -> None:
    places().entities.parent.mkdir(parents=True)
    places().entities.write_text("[[same]]\nnames = 1\n")
    async with start(size=(140, 30)) as session:
        assert "entities.toml is left aside. Line 1: names must be a list" in session.foot
        assert session.keys
