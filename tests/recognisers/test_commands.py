"""The commands with another recogniser: which names they find, and what they say where there is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.recognisers.pipelines import pipeline
from tui.cli import run

TOLD = "Title: {0}\nSource: {0}\n\nThe ferry Quux left Orrery for Zed with 80 people on Friday.\n"


@pytest.fixture
def reports(tmp_path: Path) -> list[str]:
    paths = [tmp_path / f"{name}.txt" for name in ("Wire", "Post", "Globe")]
    for path in paths:
        path.write_text(TOLD.format(path.stem), encoding="utf-8")
    return [str(path) for path in paths]


@pytest.fixture
def rules(tmp_path: Path) -> str:
    return pipeline(tmp_path / "rules", {"Zed": "PER", "Orrery": "LOC", "Quux": "PRODUCT"})


def named(printed: str) -> set[tuple[str, str]]:
    return {(entity["name"], entity["kind"]) for entity in json.loads(printed)["entities"]}


def test_a_comparison_takes_the_names_of_a_pipeline(
    reports: list[str], rules: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", *reports[:2], "--format", "json", "--recogniser", rules]) == 0
    printed = capsys.readouterr()
    assert named(printed.out) == {("Zed", "person"), ("Orrery", "place")}
    assert printed.err == ""


def test_the_environment_names_a_recogniser_too_and_the_option_goes_before_it(
    reports: list[str], rules: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIRESIDE_RECOGNISER", rules)
    run(["compare", *reports[:2], "--format", "json"])
    assert ("Zed", "person") in named(capsys.readouterr().out)
    run(["compare", *reports[:2], "--format", "json", "--recogniser", ""])
    assert ("Zed", "person") not in named(capsys.readouterr().out)


def test_three_reports_are_covered_with_the_names_of_a_pipeline(
    reports: list[str], rules: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["compare", *reports, "--recogniser", rules])
    printed = capsys.readouterr()
    assert "Orrery" in printed.out
    assert printed.err == ""


@pytest.mark.parametrize("wanted", ["spacy:no_such_pipeline", "gliner:no/such/folder", "what:ever", "nonsense"])
def test_a_recogniser_that_cannot_be_had_is_told_in_one_sentence_and_the_command_goes_on(
    reports: list[str], wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["compare", *reports[:2]])
    usual = capsys.readouterr().out
    assert run(["compare", *reports[:2], "--recogniser", wanted]) == 0
    printed = capsys.readouterr()
    assert printed.out == usual
    assert printed.err.startswith("wireside: ")
    assert printed.err.endswith("Wireside finds names itself.\n")
    assert printed.err.count("\n") == 1


def test_a_name_with_escape_codes_is_told_without_them(reports: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for wanted in ("spacy:\x1b[31mred", "\x1b[31mred:x", "\x1b[31mred", "gliner:\x1b[31mred"):
        run(["compare", *reports[:2], "--recogniser", wanted])
        assert "\x1b" not in capsys.readouterr().err


def test_doctor_names_the_recogniser_and_says_what_is_wrong_with_it(
    rules: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["doctor"]) == 0
    assert "recogniser: Wireside's own" in capsys.readouterr().out
    assert run(["doctor", "--recogniser", rules]) == 0
    assert f"recogniser: {rules}\n" in capsys.readouterr().out
    assert run(["doctor", "--recogniser", "spacy:no_such_pipeline"]) == 1
    assert "recogniser: spaCy finds no pipeline called no_such_pipeline." in capsys.readouterr().out
