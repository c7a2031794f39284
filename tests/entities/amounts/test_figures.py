"""What a text counts and measures, and as which interval."""

from math import inf

import pytest

from tests.linear import assert_linear
from tui.entities import Bound, Figure, FigureKind, figures


def only(text: str) -> Figure:
    found = figures(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1,203 people", 1203, 1203),
        ("1,200 people", 1150, 1250),
        ("23 villages", 23, 23),
        ("120 beds", 120, 120),
        ("Twenty-three villages", 23, 23),
        ("fifty-two of them", 52, 52),
        ("one hundred and five homes", 105, 105),
        ("about 230 people", 218.5, 241.5),
        ("nearly 40 people", 38, 40.4),
        ("just over 40 people", 39.6, 42),
        ("about 40 people", 38, 42),
        ("at least 14 people", 14, inf),
        ("more than 4,100 injured", 4100, inf),
        ("50 or more people", 50, inf),
        ("fewer than 30 people", 0, 30),
        ("no more than 50 people", 0, 50),
        ("up to 20 people", 0, 20),
        ("sales edged up to 20 units", 20, 20),
        ("tens of thousands of people", 20_000, 99_999),
        ("thousands of people", 2_000, 9_999),
        ("hundreds of thousands of people", 200_000, 999_999),
        ("dozens of people", 24, 99),
        ("a few people", 3, 6),
        ("several people", 3, 9),
        ("several hundred people", 300, 999),
        ("300 to 350 people", 300, 350),
        ("5-10 people", 5, 10),
        ("a dozen people", 12, 12),
        ("half a dozen people", 6, 6),
        ("15m people", 14_500_000, 15_500_000),
        ("2.3 million people", 2_250_000, 2_350_000),
        ("٣٤ people", 34, 34),
    ],
)
def test_a_count_is_the_interval_it_may_stand_for(text: str, low: float, high: float) -> None:
    figure = only(text)
    assert figure.kind is FigureKind.COUNT
    assert (figure.low, figure.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("text", "unit", "low", "high"),
    [
        ("18 kilometres", "m", 18_000, 18_000),
        ("11 miles", "m", 17_702.8, 17_702.8),
        ("130 km/h", "m/s", 36.111, 36.111),
        ("80 miles per hour", "m/s", 35.763, 35.763),
        ("a 72-hour truce", "s", 259_200, 259_200),
        ("a three-day truce", "s", 259_200, 259_200),
        ("18 months", "s", 47_335_428, 47_335_428),
        ("magnitude 6.2", "magnitude", 6.15, 6.25),
        ("the 6.4-magnitude shock", "magnitude", 6.35, 6.45),
        ("41C", "°C", 41, 41),
        ("106F", "°C", 41.111, 41.111),
        ("minus 5C", "°C", -5, -5),
        ("20 square miles", "m2", 51_799_760, 51_799_760),
        ("40 tonnes", "kg", 40_000, 40_000),
        ("a 2.4m wall", "m", 2.35, 2.45),
        ("weighs 25 pounds", "kg", 11.34, 11.34),
    ],
)
def test_a_measure_is_converted_to_its_base_unit(text: str, unit: str, low: float, high: float) -> None:
    figure = only(text)
    assert (figure.kind, figure.unit) == (FigureKind.MEASURE, unit)
    assert (figure.low, figure.high) == pytest.approx((low, high), rel=1e-4)


def test_one_and_a_half_years_are_eighteen_months() -> None:
    assert only("one and a half years").meets(only("18 months"))


@pytest.mark.parametrize(
    ("text", "unit", "low", "high"),
    [
        ("£310m", "GBP", 309_500_000, 310_500_000),
        ("£2.31bn", "GBP", 2_305_000_000, 2_315_000_000),
        ("2.3 billion pounds", "GBP", 2_250_000_000, 2_350_000_000),
        ("5 million dollars", "USD", 4_500_000, 5_500_000),
        ("about $390 million", "USD", 370_500_000, 409_500_000),
        ("£27million", "GBP", 26_500_000, 27_500_000),
        ("US$4.2 billion", "USD", 4_150_000_000, 4_250_000_000),
        ("€15", "EUR", 15, 15),
        ("415 pence", "GBP", 4.15, 4.15),
        ("8.4p a share", "GBP", 0.0835, 0.0845),
        ("between 140 and 150 million euros", "EUR", 140_000_000, 150_000_000),
        ("millions of dollars", "USD", 2_000_000, 9_999_999),
        ("paid 85 pounds", "GBP", 85, 85),
    ],
)
def test_money_keeps_its_currency(text: str, unit: str, low: float, high: float) -> None:
    figure = only(text)
    assert (figure.kind, figure.unit) == (FigureKind.MONEY, unit)
    assert (figure.low, figure.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("50%", 50, 50),
        ("12 percent", 12, 12),
        ("6.5 per cent", 6.45, 6.55),
        ("one in ten workers", 9.5, 10.5),
        ("one out of every four", 24.5, 25.5),
        ("half of the town", 49.5, 50.5),
        ("fell by half", 49.5, 50.5),
        ("two-thirds of its staff", 66.17, 67.17),
        ("a tenth of jobs", 9.5, 10.5),
        ("5% to 10%", 5, 10),
    ],
)
def test_ratios_and_percentages_are_percent(text: str, low: float, high: float) -> None:
    figure = only(text)
    assert (figure.kind, figure.unit) == (FigureKind.PERCENT, "%")
    assert (figure.low, figure.high) == pytest.approx((low, high), abs=0.01)


def test_a_part_knows_its_whole() -> None:
    four, seven = figures("Four of the seven carriages overturned.")
    assert (four.low, four.whole, four.what) == (4, 7, "carriages")
    assert (seven.low, seven.whole, seven.what) == (7, None, "carriages")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("killing 1,203 people", "killed"),
        ("the quake killed about 1,200 people", "killed"),
        ("At least 14 people were killed", "killed"),
        ("the death toll rose to 19", "killed"),
        ("The number of people killed by a landslide in the north rose to 19", "killed"),
        ("At least 3,400 others were injured", "injured"),
        ("more than 4,100 injured", "injured"),
        ("to reach 23 mountain villages cut off", "villages"),
        ("nine former patients", "patients"),
        ("120 beds", "beds"),
        ("Some 2,500 troops remain", "troops"),
        ("pre-tax profit fell 12%", "profit"),
        ("Profit before tax dropped 21 percent", "profit"),
        ("10 percent of its staff", "staff"),
        ("Revenue was £2.31bn", "revenue"),
    ],
)
def test_a_figure_knows_what_it_counts(text: str, what: str) -> None:
    assert only(text).what == what


def test_each_role_takes_its_own_figure() -> None:
    assert [(f.low, f.what) for f in figures("It killed 12 people and injured 34.")] == [
        (12, "killed"),
        (34, "injured"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Vass, 34, had admitted it", FigureKind.AGE),
        ("the 43-year-old", FigureKind.AGE),
        ("a man aged 71", FigureKind.AGE),
        ("it happened in 2011", FigureKind.YEAR),
        ("they won 3-1", FigureKind.SCORE),
        ("derailed at 6:52 a.m.", FigureKind.CLOCK),
        ("her 21st birthday", FigureKind.ORDINAL),
        ("Train No. 417", FigureKind.LABEL),
        ("under Article 5", FigureKind.LABEL),
        ("of the Boeing 737", FigureKind.LABEL),
    ],
)
def test_numbers_that_are_no_amount_are_kinds_of_their_own(text: str, kind: FigureKind) -> None:
    assert only(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19",
        "the G7",
        "an F-16",
        "AK-47",
        "5G",
        "1e999",
        "3.10.4",
        "12/16/08",
        "24/7",
        "No one was hurt",
        "no-one was hurt",
        "on March 18",
        "9" * 400,
        "",
        "none",
    ],
)
def test_no_figure_inside_words_codes_and_dates(text: str) -> None:
    assert figures(text) == ()


def test_rounded_figures_meet_and_others_do_not() -> None:
    assert only("about 1,200 people").meets(only("1,203 people"))
    assert only("18 kilometres").meets(only("about 11 miles"))
    assert only("around 130 km/h").meets(only("80 miles per hour"))
    assert only("a 72-hour truce").meets(only("a three-day truce"))
    assert only("2.3 billion pounds").meets(only("£2.31bn"))
    assert not only("magnitude 6.2").meets(only("magnitude 6.3"))
    assert not only("110 prisoners").meets(only("101 prisoners"))


def test_the_span_is_the_number_with_its_unit_and_without_the_hedge() -> None:
    assert only("at least 18 kilometres away").text == "18 kilometres"
    assert only("at least 18 kilometres away").bound is Bound.AT_LEAST
    assert only("more than £2.31bn").text == "£2.31bn"


def test_a_figure_is_found_across_a_wrapped_line() -> None:
    wrapped = "British pump maker Brackwell has agreed to be bought in a deal worth 310\nmillion pounds, it said."
    assert figures(wrapped)[0].text == "310 million pounds"


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("The quake killed more than 26, 000 people ( AP)", 26_000, FigureKind.COUNT),
        ("The group offered $ 430, 000 for it ( AP)", 425_000, FigureKind.MONEY),
        ("The contract was worth $ 27. 5 million ( AP)", 27_450_000, FigureKind.MONEY),
        ("A 38 - year - old man was hurt ( AP)", 38, FigureKind.AGE),
        ("A three - day truce began ( AP)", 259_200, FigureKind.MEASURE),
        ("A 5. 9 magnitude quake hit Qeshm ( AP)", 5.85, FigureKind.MEASURE),
        ("A quake measuring 6. 4 on the Richter scale ( AP)", 6.35, FigureKind.MEASURE),
    ],
)
def test_numbers_that_a_tokeniser_pulled_apart_are_whole(text: str, value: float, kind: FigureKind) -> None:
    figure = only(text)
    assert (figure.low, figure.kind) == (pytest.approx(value), kind)
    assert figure.text == text[figure.start : figure.end]


@pytest.mark.parametrize("text", ["On May 5, 300 people fled to Borsk.", "Pages 12, 134 and 156 were missing."])
def test_a_comma_between_two_numbers_joins_nothing(text: str) -> None:
    assert max(figure.low for figure in figures(text)) < 1000


@pytest.mark.parametrize("fragment", ["1, 400", "5. 5 million ", "$ 1. ", "( a 3: 10 p. m. ", "38 - year - old "])
def test_numbers_pulled_apart_take_time_that_grows_with_the_text(fragment: str) -> None:
    assert_linear(figures, fragment, 2_000)
