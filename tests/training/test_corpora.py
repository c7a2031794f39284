"""How annotated sets are made one: names without titles, one set of kinds, and what is doubtful left open."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.corpora import ANY, Annotated, read
from tui.entities.tagging.weights import LABELS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "entities" / "train").mkdir(parents=True)
    return tmp_path


def annotated(folder: Path, corpus: str, said: str, *entities: tuple[int, int, str]) -> Annotated:
    record = {"id": "1", "tokens": said.split(), "sents": [0], "entities": entities}
    (folder / "entities" / "train" / f"{corpus}.jsonl").write_text(json.dumps(record), encoding="utf-8")
    (text,) = read(folder, corpus)
    return text


def names(text: Annotated) -> list[tuple[str, str]]:
    return [(text.text[start:end], kind) for start, end, kind in text.names]


def test_a_person_has_no_title(folder: Path) -> None:
    text = annotated(
        folder, "gmb_part", "Foreign Minister Mustafa Ismail met Mr. Ismail .", (0, 4, "PER"), (6, 7, "ORG")
    )
    assert names(text) == [("Mustafa Ismail", "person"), ("Ismail", "person")]


def test_a_country_that_acts_is_a_place_and_a_people_a_group(folder: Path) -> None:
    text = annotated(folder, "gmb_part", "Sudan 's troops met Sudanese rebels .", (0, 1, "NORP"), (4, 5, "ORG"))
    assert names(text) == [("Sudan", "place"), ("Sudanese", "group")]


def test_a_country_and_its_body_are_two_names(folder: Path) -> None:
    text = annotated(folder, "gmb_part", "Pakistan 's Foreign Ministry denied it .", (0, 4, "ORG"))
    assert names(text) == [("Pakistan", "place"), ("Foreign Ministry", "organisation")]


def test_a_name_that_was_cut_is_whole_again(folder: Path) -> None:
    text = annotated(folder, "gmb_part", "In the Czech Republic they", (2, 3, "NORP"), (3, 4, "LOC"))
    assert names(text) == [("Czech Republic", "place")]


def test_small_words_at_its_ends_and_pronouns_are_no_names(folder: Path) -> None:
    text = annotated(folder, "re3d_free", "They left the city of Mosul .", (0, 1, "ORG"), (2, 6, "LOC"))
    assert names(text) == [("Mosul", "place")]


def test_what_a_set_is_silent_on_is_left_open(folder: Path) -> None:
    text = annotated(folder, "btc_train", "the Irish team saw Macbeth")
    allowed = dict(zip(text.tokens.forms, text.allowed, strict=True))
    assert allowed["Irish"] >> LABELS.index("B-group") & 1
    assert allowed["Macbeth"] >> LABELS.index("B-work") & 1
    assert allowed["team"] == 1


def test_what_is_doubtful_may_be_anything(folder: Path) -> None:
    text = annotated(folder, "gmb_part", "He met President yesterday", (2, 3, "PER"))
    assert names(text) == []
    assert text.allowed[2] == ANY
