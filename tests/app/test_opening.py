"""Files and folders of one's own, good and bad, and text that means to be more than text."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.app.session import Start
from tui.app import listwork
from tui.app.desk import Desk
from tui.app.messages import Noticed
from tui.app.screens.listing import ListingScreen
from tui.keys import Where, keys_of
from tui.settings import places

REPORT = "Title: {title}\nSource: {source}\n\n{text}\n"
MARKUP = "[red]Fire[/] in [@click=app.quit]Oshun[/] [/] [b"


def write(
    path: Path, title: str, source: str = "Wire", text: str = "A ship sank off the coast. Nobody was hurt."
) -> Path:
    """A report in a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(REPORT.format(title=title, source=source, text=text), encoding="utf-8")
    return path


async def test_one_file_is_opened_at_once_and_the_samples_vanish(start: Start, tmp_path: Path) -> None:
    path = write(tmp_path / "ship.txt", "Ship sinks")
    async with start() as session:
        assert "Samples" in session.lines("#list-head")[0]
        assert "These are sample articles." in " ".join(session.text.split())
    async with start(path) as session:
        assert session.opened == str(path)
        assert session.focus == "article"
        assert session.sidebar.selected_report == str(path)
        assert session.keys == [str(path)]
        assert "Library" in session.lines("#list-head")[0]
        await session.press("q")
    async with start() as session:
        assert session.opened == str(path), "it has joined the library"
        assert session.keys == [str(path)]
        await session.press("/", "homs")
        assert session.found == []


async def test_a_folder_is_read_with_all_below_it_and_what_is_no_text_is_told(start: Start, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "Ship sinks")
    write(tmp_path / "deep" / "er" / "b.txt", "Mayor resigns", text="The mayor resigned over a contract.")
    (tmp_path / "deep" / "c.html").write_text("<title>Rain</title><h1>Rain</h1><p>It rained all day in Leeds.</p>")
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "empty.md").write_text("")
    async with start(tmp_path) as session:
        assert len(session.keys) == 3
        assert not session.opened
        assert session.focus == "sidebar"
        assert "bad.txt" in session.foot
        assert "(1 more could not be read.)" in session.foot
        assert "These are sample articles." not in session.text
        await session.press("j")
        assert "bad.txt" not in session.foot


async def test_many_files_are_read_with_a_sign_of_progress(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(300):
        write(tmp_path / f"{number}.txt", f"Number {number}", text=f"Only {number} was drawn in round {number + 7}.")
    told: list[str] = []
    say = ListingScreen.show_progress

    def said(screen: ListingScreen, text: str) -> None:
        told.append(text)
        say(screen, text)

    monkeypatch.setattr(ListingScreen, "show_progress", said)
    monkeypatch.setattr(listwork, "TOLD", 0.0)
    async with start(tmp_path) as session:
        assert "300 read" in told
        assert told[-1] == "", "what is done is not said to be going on"
        assert session.sidebar.shelf.listing.reports == 300
        assert "300 articles read." in session.foot


async def test_a_library_that_breaks_while_it_is_read_gives_a_notice(start: Start, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / f"{name}.txt", f"Ship sinks off {name}")
    async with start(tmp_path) as session:
        with closing(sqlite3.connect(places().library)) as connection:
            connection.execute("DROP TABLE body")
        session.may_fail = True
        await session.press("j", "enter")
        assert not session.opened
        assert "library" in session.foot
        await session.press("esc", "/", "ship")
        assert "library" in session.text.split("\n")[-1]
        await session.press("esc", "m")
        assert session.state.marked("read")


async def test_a_path_that_leads_nowhere_is_told(start: Start, tmp_path: Path) -> None:
    async with start(tmp_path / "missing.txt") as session:
        assert "There is no file or folder called" in session.foot
        assert "Samples" in session.lines("#list-head")[0]


async def test_an_edited_file_is_the_same_article_anew(start: Start, tmp_path: Path) -> None:
    path = write(tmp_path / "ship.txt", "Ship sinks")
    async with start(path):
        pass
    write(path, "Ship sinks", text="A ship sank. Three were hurt.")
    async with start(path) as session:
        assert session.keys == [str(path)]
        assert "Three were hurt." in session.text


async def test_what_looks_like_markup_is_shown_as_text_everywhere_and_runs_nothing(
    start: Start, tmp_path: Path
) -> None:
    text = (
        f"{MARKUP} was hurt. Oshun said [@click=app.quit]here[/] that it was [red]over[/]. See https://a.example/[b]x."
    )
    names = [tmp_path / f"[red]{letter}[@click=app.quit].txt" for letter in "ab"]
    for letter, path in zip("ab", names, strict=True):
        write(path, f"{MARKUP} {letter}", f"[b]Wire[/] {letter}", text)
    (tmp_path / "[bold]bad[].txt").write_bytes(bytes(range(256)) * 40)
    async with start(tmp_path, size=(200, 40)) as session:
        assert "[red]Fire[/] in" in session.text
        assert "[bold]bad[" in session.foot
        await session.press("l")
        assert "[b]Wire[/] a" in session.text
        await session.press("j", "enter")
        assert f"{MARKUP} was hurt." in session.text
        await session.pilot.click("#article", offset=(45, 4))
        for keys in (["/", "[red]fire"], ["C"], ["w"], ["L"], [":", "[red]"]):
            await session.press(*keys)
            assert not session.app._exit
            if keys not in (["L"], ["w"]):
                assert "[red]" in session.text, keys
            await session.press("esc")
        await session.post(Noticed(MARKUP))
        assert MARKUP in session.foot
        await session.press("c")
        assert "[b]Wire[/]" in session.lines("#comparison-head")[0]
        assert "[red]Fire[/]" in session.text
        for row in range(3, 12):
            await session.pilot.click("#comparison", offset=(30, row))
        await session.settle()
        assert not session.app._exit


async def test_codes_and_newlines_in_names_and_texts_do_not_reach_the_screen(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "a\nb\x1b[31m.txt"
    write(path, "A\x1b]0;owned\x07 title\u202e", text="Nobody was \x1b[31mhurt\x9b2J, he said.")
    async with start(path) as session:
        assert "Nobody was hurt, he said." in session.text
        assert not set("\x1b\x07\x9b\u202e") & set(session.text)


async def test_every_reader_key_is_harmless_with_nothing_to_read(start: Start, tmp_path: Path, home: Path) -> None:
    """The library holds one report without a body; no article is open."""
    (tmp_path / "a.txt").write_text("Title: Only a headline\nSource: Wire\n\n.\n")
    async with start(tmp_path) as session:
        for key in (*keys_of(Where.READER), *keys_of(Where.EVERYWHERE)):
            for name in key.keys:
                if key.action not in {"quit", "leave", "open_link", "command_palette"}:
                    await session.press(name)
                    while session.app.screen is not session.reader:
                        await session.press("esc")
        assert not session.app._exit


def test_a_file_that_was_edited_is_compared_as_it_is_now(tmp_path: Path) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    desk = Desk(places())
    desk.open()
    try:
        for died in ("Four", "Nine"):
            for path in paths:
                path.write_text(f"Title: Ferry\n\n{died} people died when the ferry sank off Selm on Friday.\n")
            keys, _ = desk.take_in([str(path) for path in paths], lambda _: None)
            made = desk.comparison(keys[0], keys[1])
            assert made
            assert made.left.text(0).startswith(died)
            side = desk.side(keys[0])
            assert side
            assert side.article.text.startswith(died)
    finally:
        desk.close()
