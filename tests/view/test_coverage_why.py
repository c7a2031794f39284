"""What the foot says of a fact: how reports differ, and how it came about."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.compare.comparison import Mark, Side, Verdict
from tui.compare.coverage import Coverage
from tui.compare.coverage.telling import Change, Fact, FactKind, Step, Telling, Value
from tui.text.article import Article
from tui.view.coverage import Item
from tui.view.coverage_why import fact_rows
from tui.view.rows import ROLES

pytestmark = pytest.mark.usefixtures("london")
OUTLETS = ("Northern Wire", "Harbour Post", "Lantern")
TIMES = (datetime(2024, 12, 6, 18, 30, tzinfo=UTC), datetime(2024, 12, 6, 20, 5, tzinfo=UTC),
         datetime(2024, 12, 7, 7, 0, tzinfo=UTC))  # fmt: skip
REPORTS = tuple(
    Side(Article.from_text("Homs fell.", "Exodus", name, moment), (), ())
    for name, moment in zip(OUTLETS, TIMES, strict=True)
)
STORY = (("11", Change.FIRST), ("11", Change.REPEATS), ("14", Change.UPDATES))


def fact(kind: FactKind, verdict: Verdict | None, *story: tuple[str, Change]) -> Fact:
    """A fact that the reports tell one after the other."""
    values = tuple(Value(said, (Telling(n, Mark(0, 0, 2, said), said),), 1) for n, (said, _) in enumerate(story))
    steps = tuple(Step(n, TIMES[n], said, change) for n, (said, change) in enumerate(story))
    return Fact(kind, "killed", values, len(story), verdict, steps)


def shown(*facts: Fact, width: int = 120, report: int = -1, place: str = "", lines: int = 2) -> list[str]:
    """The lines for some facts, and nothing in a role that is not known."""
    copied = ((1, 0, 0.9),) if len(facts) > 1 else ()
    rows = fact_rows(Coverage(REPORTS, facts, copied), Item(facts, report), width, place, lines)
    assert {role for row in rows for run in row.runs for role in run.role.split()} <= ROLES
    return [row.text for row in rows]


def test_the_steps_of_a_fact_are_told_in_order_and_a_day_is_named_once() -> None:
    killed = fact(FactKind.FIGURE, Verdict.UPDATE, *STORY)
    assert (
        " ".join(shown(killed, place="1 of 3")).split("updated")[1].split()
        == (
            "Northern Wire 18:30 first: 11 · Harbour Post 20:05 repeats it · "
            "Lantern 7 Dec 07:00 brings it up to date: 14"
        ).split()
    )
    assert shown(killed, place="1 of 3")[0].startswith(" 1 of 3   ^ figure updated  Northern Wire")


def test_where_there_is_less_room_repeats_are_counted_then_outlets_are_letters_then_times_go() -> None:
    killed = fact(FactKind.FIGURE, Verdict.UPDATE, *STORY)
    assert "Lantern 7 Dec 07:00 brings it up to date: 14 · repeated by 1 report" in shown(killed, width=125, lines=1)[0]
    assert "A 18:30 first: 11 · C 7 Dec 07:00 brings" in shown(killed, width=105, lines=1)[0]
    assert "A first: 11 · B repeats it · C brings it up to date: 14" in shown(killed, width=75, lines=1)[0]
    assert all(len(line) <= 40 for line in shown(killed, width=40))


def test_another_wording_of_a_value_is_told() -> None:
    told = shown(fact(FactKind.FIGURE, None, ("about 60", Change.FIRST), ("63", Change.REPEATS)))
    assert told == [" Northern Wire 18:30 first: about 60 · Harbour Post 20:05 says 63"]


def test_a_quotation_is_quoted_otherwise_and_not_repeated_in_full() -> None:
    told = shown(fact(FactKind.QUOTE, Verdict.CUT, ("We dug until noon", Change.FIRST), ("noon", Change.DIFFERS)))
    assert told == ["  / quote cut  Northern Wire 18:30 first · Harbour Post 20:05 quotes it otherwise"]


def test_what_one_report_has_is_told_alone() -> None:
    assert shown(fact(FactKind.SENTENCE, None, ("Homs fell.", Change.FIRST))) == [" Northern Wire 18:30 alone"]


def test_names_and_what_is_repeated_say_who_and_what() -> None:
    hama, homs = (fact(FactKind.NAME, None, ("Hama", Change.FIRST), ("Hama", Change.REPEATS)) for _ in range(2))
    assert shown(hama, homs) == [" Named by Northern Wire and Harbour Post (copy of A)"]
    toll = fact(FactKind.FIGURE, None, *STORY[:2])
    assert shown(toll, toll, report=1) == [" Harbour Post (copy of A) repeats killed; killed"]


def test_without_times_it_says_who_tells_it() -> None:
    told = fact(FactKind.FIGURE, None, *STORY[:2])
    undated = Fact(told.kind, told.label, told.values, 2)
    assert shown(undated) == [" Told by Northern Wire and Harbour Post"]


def test_an_empty_part_says_how_to_see_more() -> None:
    rows = fact_rows(Coverage(REPORTS, (), ()), None, 80)
    assert rows[0].text == " Nothing to show here: f shows another part of the table."
