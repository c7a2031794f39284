"""Bad input to the commands: one plain sentence on stderr, exit code 2, and never a traceback."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.cli import run
from tui.settings import places

Complaint = Callable[..., str]
REPORT = "Quake\n\nThe quake killed 12 people in Oshun on Monday.\n"


@pytest.fixture
def complaint(capsys: pytest.CaptureFixture[str]) -> Complaint:
    """Run a command that must fail: its sentence, which is all it says."""

    def complain(*arguments: str) -> str:
        assert run(arguments) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err.isprintable() or printed.err[:-1].isprintable()
        found = re.fullmatch(r"wireside: (.*[.?])\n", printed.err)
        assert found, printed.err
        return found[1]

    return complain


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    return str(path)


# -- files
@pytest.mark.parametrize("command", [[], ["read"], ["related"]])
def test_a_missing_path(complaint: Complaint, command: list[str]) -> None:
    assert "no/such/file.txt" in complaint(*command, "no/such/file.txt")


def test_a_missing_side_of_a_comparison(complaint: Complaint, report: str) -> None:
    assert "missing.txt" in complaint("compare", report, "missing.txt")


def test_a_directory_without_articles(complaint: Complaint, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    assert "empty" in complaint("read", str(folder))


def test_a_directory_with_several_articles_asks_for_one(complaint: Complaint, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(REPORT)
    assert "2 articles" in complaint("read", str(tmp_path))


def test_a_binary_file_named_txt(complaint: Complaint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(bytes(range(256)) * 40)
    assert "a.txt" in complaint("read", str(tmp_path / "a.txt"))


@pytest.mark.parametrize("content", ["", "\n\n  \n"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_an_empty_file(complaint: Complaint, tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    assert name in complaint("read", str(tmp_path / name))


def test_a_file_that_may_not_be_read(complaint: Complaint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    assert "a.txt" in complaint("read", str(tmp_path / "a.txt"))


def test_a_name_with_newlines_and_escape_codes_is_told_without_them(complaint: Complaint) -> None:
    assert "gone red.txt" in complaint("read", "gone\n\x1b[31mred.txt\x1b]0;owned\x07")


def test_a_name_that_is_no_unicode(complaint: Complaint) -> None:
    assert "a" in complaint("read", "a\udcff.txt")


def test_a_name_with_a_null(complaint: Complaint) -> None:
    assert "a" in complaint("read", "a\0b.txt")


def test_an_overlong_name(complaint: Complaint) -> None:
    assert len(complaint("read", "a" * 5000)) < 6000


def test_a_wrong_encoding_is_still_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "old.txt"
    text = "Königin in Köln\n\nDie Königin besuchte am Montag die Stadt München; später fuhr sie nach Köln.\n"
    path.write_bytes(text.encode("cp1252"))
    assert run(["read", str(path)]) == 0
    assert "Königin" in capsys.readouterr().out


def test_empty_standard_input(complaint: Complaint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    assert complaint("read", "-")


def test_no_standard_input_at_all(complaint: Complaint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert complaint("read", "-")


# -- usage
@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["read"],
        ["read", "a", "b"],
        ["compare"],
        ["compare", "--format", "pdf", "a", "b"],
        ["compare", "--only", "nothing", "a", "b"],
        ["compare", "--width", "wide", "a", "b"],
        ["search"],
        ["doctor", "what"],
    ],
)
def test_a_wrong_command_line_names_the_help(complaint: Complaint, arguments: list[str]) -> None:
    assert "--help` shows what is possible." in complaint(*arguments)


def test_an_option_with_escape_codes_is_told_without_them(complaint: Complaint) -> None:
    assert "\x1b" not in complaint("--\x1b[31mred\n")


def test_one_report_is_no_comparison(complaint: Complaint, report: str) -> None:
    assert complaint("compare", report) == "A comparison needs two reports."


def test_more_than_twelve_reports_are_too_many(complaint: Complaint, report: str) -> None:
    assert complaint("compare", *[report] * 13) == "At most 12 reports are set against each other; 13 were named."


@pytest.mark.parametrize("query", ["is:lost", "...", "/a(/"])
def test_a_query_that_asks_nothing(complaint: Complaint, query: str) -> None:
    assert complaint("search", query)


# -- library
def test_related_reports_of_what_is_not_there(complaint: Complaint) -> None:
    assert "There is no file" in complaint("related", "no-such-key")


@pytest.mark.parametrize("command", [["list"], ["search", "homs"], ["read", "some-key"]])
def test_a_damaged_library(complaint: Complaint, command: list[str]) -> None:
    places().library.parent.mkdir(parents=True)
    places().library.write_text("this is no library\n" * 100)
    assert "library" in complaint(*command)


def test_a_user_without_a_home(complaint: Complaint, report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_: int) -> None:
        raise KeyError

    monkeypatch.setattr("pwd.getpwuid", unknown)
    for name in [name for name in os.environ if name.startswith("XDG_")] + ["HOME", "WIRESIDE_HOME"]:
        monkeypatch.delenv(name)
    assert "HOME" in complaint("list")
    assert "HOME" in complaint("related", report)


# -- what nobody foresaw
@pytest.mark.parametrize("command", ["read", "compare", "related"])
def test_an_error_that_nobody_foresaw_is_a_sentence_and_a_report_without_its_words(
    complaint: Complaint, report: str, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def fails(*_: object) -> None:
        raise KeyError("what the minister said")

    monkeypatch.setattr(f"tui.commands.reports.run_{command}", fails)
    said = complaint(command, report, report)
    assert said.startswith("Wireside had to end: something went wrong (KeyError); a report is in ~/")
    (written,) = places().reports.iterdir()
    assert said.endswith(f"/{written.name}.")
    told = written.read_text(encoding="utf-8")
    assert "builtins.KeyError" in told
    assert f"actions: {command}\n" in told
    assert "minister" not in said + told


# -- the reader without a terminal
@pytest.mark.parametrize("stdin", [subprocess.DEVNULL, subprocess.PIPE])
def test_the_reader_says_that_it_needs_a_terminal(stdin: int) -> None:
    done = subprocess.run([sys.executable, "-m", "tui"], stdin=stdin, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "needs a terminal" in done.stderr


def test_a_driver_that_is_none_is_not_taken_for_another(complaint: Complaint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIRESIDE_DRIVER", "stok")
    assert complaint() == 'WIRESIDE_DRIVER is "stok"; it can be thrifty or stock.'


def test_closed_standard_streams_are_no_traceback() -> None:
    command = f"exec {sys.executable} -m tui <&- >&-"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr
