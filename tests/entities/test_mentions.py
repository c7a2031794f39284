"""What is marked in a text: names by kind, dates, figures and quotations."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.linear import assert_linear
from tui.entities import Kind, mentions


def marked(text: str) -> list[tuple[str, str]]:
    return [(text[found.start : found.end], found.kind.value) for found in mentions(text)]


def named(text: str) -> dict[str, str]:
    return {text[found.start : found.end]: found.kind.value for found in mentions(text) if found.kind.named}


def test_a_surname_alone_is_the_person() -> None:
    text = "The court heard Leonard Vass, 34. It jailed Vass. Vass wept."
    people = [found for found in mentions(text) if found.kind is Kind.PERSON]
    assert [(text[found.start : found.end], found.entity) for found in people] == [
        ("Leonard Vass", "Leonard Vass"),
        ("Vass", "Leonard Vass"),
        ("Vass", "Leonard Vass"),
    ]


def test_a_name_is_found_across_a_wrapped_line() -> None:
    text = (
        '"This is a growth story, not a cost-cutting exercise," said Grant\nOberlin, the chief executive of the firm.'
    )
    assert named(text) == {"Grant\nOberlin": "person"}


def test_figures_read_well_when_underlined() -> None:
    text = "Some 2,500 troops paid £2.31bn, or 12%, for 18 kilometres of road with one of them on Tuesday."
    assert marked(text) == [
        ("2,500 troops", "quantity"),
        ("£2.31bn", "money"),
        ("12%", "percent"),
        ("18 kilometres", "quantity"),
        ("Tuesday", "date"),
    ]


def test_a_term_in_inverted_commas_is_no_quotation() -> None:
    assert marked('They call it the "mother ship" today.') == [("today", "date")]


def test_a_quotation_holds_what_it_names() -> None:
    text = '"We never went back to Homs," he said.'
    assert marked(text) == [("We never went back to Homs,", "quote"), ("Homs", "place")]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "A", "?", "Москва и Київ", "東京", "🙂 🙂", "\x00", "a" * 5000])
def test_any_text_is_read(text: str) -> None:
    for found in mentions(text):
        assert text[found.start : found.end].strip()


PIECES = (
    "Homs Vass Dr. the of and President Syrian U.S. Bank £5 12 million % said on Tuesday, March 5 \" “ ” ' , . \n "
    "- al-Assad (UN) million"
).split(" ")


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_mentions_are_ordered_and_only_quotes_overlap(text: str) -> None:
    found = mentions(text)
    assert found == sorted(found, key=lambda mention: (mention.start, -mention.end))
    end = 0
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        if mention.kind is not Kind.QUOTE:
            assert mention.start >= end
            end = mention.end


@pytest.mark.parametrize(
    "fragment",
    ["one ", "1,", "9", "$5 to ", '"', "‘a", "The ", "Bank of ", "A. ", "al-A ", "said X, ", "\n", "10 to 20 ",
     "half of the ", "three hundred thousand and ", "May 5 ", "United Nations (UN) ", "Smith, 34, ", "according to ",
     "  "],
)  # fmt: skip
def test_time_grows_with_the_text(fragment: str) -> None:
    assert_linear(mentions, fragment, repeats=1_600)
