"""The journal in use: one program, two programs, disks that refuse, and files that grow."""

import errno
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest

from tui.state import Change, Journal, Place, ReadingState
from tui.state import journal as journal_module
from tui.state.entry import Entry
from tui.state.lines import Parsed, encode, heading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "wireside" / "reading.jsonl"


def read(key: str, value: bool = True) -> Change:
    return Change(key, "read", value)


def refuse(monkeypatch: pytest.MonkeyPatch, operation: str, number: int, when: Callable[..., bool]) -> None:
    """Make an operation of the system fail for some arguments."""
    real = getattr(os, operation)

    def failing(*arguments: object, **named: object) -> object:
        if when(*arguments):
            raise OSError(number, os.strerror(number))
        return real(*arguments, **named)

    monkeypatch.setattr(os, operation, failing)


def test_opening_creates_nothing(path: Path, tmp_path: Path) -> None:
    journal = Journal.open(path)
    assert (journal.trouble, journal.state) == ("", ReadingState())
    assert list(tmp_path.iterdir()) == []


def test_a_mark_is_there_for_the_next_program(path: Path) -> None:
    assert Journal.open(path).write([read("a"), Change.to_place("a", Place(3, 14))])
    state = Journal.open(path).state
    assert (state.is_read("a"), state.place("a")) == (True, Place(3, 14))


def test_the_state_is_the_users_alone(path: Path) -> None:
    Journal.open(path).write([read("a")])
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()} == {
        "reading.jsonl": 0o600,
        "reading.lock": 0o600,
    }


def test_a_mark_counts_in_memory_before_it_is_on_disk(path: Path) -> None:
    journal = Journal.open(path)
    assert journal.apply([read("a")]).is_read("a")
    assert journal.state.is_read("a")
    assert not path.exists()
    assert journal.save()
    assert Journal.open(path).state == journal.state


def test_the_first_mark_makes_the_name_of_the_file_last(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = []
    monkeypatch.setattr("tui.state.disk.sync_directory", synced.append)
    journal = Journal.open(path)
    journal.write([read("a")])
    journal.write([read("b")])
    assert synced == [path.parent.parent, path.parent]


def test_saving_nothing_writes_nothing(path: Path) -> None:
    assert Journal.open(path).write([])
    assert not path.exists()


def test_close_saves_what_was_applied(path: Path) -> None:
    journal = Journal.open(path)
    journal.apply([read("a")])
    journal.close()
    assert Journal.open(path).state.is_read("a")


def test_a_value_that_cannot_be_kept_changes_nothing(path: Path) -> None:
    journal = Journal.open(path)
    with pytest.raises(TypeError):
        journal.apply([read("a"), Change("a", "tags", {1, 2})])  # type: ignore[arg-type]
    assert journal.state == ReadingState()
    assert journal.write([read("b")])
    assert Journal.open(path).state.marked("read") == {"b"}


def test_what_another_program_writes_is_seen_at_the_next_refresh(path: Path) -> None:
    here, there = Journal.open(path), Journal.open(path)
    there.write([read("a")])
    assert not here.state.is_read("a")
    assert here.refresh()
    assert here.state.is_read("a")
    assert not here.refresh()


def test_writing_takes_in_what_the_other_program_wrote(path: Path) -> None:
    here, there = Journal.open(path), Journal.open(path)
    there.write([read("a")])
    here.write([read("b")])
    assert here.state.marked("read") == {"a", "b"}


def test_the_last_of_two_programs_wins_in_both(path: Path) -> None:
    here, there = Journal.open(path), Journal.open(path)
    here.write([read("a")])
    there.refresh()
    there.write([read("a", False)])
    here.refresh()
    assert here.state == there.state
    assert not here.state.is_read("a")


def test_a_clock_that_goes_back_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal.open(path)
    for now, value in ((5_000_000_000, True), (3_000, False), (1_000, True), (-7_000, False)):
        monkeypatch.setattr(time, "time_ns", lambda now=now: now)
        assert journal.write([read("a", value)])
        assert Journal.open(path).state.is_read("a") is value


def test_undo_outlives_the_program(path: Path) -> None:
    Journal.open(path).write([read("a"), read("b")], action="2 reports marked read")
    Journal.open(path).write([Change("a", "starred", True)], action="starred")
    journal = Journal.open(path)
    assert [journal.undo(), journal.undo(), journal.undo()] == ["starred", "2 reports marked read", ""]
    assert journal.save()
    state = Journal.open(path).state
    assert not state.marked("read") | state.marked("starred")
    assert state.undoable is None


def test_marking_all_is_taken_back_after_a_restart_and_what_was_read_before_stays_read(path: Path) -> None:
    keys = [f"https://example.org/{number}" for number in range(3_000)]
    before = {*keys[::7], "elsewhere"}
    Journal.open(path).write(map(read, before))
    Journal.open(path).write(map(read, keys), action="all marked read")
    Journal.open(path).write([read(keys[0], False), Change(keys[1], "starred", True)], action="this and that")
    journal = Journal.open(path)
    assert journal.state.marked("read") == {*keys[1:], "elsewhere"}
    assert [journal.undo(), journal.undo(), journal.undo()] == ["this and that", "all marked read", ""]
    assert journal.save()
    for state in (journal.state, Journal.open(path).state):
        assert state.marked("read") == before
        assert state.marked("starred") == frozenset()


def test_a_line_torn_by_a_dying_program_does_not_eat_the_next(path: Path) -> None:
    Journal.open(path).write([read("a")])
    (line,) = encode(Entry("read", ["b"], [True], [5]))
    torn = line[:-9]
    with path.open("ab") as file:
        file.write(torn)
    assert Journal.open(path).unreadable == 0, "it may still be being written"
    Journal.open(path).write([read("c")])
    journal = Journal.open(path)
    assert journal.state.marked("read") == {"a", "c"}
    assert journal.unreadable == 1


def test_a_last_line_that_lacks_only_its_end_counts(path: Path) -> None:
    Journal.open(path).write([read("a"), read("b")])
    os.truncate(path, path.stat().st_size - 1)
    assert Journal.open(path).state.marked("read") == {"a", "b"}


def test_a_link_to_the_file_stays_a_link(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "COMPACT_ABOVE", 0)
    path.parent.mkdir(parents=True)
    (tmp_path / "dotfiles").mkdir()
    path.symlink_to(tmp_path / "dotfiles" / "reading.jsonl")
    journal = Journal.open(path)
    for number in range(20):
        journal.write([Change("a", "place", [number, 0])])
    assert path.is_symlink()
    assert Journal.open(path).state.place("a") == Place(19, 0)


class TestGrowing:
    """Compaction: when it happens, what it keeps, and that readers do not notice."""

    @pytest.fixture(autouse=True)
    def _early(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(journal_module, "COMPACT_ABOVE", 20)

    def test_the_file_does_not_grow_with_changes_of_one_mark(self, path: Path) -> None:
        journal = Journal.open(path)
        journal.write([read("old")])
        sizes = []
        for number in range(300):
            assert journal.write([Change("a", "place", [number, 0])])
            sizes.append(path.stat().st_size)
        assert max(sizes) < 4_000
        state = Journal.open(path).state
        assert (state.is_read("old"), state.place("a")) == (True, Place(299, 0))

    def test_marks_made_one_by_one_are_put_together_in_lines(self, path: Path) -> None:
        journal = Journal.open(path)
        lengths, births = [], set()
        for number in range(400):
            journal.write([read(str(number))])
            data = path.read_bytes()
            lengths.append(data.count(b"\n"))
            births.add(data[:8])
        assert max(lengths) < 60
        assert len(births) < 30, "it is written anew when it has grown by some lines, not at every mark"
        assert Journal.open(path).state == journal.state

    def test_a_file_that_was_compacted_is_left_alone_until_it_is_half_as_long_again(self, path: Path) -> None:
        journal = Journal.open(path)
        journal.write([Change.to_link("a", "b", (number, 2), pinned=True) for number in range(100)])
        journal.write([read("a")])  # compacts; as every link is a field of its own, it is a line
        birth = path.read_bytes()[:8]
        for number in range(60):
            Journal.open(path).write([read(str(number))])
        assert path.read_bytes()[:8] == birth
        for number in range(60):
            Journal.open(path).write([read(str(number), False)])
        assert path.read_bytes()[:8] != birth

    def test_a_file_of_the_first_format_is_read_and_written_anew_in_ours(self, path: Path) -> None:
        path.parent.mkdir(parents=True)
        bodies = [b'{"wireside":"reading","format":1,"columns":["key","field","value","time","writer"]}']
        bodies += [b'["%d","read",true,%d,"9f2c"]' % (number, number + 10) for number in range(40)]
        bodies += [b'["0","place",[3,14],60,"9f2c"]']
        record = {"name": "2 reports marked read", "steps": [["8", "read", None, True], ["9", "read", None, True]]}
        bodies += [json.dumps([":undo", "0", record, 70, "9f2c"]).encode()]
        path.write_bytes(b"".join(b"%08x\t%s\n" % (crc32(body), body) for body in bodies))
        journal = Journal.open(path)
        assert (journal.unreadable, len(journal.state.marked("read")), journal.state.place("0")) == (
            0,
            40,
            Place(3, 14),
        )
        journal.write([Change("0", "starred", True)])
        assert path.read_bytes().count(b"\n") == 5, "heading, read, starred, place, the action"
        again = Journal.open(path)
        assert again.state == journal.state
        assert again.undo() == "2 reports marked read"
        assert len(again.state.marked("read")) == 38

    def test_a_reader_follows_through_compactions(self, path: Path) -> None:
        writer, reader = Journal.open(path), Journal.open(path)
        for number in range(120):
            writer.write([Change("a", "place", [number, 0]), read(str(number % 7), bool(number % 2))])
            if number % 5 == 0:
                reader.refresh()
                assert reader.state == writer.state

    def test_unreadable_lines_end_in_a_file_of_their_own(self, path: Path) -> None:
        journal = Journal.open(path)
        journal.write([read("a")])
        with path.open("ab") as file:
            file.write(b"scribble\n\x00\xff\n")
        for number in range(100):
            journal.write([Change("a", "place", [number, 0])])
        assert path.with_suffix(".bad").read_bytes() == b"scribble\n\x00\xff\n"
        parsed = Parsed()
        parsed.take(path.read_bytes().split(b"\n"))
        assert parsed.unreadable == []
        assert Journal.open(path).state == journal.state

    def test_a_torn_line_is_kept_though_the_next_mark_compacts(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        journal = Journal.open(path)
        for number in range(100):
            journal.apply([Change("a", "place", [number, 0])])
        with monkeypatch.context() as later:
            later.setattr(journal_module, "COMPACT_ABOVE", 1_000)
            journal.save()
        with path.open("ab") as file:
            file.write(b"torn")
        journal.write([read("b")])
        assert path.stat().st_size < 1_000
        assert path.with_suffix(".bad").read_bytes() == b"torn\n"

    def test_the_file_of_a_newer_version_is_read_and_added_to_but_never_compacted(self, path: Path) -> None:
        path.parent.mkdir(parents=True)
        later = heading().replace(b"format", b"FORMAT")  # damaged: says nothing
        newer = [later, *self._newer_lines()]
        path.write_bytes(b"".join(newer))
        journal = Journal.open(path)
        assert journal.state.is_read("a")
        for number in range(100):
            journal.write([Change("b", "place", [number, 0])])
        assert path.read_bytes().startswith(b"".join(newer))
        assert Journal.open(path).state.place("b") == Place(99, 0)

    @staticmethod
    def _newer_lines() -> list[bytes]:
        bodies = [b'{"format":3}', b'["read",["a"],[true],[5],"why"]', b'{"kind":"of a later version"}']
        return [b"%08x\t%s\n" % (crc32(body), body) for body in bodies]

    def test_what_killed_programs_left_is_swept_after_a_day(self, path: Path) -> None:
        path.parent.mkdir(parents=True)
        old, young = path.parent / "reading.jsonl.aa.tmp", path.parent / "reading.jsonl.bb.tmp"
        for file in (old, young):
            file.write_bytes(b"half")
        os.utime(old, (0, 0))
        journal = Journal.open(path)
        for number in range(100):
            journal.write([Change("a", "place", [number, 0])])
        assert not old.exists()
        assert young.exists()

    def test_a_compaction_that_fails_costs_nothing_and_says_nothing(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tries = []
        refuse(monkeypatch, "replace", errno.EIO, lambda *names: tries.append(names) or True)
        journal = Journal.open(path)
        for number in range(100):
            assert journal.write([Change("a", "place", [number, 0])])
        assert journal.trouble == ""
        assert Journal.open(path).state.place("a") == Place(99, 0)
        assert list(path.parent.glob("*.tmp")) == []
        assert 1 <= len(tries) <= 5, "each try costs time, so the file has to double first"


class TestRefusal:
    """Disks and directories that say no: marks stay in memory, one sentence says so, and all is saved later."""

    @pytest.mark.parametrize(
        ("number", "reason"),
        [
            (errno.ENOSPC, "the disk is full"),
            (errno.EDQUOT, "the disk quota is used up"),
            (errno.EIO, "input/output error"),
        ],
    )
    def test_a_disk_that_takes_no_more(
        self, path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
    ) -> None:
        journal = Journal.open(path)
        journal.write([read("a")])
        with monkeypatch.context() as full:
            refuse(full, "write", number, lambda *_: True)
            assert not journal.write([read("b")])
            assert not journal.write([read("c")])
            assert journal.trouble == f"Reading marks cannot be saved ({reason}). They are kept until you quit."
            assert journal.state.marked("read") == {"a", "b", "c"}
            assert not journal.refresh()
        journal.refresh()
        assert journal.trouble == ""
        assert Journal.open(path).state == journal.state

    def test_a_read_only_directory(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        Journal.open(path).write([read("a")])
        refuse(monkeypatch, "open", errno.EROFS, lambda _path, flags, *_: flags & (os.O_WRONLY | os.O_RDWR))
        journal = Journal.open(path)
        assert journal.state.is_read("a")
        assert journal.trouble == ""
        assert not journal.write([read("b")])
        assert journal.trouble == "Reading marks cannot be saved (the disk is read-only). They are kept until you quit."
        assert journal.state.is_read("b")
        journal.close()

    def test_a_directory_that_cannot_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "config").write_text("a file")
        journal = Journal.open(tmp_path / "config" / "wireside" / "reading.jsonl")
        assert "not a directory" in journal.trouble
        assert not journal.write([read("a")])
        assert journal.state.is_read("a")

    def test_something_else_of_that_name(self, path: Path) -> None:
        path.mkdir(parents=True)
        journal = Journal.open(path)
        assert journal.trouble == "Reading marks cannot be loaded (it is not a file)."
        assert not journal.write([read("a")])
        assert journal.state.is_read("a")

    def test_a_file_that_cannot_be_read_is_not_written_over(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        Journal.open(path).write([read("a")])
        with monkeypatch.context() as broken:
            refuse(broken, "pread", errno.EIO, lambda *_: True)
            journal = Journal.open(path)
            assert journal.trouble == "Reading marks cannot be loaded (input/output error)."
            assert not journal.write([read("b")])
        assert journal.write([read("c")])
        assert Journal.open(path).state.marked("read") == {"a", "b", "c"}

    def test_a_program_that_holds_the_lock_and_sleeps(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(journal_module, "PATIENCE", 0.05)
        path.parent.mkdir(parents=True)
        hold = (
            "import fcntl, sys; f = open(sys.argv[1], 'w'); fcntl.lockf(f, fcntl.LOCK_EX); print(flush=True); input()"
        )
        command = [sys.executable, "-c", hold, str(path.with_suffix(".lock"))]
        journal = Journal.open(path)
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
            assert holder.stdout is not None
            holder.stdout.readline()
            assert not journal.write([read("a")])
            assert "another program holds them" in journal.trouble
            assert journal.state.is_read("a")
            holder.kill()
        journal.refresh()
        assert journal.trouble == ""
        assert Journal.open(path).state.is_read("a")

    def test_a_system_without_locks_still_keeps_marks_but_never_compacts(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tui.state.lock.fcntl", None)
        monkeypatch.setattr(journal_module, "COMPACT_ABOVE", 0)
        here, there = Journal.open(path), Journal.open(path)
        for number in range(20):
            assert here.write([Change("a", "place", [number, 0])])
            assert there.write([Change("b", "place", [number, 0])])
        here.refresh()
        assert here.state == there.state
        assert path.read_bytes().count(b"\n") == 1 + 40


def test_what_it_wrote_itself_a_journal_does_not_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal.open(path)
    journal.write([read("a")])
    for above in (1_000, 0):  # the second time it is compacted
        monkeypatch.setattr(journal_module, "COMPACT_ABOVE", above)
        journal.write([read(f"more than {above}"), read("b")])
        with monkeypatch.context() as context:
            refuse(context, "pread", errno.EIO, lambda *_: True)
            assert not journal.refresh()
            assert journal.trouble == ""
    Journal.open(path).write([read("c")])
    assert journal.refresh()
    assert journal.state.marked("read") == {"a", "b", "c", "more than 1000", "more than 0"}


def test_what_another_wrote_before_its_own_lines_is_read(path: Path) -> None:
    journal, other = Journal.open(path), Journal.open(path)
    journal.write([read("a")])
    with path.open("ab") as file:
        file.write(b"torn")
    other.write([read("b")])
    journal.write([read("c")])
    with path.open("ab") as file:
        file.write(b"torn again")
    journal.write([read("d")])
    journal.refresh()
    assert journal.state.marked("read") == {"a", "b", "c", "d"}
    assert journal.unreadable == 2


def test_no_file_stays_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "COMPACT_ABOVE", 0)
    before = len(list(Path("/dev/fd").iterdir()))
    journal = Journal.open(path)
    for number in range(30):
        journal.write([Change("a", "place", [number, 0])])
        journal.refresh()
    assert len(list(Path("/dev/fd").iterdir())) == before


def test_threads_that_mark_at_once_lose_nothing(path: Path) -> None:
    journal = Journal.open(path)

    def mark_many() -> None:
        for number in range(10):
            journal.apply([read(f"{number} {each}") for each in range(2_000)], action="many")

    worker = threading.Thread(target=mark_many)
    worker.start()
    for number in range(200):
        journal.apply([read(str(number))])
        time.sleep(0.0005)
    worker.join(20)
    assert not worker.is_alive()
    assert len(journal.state.marked("read")) == 20_000 + 200
    assert journal.save()
    assert Journal.open(path).state == journal.state


def test_two_threads_may_use_one_journal(path: Path) -> None:
    journal = Journal.open(path)

    def save_until_all_is_there() -> None:
        while len(journal.state.marked("read")) < 200 or journal._pending:
            journal.save()
            journal.refresh()

    worker = threading.Thread(target=save_until_all_is_there)
    worker.start()
    for number in range(200):
        journal.apply([read(str(number))])
    worker.join(20)
    assert not worker.is_alive()
    assert len(Journal.open(path).state.marked("read")) == 200
