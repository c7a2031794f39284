"""`wireside.toml`: what makes sense holds, and the rest is told in plain sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.cli import run
from tui.settings import Login, Wishes, places, wishes

if TYPE_CHECKING:
    from pathlib import Path


def written(folder: Path, text: str | bytes) -> Path:
    file = folder / "wireside.toml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def test_nothing_is_limited_without_a_wish(tmp_path: Path) -> None:
    assert wishes(tmp_path / "wireside.toml") == Wishes(keep_days=0, keep_articles=0, troubles=())
    assert wishes(written(tmp_path, "")) == Wishes()


def test_limits_are_read(tmp_path: Path) -> None:
    file = written(tmp_path, "[library]\nkeep_days = 365\nkeep_articles = 50_000\n")
    assert wishes(file) == Wishes(keep_days=365, keep_articles=50_000)


def test_how_the_screen_is_to_be_is_read(tmp_path: Path) -> None:
    file = written(tmp_path, '[screen]\ntheme = "light"\ncolours = "256"\nmouse = false\ncursor = true\n')
    assert wishes(file) == Wishes(theme="light", colours="256", mouse=False, cursor=True)


def test_how_feeds_are_fetched_is_read(tmp_path: Path) -> None:
    assert wishes(written(tmp_path, "[feeds]\nrefresh = 30\ninterval = 120\n")) == Wishes(refresh=30, interval=120)


def test_logins_are_read_and_hold_no_password(tmp_path: Path) -> None:
    text = '[logins."https://news.example/private/"]\nuser = "me"\npassword_command = "pass show news"\n'
    assert wishes(written(tmp_path, text)) == Wishes(
        logins=(Login("https://news.example/private/", "me", "pass show news"),)
    )


@pytest.mark.parametrize(
    "text",
    [
        '[logins."news.example"]\nuser = "me"\npassword_command = "x"\n',
        '[logins."https://news.example/"]\nuser = "me"\npassword = "secret"\n',
        '[logins."https://news.example/"]\nuser = 7\npassword_command = "x"\n',
        '[logins]\nuser = "me"\n',
    ],
)
def test_a_login_that_makes_no_sense_is_told_without_a_secret(tmp_path: Path, text: str) -> None:
    found = wishes(written(tmp_path, text))
    assert found.logins == ()
    assert found.troubles == (
        'wireside.toml: a login is [logins."https://…"] with user = "…" and password_command = "…".',
    )


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("keep_days = ", "wireside.toml is left aside: Invalid value (at end of document)."),
        (b"\xff", "wireside.toml is left aside: it is not written in UTF-8."),
        ("library = 3", "wireside.toml: library is a table, [library]."),
        ("[library]\nkeep_days = -1", "wireside.toml: keep_days is a whole number, 0 for no limit."),
        ("[library]\nkeep_days = true", "wireside.toml: keep_days is a whole number, 0 for no limit."),
        ('[library]\nkeep_days = "a year"', "wireside.toml: keep_days is a whole number, 0 for no limit."),
        ("[library]\nkeep_day = 3", 'wireside.toml: there is no "keep_day" to be set in [library].'),
        ("[libary]\nkeep_days = 3", 'wireside.toml: there is no "libary" to be set.'),
    ],
)
def test_what_makes_no_sense_is_told_and_left_aside(tmp_path: Path, text: str | bytes, trouble: str) -> None:
    assert wishes(written(tmp_path, text)) == Wishes(troubles=(trouble,))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "wireside.toml").mkdir()
    assert wishes(tmp_path / "wireside.toml").troubles == (
        "wireside.toml is left aside: it cannot be read (Is a directory).",
    )


def test_doctor_says_what_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    file = places().wishes
    file.parent.mkdir(parents=True)
    assert run(["doctor"]) == 0
    assert f"kept: all articles; {file} could set a limit" in capsys.readouterr().out
    file.write_text("[library]\nkeep_days = 30\nkeep_articles = 9000\n")
    assert run(["doctor"]) == 0
    told = f"kept: 30 days and the newest 9,000 articles, and what is starred ({file} says so)"
    assert told in capsys.readouterr().out
    file.write_text("[library]\nkeep_days = 'x'\n")
    assert run(["doctor"]) == 1
