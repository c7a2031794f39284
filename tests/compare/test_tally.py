"""What a comparison comes to in numbers."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tests.compare.reports import compared, report, scenarios
from tui.compare import Comparison, compare
from tui.compare.tally import tally

NAMES = [scenario["id"] for scenario in scenarios()]
STORY = (
    "A bus fell into the river Sarn near Odrin on Monday, killing 14 people, the police said.",
    "“I saw the lights go over the edge,” said the driver Anton Belik.",
    "The bridge, built in 1954, was closed for repairs worth 3.5 million euros.",
    "Rescuers pulled nine survivors from the water before dark.",
)


def counts(left: str, right: str) -> dict[str, dict[str, int]]:
    found = tally(compare(report(left), report(right, source="Other")))
    return {kind: dict(count) for kind, count in found.counts.items()}


def test_the_same_report_twice_agrees_in_everything() -> None:
    text = " ".join(STORY)
    found = tally(compare(report(text), report(text, source="Other")))
    assert found.counts["figures"] == {"agree": 3, "only_left": 0, "only_right": 0}
    assert found.counts["quotes"] == {"agree": 1, "only_left": 0, "only_right": 0}
    assert found.counts["names"]["agree"] >= 2
    assert (found.copied, found.copies, found.versions) == ((1.0, 1.0), (True, True), True)


def test_a_figure_that_differs_is_neither_equal_nor_only_here() -> None:
    found = counts(STORY[0], STORY[0].replace("14", "19"))
    assert found["figures"] == {"differ": 1, "agree": 0, "only_left": 0, "only_right": 0}


def test_equal_figures_agree_whatever_their_unit() -> None:
    text = "The train left the rails {} from the town of Mehrab on Tuesday night, the railway said."
    assert counts(text.format("18 kilometres"), text.format("11 miles"))["figures"]["agree"] == 1


def test_what_only_one_report_gives_is_counted_for_it() -> None:
    found = counts(" ".join(STORY), STORY[0])
    assert (found["figures"]["only_left"], found["figures"]["only_right"]) == (2, 0)
    assert (found["quotes"]["only_left"], found["quotes"]["only_right"]) == (1, 0)
    assert found["names"]["only_left"] >= 1
    assert found["names"]["only_right"] == 0


def test_a_quotation_that_is_cut_is_not_only_here() -> None:
    text = "“{},” said the driver Anton Belik after the bus fell."
    found = counts(text.format("I saw the lights go over the edge and I ran"), text.format("I saw the lights go over"))
    assert found["quotes"] == {"cut": 1, "agree": 0, "only_left": 0, "only_right": 0}


def test_a_name_spelt_differently_is_one_name() -> None:
    text = "Fighters entered the town of {} on the highway early on Friday, a war monitor said."
    found = counts(text.format("Talbisseh"), text.format("Talbiseh"))
    assert found["names"]["spelling"] == 1
    assert found["names"]["only_left"] == found["names"]["only_right"] == 0


def test_a_near_copy_is_one_of_its_longer_original_alone() -> None:
    more = (
        "Shops nearby stayed open. A crane is on its way from Odrin. Nobody knew why the bus had turned so late there."
    )
    found = tally(compare(report(" ".join(STORY) + " " + more), report(" ".join(STORY), source="Other")))
    assert found.copies == (False, True)
    assert found.versions


def test_reports_in_their_own_words_are_no_versions() -> None:
    for name in NAMES:
        assert not tally(compared(name)).versions


@pytest.mark.parametrize("name", NAMES)
def test_every_difference_is_counted_once(name: str) -> None:
    comparison = compared(name)
    verdicts = {verdict for found in comparison.differences for verdict in [found.verdict.value]}
    counted = Counter[str]()
    for count in tally(comparison).counts.values():
        counted.update({what: number for what, number in count.items() if what in verdicts})
    assert counted == Counter(found.verdict.value for found in comparison.differences)


@pytest.mark.parametrize("name", NAMES)
def test_swapped_reports_count_the_same_the_other_way_round(name: str) -> None:
    there, here = tally(compared(name).swapped()), tally(compared(name))
    turned = {"only_left": "only_right", "only_right": "only_left"}
    assert there.counts == {
        kind: {turned.get(what, what): number for what, number in count.items()} for kind, count in here.counts.items()
    }
    assert there.copied == here.copied[::-1]


def test_the_counts_stand_in_the_json_and_reading_makes_them_anew() -> None:
    comparison = compared("s01-earthquake")
    data = json.loads(json.dumps(comparison.to_json()))
    assert data["counts"] == comparison.tally.to_json()
    assert Comparison.from_json(data).tally == comparison.tally


def test_two_empty_reports_count_nothing() -> None:
    found = tally(compare(report(""), report("", source="Other")))
    assert {number for count in found.counts.values() for number in count.values()} == {0}
    assert (found.copied, found.versions) == ((0.0, 0.0), False)
