"""Following a file that grows and is replaced."""

import os
from pathlib import Path

import pytest

from tui.state import tail as tail_module
from tui.state.tail import Added, Tail


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file"


def read(tail: Tail) -> Added | None:
    """All pieces as one."""
    pieces = list(tail.read())
    if not pieces:
        return None
    assert [piece.anew for piece in pieces[1:]] == [False] * len(pieces[1:])
    return Added([line for piece in pieces for line in piece.lines], pieces[-1].unfinished, pieces[0].anew)


def test_a_file_that_is_not_there_has_nothing(path: Path) -> None:
    assert read(Tail(path)) is None


def test_only_what_is_new_is_given(path: Path) -> None:
    tail = Tail(path)
    path.write_bytes(b"one\ntwo\n")
    assert read(tail) == ([b"one", b"two"], b"", True)
    assert read(tail) is None
    with path.open("ab") as file:
        file.write(b"three\n")
    assert read(tail) == ([b"three"], b"", False)
    assert tail.offset == len(b"one\ntwo\nthree\n")


def test_a_line_being_written_is_given_again_when_it_has_grown(path: Path) -> None:
    tail = Tail(path)
    path.write_bytes(b"one\ntw")
    assert read(tail) == ([b"one"], b"tw", True)
    assert read(tail) is None
    with path.open("ab") as file:
        file.write(b"o\n")
    assert read(tail) == ([b"two"], b"", False)


@pytest.mark.parametrize("content", [b"", b"torn"])
def test_a_file_without_a_finished_line_is_new_until_it_has_one(path: Path, content: bytes) -> None:
    tail = Tail(path)
    path.write_bytes(content)
    read(tail)
    with path.open("ab") as file:
        file.write(b"\nnext\n")
    added = read(tail)
    assert added is not None
    assert added.lines == [content, b"next"]


def test_a_file_put_in_its_place_is_read_from_the_start(path: Path, tmp_path: Path) -> None:
    tail = Tail(path)
    path.write_bytes(b"one\ntwo\n")
    read(tail)
    (tmp_path / "other").write_bytes(b"uno\ndue\ntre\n")
    (tmp_path / "other").replace(path)
    assert read(tail) == ([b"uno", b"due", b"tre"], b"", True)


def test_a_file_that_somebody_edited_is_read_from_the_start(path: Path, tmp_path: Path) -> None:
    tail = Tail(path)
    long = b"one" * 50
    path.write_bytes(long + b"\ntwo\nthree\n")
    read(tail)
    (tmp_path / "edited").write_bytes(long + b"\n3\nfour\nfive\n")
    (tmp_path / "edited").replace(path)
    assert read(tail) == ([long, b"3", b"four", b"five"], b"", True)


def test_a_file_that_begins_otherwise_is_another_though_the_inode_is_the_same(path: Path) -> None:
    tail = Tail(path)
    path.write_bytes(b"one\n")
    read(tail)
    inode = path.stat().st_ino
    path.write_bytes(b"uno\ndue\n")
    assert path.stat().st_ino == inode
    assert read(tail) == ([b"uno", b"due"], b"", True)


def test_a_file_that_was_cut_is_read_from_the_start(path: Path) -> None:
    tail = Tail(path)
    long = b"one" * 50
    path.write_bytes(long + b"\ntwo\n")
    read(tail)
    os.truncate(path, len(long) + 1)
    assert read(tail) == ([long], b"", True)


def test_a_file_that_was_removed_and_made_again_is_read_from_the_start(path: Path) -> None:
    tail = Tail(path)
    path.write_bytes(b"one\n")
    read(tail)
    path.unlink()
    assert read(tail) is None
    path.write_bytes(b"one\n")
    assert read(tail) == ([b"one"], b"", True)


def test_a_named_pipe_or_a_directory_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(OSError, match="it is not a file"):
            read(Tail(path))


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_a_large_file_comes_in_pieces_and_no_line_is_cut(
    path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(tail_module, "_PIECE", size)
    path.write_bytes(b"one\n\nthree\nlonger than a piece\ntorn")
    tail = Tail(path)
    assert read(tail) == ([b"one", b"", b"three", b"longer than a piece"], b"torn", True)
    assert tail.offset == path.stat().st_size - len(b"torn")
    assert read(tail) is None


def test_a_file_of_which_not_all_was_taken_is_given_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tail_module, "_PIECE", 4)
    path.write_bytes(b"one\ntwo\n")
    tail = Tail(path)
    assert next(tail.read()).lines == [b"one"]
    assert read(tail) == ([b"one", b"two"], b"", True)
