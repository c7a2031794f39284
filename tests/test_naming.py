"""The user's own word on names, `entities.toml`: what commands and doctor make of it, and of one that is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui.cli import run
from tui.entities import names
from tui.settings import places

PINS = """
[[same]]
names = ["Orrery Mills", "Vendane Combine"]
kind = "organisation"
"""
TOLD = "Title: {0}\nSource: {0}\n\nThe ferry of {1} left Homs with 80 people on Friday.\n"


@pytest.fixture
def reports(tmp_path: Path) -> list[str]:
    paths = [tmp_path / f"{name}.txt" for name in ("Wire", "Post")]
    for path, name in zip(paths, ("Orrery Mills", "Vendane Combine"), strict=True):
        path.write_text(TOLD.format(path.stem, name), encoding="utf-8")
    return [str(path) for path in paths]


@pytest.fixture
def pins() -> Path:
    """Where the file is looked for."""
    file = places().entities
    file.parent.mkdir(parents=True)
    return file


def spellings(printed: str) -> list[dict[str, dict[str, int]]]:
    return [entity["spellings"] for entity in json.loads(printed)["entities"]]


def test_names_that_the_user_calls_one_are_one(
    reports: list[str], pins: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    joined = {"left": {"Orrery Mills": 1}, "right": {"Vendane Combine": 1}}
    run(["compare", *reports, "--format", "json"])
    assert joined not in spellings(capsys.readouterr().out)
    pins.write_text(PINS)
    run(["compare", *reports, "--format", "json"])
    assert joined in spellings(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"[[same]]\nnames = 'One'\n", "Line 1: "),
        (b"[[same\n", "Line 1: "),
        (b'"\\u001b[31m" = 1\n', "means nothing here"),
        (b"\xff\xfe", "not written in UTF-8"),
        (None, "cannot be read"),
    ],
    ids=["a mistake", "no TOML", "escape codes", "no text", "a folder"],
)
def test_a_file_that_is_wrong_is_told_in_one_line_and_left_aside(
    reports: list[str], pins: Path, content: bytes | None, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["compare", *reports])
    usual = capsys.readouterr().out
    if content is None:
        pins.mkdir()
    else:
        pins.write_bytes(content)
    run(["compare", *reports])
    printed = capsys.readouterr()
    assert printed.out == usual
    assert printed.err.startswith("wireside: entities.toml is left aside. ")
    assert told in printed.err
    assert printed.err[:-1].isprintable()
    assert run(["doctor"]) == 1
    assert "names: entities.toml is left aside. " in capsys.readouterr().out


def test_doctor_counts_what_the_user_says(pins: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor"]) == 0
    assert f"names: joined by rules alone; {pins} would be asked" in capsys.readouterr().out
    pins.write_text(PINS)
    assert run(["doctor"]) == 0
    assert f"names: 1 joined, 0 kept apart in {pins}" in capsys.readouterr().out


def test_a_model_of_names_that_is_missing_is_told_and_the_comparison_goes_on(
    reports: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(names, "get_data", lambda *_: b"")
    names._loaded.cache_clear()
    try:
        assert run(["compare", *reports]) == 0
    finally:
        monkeypatch.undo()
        names._loaded.cache_clear()
    printed = capsys.readouterr()
    assert printed.err.count("Names are found by rules") == 1
    assert "Homs" in printed.out
