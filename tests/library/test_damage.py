"""What can go wrong on a disk is told in one plain sentence, and costs nothing that can be kept."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tui.library import Library, LibraryDamaged, LibraryError, LibraryTooNew, LibraryUnavailable, errors
from tui.text import Article

REPORTS = [Article.from_text(f"Otters were seen {number} times in the Orle.", key=f"r{number}") for number in range(60)]


@pytest.fixture
def filled(path: Path) -> Path:
    with Library(path) as library:
        library.add(REPORTS)
        library.stories()
    return path


def index_of(path: Path) -> Path:
    return path.with_name("library-index.db")


def caught_up(library: Library) -> None:
    while library.catch_up():
        pass


def plain(error: pytest.ExceptionInfo[LibraryError]) -> bool:
    told = str(error.value)
    return told.endswith(".") and "\n" not in told and "sqlite" not in told.lower()


def test_a_file_that_is_no_database_is_told_and_left(path: Path) -> None:
    path.write_bytes(b"Dear diary, " * 1_000)
    with pytest.raises(LibraryDamaged) as error:
        Library(path)
    assert plain(error)
    assert path.read_bytes() == b"Dear diary, " * 1_000


def test_another_programs_database_is_told_and_left(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE article (recipe TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LibraryDamaged, match="another program") as error:
        Library(path)
    assert plain(error)
    assert path.read_bytes() == before


def test_a_library_with_broken_pages_is_told(filled: Path) -> None:
    content = filled.read_bytes()
    filled.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(LibraryDamaged) as error, Library(filled) as library:
        library.headlines(100)
    assert plain(error)


def test_a_text_that_is_no_unicode_is_damage(filled: Path) -> None:
    content = filled.read_bytes()
    filled.write_bytes(content.replace(b"Otters were seen 7 times", b"Otters were s\xff\xfen 7 times"))
    with Library(filled) as library:
        assert library.article("r8") == REPORTS[8]
        with pytest.raises(LibraryDamaged):
            library.article("r7")
        with pytest.raises(LibraryError, match="--repair"):
            library.add([Article.from_text("Herons.")])


def test_a_question_that_goes_wrong_is_no_damage(library: Library) -> None:
    with pytest.raises(LibraryError), library._reader.use() as connection:
        connection.execute("SELECT nothing FROM nowhere")
    assert library.refusal == ""
    assert library.add([Article.from_text("Herons.")]) == 1


def test_a_newer_library_is_refused_and_nothing_is_touched(filled: Path) -> None:
    connection = sqlite3.connect(filled)
    connection.execute("PRAGMA user_version = 99")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = {file.name: file.read_bytes() for file in filled.parent.iterdir()}
    with pytest.raises(LibraryTooNew) as error:
        Library(filled)
    assert plain(error)
    assert {file.name: file.read_bytes() for file in filled.parent.iterdir()} == before


@pytest.mark.parametrize("damage", ["deleted", "cut", "not a database", "of another make", "of another library"])
def test_the_index_is_built_again_whatever_happened_to_it(filled: Path, tmp_path: Path, damage: str) -> None:
    index = index_of(filled)
    match damage:
        case "deleted":
            index.unlink()
        case "cut":
            index.write_bytes(index.read_bytes()[:100])
        case "not a database":
            index.write_bytes(b"Dear diary, " * 1_000)
        case "of another make":
            connection = sqlite3.connect(index)
            connection.execute("PRAGMA user_version = 77")
            connection.close()
        case _:
            with Library(tmp_path / "other.db") as other:
                other.add([Article.from_text("Badgers.", key="badger")])
            index.write_bytes((tmp_path / "other-index.db").read_bytes())
    with Library(filled) as library:
        assert library.lagging() == 60
        caught_up(library)
        assert len(library.search("otters", limit=100)) == 60
        assert library.search("badgers") == []
        assert len(library.related("r1", limit=5)) == 5
        assert sum(len(story.keys) for story in library.stories()) == 60
        assert library.add([Article.from_text("Herons.", key="heron")]) == 1
        assert [hit.key for hit in library.search("herons")] == ["heron"]


def test_a_broken_page_of_the_index_costs_one_answer(filled: Path) -> None:
    index = index_of(filled)
    content = index.read_bytes()
    index.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    try:
        with Library(filled) as library:
            library.search("otters")
    except LibraryUnavailable as error:
        assert str(error) == "The search index was damaged; it is built again at the next start."  # noqa: PT017
    with Library(filled) as library:
        caught_up(library)
        assert len(library.search("otters", limit=100)) == 60


def test_an_index_left_behind_by_a_crash_catches_up(filled: Path) -> None:
    before = index_of(filled).read_bytes()
    with Library(filled) as library:
        library.add([Article.from_text("Herons.", key="heron")])
    index_of(filled).write_bytes(before)
    with Library(filled) as library:
        caught_up(library)
        assert [hit.key for hit in library.search("herons")] == ["heron"]


def test_a_batch_that_fails_leaves_nothing_behind(library: Library) -> None:
    def arriving() -> list[Article]:
        return [*REPORTS[:3], None]  # type: ignore[list-item]

    with pytest.raises(AttributeError):
        library.add(arriving())
    assert len(library) == 0
    assert library.add(REPORTS) == 60


@pytest.mark.parametrize("place", ["/proc/library.db", "a file/library.db", "a folder"])
def test_a_place_where_nothing_can_be_written_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "a file").write_text("")
    (tmp_path / "a folder").mkdir()
    with pytest.raises(LibraryUnavailable) as error:
        Library(tmp_path / place)
    assert plain(error)


READER = """
import encodings.cp1252, os, sys  # another user may not be allowed to load codecs from where Python lies
from tui.library import Library, LibraryError
if os.getuid() == 0:
    os.setuid(65534)
try:
    with Library(sys.argv[1]) as library:
        print(len(library), len(library.headlines(100)), len(library.search("otters", 100)), library.article("r7").key)
        print(library.catch_up(), library.gather(), library.tidy())
        library.add([library.article("r7")])
except LibraryError as error:
    print(error)
"""


def read_only(filled: Path, *left: str) -> list[str]:
    """What another user makes of a copy, in a folder that nobody may write, of the files with these endings."""
    with tempfile.TemporaryDirectory() as made:  # pytest's own folders are closed to others
        folder = Path(made)
        for file in filled.parent.iterdir():
            if file.name in left:
                shutil.copy(file, folder)
        folder.chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", READER, str(folder / filled.name)], capture_output=True, text=True, check=False
        )
        folder.chmod(0o755)
    assert done.stderr == ""
    return done.stdout.replace(made, "").splitlines()


REFUSED = "The library /library.db may not be written; it can be read, but nothing is added to it."


def test_a_read_only_folder_can_be_read_and_says_why_no_more(filled: Path) -> None:
    assert read_only(filled, "library.db", "library-index.db") == ["60 60 60 r7", "0 0 False", REFUSED]


def test_without_its_index_a_read_only_library_can_be_read_but_not_searched(filled: Path) -> None:
    assert read_only(filled, "library.db") == ["60 60 0 r7", "0 0 False", REFUSED]


def test_what_a_crash_left_behind_does_not_hinder_reading(filled: Path) -> None:
    with Library(filled) as library:  # the files beside it are there as long as it is open
        library.add([Article.from_text("Herons.", key="heron")])
        names = [file.name for file in filled.parent.iterdir()]
        assert "library.db-wal" in names
        assert read_only(filled, *names)[1:] == ["0 0 False", REFUSED]
        assert read_only(filled, *(name for name in names if not name.endswith("-shm")))[-1] == REFUSED


def test_a_library_that_another_program_keeps_locked_is_told(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errors, "PATIENCE", 0.05)
    other = sqlite3.connect(filled, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with Library(filled) as library:
        assert sum(len(story.keys) for story in library.stories()) == 60
        with pytest.raises(LibraryUnavailable, match="locked") as error:
            library.add([Article.from_text("Herons.", key="heron")])
        assert plain(error)
        other.execute("ROLLBACK")
        assert library.add([Article.from_text("Herons.", key="heron")]) == 1
    other.close()


def test_it_works_where_write_ahead_logging_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    class Refusing(sqlite3.Connection):
        """Answers like SQLite on a network file system."""

        def execute(self, sql: str, *rest: object) -> sqlite3.Cursor:
            return super().execute("PRAGMA main.user_version" if sql.endswith("= WAL") else sql, *rest)

    monkeypatch.setattr(sqlite3, "connect", lambda *rest, **named: connect(*rest, **named, factory=Refusing))
    with Library(path) as library:
        library.add(REPORTS)
        assert len(library.search("otters", limit=100)) == 60
        assert not path.with_name("library.db-wal").exists()
