"""Who is quoted: named beside the words, before them, at the end of the sentence, or going on."""

import pytest

from tests.linear import assert_linear
from tui.entities import Kind, mentions, quotes


def speakers(text: str) -> list[str]:
    return [quote.speaker for quote in quotes(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"Nobody came," said Farid Alaoun, a schoolteacher in Qasr.', "Farid Alaoun"),
        ('"Nobody came," said finance director Marcus Oyelaran.', "finance director Marcus Oyelaran"),
        ('"Nobody came," said the boy\'s mother, Ann Low, who had waited.', "Ann Low"),
        ('"Nobody came," said baker and poet Ann Low.', "baker and poet Ann Low"),
        ('"Nobody came," chief executive Ingrid Sol-Baker said.', "chief executive Ingrid Sol-Baker"),
        ('"Nobody came," the Rev. Ann Low of Saint Bride said on Sunday.', "the Rev. Ann Low of Saint Bride"),
        ('"Nobody came," Vass told the court in a statement.', "Vass"),
        ('"Nobody came," Valentina Redzhepova, an official at a precinct, told AFP.', "Valentina Redzhepova"),
        ('"Nobody came," the head of the water board, Ann Low, told the radio.', "Ann Low"),
        ('"Nobody came," Ann Low, a deputy harbour master said.', "Ann Low"),
        ('"Did nobody come?" Ann Low asked.', "Ann Low"),
        ('"Nobody came," according to the ministry.', "the ministry"),
        ('"Nobody came," Abu Hassan al-Hamwi was quoted as saying.', "Abu Hassan al-Hamwi"),
        ('"Nobody came," officials said.', "officials"),
        ('"Nobody came," the radio quoted Ann Low as saying.', "Ann Low"),
        ('"Nobody came at all."\n— Ann Low, mayor\n\nThe town slept.', "Ann Low"),
    ],
)
def test_behind_the_words(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Anna Reyes – the mayor of Loxham – said: "Nobody came."', "Anna Reyes"),
        ('Solh, the president, said: "Nobody came."', "Solh"),
        ('In a statement, Vass said: "Nobody came."', "Vass"),
        ('Last night Vass said nobody "had the courage to come".', "Vass"),
        ('However, its director, Ann Low, said nobody "had the courage to come".', "Ann Low"),
        ('Vass, a baker in Loxham, said:\n"Nobody came."', "Vass"),
        ('The clerk told a full court that, once all was weighed, he concluded it was "a sad case".', "The clerk"),
        ('Loxham Water put out a notice on Monday saying it was "deeply sorry for the smell".', "Loxham Water"),
        ("Ann White told the Post of a lawyer — where Mark Hel said she was “never there at all”.", "Mark Hel"),
        ('According to Ann Low, the offences were "a gross breach of trust".', "Ann Low"),
        ('Ann Low: "Nobody came."', "Ann Low"),
        ('It was, in the words of Ann Low, "a gross breach of trust".', "Ann Low"),
        ('Ann Low\'s letter thanked her for "thirty loud years".', "Ann Low"),
        ('Judge Helen Achterberg said the offences were "a gross breach of trust".', "Judge Helen Achterberg"),
    ],
)
def test_before_the_words(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_at_the_end_of_the_sentence_that_quotes_a_part() -> None:
    assert speakers('The bridge would be "a matter of weeks" away, an engineer said.') == ["an engineer"]
    assert speakers('A ship called "mother of all" sank, though a fisherman later said it was a raft.') == [""]


@pytest.mark.parametrize(
    "text",
    [
        'The town slept. "Nobody came."',
        'The statement said nobody "had the courage to come".',
        'Ann Low was told that nobody "had the courage to come".',
        'Ann Low was described as "the soul of the party".',
        'A so-called "party of the people" was founded in Qasr.',
        'Ann Low said she had seen "The Long Road Home" twice.',
        '"The Long Road Home"\n\nAnn Low said it had rained.',
    ],
)
def test_nobody_is_named_where_the_text_names_nobody(text: str) -> None:
    assert set(speakers(text)) == {""}


def test_words_go_on_after_their_attribution() -> None:
    assert speakers('"We had minutes," said Gen. Viktor Hrynenko. "It was not enough."') == ["Gen. Viktor Hrynenko"] * 2
    assert speakers('"We had minutes," Ann Low said, "and no more."') == ["Ann Low", "Ann Low"]
    assert speakers('Ann Low said the well was dry. "We carry all our water now."') == ["Ann Low"]
    assert speakers('"We had minutes," said Ann Low.\n\n"It was not enough for the rest."') == ["Ann Low"] * 2


def test_paragraphs_closed_once_are_one_speakers() -> None:
    assert speakers("“This is one.\n\n“This is two.\n\n“This is three,” said Ann Low.") == ["Ann Low"] * 3
    assert speakers("Ann Low said: “This is one.\n\n“This is two.”") == ["Ann Low"] * 2


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Northgate\'s coach, Sandro Bellini, was gracious. "They ran more," he said.', "Sandro Bellini"),
        ('Ann Low opened the door. She had been asleep. "Nobody came," she said.', "Ann Low"),
        ('"I was late," said Ann Low. Her son Bob Low drove. "He was not," she said.', "Ann Low"),
        ('"I was late," said Ann Low. Bob Hale took the wheel. "I was not," he said.', "Bob Hale"),
        ('Mr Hale spoke. It is not known whether Ms Low\'s car was there. "I was late," he said.', "Mr Hale"),
        ('Ann Low and Bob Hale met in Qasr. Nobody met Eve Marr or Jo Kerr. "I was late," she said.', ""),
        ('Bob Hale, from Qasr, said he had asked Ann Low. "I was late," she said.', "Ann Low"),
        ('Nobody saw Vass\'s car. "I was late," he said.', ""),
        ('The town slept. "I was late," she said.', ""),
    ],
)
def test_a_pronoun_is_who_was_named_last_if_that_is_clear(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


def test_an_office_is_the_one_person_who_holds_it() -> None:
    held = "Loxham mayor Ann Low met Bob Hale, the harbour master, on Monday. "
    assert speakers(held + '"We are ready," the mayor said.') == ["Ann Low"]
    assert speakers(held + '"We are ready," the harbour master said.') == ["Bob Hale"]
    assert speakers(held + '"We are ready," the minister said.') == ["the minister"]
    assert speakers(held + 'Qasr has a mayor too, mayor Eve Marr. "We are," the mayor said.') == ["the mayor"]


def test_names_in_the_words_are_not_who_speaks() -> None:
    text = '"I met Bob Hale. Bob Hale said no," said Ann Low. "Eve Marr told me," she said.'
    assert speakers(text) == ["Ann Low", "Ann Low"]


def test_the_speaker_is_where_the_text_names_it() -> None:
    text = 'Ann Low left Qasr. "Nobody came," she said.'
    (quote,) = quotes(text)
    assert text[quote.speaker_start : quote.speaker_end] == quote.speaker == "Ann Low"


@pytest.mark.parametrize(
    ("attribution", "entity"),
    [
        ("Low said", "Ann Low"),
        ("she said", "Ann Low"),
        ("the mayor said", "Ann Low"),
        ("Mayor Ann Low of Loxham said", "Ann Low"),
        ("Low's lawyer said", "Low's lawyer"),
        ("the United Nations said", "United Nations"),
        ("a neighbour said", "a neighbour"),
    ],
)
def test_the_mention_of_a_quotation_has_the_fullest_name(attribution: str, entity: str) -> None:
    text = f'Mayor Ann Low opened the new bridge. "We have waited for years," {attribution}.'
    assert [mention.entity for mention in mentions(text) if mention.kind is Kind.QUOTE] == [entity]


@pytest.mark.parametrize(
    "fragment", ["he said “x” ", "“a,” said ", "Ann Low said “x”. ", "the mayor said “a b”. ", "“No,” she said.\n"]
)
def test_time_grows_with_the_length(fragment: str) -> None:
    assert_linear(quotes, fragment, 400)
