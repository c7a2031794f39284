"""`wireside import`, `export` and `list`: articles go in and come out as they were."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources.test_newsboat import FEED, put
from tui.cli import run
from tui.library import Library
from tui.settings import places
from tui.state import Change, Journal
from tui.state.subscriptions import FullText, Subscription, subscriptions
from tui.text import Article

REPORTS = [
    Article.from_text(f"Otters were seen {number} times.\n\nIn the Orle.", f"Otters {number}", "Wire", key=f"r{number}")
    for number in range(450)
]


def articles() -> list[Article]:
    with Library(places().library) as library:
        return list(library.each())


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A library's export, and the library gone."""
    with Library(places().library) as library:
        library.add(REPORTS)
    file = tmp_path / "news.ndjson"
    assert run(["export", str(file)]) == 0
    for part in places().data.iterdir():
        part.unlink()
    return file


def test_an_export_is_read_back_exactly(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["import", str(news)]) == 0
    assert capsys.readouterr().out == "450 articles were read; 450 of them were new or changed.\n"
    assert articles() == REPORTS
    assert run(["export", f"{news}.again"]) == 0
    assert capsys.readouterr().out == f"450 articles were written to {news}.again.\n"
    assert Path(f"{news}.again").read_bytes() == news.read_bytes()
    assert run(["import", str(news)]) == 0
    assert capsys.readouterr().out == "450 articles were read; 0 of them were new or changed.\n"


def test_a_query_exports_what_it_finds(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", str(news)])
    capsys.readouterr()
    assert run(["export", "--query", '"seen 7 times"']) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["key"] == "r7"
    assert run(["export", "--query", "badgers"]) == 1


def test_standard_input_is_ndjson(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b'{"id": "a", "title": "Quake", "paragraphs": ["Two died."], "published": 1730000000}\nnonsense\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run(["import", "-"]) == 1, "a line could not be read"
    assert [article.title for article in articles()] == ["Quake"]


def test_what_cannot_be_read_is_told_a_few_times(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.ndjson").write_text("x\n" * 15 + '{"title": "Quake"}\n')
    assert run(["import", str(tmp_path / "bad.ndjson"), "no such file"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "Line 1 of bad.ndjson is no article."
    assert told[10:] == ["wireside: 6 more could not be read."]
    assert len(articles()) == 1


def test_an_export_that_cannot_be_written_says_so(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", str(news)])
    assert run(["export", "/proc/no/news.ndjson"]) == 2
    assert "/proc/no/news.ndjson cannot be written (no such file or directory)." in capsys.readouterr().err


def test_nothing_takes_no_files_place(tmp_path: Path) -> None:
    kept = tmp_path / "backup"
    kept.write_text("years of it")
    assert run(["export", str(kept)]) == run(["export", "--opml", str(kept)]) == 1
    assert kept.read_text() == "years of it"
    assert [file.name for file in tmp_path.iterdir()] == ["backup"]


def test_an_export_follows_links_and_writes_into_pipes_as_they_are(news: Path, tmp_path: Path) -> None:
    run(["import", str(news)])
    (tmp_path / "far").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "far" / "file")
    assert run(["export", str(tmp_path / "link")]) == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "far" / "file").read_bytes() == news.read_bytes()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as cat:
        assert run(["export", str(pipe)]) == 0
        assert cat.communicate()[0] == news.read_bytes()
    assert pipe.is_fifo()


def test_an_export_into_a_full_disk_leaves_no_half_file(news: Path, tmp_path: Path) -> None:
    run(["import", str(news)])
    code = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (50_000,) * 2)\n"
    code += "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    code += f"import sys; from tui.cli import run; sys.exit(run(['export', {str(tmp_path / 'out.ndjson')!r}]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        2,
        f"wireside: {tmp_path}/out.ndjson cannot be written (file too large).\n",
    )
    assert [file.name for file in tmp_path.iterdir()] == ["news.ndjson"]


def test_a_list_is_told_newest_first_whatever_its_length(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", str(news)])
    capsys.readouterr()
    assert run(["list", "--json"]) == 0
    assert [json.loads(line)["key"] for line in capsys.readouterr().out.splitlines()] == [
        report.key for report in reversed(REPORTS)
    ]


# -- feeds
OPML = """<opml><body><outline text="World"><outline text="Wire" xmlUrl="https://wire.example/feed"/></outline>
<outline text="Post" xmlUrl="https://post.example/feed"/><outline text="Weather"/></body></opml>"""


def feeds() -> list[Subscription]:
    return subscriptions(Journal.open(places().journal).state)


def test_a_list_of_feeds_is_followed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "feeds.opml").write_text(OPML)
    assert run(["import", str(tmp_path / "feeds.opml")]) == 0
    told = capsys.readouterr()
    assert told.out == "2 feeds are followed; `wireside fetch` brings them in.\n"
    assert told.err.strip() == "“Weather” has no address and was left out."
    assert [(one.name, one.folder) for one in feeds()] == [("Post", ""), ("Wire", "World")]
    assert run(["import", str(tmp_path / "feeds.opml")]) == 0
    assert capsys.readouterr().out == "No feed is new; 2 were followed before.\n"
    assert not places().library.exists(), "no list needs a library"


def test_feeds_that_are_exported_are_read_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = [
        Subscription(FEED, "A & B", "World/Middle East", FullText.ALWAYS, 15),
        Subscription("https://post.example/feed"),
        Subscription("/home/me/notes"),
    ]
    with Library(places().library) as library:
        library.feeds.keep({"https://post.example/feed": library.feeds.one("")._replace(title="Harbour Post")})
    Journal.open(places().journal).write([change for one in kept for change in one.changes()])
    file = tmp_path / "feeds.opml"
    assert run(["export", "--opml", str(file)]) == 0
    told = capsys.readouterr()
    assert told.out == f"2 feeds were written to {file}.\n"
    assert told.err == "wireside: 1 folder or file is left out: a list for other programs has web addresses alone.\n"
    assert 'text="Harbour Post"' in file.read_text()
    places().journal.unlink()
    assert run(["export", "--opml"]) == 1
    assert run(["import", str(file)]) == 0
    assert sorted(feeds()) == sorted(kept[:2])


def test_what_is_no_list_follows_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "feeds.opml").write_text("<opml><body></body></opml>")
    assert run(["import", str(tmp_path / "feeds.opml")]) == 1
    assert "It is no list of feeds (OPML): there is no outline in it." in capsys.readouterr().err


# -- newsboat
@pytest.fixture
def boat(home: Path) -> Path:
    folder = home / ".newsboat"
    folder.mkdir()
    (folder / "urls").write_text(f'{FEED} news "~The Wire"\nexec:~/script\n')
    put(folder / "cache.db", [{"unread": 0}, {"flags": "a"}, {"deleted": 1, "unread": 0}, {"feedurl": "exec:~/script"}])
    return folder


def test_newsboat_is_taken_over(boat: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "--newsboat"]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "1 feed is followed; `wireside fetch` brings it in.",
        "3 articles were read; 3 of them were new or changed.",
        "1 is marked as read now, and 1 bears a star for its flags.",
    ]
    assert told.err.strip() == "exec:~/script is what a program prints and was left out."
    state = Journal.open(places().journal).state
    assert state.marked("read") == {"https://wire.example/0"}
    assert state.marked("starred") == {"https://wire.example/1"}
    with Library(places().library) as library:
        assert set(library.keys()) == {f"https://wire.example/{n}" for n in (0, 1, 3)}
        assert {guid: known.key for guid, known in library.feeds.entries(FEED).items()} == {
            f"g{n}": f"https://wire.example/{n}" for n in range(3)
        }
        assert library.feeds.one(FEED).title == "The Wire"


def test_marks_of_newsboat_are_taken_back_as_one(boat: Path) -> None:
    run(["import", str(boat / "cache.db"), str(boat / "urls")])
    journal = Journal.open(places().journal)
    assert journal.undo() == "Marks of newsboat were taken over"
    assert not journal.state.marked("read") | journal.state.marked("starred")


def test_what_was_marked_since_stays_when_newsboat_is_taken_over_again(boat: Path) -> None:
    assert run(["import", str(boat / "cache.db")]) == 0
    journal = Journal.open(places().journal)
    journal.write(
        [Change(key, mark, value=False) for mark in ("read", "starred") for key in journal.state.marked(mark)]
    )
    assert run(["import", str(boat / "cache.db")]) == 0
    state = Journal.open(places().journal).state
    assert not state.marked("read") | state.marked("starred")


def test_what_is_here_already_is_not_written_over(boat: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fuller = Article.from_text("Two died.\n\nOne fled.\n\nAll of it.", "Toll rises", url="https://wire.example/0")
    with Library(places().library) as library:
        library.add([fuller])
        library.feeds.fill([fuller.key])
    assert run(["import", "--newsboat", str(boat), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "feeds": {"new": 1, "known": 0},
        "articles": {"read": 2, "changed": 2},
        "marks": {"read": 1, "starred": 1},
        "left_out": ["exec:~/script is what a program prints and was left out."],
    }
    with Library(places().library) as library:
        assert library.article(fuller.key) == fuller
    run(["import", "--newsboat", str(boat)])
    assert capsys.readouterr().out.splitlines() == [
        "No feed is new; 1 was followed before.",
        "0 articles were read; 0 of them were new or changed.",
    ]


def test_newsboat_that_is_not_there_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "--newsboat"]) == 2
    assert "Neither urls nor cache.db of newsboat is in ~/.newsboat" in capsys.readouterr().err
    assert run(["import", "--newsboat", str(home)]) == 2
    assert run(["import"]) == 2
    assert "Name what is to be imported." in capsys.readouterr().err


def test_a_damaged_cache_keeps_what_came_before(boat: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (boat / "cache.db").write_bytes(b"SQLite format 3\0" + b"\1" * 4000)
    assert run(["import", str(boat / "cache.db"), str(boat / "urls")]) == 1
    assert "cannot be read (file is not a database)." in capsys.readouterr().err
    assert len(feeds()) == 1


def test_mail_is_taken_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    message = "From: Wire <a@wire.example>\nSubject: Toll\nMessage-ID: <{}@wire.example>\n\nTwo died.\n\n"
    began = "From a@wire.example Tue Oct 24 09:10:00 2023\n"
    (tmp_path / "news.mbox").write_text("".join(began + message.format(number) for number in range(3)))
    (tmp_path / "a.eml").write_text(message.format(1))
    assert run(["import", str(tmp_path)]) == 0
    assert sorted(article.key for article in articles()) == [f"mid:<{number}@wire.example>" for number in range(3)]
    assert capsys.readouterr().out == "4 articles were read; 3 of them were new or changed.\n"


def test_what_was_written_is_told_to_programs(news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", str(news)])
    capsys.readouterr()
    assert run(["export", str(tmp_path / "out.ndjson"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"articles": 450, "file": str(tmp_path / "out.ndjson")}
