"""Who reports what: values under their outlets, letters where there is no room, sentences for ears."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from tui.compare.comparison import Mark, Side, Verdict
from tui.compare.coverage import MOST, Coverage
from tui.compare.coverage.telling import Change, Fact, FactKind, Step, Telling, Value
from tui.text.article import Article
from tui.view.cells import width_of
from tui.view.coverage import coverage_sheet, coverage_text, sheet_width
from tui.view.coverage_pages import exported, html, markdown
from tui.view.coverage_prose import coverage_prose

HOURS = (18, 20, 23)


def side(source: str, hour: int | None = 18) -> Side:
    published = None if hour is None else f"2024-12-06T{hour}:30:00+00:00"
    return Side(Article.from_text("Homs fell.", "Exodus 叙利亚", source, published), (), ())


def value(text: str, *reports: int, sentence: int = 0) -> Value:
    tellings = tuple(Telling(report, Mark(sentence, 0, len(text), text), text) for report in reports)
    return Value(text, tellings, len({0 if report == 2 else report for report in reports}))


def story(*steps: tuple[int, str, Change]) -> tuple[Step, ...]:
    return tuple(Step(n, datetime(2024, 12, 6, HOURS[n], 30, tzinfo=UTC), said, change) for n, said, change in steps)


KILLED = story((0, "11", Change.FIRST), (1, "14", Change.UPDATES), (2, "11", Change.REPEATS))
FACTS = (
    Fact(FactKind.FIGURE, "killed", (value("11", 0, 2), value("14", 1)), 2, Verdict.UPDATE, KILLED),
    Fact(FactKind.FIGURE, "Homs lies … south of Hama", (value("40 km", 0, 1),), 2),
    Fact(FactKind.QUOTE, "Mayor Ibanez", (value("No siren at all", 0), value("No siren", 1)), 2, Verdict.CUT),
    Fact(FactKind.NAME, "Bashar al-Assad", (value("Assad", 0), value("Bashar al-Assad", 1)), 2),
    Fact(FactKind.NAME, "Hama", (value("Hama", 0, 1),), 2),
    Fact(FactKind.NAME, "Talbisseh", (value("Talbisseh", 1),), 1),
    Fact(FactKind.SENTENCE, "Thousands left 叙利亚霍姆斯 on Friday.", (value("Thousands left.", 0, 1, 2),), 2),
    Fact(FactKind.SENTENCE, "Nobody | came.", (value("Nobody | came.", 1, sentence=1),), 1),
)


@pytest.fixture
def found() -> Coverage:
    reports = (side("Northern Wire"), side("Harbour Post", 20), side("Lantern", 23))
    return Coverage(reports, FACTS, ((2, 0, 0.914),))


@pytest.mark.usefixtures("london")
def test_values_stand_under_their_outlets(found: Coverage) -> None:
    assert coverage_text(found, 76).splitlines() == [
        " A  Northern Wire  6 Dec 2024, 18:30",
        "    Exodus 叙利亚",
        " B  Harbour Post   6 Dec 2024, 20:30",
        "    Exodus 叙利亚",
        " C  Lantern        6 Dec 2024, 23:30",
        "    Exodus 叙利亚",
        "    nearly a copy of A: 91% of its words stand there",
        "",
        " 1 figure, 1 quote differ.",
        "",
        " Figures                   A Northern Wire  B Harbour Post   C Lantern",
        " ^ killed                  11               14               11",
        "   B updates it, 6 Dec",
        "   2024, 20:30",
        "   Homs lies … south of    40 km            40 km            ·",
        "   Hama",
        "",
        " Quotations                                                           A B C",
        " / Mayor Ibanez: “No siren at all”                                    A · ·",
        "   cut short",
        " / Mayor Ibanez: “No siren”                                           · B ·",
        "",
        " Names                                                                A B C",
        "   Bashar al-Assad, Hama                                              A B ·",
        "",
        " Sentences                                                            A B C",
        "   Thousands left 叙利亚霍姆斯 on Friday.                             A B C",
        "",
        " Timeline",
        " + first   ^ brings up to date   ! differs   = repeats",
        " 6 Dec 2024, 18:30  A Northern Wire",
        "   + killed: 11",
        " 6 Dec 2024, 20:30  B Harbour Post",
        "   ^ killed: 14",
        " 6 Dec 2024, 23:30  C Lantern",
        "   = nearly a copy of A, repeats 1 fact",
        "",
        " Only B, Harbour Post",
        "   - Names: Talbisseh.",
        "   - Nobody | came.",
    ]


def test_a_narrow_window_has_a_line_a_value(found: Coverage) -> None:
    lines = coverage_text(found, 44).splitlines()
    assert " ^ killed: 11                         A · C" in lines
    assert " ^ killed: 14                         · B ·" in lines
    assert "   Homs lies 40 km south of Hama      A B ·" in lines


def test_without_times_there_is_no_timeline(found: Coverage) -> None:
    undated = Coverage(tuple(side(f"Outlet {n}", None) for n in range(3)), found.facts, ())
    assert "Timeline" not in coverage_text(undated)


@pytest.mark.usefixtures("london")
def test_a_title_stands_beside_its_outlet_where_there_is_room(found: Coverage) -> None:
    lines = coverage_text(found, 120).splitlines()
    assert " B  Harbour Post   6 Dec 2024, 20:30  Exodus 叙利亚" in lines
    assert f"{'':38}nearly a copy of A: 91% of its words stand there" in lines


def test_a_sign_says_how_values_differ_and_a_style_which_of_them_stand_out(found: Coverage) -> None:
    sheet = coverage_sheet(found, 100)
    killed = next(row for row in sheet.rows if "killed" in row.text)
    assert [(run.text, run.role) for run in killed.runs if run.role] == [
        ("^", "mark-differs"), ("11", "value"), ("14", "value differs"), ("11", "value"),
    ]  # fmt: skip
    lies = next(row for row in sheet.rows if "Homs lies" in row.text)
    assert [run.role for run in lies.runs if run.text == "·"] == ["quiet"]


def test_all_lines_of_a_fact_are_one_item_and_headings_are_none(found: Coverage) -> None:
    for width in (44, 100):
        sheet = coverage_sheet(found, width)
        for number, item in enumerate(sheet.items):
            assert item.facts
            rows = [n for n, row in enumerate(sheet.rows) if row.item == number]
            assert rows == list(range(rows[0], rows[-1] + 1)), item
        quoted = [row.item for row in sheet.rows if "No siren" in row.text]
        assert len(set(quoted)) == 1
        assert all(sheet.rows[number].item == -1 for heading in sheet.headings for number in heading)
        told = [row.item for row in sheet.rows if row.item >= 0]
        assert told == sorted(told)


def test_what_the_timeline_says_again_is_no_further_difference(found: Coverage) -> None:
    items = coverage_sheet(found, 100).items
    assert [item.facts[0].label for item in items if item.differs] == ["killed", "Mayor Ibanez"]
    assert [item.report for item in items if item.facts[0].label == "killed"] == [-1, 0, 1, 2]


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("reports", [2, 3, 5, MOST])
def test_a_part_of_the_table_keeps_its_columns(width: int, reports: int) -> None:
    facts = tuple(Fact(kind, f"{kind} of it", (value("some", *range(reports)),), 2) for kind in FactKind)
    found = Coverage(tuple(side(f"Outlet {n}") for n in range(reports)), facts, ())
    taken = sheet_width(found, width)
    assert taken <= width
    assert sheet_width(found.only("quotes"), width) == sheet_width(found, taken) == taken
    assert max(width_of(row.text) for row in coverage_sheet(found, taken).rows) <= taken


def test_a_long_outlet_is_cut_and_says_so() -> None:
    reports = tuple(side(name) for name in ("The Potomac Evening Ledger and Post", "B", "C", "D"))
    found = Coverage(reports, (Fact(FactKind.FIGURE, "killed", (value("11", 0, 1),), 2),), ())
    assert "Potomac Eve…" in coverage_text(found, 80)


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("reports", [2, 3, 5, MOST])
def test_the_table_fits_and_its_columns_are_straight(width: int, reports: int) -> None:
    facts = tuple(
        Fact(kind, f"{kind} 叙利亚 " * 5, (value("叙利亚 " * 20, *range(0, reports, 2)),), 2) for kind in FactKind
    )
    text = coverage_text(Coverage(tuple(side(f"Outlet {n}") for n in range(reports)), facts, ()), width)
    assert all(width_of(line) <= width for line in text.splitlines())
    ends = {width_of(line) for line in text.splitlines() if " A ·" in line}
    assert len(ends) == 1


@pytest.mark.usefixtures("london")
def test_prose_says_who_says_what(found: Coverage) -> None:
    lines = coverage_prose(found).splitlines()
    assert "Told differently. Killed: Northern Wire (copied by Lantern) says 11; " in "\n".join(lines)
    assert "Homs lies … south of Hama: Two independent reports, Northern Wire and Harbour Post, say 40 km." in lines
    assert "Two independent reports, Northern Wire and Harbour Post: Bashar al-Assad, Hama." in lines
    assert "All three reports: Thousands left 叙利亚霍姆斯 on Friday." in lines
    assert "Only Harbour Post:" in lines
    assert "Fri 6 Dec 2024, 20:30, Harbour Post. Brings up to date: killed: 14." in lines


def test_prose_names_the_one_that_stands_alone() -> None:
    reports = tuple(side(name) for name in ("Wire", "Post", "Radio"))
    values = (Value("6.2", value("6.2", 0, 1).tellings, 2), Value("6.4", value("6.4", 2).tellings, 1))
    fact = Fact(FactKind.FIGURE, "magnitude", values, 3, Verdict.DIFFER)
    prose = coverage_prose(Coverage(reports, (fact,), ()))
    assert "Magnitude: Two of three reports, Wire and Post, say 6.2; Radio alone says 6.4." in prose


def test_markdown_has_a_table_a_kind_and_escapes_what_is_foreign(found: Coverage) -> None:
    lines = markdown(found).splitlines()
    assert "| | Figures | A | B | C |" in lines
    assert "|   | Homs lies … south of Hama | 40 km | 40 km | · |" in lines
    assert "- Nobody \\| came." in lines
    assert all(line.replace("\\|", "").count("|") == 6 for line in lines if line.startswith("|"))


def test_the_page_escapes_what_is_foreign_and_fetches_nothing(found: Coverage) -> None:
    hostile = Fact(FactKind.SENTENCE, "<script>alert(1)</script>", (value("x", 0, 1),), 2)
    page = html(Coverage(found.reports, (*found.facts, hostile), found.copies))
    tags: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: tags.append(tag)  # type: ignore[method-assign]
    parser.feed(page)
    assert tags.count("table") == 4
    assert "script" not in tags
    assert "http" not in page


def test_the_picture_is_well_formed(found: Coverage) -> None:
    assert ET.fromstring(exported(found, "svg", 80)).tag.endswith("svg")


@pytest.mark.parametrize("part", ["differ", "common", "only-here", "figures", "quotes"])
def test_a_part_can_be_shown_in_every_form(found: Coverage, part: str) -> None:
    for name in ("text", "plain", "md", "html", "json"):
        assert exported(found.only(part), name, 80)


def test_a_part_without_differences_does_not_claim_that_there_are_none(found: Coverage) -> None:
    assert "No difference found" not in coverage_text(found.only("only-here"))
    assert "No difference found" in coverage_text(Coverage(found.reports, found.facts[1:2], ()))
