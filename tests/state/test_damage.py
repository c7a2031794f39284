"""Damaged journals: every one of them loads, and what was not hit is still known."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.state import Change, Journal
from tui.state.lines import LONGEST

MARKS = 40


def flip_bits(data: bytearray, dice: random.Random) -> None:
    for _ in range(dice.randint(1, 12)):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def cut_the_end(data: bytearray, dice: random.Random) -> None:
    del data[dice.randrange(len(data)) :]


def cut_the_beginning(data: bytearray, dice: random.Random) -> None:
    del data[: dice.randrange(len(data))]


def zero_a_block(data: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(data))
    end = min(len(data), start + dice.randrange(1, 600))
    data[start:end] = bytes(end - start)


def insert_rubbish(data: bytearray, dice: random.Random) -> None:
    for _ in range(3):
        start = dice.randrange(len(data))
        data[start:start] = dice.randbytes(dice.randrange(1, 300))


def nest_deeply(data: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(data))
    data[start:start] = b"\n00000000\t" + b"[" * 200_000 + b"\n"


DAMAGES = [flip_bits, cut_the_end, cut_the_beginning, zero_a_block, insert_rubbish, nest_deeply]


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damage_costs_the_lines_it_hit(
    tmp_path: Path, damage: Callable[[bytearray, random.Random], None], seed: int
) -> None:
    path = tmp_path / "reading.jsonl"
    journal = Journal.open(path)
    for number in range(MARKS):
        journal.apply([Change(f"https://example.org/{number}", "read", True)])
    journal.save()
    lines = path.read_bytes().split(b"\n")
    data = bytearray(path.read_bytes())
    damage(data, random.Random(seed))
    path.write_bytes(data)

    journal = Journal.open(path)
    unhurt = set(bytes(data).split(b"\n")) & set(lines[1:])
    expected = {f"https://example.org/{lines.index(line) - 1}" for line in unhurt if line}
    assert journal.state.marked("read") == expected

    assert journal.write([Change("https://example.org/new", "read", True)])
    assert Journal.open(path).state.marked("read") == expected | {"https://example.org/new"}


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
