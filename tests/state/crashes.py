"""Crashes for the journal, in a program of its own because it forks and kills: `python -m tests.state.crashes
kill|two|faults DIRECTORY`.

Prints one JSON object a case; `test_crashes.py` judges them. A writer acknowledges a mark on a pipe only after the
journal said that it is saved, so a mark that was acknowledged and is not in the file afterwards was lost.
"""

import errno
import fcntl
import json
import os
import random
import select
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

from tests.forks import fork, reports
from tui.state import Change, Journal
from tui.state import journal as journal_module

OLD = [f"old {number}" for number in range(20)]
DISK = ["open", "write", "fsync", "pread", "fstat", "mkdir", "rename", "replace", "close", "unlink"]
SCENES = ["fresh", "growing", "torn", "undoing", "compacting", "replaced"]
PLENTY = 1 << 30


def read(key: str) -> Change:
    return Change(key, "read", True)


def marks(path: Path) -> frozenset[str]:
    return Journal.open(path).state.marked("read")


# --- killed at any moment ---------------------------------------------------------------------------------------------
def mark_for_ever(path: Path, name: str) -> Callable[[Callable[[str], None]], None]:
    def work(report: Callable[[str], None]) -> None:
        journal = Journal.open(path)
        number = 0
        while True:
            number += 1
            if journal.write([read(f"{name} {number}"), Change("all", "place", [number, 0])], action="marked"):
                report(f"{name} {number}")

    return work


def kill(directory: Path, writers: int, runs: int) -> Iterator[dict[str, object]]:
    path, dice, acknowledged, births = directory / "reading.jsonl", random.Random(writers), set(), set()
    for run in range(runs):
        children = [fork(mark_for_ever(path, f"run {run} writer {number}")) for number in range(writers)]
        select.select([source for _, source in children], [], [], 10)
        time.sleep(dice.uniform(0, 0.03))
        for child, _ in children:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        for _, source in children:
            acknowledged.update(reports(source))
        births.add(path.read_bytes()[:8] if path.exists() else b"")
        yield {
            "run": run,
            "births": len(births),
            "acknowledged": len(acknowledged),
            "lost": sorted(acknowledged - marks(path)),
        }


# --- side by side -----------------------------------------------------------------------------------------------------
def two(directory: Path, each: int) -> Iterator[dict[str, object]]:
    path = directory / "reading.jsonl"

    def mark(name: str) -> Callable[[Callable[[str], None]], None]:
        def work(report: Callable[[str], None]) -> None:
            journal = Journal.open(path)
            for number in range(each):
                if journal.write([read(f"{name} {number}"), Change("shared", "place", [number, 0])]):
                    report(f"{name} {number}")

        return work

    began = time.monotonic()
    children = [fork(mark(name)) for name in ("left", "right")]
    acknowledged = {line for _, source in children for line in reports(source)}
    for child, _ in children:
        os.waitpid(child, 0)
    seconds = time.monotonic() - began
    yield {"acknowledged": len(acknowledged), "lost": sorted(acknowledged - marks(path)), "seconds": seconds}


# --- a fault at every operation ---------------------------------------------------------------------------------------
class Faults:
    """Replaces the system's disk operations by ones of which the k-th fails, dies or does half its work."""

    def __init__(self, kind: str, at: int) -> None:
        self.kind, self.at, self.count = kind, at, 0
        self.real = {name: getattr(os, name) for name in DISK}
        self.lockf = fcntl.lockf

    def __enter__(self) -> Self:
        for name, real in self.real.items():
            setattr(os, name, self.wrapped(name, real))
        fcntl.lockf = self.wrapped("lockf", self.lockf)
        return self

    def __exit__(self, *_: object) -> None:
        for name, real in self.real.items():
            setattr(os, name, real)
        fcntl.lockf = self.lockf

    def wrapped(self, name: str, real: Callable[..., object]) -> Callable[..., object]:
        def operation(*arguments: object, **named: object) -> object:
            self.count += 1
            if self.count == self.at:
                if name == "write":
                    descriptor, data = arguments
                    written = real(descriptor, data[: max(1, len(data) // 2)])  # type: ignore[index]
                    if self.kind == "short":
                        return written
                if self.kind == "death":
                    os._exit(9)
                if self.kind != "short":
                    number = getattr(errno, self.kind)
                    raise OSError(number, os.strerror(number))
            return real(*arguments, **named)

        return operation


def mark_with_fault(path: Path, scene: str, faults: Faults) -> Callable[[Callable[[str], None]], None]:
    def work(report: Callable[[str], None]) -> None:
        early = Journal.open(path)
        if scene == "replaced":
            compact(path)
        with faults:
            journal = early if scene == "replaced" else Journal.open(path)
            troubled = bool(journal.trouble)
            undone = journal.undo()
            saved = journal.write([read("new")])
            troubled |= bool(journal.trouble)
        report("over" if faults.count < faults.at else "hit")
        if saved:
            report("saved")
        if troubled:
            report("told")
        if undone:
            report("undone")
        journal.refresh()
        report("recovered" if not journal.trouble else journal.trouble)

    return work


def prepare(path: Path, scene: str) -> list[str]:
    """A journal before the fault, by what the mark meets or brings about; the marks that must not be lost."""
    if scene == "fresh":
        path.parent.mkdir()
        return []
    journal = Journal.open(path)
    journal.write([read(key) for key in OLD])
    match scene:
        case "torn":  # by a writer who died
            with path.open("ab") as file:
                file.write(b"0123")
        case "undoing":
            journal.write([read("taken back")], action="marked")
        case "compacting" | "replaced":
            with path.open("ab") as file:
                file.write(b"scribble\n")
            for number in range(5 * len(OLD)):
                journal.write([Change("all", "place", [number, 0])])
    if scene == "compacting":
        journal_module.COMPACT_ABOVE, journal_module.COMPACT_RATIO = 0, 1
    return OLD


def compact(path: Path) -> None:
    """As another program does it, so that another file stands there."""
    before, path_of_bad = path.stat().st_ino, path.with_suffix(".bad")
    journal_module.COMPACT_ABOVE = 0
    Journal.open(path).write([read("other")])
    journal_module.COMPACT_ABOVE = PLENTY
    assert path.stat().st_ino != before and path_of_bad.exists()


def faults(directory: Path, kind: str) -> Iterator[dict[str, object]]:
    for scene in SCENES:
        journal_module.COMPACT_ABOVE = PLENTY
        before = directory / scene
        old = prepare(before / "reading.jsonl", scene)
        at, over = 0, False
        while not over:
            at += 1
            path = directory / f"{scene} {at}" / "reading.jsonl"
            if old:  # the fresh one lacks its directory too
                shutil.copytree(before, path.parent)
            child, source = fork(mark_with_fault(path, scene, Faults(kind, at)))
            said = reports(source)
            os.waitpid(child, 0)
            over = "over" in said
            kept = marks(path)
            after = Journal.open(path)
            yield {
                "scene": scene,
                "at": at,
                "said": said,
                "lost": sorted(set(old) - kept),
                "new": "new" in kept,
                "undone": "taken back" not in kept,
                "life goes on": after.write([read("after")]) and marks(path) == kept | {"after"},
            }


def main() -> None:
    what, directory, *rest = sys.argv[1:]
    if what in {"kill", "two"}:
        # so that many of the crashes fall into a compaction
        journal_module.COMPACT_ABOVE, journal_module.COMPACT_RATIO = 40, 1
    cases = {"kill": kill, "two": two, "faults": faults}[what]
    for case in cases(Path(directory), *(int(word) if word.isdecimal() else word for word in rest)):  # type: ignore[operator]
        sys.stdout.write(json.dumps(case) + "\n")


if __name__ == "__main__":
    main()
