"""Following a file that grows and is replaced."""

import os
from pathlib import Path

import pytest

from tui.state.tail import Tail


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file"


def test_a_file_that_is_not_there_has_nothing(path: Path) -> None:
    assert Tail(path).read() is None


def test_only_what_is_new_is_given(path: Path) -> None:
    tail = Tail(path)
    path.write_bytes(b"one\ntwo\n")
    assert tail.read() == ([b"one", b"two"], b"", True)
    assert tail.read() is None
    with path.open("ab") as file:
        file.write(b"three\n")
    assert tail.read() == ([b"three"], b"", False)
    assert tail.offset == len(b"one\ntwo\nthree\n")


def test_a_line_being_written_is_given_again_when_it_has_grown(path: Path) -> None:
    tail = Tail(path)
    path.write_bytes(b"one\ntw")
    assert tail.read() == ([b"one"], b"tw", True)
    assert tail.read() is None
    with path.open("ab") as file:
        file.write(b"o\n")
    assert tail.read() == ([b"two"], b"", False)


@pytest.mark.parametrize("content", [b"", b"torn"])
def test_a_file_without_a_finished_line_is_new_until_it_has_one(path: Path, content: bytes) -> None:
    tail = Tail(path)
    path.write_bytes(content)
    tail.read()
    with path.open("ab") as file:
        file.write(b"\nnext\n")
    added = tail.read()
    assert added is not None
    assert added.lines == [content, b"next"]


def test_a_file_put_in_its_place_is_read_from_the_start(path: Path, tmp_path: Path) -> None:
    tail = Tail(path)
    path.write_bytes(b"one\ntwo\n")
    tail.read()
    (tmp_path / "other").write_bytes(b"uno\ndue\ntre\n")
    (tmp_path / "other").replace(path)
    assert tail.read() == ([b"uno", b"due", b"tre"], b"", True)


def test_a_file_that_somebody_edited_is_read_from_the_start(path: Path, tmp_path: Path) -> None:
    tail = Tail(path)
    long = b"one" * 50
    path.write_bytes(long + b"\ntwo\nthree\n")
    tail.read()
    (tmp_path / "edited").write_bytes(long + b"\n3\nfour\nfive\n")
    (tmp_path / "edited").replace(path)
    assert tail.read() == ([long, b"3", b"four", b"five"], b"", True)


def test_a_file_that_begins_otherwise_is_another_though_the_inode_is_the_same(path: Path) -> None:
    tail = Tail(path)
    path.write_bytes(b"one\n")
    tail.read()
    inode = path.stat().st_ino
    path.write_bytes(b"uno\ndue\n")
    assert path.stat().st_ino == inode
    assert tail.read() == ([b"uno", b"due"], b"", True)


def test_a_file_that_was_cut_is_read_from_the_start(path: Path) -> None:
    tail = Tail(path)
    long = b"one" * 50
    path.write_bytes(long + b"\ntwo\n")
    tail.read()
    os.truncate(path, len(long) + 1)
    assert tail.read() == ([long], b"", True)


def test_a_file_that_was_removed_and_made_again_is_read_from_the_start(path: Path) -> None:
    tail = Tail(path)
    path.write_bytes(b"one\n")
    tail.read()
    path.unlink()
    assert tail.read() is None
    path.write_bytes(b"one\n")
    assert tail.read() == ([b"one"], b"", True)


def test_a_named_pipe_or_a_directory_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(OSError, match="it is not a file"):
            Tail(path).read()
