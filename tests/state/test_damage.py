"""Damaged journals: every one of them loads, and what was not hit is still known."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.soak import tell, times
from tests.state.damages import DAMAGES
from tui.state import Change, Journal
from tui.state.lines import LONGEST

MARKS = 40


@pytest.mark.soak
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damage_costs_the_lines_it_hit(tmp_path: Path, damage: Callable[[bytearray, random.Random], None]) -> None:
    path = tmp_path / "reading.jsonl"
    journal = Journal.open(path)
    for number in range(MARKS):
        journal.apply([Change(f"https://example.org/{number}", "read", True)])
    journal.save()
    whole = path.read_bytes()
    lines = whole.split(b"\n")
    for seed in range(times(10, 50)):
        data = bytearray(whole)
        damage(data, random.Random(seed))
        path.write_bytes(data)

        journal = Journal.open(path)
        unhurt = set(bytes(data).split(b"\n")) & set(lines[1:])
        expected = {f"https://example.org/{lines.index(line) - 1}" for line in unhurt if line}
        assert journal.state.marked("read") == expected

        assert journal.write([Change("https://example.org/new", "read", True)])
        assert Journal.open(path).state.marked("read") == expected | {"https://example.org/new"}
    tell(
        f"reading state damaged in each of {len(DAMAGES)} ways",
        f"{times(10, 50)} files, all load; 0 marks lost of lines that were not hit",
    )


def test_damage_to_marks_made_together_costs_some_hundred_of_them(tmp_path: Path) -> None:
    path = tmp_path / "reading.jsonl"
    keys = [f"https://example.org/{number}" for number in range(1_000)]
    Journal.open(path).write([Change(key, "read", True) for key in keys], action="1,000 reports marked read")
    data = bytearray(path.read_bytes())
    data[data.index(b"/500")] ^= 1
    path.write_bytes(data)
    journal = Journal.open(path)
    assert journal.unreadable == 1
    assert 1_000 - LONGEST <= len(journal.state.marked("read")) < 1_000
    assert journal.undo() == "1,000 reports marked read"
    assert not journal.state.marked("read")
