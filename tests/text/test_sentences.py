from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.linear import assert_linear
from tui.text import SentenceKind, sentences

SCENARIOS = json.loads((Path(__file__).parents[1] / "scenarios.json").read_text(encoding="utf-8"))
REPORTS = [pytest.param(s[side], s, side, id=f"{s['id']}-{side}") for s in SCENARIOS for side in ("a", "b")]


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(("report", "scenario", "side"), REPORTS)
def test_annotated_reports_come_out_exactly(report: dict, scenario: dict, side: str) -> None:
    found = sentences(report["text"], report["title"])
    assert [report["text"][s.start : s.end] for s in found] == report["sentences"]
    boilerplate = [number for number, s in enumerate(found) if s.kind is SentenceKind.BOILERPLATE]
    assert boilerplate == scenario[f"boilerplate_{side}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Ali told Sen. J. K. Marsh and Gov. A.J. Burnett of the U.S. Geological Survey.",
        "Train No. 417 left St. Louis at 6:52 a.m. EST on Nov. 3 with 2.5 million litres on board.",
        "Shares of Bright Hob Inc. and Sons & Co. rose 6.5 per cent vs. 1.2 per cent in Calif. and Fla. in Dec.",
        "“We dug until noon. Nobody came,” said Farid Alaoun.",
        '"Why did I do it? Because I was afraid," Vass told the court.',
        '"Why?" Judge Helen Achterberg asked.',
        '"Go!" he said.',
        "He wrote to news.example.org about Yahoo.com ... and waited.",
        "The minister (He was born in Homs. He left it.) resigned.",
        "'Nobody came. We dug,' she said.",
        "«Nous avons creusé. Personne,» said the priest.",
        "`` I do not know. Ask him,'' the diplomat added.",
        "The stock cost $103. 1 million and lost 8. 7 points.",
        "Mark L. Adams Jr. and Const. Tim Fanning met Dist. Atty. Steve Cooley.",
        "The Ph.D. student, i.e. the author, cited Smith et al. on p. 12.",
    ],
)
def test_stays_one_sentence(sentence: str) -> None:
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    "pair",
    [
        ("They live in the U.S.", "The others left."),
        ("It sank at 6 a.m.", "Police said so."),
        ("He works for Bright Hob Inc.", "It makes stoves."),
        ("It happened in 2008.", "12 people saw it."),
        ("“We have the first page.”", "He smiled."),
        ('Zahorny said: "We will never open fire first."', "Under the accord 101 prisoners are to be swapped."),
        ("Was it a penalty?", "Stojanović thought so."),
        ("Nobody knows…", "Yet everybody talks."),
        ("He left.", "“Never again,” she said."),
        ("He left.", "iPhone sales fell."),
        ("He left.", "al-Assad stayed."),
        ("It was over.", "(He left later.)"),
        ("He said no.", "The minister said yes."),
        ("今日は良い天気です。", "明日は雨です。"),
    ],
)
def test_are_two_sentences(pair: tuple[str, str]) -> None:
    assert split(" ".join(pair)) == list(pair)


def test_a_missing_space_after_a_full_stop_is_seen_before_a_common_beginning() -> None:
    assert split("The bridge fell.The army came. See Node.js and Booking.com for more.") == [
        "The bridge fell.",
        "The army came.",
        "See Node.js and Booking.com for more.",
    ]


def test_a_quotation_mark_that_is_never_closed_swallows_nothing() -> None:
    assert split('"This is not one bad diary, said Calloway. She left. He stayed.') == [
        '"This is not one bad diary, said Calloway.',
        "She left.",
        "He stayed.",
    ]


def test_a_closing_mark_that_stands_apart_belongs_to_its_sentence() -> None:
    assert split('It is "for at least eight years. " The club said no more.') == [
        'It is "for at least eight years. "',
        "The club said no more.",
    ]


def test_a_long_statement_is_split_at_its_sentences() -> None:
    statement = "“" + " ".join(["We shall not give up what our fathers built with their own hands."] * 8) + "”"
    assert len(split(statement)) == 8


def test_a_sentence_of_many_thousand_characters_is_cut_between_clauses() -> None:
    text = "and the river rose over the wall of the old town, " * 200
    pieces = split(text)
    assert all(len(piece) <= 2000 for piece in pieces)
    assert all(piece.endswith(",") for piece in pieces)


def test_kinds_are_told() -> None:
    text = "A familiar target\n\nThe plant was hit. Read more: Ten plants that were hit\n\n© 2024 Meridian News"
    assert [s.kind.value for s in sentences(text)] == ["heading", "prose", "boilerplate", "boilerplate"]
    assert sentences("Toll rises to 19\n\nTwo died.", title="Toll rises to 19")[0].kind is SentenceKind.BOILERPLATE


def test_a_number_that_opens_a_list_item_is_no_sentence() -> None:
    assert split("1. The driver slept. 2 others saw it.") == ["1. The driver slept.", "2 others saw it."]


@given(st.lists(st.sampled_from([*"aA.?!…\"“”'‘’()\n 1,", "U.S. ", "said ", "Mr. ", "``", "''", "• "]), max_size=60))
@settings(max_examples=300, deadline=None)
def test_sentences_are_all_of_the_text_but_white_space(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = sentences(text)
    assert "".join("".join(text[s.start : s.end] for s in found).split()) == "".join(text.split())
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize(
    "fragment",
    ["a. ", '"', "“", "'", "(", ". ", "? ", "U.S. ", "1. ", "x\n", "A. ", "Mr. ", '. "', "By A ", "all rights "],
)
def test_time_grows_with_length(fragment: str) -> None:
    assert_linear(sentences, fragment)
