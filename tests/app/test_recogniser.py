"""The reader with another recogniser: it starts without it, and takes its names when it is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.session import Session, Start
from tests.recognisers.pipelines import pipeline
from tui.app import starting
from tui.entities.mention import NAMED

REPORT = "Title: {0}\nSource: {0}\n\nThe ferry Quux left Homs on Friday.\n\n" + "It was late in the day.\n\n" * 40


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{name}.txt" for name in ("Wire", "Post")]
    for path in paths:
        path.write_text(REPORT.format(path.stem), encoding="utf-8")
    return paths


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """What can wait waits until the test lets it run."""
    monkeypatch.setattr(starting, "_SETTLED", 3600)


async def load(session: Session) -> None:
    session.app.in_background(session.app._work.load_recogniser, "load")
    await session.settle()


def named(session: Session) -> set[tuple[str, str]]:
    """What the article shows as names of a kind."""
    return {(text, kind) for text, role in session.roles(session.article) for kind in NAMED if kind in role.split()}


@pytest.mark.usefixtures("waiting")
async def test_the_open_article_gets_the_names_of_the_recogniser_and_nothing_moves(
    start: Start, reports: list[Path], tmp_path: Path
) -> None:
    rules = pipeline(tmp_path / "rules", {"Quux": "ORG", "late": "PERSON"})
    async with start(reports[0], recogniser=rules) as session:
        assert ("Homs", "place") in named(session)
        await session.press("space")
        top = session.article.scroll_offset.y
        assert top > 0
        await load(session)
        assert named(session) == {("Quux", "organisation"), ("late", "person")}
        assert session.article.scroll_offset.y == top


@pytest.mark.usefixtures("waiting")
async def test_what_is_opened_and_compared_later_has_the_names_of_the_recogniser(
    start: Start, reports: list[Path], tmp_path: Path
) -> None:
    async with start(*reports, recogniser=pipeline(tmp_path / "rules", {"Quux": "ORG"})) as session:
        await load(session)
        await session.press("j", "enter")
        assert named(session) == {("Quux", "organisation")}
        await session.press("c")
        assert [entity.name for entity in session.compared.comparison.entities] == ["Quux"]


@pytest.mark.usefixtures("waiting")
async def test_an_open_comparison_is_made_anew_at_its_place(start: Start, reports: list[Path], tmp_path: Path) -> None:
    async with start(*reports, recogniser=pipeline(tmp_path / "rules", {"Quux": "ORG"})) as session:
        await session.press("j", "enter", "c", "j")
        place = session.pane.cursor
        assert place > 0
        assert [entity.name for entity in session.compared.comparison.entities] != ["Quux"]
        await load(session)
        assert [entity.name for entity in session.compared.comparison.entities] == ["Quux"]
        assert session.pane.cursor == place


@pytest.mark.usefixtures("waiting")
async def test_one_that_cannot_be_had_is_told_and_everything_goes_on(start: Start, reports: list[Path]) -> None:
    async with start(reports[0], recogniser="spacy:no_such_pipeline") as session:
        await load(session)
        assert "spaCy finds no pipeline called no_such_pipeline." in session.foot
        assert ("Homs", "place") in named(session)
