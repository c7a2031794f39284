"""Who reports what, over several reports of one event."""

from __future__ import annotations

import json

import pytest

from tests.compare.reports import report
from tui.compare import Verdict, coverage
from tui.compare.coverage import MOST, Coverage
from tui.compare.telling import Fact, FactKind
from tui.text import Article

WIRE = report(
    "The quake killed 1,203 people in Mehrab, the interior ministry said. At least 3,400 others were injured. "
    "“We dug with our hands until noon,” said Farid Alaoun.",
    "2024-09-10T18:30:00Z",
    "Northern Wire",
)
POST = report(
    "About 1,200 people were killed in Mehrab by the quake. Hospitals treated more than 4,100 injured. "
    "Overnight temperatures were expected to fall below zero.",
    "2024-09-10T20:05:00Z",
    "Harbour Post",
)
RADIO = report(WIRE.text, "2024-09-10T21:00:00Z", "City Radio")
TIMES = report(
    "The Mehrab quake killed 1,310 people. “We dug with our hands until noon and nobody came,” said Farid Alaoun.",
    "2024-09-10T23:10:00Z",
    "Delta Times",
)


@pytest.fixture(scope="module")
def told() -> Coverage:
    return coverage([WIRE, POST, RADIO, TIMES])


def fact(told: Coverage, kind: FactKind, label: str) -> Fact:
    return next(fact for fact in told.of(kind) if fact.label == label)


def test_reports_stand_in_order_of_time(told: Coverage) -> None:
    assert [side.article.source for side in told.reports] == [
        "Northern Wire", "Harbour Post", "City Radio", "Delta Times",
    ]  # fmt: skip


def test_the_order_in_which_reports_are_given_does_not_matter(told: Coverage) -> None:
    assert coverage([TIMES, RADIO, POST, WIRE]) == told
    assert coverage([POST, TIMES, WIRE, RADIO]) == told


def test_equal_figures_are_one_value_with_all_who_give_it(told: Coverage) -> None:
    killed = fact(told, FactKind.FIGURE, "killed")
    assert [value.reports for value in killed.values] == [(0, 1, 2), (3,)]
    assert killed.verdict is Verdict.UPDATE


def test_figures_that_differ_are_told_as_such(told: Coverage) -> None:
    injured = fact(told, FactKind.FIGURE, "injured")
    assert injured.told_by(0) == ("3,400",)
    assert injured.told_by(1) == ("4,100",)
    assert injured.told_by(3) == ()
    assert injured.verdict is not None
    assert told.differs


def test_a_statement_is_one_fact_in_all_its_wordings(told: Coverage) -> None:
    quote = fact(told, FactKind.QUOTE, "Farid Alaoun")
    assert quote.reports == (0, 2, 3)
    assert quote.verdict is Verdict.CUT


def test_names_tell_which_report_names_them(told: Coverage) -> None:
    assert fact(told, FactKind.NAME, "Farid Alaoun").reports == (0, 2, 3)


def test_a_sentence_that_one_report_has_alone_is_a_fact_too(told: Coverage) -> None:
    cold = fact(told, FactKind.SENTENCE, "Overnight temperatures were expected to fall below zero.")
    assert cold.reports == (1,)


def test_a_copied_report_is_known_as_one(told: Coverage) -> None:
    assert told.copies == ((2, 0, 1.0),)


def test_every_sentence_of_every_report_is_in_one_fact(told: Coverage) -> None:
    places = [
        (telling.report, telling.mark.sentence)
        for fact in told.of(FactKind.SENTENCE)
        for value in fact.values
        for telling in value.tellings
    ]
    assert sorted(places) == [(n, s) for n, side in enumerate(told.reports) for s in side.prose]


def test_marks_point_at_their_text(told: Coverage) -> None:
    for fact in told.facts:
        for value in fact.values:
            for telling in value.tellings:
                text = told.reports[telling.report].text(telling.mark.sentence)
                assert text[telling.mark.start : telling.mark.end] == telling.mark.text != ""


def test_the_coverage_is_written_as_json(told: Coverage) -> None:
    data = json.loads(json.dumps(told.to_json(), ensure_ascii=False))
    assert data["reports"][0]["source"] == "Northern Wire"
    assert {"kind", "label", "verdict", "values"} == set(data["facts"][0])


@pytest.mark.parametrize("count", [0, 1, MOST + 1])
def test_too_few_or_too_many_reports_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match="2 to 12 reports"):
        coverage([WIRE] * count)


def test_empty_reports_tell_nothing() -> None:
    assert coverage([Article.from_text(""), Article.from_text("", source="Other")]).facts == ()
