"""What the line of a story says of its reports."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.compare.reports import report
from tui.compare import Side, coverage, read_side
from tui.compare.badges import MOST, Badges, badges, differing, lacking
from tui.compare.coverage.telling import FactKind
from tui.compare.novel import novel

FIRST = "A magnitude 6.2 earthquake struck the Mehrab valley before dawn on Tuesday. Landslides buried the only road."
SECOND = (
    "The 6.4-magnitude earthquake struck the Mehrab valley before dawn. Four helicopters flew the injured to Corrie."
)
THIRD = (
    "An earthquake struck the Mehrab valley before dawn. The injured were flown to Corrie in four helicopters. "
    "Search dogs were offered by neighbouring states."
)


def side(text: str, day: str | None, source: str = "The Test") -> Side:
    return read_side(report(text, day, source))


STORY = (
    side(FIRST, "2024-09-10T18:30:00Z", "Northern Wire"),
    side(SECOND, "2024-09-10T20:05:00Z", "Harbour Post"),
    side(THIRD, "2024-09-10T23:10:00Z", "City Radio"),
)
KEYS = [report.article.key for report in STORY]


def test_figures_that_differ_are_those_of_the_coverage() -> None:
    told = coverage([each.article for each in STORY])
    assert differing(STORY) == sum(fact.differs for fact in told.of(FactKind.FIGURE)) == 1


def test_what_two_unread_reports_tell_is_lacking_once() -> None:
    assert lacking(STORY[:2], KEYS[:1]) == 1, "the helicopters"
    assert lacking(STORY, KEYS[:1]) == 2, "the helicopters, and the search dogs"


@pytest.mark.parametrize("read", [[], KEYS, ["another story's"]])
def test_nothing_is_lacking_when_nothing_or_everything_was_read(read: list[str]) -> None:
    assert lacking(STORY, read) == 0


def test_of_one_unread_report_as_much_is_lacking_as_is_new_in_it() -> None:
    assert lacking(STORY, KEYS[1:]) == len(novel(STORY[0], STORY[1:])) == 1
    assert lacking(STORY, KEYS[:2]) == len(novel(STORY[2], STORY[:2])) == 1


def test_badges_do_not_depend_on_the_order_of_the_reports() -> None:
    assert {badges(order, KEYS[:1]) for order in permutations(STORY)} == {Badges(differing=1, lacking=2)}


def test_a_copy_lacks_nothing_and_differs_in_nothing() -> None:
    copy = side(FIRST, "2024-09-11T08:00:00Z", "Delta Times")
    assert badges([STORY[0], copy], KEYS[:1]) == Badges(differing=0, lacking=0)


@pytest.mark.parametrize("reports", [[], list(STORY[:1])])
def test_a_story_of_one_report_has_no_badges(reports: list[Side]) -> None:
    assert badges(reports, KEYS) == Badges(0, 0)


ADDED = (
    "Schools stay shut until Monday.",
    "A bakery handed out free bread.",
    "Trains from Loxham were cancelled.",
    "The opposition asked for an inquiry.",
    "Electricity returned at noon.",
    "Geologists warned of a further tremor.",
    "Tourists slept at the airport.",
    "Insurers expect claims of $3 billion.",
    "The cathedral lost its spire.",
)
LATER = [side(f"{SECOND} {added}", f"2024-09-{day}T08:00:00Z") for day, added in enumerate(ADDED, 11)]


def test_of_many_reports_the_newest_are_looked_at() -> None:
    assert differing([*LATER, STORY[0]]) == 0, "the only one that gives another figure is too old"
    assert differing([*LATER[1:MOST], STORY[0]]) == 1
    assert differing([*LATER, side(FIRST, None)]) == 0, "what has no time is no news"


def test_a_read_report_counts_however_old_it_is() -> None:
    assert lacking(LATER, [LATER[0].article.key]) == MOST - 1 == len(LATER) - 2, "what the second one adds is too old"


@pytest.mark.parametrize("day", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", None])
def test_any_time_will_do(day: str | None) -> None:
    assert badges([*STORY, side("The river rose.", day)], KEYS[:1]).lacking == 3
