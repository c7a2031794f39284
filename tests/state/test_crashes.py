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


@pytest.fixture
def directory() -> Iterator[Path]:
    """In memory where there is such a file system: death of a program does not care, and hundreds of syncs are slow."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as name:
        yield Path(name)


def crash(what: str, directory: Path, *arguments: str) -> list[dict[str, Any]]:
    program = Path(__file__).with_name("crashes.py")
    command = [sys.executable, str(program), what, str(directory), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(("writers", "runs"), [(1, 30), (2, 20)])
def test_writers_killed_at_any_moment_lose_nothing_they_acknowledged(directory: Path, writers: int, runs: int) -> None:
    cases = crash("kill", directory, str(writers), str(runs))
    assert len(cases) == runs
    assert [case for case in cases if case["lost"]] == []
    assert cases[-1]["acknowledged"] >= runs
    assert cases[-1]["births"] > runs / 5, "many runs compact, so that crashes hit that too"


def test_two_programs_writing_at_once_lose_nothing(directory: Path) -> None:
    (case,) = crash("two", directory, "100")
    assert (case["acknowledged"], case["lost"]) == (200, [])


@pytest.mark.parametrize("kind", ["death", "ENOSPC", "EIO", "EROFS", "short"])
def test_a_fault_at_every_operation_loses_nothing_and_is_told(directory: Path, kind: str) -> None:
    cases = crash("faults", directory, kind)
    assert {case["scene"] for case in cases} == {"fresh", "growing", "compacting"}
    assert len(cases) > 40
    for case in cases:
        said = case["said"]
        assert case["lost"] == [], case
        assert case["life goes on"], case
        if said:  # who died says nothing
            assert "recovered" in said, case
            assert "saved" in said or "told" in said, case
            assert case["new"], case
