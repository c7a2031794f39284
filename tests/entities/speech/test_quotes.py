"""Quotations: where their words start and end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.linear import assert_linear
from tui.entities import quotes


def quoted(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in quotes(text)]


@pytest.mark.parametrize(
    "marked",
    [
        '"{}"',
        "“{}”",
        "‘{}’",
        "«{}»",
        "»{}«",
        "„{}“",
        "„{}”",
        "”{}”",
        "‹{}›",
        "‚{}‘",
        "``{}''",
        "`{}'",
        "'{}'",
        "「{}」",
    ],
)
def test_every_house_has_its_marks(marked: str) -> None:
    assert quoted(f"She said {marked.format('it was not enough')} and left.") == ["it was not enough"]


@pytest.mark.parametrize("marked", ['"{}”', '“{}"', '``{}"', "‘{}'"])
def test_scraped_marks_are_mixed(marked: str) -> None:
    assert quoted(f"She said {marked.format('it was not enough')} and left.") == ["it was not enough"]


def test_apostrophes_are_no_marks() -> None:
    assert quotes("The workers' rights aren't the owners' business, he's said.") == []
    assert quoted("‘The workers’ rights are gone,’ he said.") == ["The workers’ rights are gone,"]
    assert quoted("'All for the workers'\nThe strike went on.") == ["All for the workers"]


def test_outermost_marks_count() -> None:
    assert quoted("“He told me ‘never again’ and left,” she said.") == ["He told me ‘never again’ and left,"]
    assert quoted("‘He told me “never again” and left,’ she said.") == ["He told me “never again” and left,"]
    assert quoted('“The sign reads "closed" now,” she said.') == ['The sign reads "closed" now,']
    assert quoted("``They said 'stop, stop.'' ' she wept.") == ["They said 'stop, stop."]


def test_an_unclosed_mark_swallows_nothing() -> None:
    assert quoted('He said: "This is one.\n\nThe town slept. "Two of them," said Ann Low.') == ["Two of them,"]


def test_a_forgotten_closing_mark_stands_before_who_said_it() -> None:
    assert quoted("“We had no idea, Ann Low said.\n\nThe town slept.") == ["We had no idea,"]


def test_one_mark_for_both_sides() -> None:
    assert quoted("`` It was dark, `` said Ann Low.\nThe town slept.") == ["It was dark,"]


def test_a_quotation_over_paragraphs_is_one_for_each() -> None:
    assert quoted("“This is one.\n\n“This is two,” said Ann Low.") == ["This is one.", "This is two,"]


def test_a_quotation_goes_over_lines_until_it_is_opened_again() -> None:
    lines = "“It was dark.\nNobody came.\n“We waited for hours,” said Ann Low."
    assert quoted(lines) == ["It was dark.\nNobody came.", "We waited for hours,"]


@pytest.mark.parametrize("fragment", ['"', "“", "“a ", "‘a’ ", "``", "»a »", "„a", "'a ", "“No.”\n\n", "“a b,\n"])
def test_time_grows_with_the_length(fragment: str) -> None:
    assert_linear(quotes, fragment, 400)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aB .,\n\"'“”„‘’‚«»`said", max_size=80))
def test_spans_lie_in_the_text_and_apart(text: str) -> None:
    end = 0
    for quote in quotes(text):
        assert end <= quote.start < quote.end <= len(text)
        end = quote.end
