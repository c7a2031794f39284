"""Figures that differ, and all those that do not."""

from __future__ import annotations

import pytest

from tests.compare.reports import about, compared, flags
from tests.linear import assert_linear
from tui.compare import Aspect, Difference, Verdict, compare

MORNING, EVENING = "2024-09-10T08:00:00Z", "2024-09-10T20:00:00Z"


def figures(left: str, right: str, first: str | None = None, second: str | None = None) -> list[Difference]:
    return flags(left, right, Aspect.FIGURE, first, second)


def test_another_number_of_the_same_thing_differs_and_says_by_how_much() -> None:
    (found,) = figures(
        "Ukraine will exchange 110 prisoners with Russia.", "Ukraine and Russia will exchange 101 prisoners."
    )
    assert (found.verdict, found.left.text, found.right.text) == (Verdict.DIFFER, "110", "101")
    assert found.why == "101 against 110 prisoners: the figures differ by 9 %."


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The quake killed 1,203 people in Mehrab.", "The quake killed about 1,200 people in Mehrab."),
        ("The epicentre lay 18 kilometres from Qasr.", "The epicentre lay about 11 miles from Qasr."),
        ("Landslides cut off twenty-three villages.", "Landslides cut off 23 villages."),
        ("The firm will cut one in ten of its jobs.", "The firm will cut 10 percent of its jobs."),
        ("The surgeon was jailed for 18 months.", "The surgeon was jailed for one and a half years."),
        ("A 72-hour truce began in Borsk.", "A three-day truce began in Borsk."),
        ("Revenue of Halvern was £2.31bn.", "Revenue of Halvern was 2.3 billion pounds."),
        ("The train was doing around 130 km/h at Loxham.", "The train was doing 80 miles per hour at Loxham."),
    ],
)
def test_rounding_units_and_words_are_no_difference(left: str, right: str) -> None:
    assert figures(left, right) == []


def test_currencies_are_never_compared_with_each_other() -> None:
    assert figures("Halvern profit fell to £310m.", "Halvern profit fell to $390m.") == []


def test_a_figure_that_the_other_report_gives_elsewhere_is_no_difference() -> None:
    left = "The trust treated 40 patients at Carrick hospital. Police interviewed 55 patients."
    assert figures(left, "The trust treated 55 patients at Carrick hospital.") == []


def test_figures_of_different_things_are_not_compared() -> None:
    assert figures("The army sent 120 beds to Mehrab.", "The army sent 150 helicopters to Mehrab.") == []


def test_a_later_and_higher_toll_is_an_update() -> None:
    left, right = "At least 14 people were killed near Loxham.", "The death toll near Loxham rose to 19."
    (found,) = figures(left, right, MORNING, EVENING)
    assert found.verdict is Verdict.UPDATE
    assert found.why == "The later report has 19 killed, the earlier one at least 14."


def test_without_times_two_tolls_simply_differ() -> None:
    (found,) = figures("The crash near Loxham killed 14 people.", "The crash near Loxham killed 19 people.")
    assert found.verdict is Verdict.DIFFER


def test_a_vague_word_for_the_same_number_is_only_vaguer() -> None:
    (found,) = figures("The quake injured dozens of people in Mehrab.", "The quake injured 64 people in Mehrab.")
    assert found.verdict is Verdict.VAGUER
    assert compared("s01-earthquake").told == compared("s01-earthquake").differences


def test_two_vague_words_of_other_size_differ_in_scale() -> None:
    left, right = "Tens of thousands of people fled Homs.", "Thousands of people fled Homs."
    (found,) = figures(left, right)
    assert found.verdict is Verdict.SCALE


def test_a_part_of_the_same_whole_is_compared_whatever_it_is_called() -> None:
    found = about("s08-rail", Aspect.FIGURE)
    assert ("Four", "Five") in {(flag.left.text, flag.right.text) for flag in found}


def test_a_far_off_figure_counts_something_else() -> None:
    assert figures("The club sold 13 shirts in Borsk.", "The club sold 33 shirts in Borsk.") == []


def test_figures_on_different_days_are_not_compared() -> None:
    left, right = (
        "Police arrested 12 people in Borsk on 3 May 2024.",
        "Police arrested 15 people in Borsk on 7 May 2024.",
    )
    assert figures(left, right) == []


def test_ages_differ_only_when_they_are_one_persons() -> None:
    vass = "Dr Leonard Vass, 34, admitted three counts of forgery."
    (found,) = figures(vass, "Leonard Vass, 43, admitted three counts of forgery.")
    assert (found.left.text, found.right.text) == ("34", "43")
    assert figures(vass, "A 43-year-old man witnessed three counts of forgery.") == []


def test_a_conversion_in_brackets_is_not_a_figure_of_its_own() -> None:
    assert figures("Damage was put at $1.5 million.", "Damage was put at 1.4 million euros ($1.7 million).") == []


def test_one_fact_is_flagged_once() -> None:
    text = "The quake killed {} people in Mehrab. In Mehrab {} people were killed by the quake."
    assert len(figures(text.format(210, 210), text.format(260, 260))) == 1


def test_a_table_of_figures_is_left_alone() -> None:
    row = "Results: " + ", ".join(f"{n} goals" for n in range(20, 40)) + "."
    assert figures(row, row.replace("goals", "goals now").replace("39", "41")) == []


@pytest.mark.parametrize(
    "odd", ["1e999 people died.", "٣٤ people died.", "0 people died.", "−5 people died.", "∞ people died."]
)
def test_odd_numbers_give_no_error(odd: str) -> None:
    assert all(flag.left.text for flag in figures(odd, "34 people died."))


@pytest.mark.parametrize("scenario", ["s01-earthquake", "s03-results", "s04-court", "s07-diplomacy", "s08-rail"])
def test_every_flag_reads_the_same_from_either_side(scenario: str) -> None:
    comparison = compared(scenario)
    turned = compare(comparison.right.article, comparison.left.article)
    assert {flag.why for flag in comparison.differences} == {flag.why for flag in turned.differences}


def test_many_figures_take_time_that_grows_with_their_number() -> None:
    assert_linear(lambda text: figures(text, text + "7 died."), "At least 5 people died, 12 % fled. ", 300)
