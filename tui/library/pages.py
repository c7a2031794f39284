"""The rows of a SQLite file, read page by page: where its trees are broken, the leaves still hold what was written.

After https://www.sqlite.org/fileformat2.html. Nothing here is trusted: what makes no sense is passed over. Pages that
were given up are read too, so a row that was deleted lately may come back.
"""

from __future__ import annotations

import struct
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from mmap import mmap

Row = tuple[int, list[object]]
"""A row's number and its values."""

_LEAF = 0x0D  # the kind of page that holds a table's rows
_USUAL = 4096
_SIZES = {1 << power for power in range(9, 16)}
_INTEGERS = (0, 1, 2, 3, 4, 6, 8)  # bytes of each kind of whole number
_LONGEST = 100_000_000  # bytes of a row that is believed
_BROKEN = (IndexError, ValueError, struct.error)


def rows(file: mmap) -> Iterator[Row]:
    """Every row that can be made out, of whichever table."""
    size = int.from_bytes(file[16:18], "big")
    size = size if size in _SIZES else _USUAL
    for start in range(0, len(file) - size + 1, size):
        head = start + (100 if start == 0 else 0)
        if file[head] == _LEAF:
            for cell in range(int.from_bytes(file[head + 3 : head + 5], "big")):
                at = head + 8 + 2 * cell
                offset = int.from_bytes(file[at : at + 2], "big")
                if at + 2 < start + size and offset < size:
                    with suppress(*_BROKEN):
                        yield _row(file, start + offset, size)


def _row(file: mmap, at: int, size: int) -> Row:
    length, at = _varint(file, at)
    number, at = _varint(file, at)
    record = _payload(file, at, length, size)
    head, place = _varint(record, 0)
    data = head
    values: list[object] = []
    while place < head:
        kind, place = _varint(record, place)
        value, data = _value(record, data, kind)
        values.append(value)
    return number, values


def _payload(file: mmap, at: int, length: int, size: int) -> bytes:
    """A row's bytes; the end of a long one stands on pages of its own, each of which names the next."""
    if length > _LONGEST:
        raise ValueError(length)
    if length <= size - 35:
        return file[at : at + length]
    least = (size - 12) * 32 // 255 - 23
    here = least + (length - least) % (size - 4)
    here = here if here <= size - 35 else least
    parts = [file[at : at + here]]
    page = int.from_bytes(file[at + here : at + here + 4], "big")
    left = length - here
    while left > 0:
        start = (page - 1) * size
        if not 0 < start < len(file):
            raise ValueError(page)
        parts.append(file[start + 4 : start + 4 + min(left, size - 4)])
        left -= size - 4
        page = int.from_bytes(file[start : start + 4], "big")
    return b"".join(parts)


def _value(record: bytes, at: int, kind: int) -> tuple[object, int]:
    """A value of a kind, and where the next one begins."""
    if kind >= 12:
        end = at + (kind - 12) // 2
        if end > len(record):
            raise ValueError(kind)
        data = record[at:end]
        return (data.decode("utf-8", "replace") if kind % 2 else data), end
    if kind == 7:
        return struct.unpack(">d", record[at : at + 8])[0], at + 8
    if kind in {8, 9}:
        return kind - 8, at
    end = at + _INTEGERS[kind]
    return (int.from_bytes(record[at:end], "big", signed=True) if kind else None), end


def _varint(data: bytes | mmap, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next thing begins."""
    value = 0
    for place in range(at, at + 8):
        byte = data[place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    return value << 8 | data[at + 8], at + 9
