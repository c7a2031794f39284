"""Several programs at one library, each of which reads and writes: nobody is told it is locked, nothing is lost."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tui.library import Library, schema
from tui.library.schema import writing
from tui.text import Article

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
import sys, time
from tui.library import Library, schema
from tui.text import Article
path, name, work = sys.argv[1:]
reports = (Article.from_text(f"Report {n} of {name}. " + "Rain fell. " * 50, f"{name} {n}", key=f"{name} {n}")
           for n in range(600))
with Library(path) as library:
    if work == "import":
        print(library.add(reports))
    else:
        slowest = 0.0
        for n in range(25):
            began = time.perf_counter()
            library.add([next(reports)])
            slowest = max(slowest, time.perf_counter() - began)
            library.search("rain")
            library.headlines(20)
            library.gather()
            library.catch_up()
        print(slowest)
"""


def start(path: Path, name: str, work: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(path), name, work],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_an_import_beside_a_reader_and_others_that_add(path: Path) -> None:
    """None of them makes the library first: they also meet in making it."""
    programs = [start(path, "import", "import"), *(start(path, name, "read") for name in ("left", "right"))]
    ended = [program.communicate(timeout=60) for program in programs]
    assert [error for _, error in ended] == ["", "", ""]
    assert ended[0][0] == "600\n"
    slowest = max(float(said) for said, _ in ended[1:])
    assert slowest < 4, "who adds an article waits for a batch of the import, not for its end"
    with Library(path) as library:
        assert len(library) == 650
        assert library.lagging() == 0
        assert library.count("rain") == 650
        assert library.count('"Report 7 of left"') == 1


def test_two_that_find_an_index_of_another_make(path: Path) -> None:
    with Library(path) as library:
        library.add(Article.from_text(f"Otter {number}.", key=f"r{number}") for number in range(50))
    with closing(sqlite3.connect(path.with_name("library-index.db"))) as index:
        index.execute("PRAGMA user_version = 77")
    programs = [start(path, name, "read") for name in ("left", "right")]
    assert [program.communicate(timeout=60)[1] for program in programs] == ["", ""]
    with Library(path) as library:
        assert library.count("otter") == 50
        assert library.count("rain") == 50
    assert path_is_sound(path)


def test_two_that_rebuild_the_index_share_the_work(path: Path) -> None:
    with Library(path) as library:
        library.add(Article.from_text(f"Otter {number}.", key=f"r{number}") for number in range(300))
    path.with_name("library-index.db").unlink()
    with Library(path) as one, Library(path) as other:
        done: dict[str, int] = {"one": 0, "other": 0}

        def work(name: str, library: Library) -> None:
            while indexed := library.catch_up(7):
                done[name] += indexed

        threads = [threading.Thread(target=work, args=pair) for pair in (("one", one), ("other", other))]
        for thread in threads:
            thread.start()
        for number in range(10):  # and articles arrive, old and new ones
            one.add([Article.from_text("Otter.", key=f"new {number}", published=f"20{10 + number}-01-01T00:00:00Z")])
        for thread in threads:
            thread.join()
        assert sum(done.values()) >= 300
        assert one.lagging() == other.lagging() == 0
        assert one.count("otter") == other.count("otter") == 310
        assert path_is_sound(path)


def path_is_sound(path: Path) -> bool:
    from tui.library.checking import troubles

    return list(troubles(path)) == []


def test_searches_find_what_is_indexed_so_far_newest_first(path: Path) -> None:
    with Library(path) as library:
        library.add(
            Article.from_text("Otter.", key=f"r{day}", published=f"2024-01-{day:02}T00:00:00Z") for day in range(1, 31)
        )
    path.with_name("library-index.db").unlink()
    with Library(path) as library:
        assert library.lagging() == 30
        assert len(library.headlines(50)) == 30, "lists need no index"
        assert library.catch_up(10) == 10
        assert {hit.key for hit in library.search("otter")} == {f"r{day}" for day in range(21, 31)}
        library.add([Article.from_text("Otter.", key="old", published="2020-01-01T00:00:00Z")])
        library.add([Article.from_text("Otter.", key="new", published="2025-01-01T00:00:00Z")])
        assert library.lagging() == 21
        assert "new" in {hit.key for hit in library.search("otter")}
        library.remove(["r1", "r30"])
        library.add([Article.from_text("Heron.", key="r2", published="2024-01-02T00:00:00Z")])
    with Library(path) as library:
        while library.catch_up(10):
            pass
        assert library.count("otter") == 29
        assert library.count("heron") == 1
        assert path_is_sound(path)


@pytest.mark.parametrize("file", ["library.db", "library-index.db"])
@pytest.mark.parametrize("made", ["just now", "before", "meanwhile"])
def test_who_writes_has_both_files_to_itself(path: Path, monkeypatch: pytest.MonkeyPatch, file: str, made: str) -> None:
    if made != "just now":
        Library(path).close()
    if made == "meanwhile":  # when we looked there was nothing yet, and once it is our turn all is done
        looked, pragma = iter([0]), schema.pragma
        monkeypatch.setattr(schema, "pragma", lambda on, name: next(looked, pragma(on, name)))
    with (
        Library(path) as library,
        closing(sqlite3.connect(path.with_name(file), timeout=0, isolation_level=None)) as other,
        writing(library._writer._connection),
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")


def test_who_waits_to_write_gets_a_turn_in_a_short_gap(path: Path) -> None:
    """SQLite looks less and less often; a busy program's pauses are shorter than that."""
    with Library(path) as library:
        stop = threading.Event()

        def busy() -> None:
            with closing(sqlite3.connect(path, isolation_level=None)) as other:
                while not stop.is_set():
                    other.execute("BEGIN IMMEDIATE")
                    time.sleep(0.2)
                    other.execute("COMMIT")
                    time.sleep(0.01)

        thread = threading.Thread(target=busy)
        thread.start()
        waits = []
        for number in range(3):
            began = time.perf_counter()
            library.add([Article.from_text("Otter.", key=f"r{number}")])
            waits.append(time.perf_counter() - began)
        stop.set()
        thread.join()
    assert max(waits) < 2.5, json.dumps(waits)


def test_a_full_disk_undoes_what_was_not_finished(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = (
        "import resource, signal, sys\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from tui.library import Library, LibraryError\nfrom tui.text import Article\n"
        "reports = (Article.from_text(f'Otter {n}. ' + 'Rain fell. ' * 200, key=f'r{n}') for n in range(5000))\n"
        "with Library(sys.argv[1]) as library:\n"
        "    library.add([next(reports) for _ in range(300)])\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (6_000_000,) * 2)\n"
        "    try:\n        library.add(reports)\n    except LibraryError as error:\n        print(error)\n"
        "    print(len(library), library.count('otter'), library.article('r299').key)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    told, counts = done.stdout.splitlines()
    assert told.startswith(f"The library {path} cannot be used: the disk ")
    kept, found, last = counts.split()
    assert (kept == found, last) == (True, "r299")
    assert 300 <= int(kept) < 5_000
    with Library(path) as library:
        assert len(library) == library.count("otter") == int(kept)
        assert library.add([Article.from_text("Herons.", key="heron")]) == 1
    assert path_is_sound(path)
