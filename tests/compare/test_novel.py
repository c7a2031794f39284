"""What a report tells somebody who has read others."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from tests.compare.reports import report, scenarios
from tests.linear import assert_linear
from tui.compare import Side, links, read_side
from tui.compare.novel import novel
from tui.compare.pair import read_sentences
from tui.text import Article

QUAKE = (
    "A magnitude 6.2 earthquake struck the Mehrab valley before dawn on Tuesday, killing 1,203 people. "
    "Twenty-three villages were cut off after landslides buried the only mountain road. "
    "The army has sent four helicopters and a field hospital."
)
OTHER = (
    "Landslides buried the mountain road and cut off 23 villages. "
    "Neighbouring states offered search dogs, blankets and five million dollars in aid."
)


def side(text: str, source: str = "The Test") -> Side:
    return read_side(report(text, source=source))


def told(text: str, *read: str) -> list[str]:
    """The sentences of a text that none of the others contains."""
    mine = side(text)
    return [mine.text(number) for number in novel(mine, [side(other, "Another") for other in read])]


def test_what_was_read_in_other_words_is_not_new() -> None:
    assert told(OTHER, QUAKE) == [OTHER.partition(". ")[2]]


def test_with_nothing_read_everything_is_new() -> None:
    assert len(told(QUAKE)) == 3


def test_the_same_text_tells_nothing_new_in_other_marks_and_letters() -> None:
    assert told("“We dug,” he said. NOBODY CAME. It was so.", '"We dug," he said. Nobody came. It was so.') == []


def test_a_near_copy_tells_only_what_was_added() -> None:
    added = "A hospital ship will leave the port of Corrie on Thursday."
    copy = QUAKE.replace("The army has sent", "The army sent").replace("1,203", "1,207")
    assert told(f"{copy} {added}", QUAKE) == [added]


def test_names_are_not_asked_for() -> None:
    mine, *others = (report(text) for text in (OTHER, QUAKE, "The road is buried."))
    plain = novel(read_sentences(mine), map(read_sentences, others))
    assert plain == novel(read_side(mine), map(read_side, others)) == (1,)


def test_each_read_report_leaves_less_and_none_adds() -> None:
    third = "Search dogs and five million dollars in aid were offered by neighbouring states."
    assert told(OTHER, QUAKE, third) == []
    assert told(OTHER, third) == [OTHER.partition(" Neigh")[0]]


def test_the_order_in_which_reports_were_read_does_not_matter() -> None:
    mine, *others = (side(text) for text in (OTHER, QUAKE, "It was cold. The road is buried.", "Nobody came to help."))
    assert len({novel(mine, order) for order in permutations(others)}) == 1


def test_headings_boilerplate_and_what_says_nothing_are_never_new() -> None:
    text = (
        "What we know\n\nThe river rose by two metres overnight.\n\nIt was not so.\n\n…\n\nRead more: Syria in pictures"
    )
    assert told(text, QUAKE) == ["The river rose by two metres overnight."]


@pytest.mark.parametrize("text", ["", "…", "It was."])
def test_texts_without_words_that_tell_anything(text: str) -> None:
    assert told(text, QUAKE) == []
    assert len(told(QUAKE, text)) == 3


def test_a_repeated_sentence_is_new_wherever_it_stands_or_nowhere() -> None:
    line = "The river rose by two metres overnight."
    assert len(told(f"{line} {line}", QUAKE)) == 2
    assert told(f"{line} {line}", line) == []


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario["id"])
@pytest.mark.parametrize("mine", ["a", "b"])
def test_few_told_sentences_of_a_scenario_count_as_new(scenario: dict[str, Any], mine: str) -> None:
    """Of what both tell at most one sentence a report: those have not a word in common."""
    which = "ab".index(mine)
    one, other = (
        read_side(Article.from_text("\n\n".join(scenario[name]["sentences"]), source=scenario[name]["source"]))
        for name in (mine, "ab"[1 - which])
    )
    found = {one.text(number) for number in novel(one, [other])}
    both = {scenario[mine]["sentences"][pair[which]] for pair in scenario["aligned"]}
    alone = set(scenario[mine]["sentences"]) - both
    assert len(found & both) <= 1
    assert not alone or found & alone or len(alone) < 3


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario["id"])
def test_what_is_linked_is_never_new(scenario: dict[str, Any]) -> None:
    one, other = (read_side(Article.from_text(scenario[name]["text"])) for name in "ab")
    mine, theirs = ([each.text(number) for number in each.prose] for each in (one, other))
    linked = {one.prose[link.left] for link in links(mine, theirs)}
    assert linked
    assert not linked & set(novel(one, [other]))


@pytest.mark.parametrize("fragment", ["The mayor of Corrie opened 7 bridges. ", "a ", "“", "1,2 "])
def test_time_grows_with_the_text(fragment: str) -> None:
    assert_linear(lambda text: novel(side(text), [side(QUAKE)]), fragment, repeats=800)
