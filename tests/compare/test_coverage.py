"""Who reports what, over several reports of one event."""

from __future__ import annotations

import json
import random
from itertools import permutations

import pytest

from tests.compare.reports import report
from tui.compare import Verdict, coverage
from tui.compare.coverage import MOST, PARTS, Coverage
from tui.compare.coverage.telling import Change, Fact, FactKind
from tui.text import Article

WIRE = report(
    "The quake killed 1,203 people in Mehrab, the interior ministry said. At least 3,400 others were injured. "
    "“We dug with our hands until noon,” said Farid Alaoun. The epicentre lay 18 kilometres south of Qasr Timun. "
    "The quake struck the Mehrab valley on Tuesday.",
    "2024-09-10T18:30:00Z",
    "Northern Wire",
)
POST = report(
    "About 1,200 people were killed in Mehrab by the quake. Hospitals treated more than 4,100 injured. "
    "Overnight temperatures were expected to fall below zero. The epicentre lay about 11 miles south of Qasr Timun. "
    "The quake struck the Mehrab valley on 10 September.",
    "2024-09-10T20:05:00Z",
    "Harbour Post",
)
RADIO = report(WIRE.text, "2024-09-10T21:00:00Z", "City Radio")
TIMES = report(
    "The Mehrab quake killed 1,310 people. “We dug with our hands until noon and nobody came,” said Farid Alaoun.",
    "2024-09-10T23:10:00Z",
    "Delta Times",
)
FIVE = [WIRE, POST, RADIO, TIMES, report(POST.text.replace("4,100", "3,400"), None, "Undated Echo")]


@pytest.fixture(scope="module")
def told() -> Coverage:
    return coverage([WIRE, POST, RADIO, TIMES])


def fact(told: Coverage, kind: FactKind, label: str) -> Fact:
    return next(fact for fact in told.of(kind) if label in fact.label)


def magnitudes(*given: str, published: bool = True) -> Fact:
    """The fact that reports tell of one quake, each with its own magnitude."""
    reports = [
        report(
            f"The magnitude {value} earthquake shook the Mehrab valley before sunrise. {extra}",
            f"2024-09-10T{10 + number}:00:00Z" if published else None,
            f"Outlet {number}",
        )
        for number, (value, extra) in enumerate(zip(given, _OWN, strict=False))
    ]
    return fact(coverage(reports), FactKind.FIGURE, "magnitude")


_OWN = (
    "Goats had been restless all evening on the upper pastures, herders recalled later.",
    "Markets in the capital opened an hour late because dealers stayed outdoors.",
    "Schoolchildren practised the drill only last month under a new law.",
)


# -- values
def test_equal_figures_are_one_value_with_all_who_give_it(told: Coverage) -> None:
    killed = fact(told, FactKind.FIGURE, "killed")
    assert [value.reports for value in killed.values] == [(0, 1, 2), (3,)]
    assert killed.verdict is Verdict.UPDATE


def test_a_converted_figure_is_the_same_value(told: Coverage) -> None:
    epicentre = fact(told, FactKind.FIGURE, "epicentre lay … south of Qasr Timun")
    assert len(epicentre.values) == 1
    assert (epicentre.told_by(0), epicentre.told_by(1)) == (("18 kilometres",), ("about 11 miles",))


def test_a_hedge_is_part_of_what_a_report_says(told: Coverage) -> None:
    assert fact(told, FactKind.FIGURE, "injured").told_by(0) == ("at least 3,400",)


def test_a_weekday_and_a_date_are_one_day(told: Coverage) -> None:
    struck = fact(told, FactKind.DATE, "quake struck the Mehrab valley")
    assert len(struck.values) == 1
    assert (struck.told_by(0), struck.told_by(1)) == (("Tuesday (10 Sep)",), ("10 September",))


def test_two_figures_of_one_report_are_two_facts() -> None:
    first = report("The mill employs 120 people in Ossmere. The bakery employs 140 people in Ossmere.", None, "One")
    second = report("The mill employs 120 people in Ossmere. The bakery employs 140 people in Ossmere.", None, "Two")
    values = [one.values for one in coverage([first, second]).of(FactKind.FIGURE)]
    assert [len(value) for value in values] == [1, 1]


def test_what_rose_is_told_at_its_new_height() -> None:
    morning = report("The landslide in Tablazo killed 11 people.", "2024-04-14T08:00:00Z", "Morning")
    evening = report("The landslide in Tablazo killed 19 people, up from 11.", "2024-04-14T20:00:00Z", "Evening")
    killed = fact(coverage([morning, evening]), FactKind.FIGURE, "killed")
    assert (killed.told_by(0), killed.told_by(1), killed.verdict) == (("11",), ("19",), Verdict.UPDATE)


def test_a_statement_is_one_fact_in_all_its_wordings(told: Coverage) -> None:
    quote = fact(told, FactKind.QUOTE, "Farid Alaoun")
    assert quote.reports == (0, 2, 3)
    assert quote.verdict is Verdict.CUT


def test_names_tell_which_report_names_them(told: Coverage) -> None:
    assert fact(told, FactKind.NAME, "Farid Alaoun").reports == (0, 2, 3)


def test_a_sentence_that_one_report_has_alone_is_a_fact_too(told: Coverage) -> None:
    assert fact(told, FactKind.SENTENCE, "Overnight temperatures were expected").reports == (1,)


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
        assert fact.label
        for value in fact.values:
            for telling in value.tellings:
                text = told.reports[telling.report].text(telling.mark.sentence)
                assert text[telling.mark.start : telling.mark.end] == telling.mark.text != ""


# -- witnesses and outliers
def test_a_copied_report_is_known_and_is_no_witness(told: Coverage) -> None:
    assert told.copies == ((2, 0, 1.0),)
    injured = fact(told, FactKind.FIGURE, "injured")
    value = next(value for value in injured.values if 0 in value.reports)
    assert (value.reports, value.witnesses) == ((0, 2), 1)


def test_one_against_two_that_agree_is_the_odd_one_out() -> None:
    found = magnitudes("6.2", "6.4", "6.2")
    assert [value.reports for value in found.outliers] == [(1,)]


def test_a_copy_does_not_make_its_original_a_majority() -> None:
    copied = "The magnitude 6.2 earthquake shook the Mehrab valley before sunrise. " + " ".join(_OWN)
    other = "The magnitude 6.4 earthquake shook the Mehrab valley before sunrise. Trains stood still all day."
    reports = [
        report(copied, "2024-09-10T10:00:00Z", "One"),
        report(copied, "2024-09-10T11:00:00Z", "Two"),
        report(other, "2024-09-10T12:00:00Z", "Three"),
    ]
    found = fact(coverage(reports), FactKind.FIGURE, "magnitude")
    assert found.verdict is Verdict.DIFFER
    assert found.outliers == ()


def test_two_that_disagree_have_no_odd_one() -> None:
    assert magnitudes("6.2", "6.4").outliers == ()


def test_an_update_is_news_and_no_outlier(told: Coverage) -> None:
    assert fact(told, FactKind.FIGURE, "killed").outliers == ()


# -- time
def test_the_story_of_a_fact_is_told_in_order(told: Coverage) -> None:
    killed = fact(told, FactKind.FIGURE, "killed")
    assert [(step.report, step.said, step.change) for step in killed.history] == [
        (0, "1,203", Change.FIRST),
        (1, "about 1,200", Change.REPEATS),
        (2, "1,203", Change.REPEATS),
        (3, "1,310", Change.UPDATES),
    ]


def test_an_update_that_a_later_report_does_not_follow_is_a_difference() -> None:
    texts = ["killed 11 people", "killed 19 people", "killed 11 people"]
    reports = [
        report(f"The landslide in Tablazo {text}. {own}", f"2024-04-14T{10 + n}:00:00Z", f"Outlet {n}")
        for n, (text, own) in enumerate(zip(texts, _OWN, strict=True))
    ]
    assert fact(coverage(reports), FactKind.FIGURE, "killed").verdict is Verdict.DIFFER


def test_without_times_nobody_was_first() -> None:
    found = magnitudes("6.2", "6.4", published=False)
    assert found.verdict is Verdict.DIFFER
    assert found.history == ()


def test_a_fact_that_an_undated_report_tells_has_no_first() -> None:
    found = coverage([WIRE, POST, report(TIMES.text, None, "Undated")])
    assert fact(found, FactKind.FIGURE, "killed").history == ()
    assert fact(found, FactKind.FIGURE, "injured").history != ()


# -- order
def test_a_fact_is_read_where_it_differs_from_the_odd_one_out() -> None:
    text = "The quake of magnitude {} shook the Mehrab valley before sunrise. {}"
    told = [text.format(*given) for given in zip(("6.2", "6.2", "6.4"), _OWN, strict=False)]
    found = coverage([report(text, f"2024-09-10T1{n}:00:00Z", f"Outlet {n}") for n, text in enumerate(told)])
    ends = found.ends(fact(found, FactKind.FIGURE, "magnitude"))
    assert [end.said for end in ends] == ["6.2", "6.4"]
    assert [end.report for end in found.ends(fact(found, FactKind.FIGURE, "magnitude"), 1)] == [1, 2]


def test_a_fact_is_rather_read_in_two_reports_than_in_one_and_its_copy(told: Coverage) -> None:
    for one in told.facts:
        ends = [end.report for end in told.ends(one)]
        assert len(ends) == min(2, len(one.reports))
        assert ends == sorted(set(ends) & set(one.reports))
        assert ends != [0, 2] or one.reports == (0, 2), "the third report copies the first"


def test_reports_stand_in_order_of_time(told: Coverage) -> None:
    assert [side.article.source for side in told.reports] == [
        "Northern Wire", "Harbour Post", "City Radio", "Delta Times",
    ]  # fmt: skip


def test_what_differs_comes_first_then_what_most_tell(told: Coverage) -> None:
    for kind in FactKind:
        ranks = [(not fact.differs, -fact.witnesses) for fact in told.of(kind)]
        assert ranks == sorted(ranks)


def test_all_permutations_of_three_reports_give_the_same_coverage() -> None:
    written = [json.dumps(coverage(order).to_json()) for order in permutations([WIRE, POST, TIMES])]
    assert len(set(written)) == 1


def test_shuffles_of_five_reports_give_the_same_coverage() -> None:
    shuffle = random.Random(5)
    written = {json.dumps(coverage(shuffle.sample(FIVE, len(FIVE))).to_json()) for _ in range(8)}
    assert len(written) == 1


def test_reports_without_times_and_names_stand_in_an_order_of_their_own() -> None:
    bare = [Article.from_text(text) for text in (WIRE.text, POST.text, TIMES.text)]
    assert len({json.dumps(coverage(order).to_json()) for order in permutations(bare)}) == 1


# -- parts
def test_common_and_only_here_share_the_facts_between_them(told: Coverage) -> None:
    common, alone = told.only("common"), told.only("only-here")
    assert sorted(map(repr, common.facts + alone.facts)) == sorted(map(repr, told.facts))
    assert all(fact.witnesses == 1 for fact in alone.facts)


def test_a_part_is_what_it_says(told: Coverage) -> None:
    assert {fact.kind for fact in told.only("figures").facts} == {FactKind.FIGURE}
    assert {fact.kind for fact in told.only("quotes").facts} == {FactKind.QUOTE}
    assert all(fact.differs for fact in told.only("differ").facts)
    assert all(told.only(part).reports == told.reports for part in PARTS)


def test_the_coverage_is_written_as_json(told: Coverage) -> None:
    data = json.loads(json.dumps(told.to_json(), ensure_ascii=False))
    assert data["reports"][0]["source"] == "Northern Wire"
    killed = next(fact for fact in data["facts"] if fact["label"] == "killed")
    assert [value["witnesses"] for value in killed["values"]] == [2, 1]
    assert killed["history"][3]["change"] == "updates"


# -- bad input
@pytest.mark.parametrize("count", [0, 1, MOST + 1])
def test_too_few_or_too_many_reports_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match="2 to 12 reports"):
        coverage([WIRE] * count)


def test_empty_reports_tell_nothing() -> None:
    assert coverage([Article.from_text(""), Article.from_text("", source="Other")]).facts == ()


def test_an_empty_report_among_others_changes_nothing_they_say(told: Coverage) -> None:
    more = coverage([WIRE, POST, RADIO, TIMES, Article.from_text("", source="Zero")])
    assert more.facts == told.facts
    assert more.copies == told.copies


def test_the_same_report_twice_is_one_witness() -> None:
    found = coverage([WIRE, WIRE])
    assert not found.differs
    assert {fact.witnesses for fact in found.facts} == {1}
    assert len(found.copies) == 1


def test_twelve_reports_are_covered() -> None:
    reports = [report(WIRE.text, f"2024-09-10T{number:02}:00:00Z", f"Outlet {number}") for number in range(MOST)]
    found = coverage(reports)
    assert [(copy, of) for copy, of, _ in found.copies] == [(number, 0) for number in range(1, MOST)]
    assert fact(found, FactKind.FIGURE, "killed").witnesses == 1


def test_boilerplate_alone_tells_nothing() -> None:
    boilerplate = report("CLICK HERE TO SUBSCRIBE\n\nRead more", None, "Ads")
    found = coverage([WIRE, boilerplate])
    assert {report for fact in found.of(FactKind.FIGURE) for report in fact.reports} <= {0}


def test_a_report_in_another_script_shares_its_figures_at_most() -> None:
    other = report("地震袭击了梅赫拉布山谷。\n\nПогибли 1203 человека.", "2024-09-10T19:00:00Z", "其他")
    found = coverage([WIRE, POST, other])
    assert found.reports[1].article.source == "其他"
    assert not any(fact.differs for fact in found.facts if 1 in fact.reports)
    assert {fact.reports for fact in found.of(FactKind.NAME) if 1 in fact.reports} <= {(1,)}
