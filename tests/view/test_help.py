"""The help lists every key there is; the welcome names the first five."""

from __future__ import annotations

import pytest

from tui.entities.mention import Kind
from tui.keys import KEYS, Where
from tui.view.article import SIGNS
from tui.view.cells import width_of
from tui.view.help import help_rows
from tui.view.verdicts import LEGEND
from tui.view.welcome import welcome_rows

WIDTHS = [40, 60, 80, 120]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_key_is_listed_with_its_words(width: int) -> None:
    rows = help_rows(width)
    shown = "".join("".join(row.text.split()) for row in rows)
    for key in KEYS:
        assert "".join(f"{key.shown}{key.words}".split()) in shown
    sections = {run.text for row in rows for run in row.runs if run.role == "section"}
    assert sections == {*(where.value for where in Where), "Signs of a comparison", "Marked in an article"}


@pytest.mark.parametrize("width", WIDTHS)
def test_every_sign_is_explained(width: int) -> None:
    shown = "".join("".join(row.text.split()) for row in help_rows(width))
    for mark, words in (*LEGEND, *SIGNS):
        assert "".join(f"{mark}{words}".split()) in shown


def test_every_kind_of_mention_is_shown_as_it_is_marked() -> None:
    shown = {role for row in help_rows(80) for run in row.runs for role in run.role.split()}
    figures = {Kind.MONEY, Kind.PERCENT}  # look like every figure
    assert {kind.value for kind in Kind if kind not in figures} <= shown


@pytest.mark.parametrize("width", WIDTHS)
def test_help_fits_its_width(width: int) -> None:
    assert all(width_of(row.text) <= width for row in help_rows(width))


def test_the_words_stand_in_one_column() -> None:
    starts = {width_of(row.runs[0].text) for row in help_rows(80) if len(row.runs) == 2}
    assert len(starts) == 1
    assert all(row.runs[0].text.endswith(" ") for row in help_rows(80) if len(row.runs) == 2), "keys end before words"


@pytest.mark.parametrize("width", WIDTHS[1:])
def test_the_welcome_fits_and_speaks_of_samples_only_where_there_are_some(width: int) -> None:
    for samples in (True, False):
        rows = welcome_rows(width, samples=samples)
        assert all(width_of(row.text) <= width for row in rows)
        assert any("sample" in row.text for row in rows) is samples


def test_the_welcome_teaches_keys_that_exist() -> None:
    known = {name for key in KEYS for name in key.keys}
    keys = [run.text for row in welcome_rows(80, samples=False) for run in row.runs if run.role == "key"]
    taught = {name for text in keys for name in text.split()}
    assert taught
    assert taught <= known
