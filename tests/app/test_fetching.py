"""Fetching while the reader runs: what is new joins the list, no key waits, and nothing outlives the reader."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from threading import Event

import pytest

from tests.app.feeds import REPORTS, follow, serve, until
from tests.app.session import PATIENCE, Session, Start
from tests.web import Asked, Web, Wire, page, silence
from tui.app.errand import Errand
from tui.app.feedmessages import RefreshWished
from tui.app.tally import Tally
from tui.sources import events
from tui.sources.events import Begun, Done, Ended

PARAGRAPHS = [
    f"This is paragraph {number} of many that are about the city of Homs and its people." for number in range(40)
]
PAGE = "<html><head><title>{0}</title></head><body><article><h1>{0}</h1>{1}</article></body></html>"


def full(title: str) -> bytes:
    """The page of a report, with far more in it than its feed has."""
    return PAGE.format(title, "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)).encode()


def errands(session: Session) -> list[Errand]:
    return list(session.app._feeds._errands)


async def test_without_a_feed_it_says_how_to_add_one(start: Start) -> None:
    async with start() as session:
        await session.press("R")
        assert "No feed is followed yet; S adds one." in session.foot


async def test_new_articles_join_the_list_and_nothing_moves_that_is_read(start: Start, web: Web) -> None:
    first = serve(web, "/first", "Homs falls", "Ferry sails", "Bees return")
    follow(first)
    async with start() as session:
        assert session.sidebar.shelf.samples
        await session.press("R")
        assert "1 feed, 3 new." in session.foot
        assert not session.sidebar.shelf.samples
        assert len(session.keys) == 3
        await session.press("j", "enter")
        opened, text = session.opened, session.lines("#article")
        serve(web, "/first", "Homs falls", "Ferry sails", "Bees return", "Talks begin", "Rains come")
        await session.press("R")
        assert "1 feed, 2 new." in session.foot
        assert len(session.keys) == 5
        assert session.opened == opened
        assert session.sidebar.selected_report == opened
        assert session.lines("#article") == text
        assert not any(worker.group == "fetch" for worker in session.app.workers)


async def test_while_it_fetches_keys_work_and_a_second_wish_is_declined(start: Start, web: Web) -> None:
    serve(web, "/good", "Homs falls", "Ferry sails", "Bees return", called="Northern Wire")
    web["/slow"] = silence()
    follow(web.url("/good"), web.url("/slow", at="127.0.0.2"))
    async with start() as session:
        session.send("R")
        await until(lambda: "fetching 1 of 2 · Northern Wire" in session.foot)
        session.send("R")
        await until(lambda: "Feeds are being fetched already." in session.foot)
        await until(lambda: len(session.keys) == 3 and not session.sidebar.shelf.samples)
        for key in ("esc", "g", "j", "j"):
            session.send(key)
        await until(lambda: session.sidebar.cursor == 2)
        assert "fetching 1 of 2" in session.foot
        (errand,) = errands(session)
        process = errand._process
        session.app.end()
        await until(lambda: process and process.poll() is not None)


async def test_what_ends_takes_away_what_it_showed_and_nothing_else(start: Start, web: Web) -> None:
    follow(serve(web, "/good", "Homs falls", "Ferry sails", called="Good Wire"), web.url("/slow", at="127.0.0.2"))
    web["/slow"] = silence()
    async with start() as session:
        session.send("R")
        await until(lambda: "fetching 1 of 2" in session.foot and len(session.keys) == 2)
        session.send("F")
        await until(lambda: "has nothing at this address" in session.foot)
        await until(lambda: len(errands(session)) == 1)
        session.send("S")
        await until(lambda: session.app.screen is not session.reader and "…" in session.text)
        assert "fetching 1 of 2" in session.foot
        session.app.end()


async def test_a_wish_waits_for_what_is_fetched_in_the_background_and_shows_it(start: Start, web: Web) -> None:
    follow(serve(web, "/good", "Homs falls", called="Good Wire"), web.url("/slow", at="127.0.0.2"))
    over = Event()

    async def slow(_: Asked) -> Wire:
        await asyncio.to_thread(over.wait, PATIENCE)
        yield b""

    web["/slow"] = slow
    async with start() as session:
        session.app._refresh()
        await until(lambda: len(session.keys) == 1 and not session.sidebar.shelf.samples)
        assert "fetching" not in session.foot
        session.send("R")
        await until(lambda: "fetching 1 of 2 · Good Wire" in session.foot)
        await until(lambda: len(session.app._underway) == 2)
        assert "fetching 1 of 2 · Good Wire" in session.foot
        serve(web, "/good", "Homs falls", "Ferry sails", called="Good Wire")
        over.set()
        await session.settle()
        assert len(session.keys) == 2
        assert web.paths().count("/slow") == 1
        assert "1 feed, 1 new." in session.foot


async def test_feeds_that_fail_are_counted_and_where_to_look_is_said(start: Start, web: Web) -> None:
    serve(web, "/good", "Homs falls")
    follow(web.url("/good"), web.url("/gone", at="127.0.0.2"))
    async with start(size=(120, 30)) as session:
        await session.press("R")
        assert "2 feeds, 1 new, 1 failed: S shows which." in session.foot


async def test_r_fetches_the_feeds_that_carry_the_report(start: Start, web: Web) -> None:
    one, two = serve(web, "/one", "Homs falls"), serve(web, "/two", "Ferry sails", at="127.0.0.2")
    follow(one, two)
    async with start() as session:
        await session.press("R")
        web.asked.clear()
        at = next(number for number, key in enumerate(session.keys) if "/two" in key)
        await session.press("g", *["j"] * at, "r")
        assert web.paths() == ["/two"]
        assert "1 feed, nothing new." in session.foot


async def test_a_report_that_no_feed_brought_has_none_to_fetch(start: Start, web: Web, tmp_path: Path) -> None:
    follow(serve(web, "/one", "Homs falls"))
    report = tmp_path / "a.txt"
    report.write_text("Title: A ferry\n\nThe ferry sailed.\n")
    async with start(report) as session:
        await session.press("r")
        assert "No feed that is followed carries this report." in session.foot
        assert not web.asked
        await session.press("F")
        assert "This report does not say where its page is." in session.foot


async def test_f_shows_the_full_text_in_place(start: Start, web: Web) -> None:
    follow(serve(web, "/wire", "Homs falls", "Ferry sails"))
    web["/wire/Homs"] = page(full("Homs falls"))
    async with start() as session:
        await session.press("R")
        at = next(number for number, key in enumerate(session.keys) if "Homs" in key)
        await session.press("g", *["j"] * at, "enter", "F")
        assert "Full text of “Homs falls” fetched." in session.foot
        assert session.article.side
        assert PARAGRAPHS[-1] in session.article.side.article.text
        assert "paragraph 1 of many" in session.text
        await session.press("F")
        assert "The page of “Homs falls” says no more than is here." in session.foot
        await session.press("esc", "j" if at == 0 else "k", "enter", "F")
        assert "127.0.0.1 has nothing at this address" in session.foot
        assert REPORTS["Ferry sails"][:20] in session.text


async def test_an_address_on_the_command_line_is_opened(start: Start, web: Web) -> None:
    web["/ferry"] = page(full("A ferry sails"))
    async with start(web.url("/ferry"), size=(120, 30)) as session:
        assert session.opened
        assert "A ferry sails" in session.text
        assert not session.sidebar.shelf.samples
    async with start(web.url("/nothing"), size=(120, 30)) as session:
        assert "127.0.0.1 has nothing at this address" in session.foot


async def test_in_the_background_only_what_is_due_is_fetched_and_only_news_are_told(start: Start, web: Web) -> None:
    follow(serve(web, "/wire", "Homs falls", "Ferry sails"))
    async with start() as session:
        await session.post(RefreshWished(30))
        assert "2 new." in session.foot
        await session.press("j")
        web.asked.clear()
        session.app._refresh()
        await session.settle()
        assert not web.asked
        assert "new" not in session.foot


async def test_the_users_file_switches_the_background_on(start: Start, web: Web, home: Path) -> None:
    follow(serve(web, "/wire", "Homs falls"))
    (home / "config" / "wireside.toml").write_text("[feeds]\nrefresh = 30\n")
    async with start() as session:
        await until(lambda: len(web.asked) == 1)
        await session.settle()
        assert len(session.keys) == 1


# -- errands that go wrong
def program(folder: Path, source: str) -> str:
    """A program that stands for Python."""
    path = folder / "python"
    path.write_text(f"#!{sys.executable}\n{source}")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("source", "trouble"),
    [
        (
            "import sys; print('wireside: The library is damaged.', file=sys.stderr); sys.exit(2)",
            "The library is damaged.",
        ),
        ("import os; os.kill(os.getpid(), 9)", "Fetching broke off; what was fetched before is kept."),
        ("raise SystemExit(2)", "Fetching broke off; what was fetched before is kept."),
        ("import sys; sys.stderr.write('x' * 3_000_000); sys.exit(1)", ""),
        (None, "Nothing can be fetched: Python cannot be started (no such file or directory)."),
    ],
)
def test_an_errand_that_fails_says_why_in_a_sentence(
    source: str | None, trouble: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", program(tmp_path, source) if source else str(tmp_path / "none"))
    errand = Errand("fetch", "--json")
    assert list(errand.events()) == []
    assert errand.trouble == trouble


def test_what_is_no_event_is_left_aside_and_what_is_one_is_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = r"""
import os
def say(data):
    os.write(1, data)
say(b'not json\n{"event": "begun", "feeds": "many"}\n{"event": "none"}\n[]\n\xff\xfe\n')
say(b'{"event": "asked", "feed": "' + b"x" * 2_000_000 + b'"}\n')
say(b'{"event": "begun", "feeds": 2}\n{"event": "asked", ')
say(b'"feed": "a\\u0007b"}\n')
say(b'{"event": "ended", "feeds": 2, "new": 0, "changed": 0, "failed": 0}')
"""
    monkeypatch.setattr(sys, "executable", program(tmp_path, source))
    assert [event for told in Errand().events() for event in told] == [Begun(2), events.Asked("ab")]


def test_an_errand_that_is_given_up_ends_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = 'import os, time\nos.write(1, b\'{"event": "begun", "feeds": 1}\\n\')\ntime.sleep(60)'
    monkeypatch.setattr(sys, "executable", program(tmp_path, source))
    errand = Errand()
    for _ in errand.events():
        errand.give_up()
    assert errand.trouble == ""


def test_one_that_was_given_up_before_it_began_never_begins() -> None:
    errand = Errand("fetch")
    errand.give_up()
    assert list(errand.events()) == []
    assert errand._process is None


def test_an_errand_has_no_terminal_and_stays_out_of_our_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = """
import json, os, sys
told = [os.getsid(0), os.getpgid(0), sum(map(os.isatty, range(3))), os.nice(0)]
print(json.dumps({"event": "waiting", "sentence": json.dumps(told)}), flush=True)
sys.stdin.read()
"""
    monkeypatch.setattr(sys, "executable", program(tmp_path, source))
    errand = Errand()
    ((waiting,),) = ([*told] for told in errand.events() if errand.give_up() is None)
    session, group, terminals, niceness = eval(waiting.sentence)
    assert session == group != os.getpgid(0)
    assert terminals == 0
    assert niceness >= os.nice(0)


# -- what is said
def done(feed: str, how: str = "new", new: int = 0, trouble: str = "", cure: str = "") -> Done:
    return Done(feed, how, new, name=feed.upper(), trouble=trouble, cure=cure)


def test_progress_counts_the_feeds_and_names_the_last() -> None:
    tally = Tally()
    assert tally.progress == "fetching"
    tally.take([Begun(212), events.Asked("a"), events.Asked("b"), done("a", new=3)])
    assert tally.progress == "fetching 1 of 212 · A"
    assert tally.asked == {"b"}
    assert tally.new == 3


def test_what_came_of_it_is_one_sentence() -> None:
    tally = Tally()
    tally.take([Begun(3), done("a", new=340), done("b", "failed", trouble="B is gone."), Ended(3, 340, 0, 1)])
    assert tally.sentence == "3 feeds, 340 new, 1 failed."
    assert tally.failed == 1
    alone = Tally()
    alone.take([Begun(1), done("b", "failed", trouble="B is gone.", cure="Remove it."), Ended(1, 0, 0, 1)])
    assert alone.sentence == "B is gone. Remove it."
    assert alone.failed == 0
    nothing = Tally()
    nothing.take([Begun(2), *(done(feed, "failed", trouble="No network.") for feed in "ab"), Ended(2, 0, 0, 2)])
    assert nothing.sentence == "2 of 2 could not be fetched. The first: No network."
