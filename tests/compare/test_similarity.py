"""How alike two sentences are."""

from __future__ import annotations

from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.compare import similarity
from tui.compare.rarity import Rarity, background, local
from tui.text.words import stem

QUAKE = "A magnitude 6.2 earthquake struck the Mehrab valley on Tuesday."
WORDS = st.lists(
    st.sampled_from("the quake struck Mehrab 18 km miles 11 said Solh, “no” killed 1,203 .".split()), max_size=12
)
SENTENCES = st.lists(WORDS.map(" ".join), max_size=6)


def alike(left: str, right: str) -> float:
    return similarity([left], [right])[0][0]


def test_a_sentence_is_more_like_itself_than_like_any_other() -> None:
    assert alike(QUAKE, QUAKE) > alike(QUAKE, "An earthquake struck the valley.") > alike(QUAKE, "Shares fell.") == 0


def test_rare_words_count_more_than_common_ones() -> None:
    assert alike("The landslide was near.", "A landslide came.") > alike("The people were near.", "People came.")


def test_equal_quantities_are_shared_words_whatever_their_unit() -> None:
    assert alike("It lay 18 kilometres away.", "It was about 11 miles off.") > 0
    assert alike("It lay 18 kilometres away.", "It was about 30 miles off.") < 0.2 * alike(
        "It lay 18 kilometres away.", "It was about 11 miles off."
    )


def test_numbers_in_words_and_digits_are_one() -> None:
    assert alike("Twenty-three villages were cut off.", "23 hamlets.") > alike(
        "Many villages were cut off.", "23 hamlets."
    )


def test_names_match_when_they_are_spelled_differently() -> None:
    assert alike("Rebels took Talbisseh.", "They entered Talbiseh.") > 0


def test_numbers_are_matched_by_their_size_and_not_by_their_digits() -> None:
    equal, near, like, far = (
        alike("They freed 110 of them.", f"They freed {n} of them.") for n in (110, 104, 1100, 550)
    )
    assert equal > near > like == far


def test_a_long_name_counts_as_one_fact() -> None:
    name = alike("Hayat Tahrir Sham won.", "Hayat Tahrir Sham lost.")
    words = alike("hayat tahrir sham won.", "hayat tahrir sham lost.")
    assert name < words


THINGS = ["lantern", "harness", "orchard", "violin", "chimney", "saddle"]
DONE = ["stolen", "mended", "sold", "painted", "cleaned", "weighed"]


def test_an_empty_side_gives_an_empty_table() -> None:
    assert similarity([], []) == []
    assert similarity([], [QUAKE]) == []
    assert similarity([QUAKE], []) == [[]]
    assert similarity(["", "."], [QUAKE]) == [[0.0], [0.0]]


@given(SENTENCES, SENTENCES)
@settings(max_examples=60, deadline=None)
def test_swapping_the_reports_gives_the_mirrored_table(left: list[str], right: list[str]) -> None:
    forth, back = similarity(left, right), similarity(right, left)
    assert all(forth[i][j] == back[j][i] for i in range(len(left)) for j in range(len(right)))
    assert all(0.0 <= score <= 1.0 for row in forth for score in row)


@given(SENTENCES, SENTENCES)
@settings(max_examples=30, deadline=None)
def test_turning_both_reports_round_turns_the_table_round(left: list[str], right: list[str]) -> None:
    turned = similarity(left[::-1], right[::-1])
    for row, back in zip(similarity(left, right), turned[::-1], strict=True):
        assert row == pytest.approx(back[::-1])


def test_kin_counts_for_less_than_the_same_word_and_for_more_than_another() -> None:
    same = alike("The ferry sank at dawn.", "A ferry sank.")
    akin = alike("The ferry sank at dawn.", "A vessel sank.")
    other = alike("The ferry sank at dawn.", "A helicopter sank.")
    assert other < akin < same


def test_inside_an_event_a_name_tells_less_than_alone() -> None:
    left, right = "Borsk closed the Mehrab dam.", "The Mehrab orchestra plays on."
    alone = alike(left, right)
    inside = similarity([left, "Grain is dear."], [right, "Trains run late."])[0][0]
    assert inside < alone


def test_where_reports_keep_one_order_a_pair_in_its_place_gains() -> None:
    told = [f"The {thing} was {done}." for thing, done in zip(THINGS, DONE, strict=True)]
    again = [f"Someone {done} a {thing}." for thing, done in zip(THINGS, DONE, strict=True)]
    left, right = [*told, "A fox barked."], [*again, "A dog barked."]
    in_order, mixed = similarity(left, right)[-1][-1], similarity(left, [right[-1], *again[::-1]])[-1][0]
    assert in_order > mixed


@pytest.mark.parametrize(
    "text", ["1e999 tons", "٣٤ شخصا", "九人が死亡した。", "￼", "−5°C", "1/0", "%%%%", "“”", "a-" * 50]
)
def test_odd_text_is_compared_without_complaint(text: str) -> None:
    assert 0.0 <= alike(text, text) <= 1.0


def test_other_scripts_are_compared_by_their_words() -> None:
    assert alike("Землетрясение разрушило Мехраб.", "В Мехраб пришло землетрясение.") > 0


def test_rarity_may_be_that_of_a_library_of_ones_own() -> None:
    library = Rarity.learn([[stem("quake"), "city"], [stem("quake"), "sea"], [stem("quake")]])
    table = similarity(["The quake."], ["A quake."], library)
    assert table[0][0] < similarity(["The sea."], ["A sea."], library)[0][0]


def test_news_at_large_knows_common_words_from_rare_ones() -> None:
    news = background()
    assert news.of(stem("people")) < news.of(stem("landslide")) <= news.of("unheardof")


def test_a_word_of_every_sentence_says_nothing_inside_the_event() -> None:
    assert local(1, 20) == pytest.approx(1.0)
    assert local(20, 20) < 0.02 < local(10, 20)


def test_words_that_most_pairs_share_cost_no_square_of_the_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module("tui.compare.similarity")
    left = [f"Troops left village{number} near the highway." for number in range(60)]
    right = [f"Rebels reached village{number} by the highway." for number in range(60)]
    whole = similarity(left, right)
    monkeypatch.setattr(module, "CROWD", 60 * 60 - 1)
    bounded = similarity(left, right)
    assert all(bounded[number][number] > 0 for number in range(60)), "what is rare still joins"
    assert max(row.index(max(row)) - number for number, row in enumerate(bounded)) == 0
    assert bounded[0][1] < whole[0][1], "the highway, which all share, does not"
