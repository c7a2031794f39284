"""Where reading stopped, found again in a text that was fetched anew and says something else here and there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.state import Change, Place, ReadingState
from tui.state.change import by_field
from tui.text import sentences

TOLD = ["Two people died.", "The bridge was hit.", "Rain fell all night.", "Talks go on.", "Nobody was charged."]
WORDS = st.sampled_from(["rain", "bridge", "talks", "night", "police"])
SENTENCES = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(lambda some: f"{' '.join(some).capitalize()}."))


def in_text(*told: str) -> tuple[str, list]:
    text = " ".join(told)
    return text, sentences(text)


def place_in(number: int, offset: int, *told: str) -> Place:
    return Place.at(*in_text(*told), number, offset)


def found(place: Place, *told: str) -> tuple[str, int]:
    """The sentence that the place leads to, and the offset in it."""
    text, spans = in_text(*told)
    again = place.found_in(text, spans)
    sentence = spans[again.sentence]
    return text[sentence.start : sentence.end], again.offset


def test_in_the_same_text_it_is_the_same_place() -> None:
    place = place_in(3, 6, *TOLD)
    assert (place.sentence, place.offset) == (3, 6)
    assert place.found_in(*in_text(*TOLD)) == place


@pytest.mark.parametrize(
    "now",
    [
        ["A third died later.", "It rained.", *TOLD],
        TOLD[2:],
        [*TOLD[:3], "An aid group said so.", *TOLD[3:]],
        ["Everything else is new.", TOLD[3], "The end."],
        [*TOLD[:3], "TALKS go on…", TOLD[4]],
    ],
    ids=["inserted", "removed", "inserted just before", "rewritten around it", "set otherwise"],
)
def test_it_stays_with_the_words_of_its_sentence(now: list[str]) -> None:
    sentence, offset = found(place_in(3, 6, *TOLD), *now)
    assert (sentence.casefold()[:8], offset) == ("talks go", 6)


def test_where_its_sentence_was_rewritten_it_is_the_sentence_of_that_number() -> None:
    assert found(place_in(1, 15, *TOLD), TOLD[0], "A bridge fell.", *TOLD[2:]) == ("A bridge fell.", 13)


def test_where_the_text_is_shorter_than_that_it_is_the_last_sentence() -> None:
    assert found(place_in(4, 3, *TOLD), "One.", "Two.") == ("Two.", 3)


def test_of_two_sentences_of_the_same_words_it_is_the_nearest() -> None:
    refrain = [TOLD[0], "Talks go on.", TOLD[1], TOLD[2], "Talks go on.", TOLD[4]]
    text, spans = in_text("New.", *refrain)
    assert place_in(1, 0, *refrain).found_in(text, spans).sentence == 2
    assert place_in(4, 0, *refrain).found_in(text, spans).sentence == 5


def test_a_text_without_sentences_has_one_place() -> None:
    assert Place.at("", [], 7, 7) == Place(0, 0)
    assert place_in(3, 6, *TOLD).found_in("", []) == Place(0, 0)


def test_a_place_from_before_there_were_anchors_goes_by_its_number() -> None:
    assert found(Place(1, 4), *TOLD) == (TOLD[1], 4)
    assert found(Place(99, 99), *TOLD) == (TOLD[4], len(TOLD[4]) - 1)


def test_the_state_keeps_a_digest_and_not_the_words() -> None:
    change = Change.to_place("a", place_in(1, 4, *TOLD))
    assert isinstance(change.value, list)
    assert change.value[:2] == [1, 4]
    assert len(change.value[2]) == 8
    assert Place.from_json(change.value) == place_in(1, 4, *TOLD)


@pytest.mark.parametrize(
    "value",
    [
        True,
        3,
        [1],
        [1, 2, 3],
        [1, 2, "a", 4],
        [-1, 0],
        [0, -1],
        ["1", "2"],
        [True, 0],
        [1.0, 2],
        [1, 2, None],
        {},
        None,
    ],
)
def test_a_place_that_is_none_is_ignored(value: object) -> None:
    assert Place.from_json(value) is None  # type: ignore[arg-type]


@given(SENTENCES.filter(bool), SENTENCES, st.integers(0, 9), st.integers(0, 99))
@settings(max_examples=60)
def test_a_place_is_always_one_of_the_text_and_found_twice_it_stays(
    told: list[str], now: list[str], number: int, offset: int
) -> None:
    place = place_in(number, offset, *told)
    text, spans = in_text(*now)
    again = place.found_in(text, spans)
    assert again.found_in(text, spans) == again
    if spans:
        sentence = spans[again.sentence]
        assert 0 <= again.offset < sentence.end - sentence.start
    if place.anchor in {Place.at(text, spans, each, 0).anchor for each in range(len(spans))}:
        assert again.anchor == place.anchor


def test_a_state_keeps_places() -> None:
    entries = ReadingState().entries_of(by_field([Change.to_place("a", Place(2, 3, "0badcafe"))]), 1)
    assert ReadingState().with_entries(entries).place("a") == Place(2, 3, "0badcafe")
