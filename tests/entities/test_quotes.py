"""Quotations, their marks and their speakers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.entities import quotes


def quoted(text: str) -> list[tuple[str, str]]:
    return [(text[quote.start : quote.end], quote.speaker) for quote in quotes(text)]


@pytest.mark.parametrize("marked", ['"{}"', "“{}”", "‘{}’", "«{}»", "„{}“", "``{}''", "'{}'", "「{}」"])
def test_every_house_has_its_marks(marked: str) -> None:
    assert quoted(f"She said {marked.format('it was not enough')} and left.")[0][0] == "it was not enough"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"Nobody came," said Farid Alaoun, a schoolteacher in Qasr.', "Farid Alaoun"),
        ('"Nobody came," said finance director Marcus Oyelaran.', "finance director Marcus Oyelaran"),
        ('"Nobody came," chief executive Ingrid Sol-Baker said.', "chief executive Ingrid Sol-Baker"),
        ('"Nobody came," Vass told the court in a statement.', "Vass"),
        ('"Nobody came," Valentina Redzhepova, an official at a precinct, told AFP.', "Valentina Redzhepova"),
        ('"Nobody came," according to the ministry.', "the ministry"),
        (
            "Ann White told the Post of a hearing — where lawyer Mark Hel said she was “never there at all”.",
            "lawyer Mark Hel",
        ),
        ('Anna Reyes – the mayor of Loxham – said: "Nobody came."', "Anna Reyes"),
        ('"Nobody came," said Gen. Viktor Hrynenko, who commands the region.', "Gen. Viktor Hrynenko"),
        ('Foreign Minister Aleksei Zagorny of Borsk said: "Nobody came."', "Foreign Minister Aleksei Zagorny of Borsk"),
        ('Judge Helen Achterberg said the offences were "a gross breach of trust".', "Judge Helen Achterberg"),
        ('In a statement, Vass said: "Nobody came."', "Vass"),
        ('Solh, the president, said: "Nobody came."', "Solh"),
        ('The town slept. "Nobody came."', ""),
    ],
)
def test_the_speaker_is_the_name_beside_the_verb(text: str, speaker: str) -> None:
    assert quoted(text)[0][1] == speaker


def test_a_quotation_goes_on_after_its_attribution() -> None:
    text = '"We had four minutes," said Gen. Viktor Hrynenko. "It was not enough."'
    assert quoted(text)[1] == ("It was not enough.", "Gen. Viktor Hrynenko")


def test_a_pronoun_is_the_name_before_it() -> None:
    text = 'Northgate\'s coach, Sandro Bellini, was gracious. "They ran more than us," he said.'
    assert quoted(text) == [("They ran more than us,", "Sandro Bellini")]


def test_the_speaker_is_where_the_text_names_it() -> None:
    text = '"Nobody came," said Farid Alaoun.'
    (quote,) = quotes(text)
    assert text[quote.speaker_start : quote.speaker_end] == quote.speaker == "Farid Alaoun"


def test_apostrophes_are_no_marks() -> None:
    assert quotes("The workers' rights aren't the owners' business, he's said.") == []
    assert quoted("‘The workers’ rights are gone,’ he said.") == [("The workers’ rights are gone,", "")]


def test_an_unclosed_mark_swallows_nothing() -> None:
    assert quoted('He said: "This is one.\n\nThe town slept. "Two of them," said Ann Low.') == [
        ("Two of them,", "Ann Low")
    ]


def test_a_quotation_over_paragraphs_is_one_for_each() -> None:
    text = "“This is one.\n\n“This is two,” said Ann Low."
    assert [words for words, _ in quoted(text)] == ["This is one.", "This is two,"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aB .,\n\"'“”‘’«»`said", max_size=80))
def test_spans_lie_in_the_text_and_apart(text: str) -> None:
    end = 0
    for quote in quotes(text):
        assert end <= quote.start < quote.end <= len(text)
        end = quote.end
