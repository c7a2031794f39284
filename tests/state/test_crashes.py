"""No acknowledged mark is lost: not by death at any moment, not by another program, not by a fault at any operation."""

from pathlib import Path

import pytest

from tests.forks import cases
from tests.soak import tell, times


@pytest.mark.soak
@pytest.mark.parametrize(("writers", "short"), [(1, 30), (2, 20)], ids=["one writer", "two writers"])
def test_writers_killed_at_any_moment_lose_nothing_they_acknowledged(memory: Path, writers: int, short: int) -> None:
    runs = times(short, 500)
    made = cases("state.crashes", "kill", str(memory), str(writers), str(runs))
    assert len(made) == runs
    assert [case for case in made if case["lost"]] == []
    assert made[-1]["acknowledged"] >= runs
    assert made[-1]["births"] > runs / 5, "many runs compact, so that crashes hit that too"
    acknowledged, told = made[-1]["acknowledged"], "a writer" if writers == 1 else "two writers"
    tell(f"kill -9 of {told} while marking", f"{runs} runs, 0 of {acknowledged:,} acknowledged marks lost; all start")


@pytest.mark.soak
def test_two_programs_writing_at_once_lose_nothing(memory: Path) -> None:
    each = times(100, 500)
    (case,) = cases("state.crashes", "two", str(memory), str(each))
    assert (case["acknowledged"], case["lost"]) == (2 * each, [])
    tell("two writers in turns, as fast as they can", f"2 × {each} marks, all there")


@pytest.mark.soak
@pytest.mark.parametrize("kind", ["death", "ENOSPC", "EIO", "EROFS", "short"])
def test_a_fault_at_every_operation_loses_nothing_and_is_told(memory: Path, kind: str) -> None:
    made = cases("state.crashes", "faults", str(memory), kind)
    assert len({case["scene"] for case in made}) == 6
    assert len(made) > 100
    for case in made:
        said = case["said"]
        assert case["lost"] == [], case
        assert case["life goes on"], case
        if said:  # who died says nothing
            assert "recovered" in said, case
            assert "saved" in said or "told" in said, case
            assert case["new"], case
            assert case["undone"] or "undone" not in said, case
    fault = {"death": "death (writes torn)", "short": "a write that does half"}.get(kind, kind)
    tell(
        f"every operation on the disk in turn: {fault}",
        f"{len(made)} operations, 0 marks lost; always told, and saved once the disk works again",
    )
