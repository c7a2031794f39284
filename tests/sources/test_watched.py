"""A folder or a file that is followed: what is new in it, and nothing else."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from tui.sources import mail
from tui.sources.files import Problem, read_files
from tui.sources.mail import read_mail
from tui.sources.watched import changed
from tui.text import Article

EARLIER = time.time() - 60


def put(path: Path, text: str, *, settled: bool = True) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    if settled:
        os.utime(path, (EARLIER, EARLIER))
    return path


def line(key: str, text: str = "Two died.") -> str:
    return json.dumps({"key": key, "title": key, "text": text}) + "\n"


class Follower:
    """Keeps what it is told, as the library does."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.known: dict[str, str] = {}
        self.problems: list[Problem] = []

    def look(self) -> list[Article]:
        found = list(changed(self.path, dict(self.known)))
        self.problems = [one for one in found if isinstance(one, Problem)]
        told = [one for one in found if not isinstance(one, Problem)]
        self.known |= {guid: digest for guid, digest, _ in told}
        return [article for _, _, article in told]


def test_a_folder_gives_what_is_new_and_what_has_changed(tmp_path: Path) -> None:
    first = put(tmp_path / "a.txt", "Quake in Homs\n\nTwo died.")
    put(tmp_path / "deep" / "b.md", "# Flood\n\nOne fled.")
    put(tmp_path / ".hidden.txt", "Nothing.")
    put(tmp_path / "picture.png", "No report.")
    follower = Follower(tmp_path)
    assert [article.title for article in follower.look()] == ["Quake in Homs", "Flood"]
    assert follower.look() == []
    put(first, "Quake in Homs\n\nThree died.")
    assert [article.text for article in follower.look()] == ["Three died."]
    first.unlink()
    assert follower.look() == []
    assert not follower.problems


def test_a_file_of_the_same_length_and_time_is_read_when_it_is_another(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt", "Quake\n\nTwo died.")
    follower = Follower(tmp_path)
    follower.look()
    put(path, "Quake\n\nTen died.")
    assert path.stat().st_mtime == EARLIER
    assert [article.text for article in follower.look()] == ["Ten died."]


def test_a_file_has_the_key_with_which_it_is_opened_by_hand(tmp_path: Path) -> None:
    path = put(tmp_path / "deep" / "a.txt", "Quake\n\nTwo died.")
    assert Follower(tmp_path).look() == list(read_files([path]))
    assert Follower(path).look() == list(read_files([path]))


@pytest.mark.parametrize("watched", ["folder", "file"])
def test_a_file_that_grows_gives_what_was_added(tmp_path: Path, watched: str) -> None:
    path = put(tmp_path / "news.ndjson", line("a") + line("b"))
    follower = Follower(tmp_path if watched == "folder" else path)
    assert [article.key for article in follower.look()] == ["a", "b"]
    assert follower.look() == []
    put(path, line("a") + line("b") + line("c") + line("d"))
    assert [article.key for article in follower.look()] == ["c", "d"]
    put(path, line("a", "Three died.") + line("b") + line("c") + line("d"))
    assert [article.key for article in follower.look()] == ["a", "d"], "the last tells how the file is now"
    assert follower.look() == []


def test_a_file_that_grows_is_read_from_where_it_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    message = (
        "From a@b.example Tue Oct 24 09:10:00 2023\nFrom: a@b.example\nMessage-ID: <{}@b.example>\n\nTwo died.\n\n"
    )
    path = put(tmp_path / "news.mbox", "".join(message.format(number) for number in range(50)))
    follower = Follower(path)
    assert len(follower.look()) == 50
    read: list[str] = []

    def counted(data: bytes, name: str) -> Article | Problem:
        read.append(name)
        return read_mail(data, name)

    monkeypatch.setattr(mail, "read_mail", counted)
    put(path, "".join(message.format(number) for number in range(52)))
    assert [article.key for article in follower.look()] == ["mid:<50@b.example>", "mid:<51@b.example>"]
    assert len(read) == 3, "the last one of before, and the two"
    put(path, "".join(message.format(number) for number in range(10)))
    assert [article.key for article in follower.look()] == ["mid:<9@b.example>"]
    put(path, "".join(message.format(number).replace("Two", "Ten") for number in range(53)))
    assert len(follower.look()) == 53, "what was there before is another"
    assert follower.look() == []


def test_of_an_article_that_comes_twice_in_a_file_the_later_one_counts(tmp_path: Path) -> None:
    path = put(tmp_path / "news.ndjson", line("a") + line("a", "Three died.") + line("b"))
    follower = Follower(path)
    assert [article.text for article in follower.look()] == ["Two died.", "Three died.", "Two died."]
    put(path, line("c") + line("a") + line("a", "Three died.") + line("b"))
    assert [article.text for article in follower.look() if article.key == "a"][-1] == "Three died."


def test_digests_that_make_no_sense_are_no_harm(tmp_path: Path) -> None:
    put(tmp_path / "news.ndjson", line("a"))
    for digest in ("", "x", "x y z", "x y z:z:z", "x y z:9:z", "a b c d e", "x y z:٣:z"):
        assert len(list(changed(tmp_path, {"news.ndjson#a": digest}))) == 1


def test_a_file_is_left_alone_while_it_is_written(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt", "Quake\n\nTwo", settled=False)
    put(tmp_path / "b.txt", "")
    follower = Follower(tmp_path)
    assert follower.look() == []
    assert not follower.problems
    put(path, "Quake\n\nTwo died.")
    assert [article.text for article in follower.look()] == ["Two died."]


def test_links_are_followed_and_loops_end(tmp_path: Path) -> None:
    folder = tmp_path / "watched"
    put(folder / "a.txt", "Quake\n\nTwo died.")
    put(tmp_path / "elsewhere" / "b.txt", "Flood\n\nOne fled.")
    (folder / "loop").symlink_to(folder)
    (folder / "other").symlink_to(tmp_path / "elsewhere")
    (folder / "dead.txt").symlink_to(tmp_path / "nothing.txt")
    os.mkfifo(folder / "pipe.txt")
    follower = Follower(folder)
    assert [article.title for article in follower.look()] == ["Quake", "Flood"]
    assert follower.look() == []


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    bad = put(tmp_path / "a.txt", "\0\1\2" * 100)
    put(tmp_path / "b.txt", "Quake\n\nTwo died.")
    follower = Follower(tmp_path)
    assert [article.title for article in follower.look()] == ["Quake"]
    assert [problem.reason for problem in follower.problems] == [
        "a.txt is not text (it looks like a picture or a program)."
    ]
    put(bad, "Flood\n\nOne fled.")
    assert [article.title for article in follower.look()] == ["Flood"]


def test_what_is_gone_is_told(tmp_path: Path) -> None:
    follower = Follower(tmp_path / "nowhere")
    assert follower.look() == []
    assert [problem.reason for problem in follower.problems] == [
        f"There is no file or folder called {tmp_path}/nowhere."
    ]


def test_names_that_are_no_text_are_names(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    put(path, "Quake\n\nTwo died.")
    follower = Follower(tmp_path)
    assert len(follower.look()) == 1
    assert [guid.encode() for guid in follower.known] == [b"caf\\xe9.txt"]
    assert follower.look() == []


def test_a_folder_of_which_nothing_changed_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(100):
        put(tmp_path / f"{number % 20}" / f"{number}.txt", "Quake\n\nTwo died.")
    follower = Follower(tmp_path)
    assert len(follower.look()) == 100
    monkeypatch.setattr("tui.sources.watched.read_files", lambda _: pytest.fail("a file is read that did not change"))
    assert follower.look() == []
