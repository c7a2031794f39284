"""What sets two figures apart although they count one thing: selections, periods, payers, persons, days, parts."""

from __future__ import annotations

import pytest

from tests.compare.reports import flags
from tests.linear import assert_linear
from tui.compare import Aspect, Difference, Verdict

MORNING, EVENING = "2024-09-10T08:00:00Z", "2024-09-10T20:00:00Z"


def figures(left: str, right: str, first: str | None = MORNING, second: str | None = MORNING) -> list[Difference]:
    return flags(left, right, Aspect.FIGURE, first, second)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            "Vass spent his first 11 seasons in Loxham as a player.",
            "Vass has spent 19 seasons in Loxham as a player.",
            id="the first ones and all",
        ),
        pytest.param(
            "The blast in Loxham killed 14 people at the market.",
            "The blast in Loxham killed another 19 people at the market.",
            id="more and all",
        ),
        pytest.param(
            "First-quarter profit at Halvern rose 12 percent on higher sales.",
            "Annual profit at Halvern rose 15 percent on higher sales.",
            id="a quarter and a year",
        ),
        pytest.param(
            "Net profit at Halvern rose 12 percent on higher sales.",
            "Operating profit at Halvern rose 15 percent on higher sales.",
            id="net and operating",
        ),
        pytest.param(
            "Halvern profit rose from £310m on higher sales in Borsk.",
            "Halvern profit rose to £350m on higher sales in Borsk.",
            id="what it was and what it is",
        ),
        pytest.param(
            "The key rate in Veldmark was raised by 0.5 percent by the bank.",
            "The key rate in Veldmark was raised to 0.75 percent by the bank.",
            id="by how much and to what",
        ),
        pytest.param(
            "A quake in the Mehrab valley in 2004 killed 1,230 people.",
            "A quake in the Mehrab valley killed 1,410 people.",
            id="an earlier event as background",
        ),
        pytest.param(
            "The blast at the market in Loxham killed two women.",
            "The blast at the market in Loxham killed three people.",
            id="some of the victims and all",
        ),
        pytest.param(
            "The ship with 420 passengers and crew left Selm.",
            "The ship with 246 passengers left Selm.",
            id="passengers with their crew and without",
        ),
        pytest.param(
            "A poll for the Guardian found 68 percent of voters in Borsk unhappy with rents.",
            "A poll for the Times found 83 percent of voters in Borsk worried by crime.",
            id="two questions of a poll",
        ),
        pytest.param(
            "Marta Vass won the race in Loxham by 12 votes.",
            "Idris Cole won the race in Loxham by 15 votes.",
            id="two persons",
        ),
        pytest.param(
            "Marta Vass spoke in Loxham. She hosted the ceremony three times.",
            "Idris Cole spoke in Loxham. He hosted the ceremony five times.",
            id="two persons named before",
        ),
        pytest.param(
            "The team won 40 games on the road under Vass.",
            "The team lost 32 games on the road under Vass.",
            id="games won and lost",
        ),
        pytest.param(
            "Profit at Halvern fell 20.6 percent on weak sales.",
            "Profit at Halvern fell 20 percent on weak sales.",
            id="a whole percentage and an exact one",
        ),
        pytest.param(
            "Fourteen of the 16 judges in Borsk voted for the law.",
            "In Borsk 87.5 percent of the judges voted for the law.",
            id="a ratio and its percentage",
        ),
        pytest.param(
            "The warship was 13 nautical miles from the freighter.",
            "The warship was 13 miles from the freighter.",
            id="miles at sea",
        ),
        pytest.param(
            "The aid workers spent 97 days in captivity.",
            "The aid workers spent three months in captivity.",
            id="days and months of one time",
        ),
    ],
)
def test_figures_in_other_circumstances_are_not_compared(left: str, right: str) -> None:
    assert figures(left, right) == []
    assert figures(right, left) == []


@pytest.mark.parametrize(
    ("left", "right", "shown"),
    [
        ("Kellner had offered to sell 413 stores in Loxham.", "In Loxham Kellner would sell 579 outlets.", "413"),
        ("The alliance won 88 seats in Oravia.", "The alliance has 86 deputies in Oravia.", "88"),
        ("A two-hour strike hit trains in Loxham.", "A three-hour strike hit trains in Loxham.", "two-hour"),
        ("A 48-hour truce began in Borsk.", "A three-day truce began in Borsk.", "48-hour"),
        ("Thieves took two other rifles from Selm.", "Thieves took three other rifles from Selm.", "two"),
        ("Temperatures in Selm were minus 17 degrees.", "Temperatures in Selm were minus 25.", "17 degrees"),
        ("Turnout in Oravia was almost 90%.", "Turnout in Oravia was 93.87 percent.", "90%"),
        ("The island has about 200,000 residents.", "The island has a population of 120,000.", "200,000"),
        (
            "A 6.2-magnitude quake hit Mehrab.",
            "A quake of 6.6 on the Richter scale hit Mehrab.",
            "6.2-magnitude",
        ),
    ],
)
def test_figures_of_one_thing_under_two_names_are(left: str, right: str, shown: str) -> None:
    (found,) = figures(left, right)
    assert (found.verdict, found.left.text) == (Verdict.DIFFER, shown)


def test_of_the_injured_all_are_compared_and_not_a_part() -> None:
    left = "Thirty of the 80 injured in the Loxham crash stayed in hospital."
    (found,) = figures(left, "The Loxham crash left 50 injured in hospital.")
    assert (found.left.text, found.right.text) == ("80", "50")


def test_a_toll_that_rose_is_an_update_whatever_the_day() -> None:
    left = "At least 27 people drowned when the ferry sank off Pelau on Monday."
    right = "The captain was arrested on Wednesday as the number of dead in the Pelau ferry climbed to 52."
    (found,) = figures(left, right, "2024-11-19T06:30:00Z", "2024-11-20T14:00:00Z")
    assert found.verdict is Verdict.UPDATE


def test_a_report_that_says_what_the_figure_was_brings_an_update() -> None:
    left, right = "The Loxham crash killed 14 people.", "The toll of the Loxham crash rose from 14 to 19."
    assert [found.verdict for found in figures(left, right, MORNING, EVENING)] == [Verdict.UPDATE]


def test_the_missing_become_fewer_and_that_is_an_update() -> None:
    left, right = "In Pelau 41 people were missing.", "In Pelau 16 people are still missing."
    assert [found.verdict for found in figures(left, right, MORNING, EVENING)] == [Verdict.UPDATE]


def test_a_count_that_was_not_finished_is_updated() -> None:
    left = "With most ballots counted the alliance was on course for 88 seats."
    right = "With every ballot in, the alliance has 86 seats."
    assert [found.verdict for found in figures(left, right, MORNING, EVENING)] == [Verdict.UPDATE]


def test_small_vague_words_differ_from_no_number() -> None:
    left, right = "A few minutes later Hiller drove to the plant.", "Ten minutes later Hiller drove to the plant."
    assert figures(left, right) == []


@pytest.mark.parametrize("odd", ["0 of 0", "1/0", "½", "1e999", "٣٤", "9" * 400, "0 percent of 0", "1-0-1", "$", "-0"])
def test_odd_numbers_are_no_obstacle(odd: str) -> None:
    text = "The quake in Mehrab killed {} people, and 12 percent of 40 houses fell."
    assert all(found.why for found in figures(text.format(odd), text.format(34)))


@pytest.mark.parametrize(
    "fragment", ["his first 11 seasons ", "from 14 to 19 dead ", "two women and a man died ", "over 2 days "]
)
def test_circumstances_are_read_in_time_that_grows_with_the_text(fragment: str) -> None:
    assert_linear(lambda text: figures(text, text + "7 died."), fragment, 400)
