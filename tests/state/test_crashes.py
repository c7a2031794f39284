"""No acknowledged mark is lost: not by death at any moment, not by another program, not by a fault at any operation."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.soak import tell, times


@pytest.fixture
def directory() -> Iterator[Path]:
    """In memory where there is such a file system: death of a program does not care, and hundreds of syncs are slow."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as name:
        yield Path(name)


def crash(what: str, directory: Path, *arguments: str) -> list[dict[str, Any]]:
    program = Path(__file__).with_name("crashes.py")
    command = [sys.executable, str(program), what, str(directory), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=times(60, 1200), check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.soak
@pytest.mark.parametrize(("writers", "short"), [(1, 30), (2, 20)], ids=["one writer", "two writers"])
def test_writers_killed_at_any_moment_lose_nothing_they_acknowledged(directory: Path, writers: int, short: int) -> None:
    runs = times(short, 500)
    cases = crash("kill", directory, str(writers), str(runs))
    assert len(cases) == runs
    assert [case for case in cases if case["lost"]] == []
    assert cases[-1]["acknowledged"] >= runs
    assert cases[-1]["births"] > runs / 5, "many runs compact, so that crashes hit that too"
    acknowledged, told = cases[-1]["acknowledged"], "a writer" if writers == 1 else "two writers"
    tell(f"kill -9 of {told} while marking", f"{runs} runs, 0 of {acknowledged:,} acknowledged marks lost; all start")


@pytest.mark.soak
def test_two_programs_writing_at_once_lose_nothing(directory: Path) -> None:
    each = times(100, 500)
    (case,) = crash("two", directory, str(each))
    assert (case["acknowledged"], case["lost"]) == (2 * each, [])
    tell("two writers in turns, as fast as they can", f"2 × {each} marks, all there")


@pytest.mark.soak
@pytest.mark.parametrize("kind", ["death", "ENOSPC", "EIO", "EROFS", "short"])
def test_a_fault_at_every_operation_loses_nothing_and_is_told(directory: Path, kind: str) -> None:
    cases = crash("faults", directory, kind)
    assert len({case["scene"] for case in cases}) == 6
    assert len(cases) > 100
    for case in cases:
        said = case["said"]
        assert case["lost"] == [], case
        assert case["life goes on"], case
        if said:  # who died says nothing
            assert "recovered" in said, case
            assert "saved" in said or "told" in said, case
            assert case["new"], case
            assert case["undone"] or "undone" not in said, case
    fault = {"death": "death, writes torn in the middle", "short": "a write that does half"}.get(kind, kind)
    tell(
        f"{fault} at every operation on the disk in turn, in a first mark, a further one, after a torn "
        "line, in undo, in compaction and after one of another program",
        f"{len(cases)} operations, 0 marks lost; always told, and saved once the disk works again",
    )
