"""Ways in which a file is damaged; each changes its bytes in place, by what the dice say."""

from __future__ import annotations

import random


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
