"""The model file: the wordbook, and what every feature adds to the score of every label.

A row of weights is one integer: a field of 16 bits for each label, all moved up so that none is negative. Adding two
rows is adding two integers, eleven labels at once, which makes a tagger in plain Python fast. What they were moved up
by is the same for all labels and need not be taken off again.
"""

from __future__ import annotations

import json
import sys
from array import array
from dataclasses import dataclass, fields
from typing import Any
from zlib import crc32

from tui.entities.mention import NAMED
from tui.entities.tagging.wordbook import Wordbook

LABELS = ("O", *(f"{part}-{kind}" for kind in NAMED for part in "BI"))
"""The label of a token: outside, or beginning or going on with a name of a kind."""
FIELD = 16
"""Bits of a label's field."""
HIGHEST = (1 << FIELD) // 200
"""No weight may reach this: a token has two hundred features at most."""
ROW = len(LABELS) * FIELD // 8
"""Bytes of a row."""
VERSION = 1
_MAGIC = b"wireside names\n"


class ModelError(Exception):
    """The model cannot be used; the text says why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Model:
    """All that the tagger has learnt."""

    book: Wordbook
    features: array[int]
    """Sorted."""
    rows: bytes
    """`ROW` bytes of each feature, in the order of `features`."""
    moves: tuple[tuple[float, ...], ...]
    """From label to label, in the units of the rows; then two more: from the start, and to the end."""
    unit: float
    """Natural logarithm of odds that one unit of a row is worth."""


class Rows(dict[int, int]):
    """What features add to the labels, each as one number; looked up when first asked for, 0 for an unknown one."""

    def __init__(self, model: Model) -> None:
        # Four milliseconds once; bisection would take three for every article of new words.
        self._starts = dict(zip(model.features, range(0, len(model.rows), ROW), strict=True))
        self._rows = model.rows

    def __missing__(self, feature: int) -> int:
        start = self._starts.get(feature)
        row = self[feature] = 0 if start is None else int.from_bytes(self._rows[start : start + ROW], "little")
        return row


def packed(model: Model) -> bytes:
    """The model as a file."""
    highest = max(memoryview(model.rows).cast("H"), default=0)
    assert highest < HIGHEST, "the sum of a token's rows would run over into the next label's field"
    columns = {field.name: getattr(model.book, field.name) for field in fields(Wordbook)}
    columns["features"] = model.features
    parts = [_little(column).tobytes() for column in columns.values()] + [model.rows]
    payload = b"".join(parts)
    header = {
        "version": VERSION,
        "labels": LABELS,
        "columns": {name: [column.typecode, len(column)] for name, column in columns.items()},
        "moves": model.moves,
        "unit": model.unit,
        "size": len(payload),
        "sum": crc32(payload),
    }
    return _MAGIC + json.dumps(header).encode() + b"\n" + payload


def unpacked(data: bytes) -> Model:
    """The model in a file.

    Raises:
        ModelError: it is cut, damaged, or of another version.
    """
    if not data.startswith(_MAGIC):
        raise ModelError("The model of names is not one of Wireside's.")
    end = data.find(b"\n", len(_MAGIC))
    try:
        header = json.loads(data[len(_MAGIC) : end])
        if header["version"] != VERSION or tuple(header["labels"]) != LABELS:
            raise ModelError("The model of names is of another version of Wireside.")
        payload = memoryview(data)[end + 1 :]
        if len(payload) != header["size"] or crc32(payload) != header["sum"]:
            raise ModelError("The model of names is damaged.")
        return _model(header, payload)
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError("The model of names is damaged.") from error


def _model(header: dict[str, Any], payload: memoryview) -> Model:
    columns, at = {}, 0
    for name, (typecode, length) in header["columns"].items():
        column = array(typecode)
        size = length * column.itemsize
        column.frombytes(payload[at : at + size])
        columns[name] = _little(column)
        at += size
    features = columns.pop("features")
    moves = tuple(map(tuple, header["moves"]))
    return Model(Wordbook(**columns), features, bytes(payload[at:]), moves, header["unit"])


def _little(column: array[int]) -> array[int]:
    """The column as it lies in the file: lowest byte first, as on nearly every machine."""
    if sys.byteorder == "big":
        column = array(column.typecode, column)
        column.byteswap()
    return column
