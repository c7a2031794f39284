"""What is followed, on its screen: how feeds fare, and what can be done about them."""

from __future__ import annotations

import os
from pathlib import Path
from time import perf_counter

import pytest

from tests.app.feeds import follow, followed, serve, until
from tests.app.session import Session, Start
from tests.web import Web, page, silence
from tui.app import choices
from tui.app.screens.feeds import FeedsScreen
from tui.state.subscriptions import FullText, Subscription
from tui.view.cells import width_of

WIRE = Subscription("https://wire.example/feed", "Northern Wire")
POST = Subscription("https://post.example/feed", "Harbour Post", "World")
GAZETTE = Subscription("https://gazette.example/feed", "Ossmere Gazette", "World/Asia", FullText.ALWAYS, 15)


def screen(session: Session) -> FeedsScreen:
    assert isinstance(session.app.screen, FeedsScreen)
    return session.app.screen


def shown(session: Session) -> list[str]:
    """The lines that are not blank."""
    return [line.rstrip() for line in session.lines("#feeds") if line.strip()]


def selected(session: Session) -> str:
    line = screen(session).pane.line
    return line.name if line else ""


async def test_feeds_stand_by_folder_with_what_is_known_of_the_selected(start: Start) -> None:
    follow(GAZETTE, POST, WIRE)
    async with start(size=(80, 24)) as session:
        await session.press("S")
        assert [line.split("  ")[0].strip() for line in shown(session)] == [
            "· Northern Wire",
            "World",
            "· Harbour Post",
            "World / Asia",
            "· Ossmere Gazette",
        ]
        assert "3 feeds" in session.lines("#feeds-head")[0]
        assert "Northern Wire" in session.lines("#feed")[0]
        await session.press("G")
        assert selected(session) == "Ossmere Gazette"
        assert shown(session)[-1].split()[-4:] == ["never", "full", "15", "min"]
        assert "https://gazette.example/feed" in session.lines("#feed")[1]
        await session.press("q")
        assert session.app.screen is session.reader


async def test_without_a_feed_it_says_how_to_begin(start: Start) -> None:
    async with start() as session:
        await session.press("S")
        assert "No feed is followed yet." in session.text
        assert "Press a" in session.text
        for key in ("r", "enter", "D", "e", "M", "i", "T", "/"):
            await session.press("j", key)
            assert "No feed is followed yet: a adds one." in session.foot, key
        await session.press("G", "]")
        assert "There is no feed that failed." in session.foot
        await session.press("esc")
        assert session.app.screen is session.reader


@pytest.mark.parametrize("size", [(40, 8), (60, 15), (80, 24), (120, 40), (200, 60)])
async def test_every_line_fits_its_window(start: Start, size: tuple[int, int]) -> None:
    follow(GAZETTE, POST, WIRE, Subscription("https://long.example/", "叙利亚 " * 30, "A very long folder " * 9))
    async with start(size=size) as session:
        await session.press("S", "G")
        assert {width_of(line) for line in session.text.split("\n")} == {size[0]}


async def test_how_each_fares_is_told_while_they_are_fetched(start: Start, web: Web) -> None:
    serve(web, "/good", "Homs falls", "Ferry sails", called="Good Wire")
    web["/slow"] = silence()
    follow(
        Subscription(web.url("/good")),
        Subscription(web.url("/gone", at="127.0.0.2"), "Gone Gazette"),
        Subscription(web.url("/slow", at="127.0.0.3"), "Slow Post"),
    )
    async with start() as session:
        await session.press("S")
        session.send("R")
        await until(lambda: "fetching 2 of 3" in session.foot)
        await until(lambda: sorted(line[1] for line in shown(session)) == sorted("✓!…"))
        session.send("]")
        await until(lambda: selected(session) == "Gone Gazette")
        assert "has nothing at this address" in session.text
        session.send("q")
        await until(lambda: session.app.screen is session.reader)
        assert "fetching 2 of 3" in session.foot


async def test_a_feed_that_ended_is_one_that_failed(start: Start, web: Web) -> None:
    web["/gone"] = page(b"", status=410)
    follow(serve(web, "/good", "Homs falls"), Subscription(web.url("/gone", at="127.0.0.2"), "Gone Gazette"))
    async with start(size=(120, 30)) as session:
        await session.press("S", "R")
        assert "1 failed: ] goes there." in session.foot
        assert "1 failed" in session.lines("#feeds-head")[0]
        assert sorted(line[1] for line in shown(session)) == sorted("✓–")
        await session.press("[")
        assert selected(session) == "Gone Gazette"


async def test_what_came_is_counted_and_listed(start: Start, web: Web) -> None:
    good = serve(web, "/good", "Homs falls", "Ferry sails", called="Good Wire")
    other = serve(web, "/other", "Bees return", called="Other Wire")
    follow(good, other)
    async with start() as session:
        await session.press("S", "enter")
        assert "No report has come with" in session.foot
        await session.press("R")
        assert [line.split()[-2] for line in shown(session)] == ["2", "1"]
        await session.press("g", "enter")
        assert session.app.screen is session.reader
        assert session.reader.arrangement.query == f'feed:"{good}"'
        assert len(session.keys) == 2
        await session.press("S", "G", "r")
        assert "1 feed, nothing new." in session.foot


async def test_a_feed_is_added_by_its_address(start: Start, web: Web) -> None:
    address = serve(web, "/wire", "Homs falls", called="Good Wire")
    follow(WIRE)
    async with start() as session:
        await session.press("S", "a", address, "enter")
        await session.settle()
        assert [one.address for one in followed()] == [address, WIRE.address]
        assert selected(session) == "Good Wire"
        assert "Good Wire: 1 new article." in session.foot
        await session.press("a", WIRE.address, "enter")
        assert selected(session) == "Northern Wire"
        await session.press("a", web.url("/nothing"), "enter")
        await session.settle()
        assert "has nothing at this address" in session.foot
        assert len(followed()) == 2


async def test_what_was_added_is_taken_back(start: Start, web: Web) -> None:
    address = serve(web, "/wire", "Homs falls", called="Good Wire")
    async with start() as session:
        await session.press("S", "a", address, "enter")
        assert [one.address for one in followed()] == [address]
        await session.press("u")
        assert "Taken back: following 127.0.0.1" in session.foot
        assert followed() == []


def test_an_address_is_handed_on_as_it_was_typed_to_be_completed_there() -> None:
    find = choices.addresses({"http://old.example/feed"})
    ((new,),) = (offer.found for offer in find("new.example"))
    assert (new.id, new.title) == ("new.example", "Follow new.example")
    ((followed,),) = (offer.found for offer in find("old.example/feed"))
    assert (followed.id, followed.note) == ("http://old.example/feed", "followed already")
    ((hidden,),) = (offer.found for offer in find("me:hidden@new.example"))
    assert hidden.id == "new.example"


@pytest.mark.parametrize("typed", ["~nosuchuser", "/no/such/file", "./none", f"/{'x' * 5000}", "/root/none"])
def test_a_path_that_is_not_there_is_told_in_a_sentence(typed: str) -> None:
    (offer,) = choices.addresses(())(typed)
    assert not offer.found
    assert offer.told == "There is no file or folder of that name."


async def test_a_list_of_feeds_is_added_and_the_key_that_fetches_them_is_said(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(f'<opml><body><outline xmlUrl="{WIRE.address}"/><outline xmlUrl="{POST.address}"/></body></opml>')
    async with start() as session:
        await session.press("S", "a", str(path), "enter")
        assert "2 feeds are followed; R brings them in." in session.foot
        assert len(shown(session)) == len(followed()) == 2
        await session.press("u")
        assert followed() == []


async def test_a_folder_is_added_by_its_path(start: Start, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Title: A ferry\n\nThe ferry sailed.\n")
    os.utime(tmp_path / "a.txt", (1e9, 1e9))  # what was just written may still be
    async with start() as session:
        await session.press("S", "a", str(tmp_path))
        assert [found.note for found in session.found] == ["folder"]
        await session.press("enter")
        await session.settle()
        assert [one.address for one in followed()] == [str(tmp_path)]
        assert not session.sidebar.shelf.samples


async def test_removing_asks_once_and_is_taken_back(start: Start) -> None:
    follow(WIRE, POST)
    async with start() as session:
        await session.press("S", "D")
        assert "D again removes “Northern Wire”" in session.foot
        await session.press("j", "k", "D")
        assert len(followed()) == 2
        await session.press("D")
        assert followed() == [POST]
        assert "“Northern Wire” is followed no longer; u takes it back." in session.foot
        assert selected(session) == "Harbour Post"
        await session.press("u")
        assert followed() == [WIRE, POST]
        assert len(shown(session)) == 3


async def test_a_feed_is_renamed_and_filed_and_fetched_as_often_as_wanted(start: Start) -> None:
    follow(WIRE, POST)
    async with start(size=(80, 24)) as session:
        await session.press("S", "e", "The Wire", "enter")
        await session.press("M", "Worl", "enter")
        assert followed()[1] == WIRE._replace(name="The Wire", folder="World")
        assert selected(session) == "The Wire"
        await session.press("M", " News / Local ", "enter", "i", "90", "enter", "T")
        assert followed()[0] == WIRE._replace(
            name="The Wire", folder="News/Local", interval=90, full_text=FullText.ALWAYS
        )
        assert shown(session)[1].split()[-3:] == ["full", "90", "min"]
        for _ in range(5):
            await session.press("u")
        assert followed() == [WIRE, POST]
        await session.press("i", "enter", "M", "down", "enter", "e", "backspace", "enter")
        assert followed()[0]._replace(folder="") == WIRE._replace(name="")


async def test_a_feed_is_found_by_name(start: Start) -> None:
    follow(WIRE, POST, GAZETTE)
    async with start() as session:
        await session.press("S", "/", "gaz", "enter")
        assert selected(session) == "Ossmere Gazette"


async def test_the_screen_is_there_again_at_the_next_start(start: Start) -> None:
    follow(WIRE, POST, GAZETTE)
    async with start() as session:
        await session.press("S", "j")
        await session.app.action_quit()
    async with start() as session:
        assert selected(session) == "Harbour Post"
        await session.press("q")
        await session.app.action_quit()
    async with start() as session:
        assert session.app.screen is session.reader


async def test_ten_thousand_feeds_are_no_slower_to_go_through(start: Start) -> None:
    follow(*(Subscription(f"https://{n}.example/", f"Feed {n:05}", f"Folder {n % 100:02}") for n in range(10_000)))
    async with start() as session:
        await session.press("S")
        assert len(screen(session).pane.lines) == 10_000
        began = perf_counter()
        await session.press("G", "g", "^D", "j", "k")
        assert perf_counter() - began < 2
        pane = screen(session).pane
        began = perf_counter()
        pane.hear(frozenset(line.subscription.address for line in pane.lines[:16]), {})
        assert perf_counter() - began < 0.5, "5 ms on a quiet machine"
