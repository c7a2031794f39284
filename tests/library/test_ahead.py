"""The next piece is made while the one before is used; what goes wrong in making it is told to who uses it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from tui.library import Library, taking
from tui.library.ahead import ahead
from tui.library.index import CHECKS
from tui.text import Article


def test_the_pieces_stay_in_order() -> None:
    assert list(ahead(range(100))) == list(range(100))
    assert list(ahead([])) == []


def test_a_piece_is_made_while_another_is_used() -> None:
    made = threading.Event()

    def pieces() -> Iterator[int]:
        yield 1
        yield 2
        made.set()
        yield 3

    coming = ahead(pieces())
    assert [next(coming), next(coming)] == [1, 2]
    assert made.wait(5), "the third is made before it is asked for"
    assert list(coming) == [3]


def test_what_goes_wrong_is_raised_where_the_pieces_are_used() -> None:
    def pieces() -> Iterator[int]:
        yield from range(3)
        raise ValueError("broken")

    used: list[int] = []
    with pytest.raises(ValueError, match="broken"):
        used.extend(ahead(pieces()))


def test_who_stops_early_leaves_no_thread_behind() -> None:
    coming = ahead(range(10))
    assert [next(coming), next(coming)] == [0, 1]
    coming.close()  # type: ignore[attr-defined]
    assert not [thread for thread in threading.enumerate() if "wireside-ahead" in thread.name]


def test_an_import_that_fails_in_the_middle_keeps_the_batches_before(library: Library) -> None:
    def arriving() -> Iterator[Article]:
        for number in range(600):
            yield Article.from_text(f"Otter {number}.", key=f"r{number}")
        raise OSError("the cable was pulled")

    told: list[int] = []
    with pytest.raises(OSError, match="cable"):
        library.add(arriving(), told.append)
    assert told == [256, 512]
    assert len(library) == library.count("otter") == 512


def test_pieces_are_merged_while_more_arrive(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "_BATCH", 2)
    monkeypatch.setattr(taking, "_PIECES", 8)
    monkeypatch.setattr(taking, "_BITES_AFTER_ALL", 0)
    library.add(Article.from_text(f"Otter {number}.", key=f"r{number}") for number in range(60))
    with library._writer.use() as connection:
        (pieces,) = connection.execute("SELECT count(DISTINCT segid) FROM idx.words_idx").fetchone()
        for check in CHECKS:
            connection.execute(check)
    assert pieces <= 60 / 2 / 2
    assert library.count("otter") == 60
