"""The model file: what is written is read, and a file that is not whole is refused in one sentence."""

from array import array
from dataclasses import replace
from pathlib import Path

import pytest

import tui.entities
from tui.entities import Kind
from tui.entities.tagging.tagger import Tagger
from tui.entities.tagging.weights import LABELS, ROW, Model, ModelError, Rows, packed, unpacked
from tui.entities.tagging.wordbook import Wordbook, code

MODEL = Path(tui.entities.__file__).parent / "data" / "names.model"

ROWS = array("H", range(len(LABELS))).tobytes() + bytes(ROW)


@pytest.fixture
def model() -> Model:
    book = Wordbook(
        words=array("I", [code("Homs")]),
        classes=array("H", [1]),
        capitals=array("b", [5]),
        lists=array("H", [4]),
        names=array("I"),
        name_lists=array("H"),
        paths=array("I", [0, 0b1011]),
    )
    moves = tuple((0.25,) * len(LABELS) for _ in range(len(LABELS) + 2))
    return Model(book, array("I", [7, 9]), ROWS, moves, 0.5)


def test_what_is_written_is_read(model: Model) -> None:
    assert unpacked(packed(model)) == model


def test_a_row_is_one_number_and_an_unknown_feature_adds_nothing(model: Model) -> None:
    rows = Rows(model)
    assert rows[7] == sum(label << 16 * label for label in range(len(LABELS)))
    assert rows[8] == rows[99] == 0


@pytest.mark.parametrize("part", [0, 5, 40, 400, -1])
def test_a_cut_file_is_refused(model: Model, part: int) -> None:
    with pytest.raises(ModelError, match=r"^The model of names is .*\.$"):
        unpacked(packed(model)[:part])


def test_a_damaged_file_is_refused(model: Model) -> None:
    data = bytearray(packed(model))
    data[-3] ^= 1
    with pytest.raises(ModelError, match="damaged"):
        unpacked(bytes(data))


def test_another_version_is_refused(model: Model) -> None:
    with pytest.raises(ModelError, match="version"):
        unpacked(packed(model).replace(b'"version": 1', b'"version": 2', 1))


def test_the_model_that_comes_along_is_whole_and_small() -> None:
    data = MODEL.read_bytes()
    assert len(data) < 3_500_000
    assert [mention.kind for mention in Tagger(unpacked(data)).names("Reuters met Angela Merkel in Berlin.")] == [
        Kind.ORGANISATION, Kind.PERSON, Kind.PLACE,
    ]  # fmt: skip


def test_weights_that_could_run_over_into_the_next_label_are_not_written(model: Model) -> None:
    with pytest.raises(AssertionError):
        packed(replace(model, rows=array("H", [400] * 2 * len(LABELS)).tobytes()))
