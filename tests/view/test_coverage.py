"""Who reports what: every value once, with the letters of its reports in straight columns."""

from __future__ import annotations

import pytest

from tui.compare.comparison import Mark, Side, Verdict
from tui.compare.coverage import MOST, Coverage
from tui.compare.telling import Fact, FactKind, Telling, Value
from tui.text.article import Article
from tui.view.cells import width_of
from tui.view.coverage import coverage_prose, coverage_text


def side(source: str) -> Side:
    return Side(Article.from_text("Homs fell.", "Exodus 叙利亚", source, "2024-12-06T18:30:00+00:00"), (), ())


def value(text: str, *reports: int) -> Value:
    return Value(text, tuple(Telling(report, Mark(0, 0, len(text), text)) for report in reports))


FACTS = (
    Fact(FactKind.FIGURE, "killed", (value("11", 0, 2), value("14", 1)), Verdict.DIFFER),
    Fact(FactKind.FIGURE, "injured", (value("thousands", 0), value("3,400", 1)), Verdict.VAGUER),
    Fact(FactKind.QUOTE, "Mayor Ibanez", (value("The mountain came down on us without a warning of any kind", 1),)),
    Fact(FactKind.QUOTE, "", (value("No!", 0),)),
    Fact(FactKind.NAME, "Bashar al-Assad", (value("Assad", 0), value("Bashar al-Assad", 1))),
    Fact(
        FactKind.SENTENCE,
        "Thousands left 叙利亚霍姆斯 on Friday.",
        (value("Thousands left.", 0, 1, 2),),
    ),
)


@pytest.fixture
def found() -> Coverage:
    return Coverage((side("Northern Wire"), side("Harbour Post"), side("Lantern")), FACTS, ((2, 0, 0.914),))


@pytest.mark.usefixtures("london")
def test_a_table_of_values_by_report(found: Coverage) -> None:
    assert coverage_text(found, 64) == (
        " A is Northern Wire, Fri 6 Dec 2024, 18:30: Exodus 叙利亚.\n"
        " B is Harbour Post, Fri 6 Dec 2024, 18:30: Exodus 叙利亚.\n"
        " C is Lantern, Fri 6 Dec 2024, 18:30: Exodus 叙利亚.\n"
        " C is nearly a copy of A: 91% of its words stand there.\n"
        "\n"
        " Figures\n"
        " ! killed: 11                                             A · C\n"
        " ! killed: 14                                             · B ·\n"
        "   injured: thousands                                     A · ·\n"
        "   injured: 3,400                                         · B ·\n"
        "\n"
        " Quotations\n"
        "   Mayor Ibanez: “The mountain came down on us without a  · B ·\n"
        "   warning of any kind”\n"
        "   “No!”                                                  A · ·\n"
        "\n"
        " Names\n"
        "   Bashar al-Assad                                        A B ·\n"
        "\n"
        " Sentences\n"
        "   Thousands left 叙利亚霍姆斯 on Friday.                 A B C\n"
    )


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("reports", [2, 3, MOST])
def test_the_table_fits_and_its_columns_are_straight(width: int, reports: int) -> None:
    facts = tuple(
        Fact(kind, f"{kind} 叙利亚 " * 5, (value("叙利亚 " * 20, *range(0, reports, 2)),)) for kind in FactKind
    )
    text = coverage_text(Coverage(tuple(side(f"Outlet {n}") for n in range(reports)), facts, ()), width)
    assert all(width_of(line) <= width for line in text.splitlines())
    assert {width_of(line) for line in text.splitlines() if "A ·" in line} == {width - 1}


@pytest.mark.usefixtures("london")
def test_prose_says_the_same_line_by_line(found: Coverage) -> None:
    assert coverage_prose(found).splitlines()[3:] == [
        "C is nearly a copy of A: 91% of its words stand there.",
        "",
        "Figure, told differently. killed: 11, in A C; killed: 14, in B.",
        "Figure. injured: thousands, in A; injured: 3,400, in B.",
        "Quote. Mayor Ibanez: “The mountain came down on us without a warning of any kind”, in B.",
        "Quote. “No!”, in A.",
        "Name. Bashar al-Assad, in A B.",
        "Sentence. Thousands left 叙利亚霍姆斯 on Friday., in A B C.",
    ]


def test_real_reports_are_covered() -> None:
    from tui.compare.coverage import coverage
    from tui.resources import resource
    from tui.sources.files import Problem, read_tree

    articles = [one for one in read_tree(resource("sample_articles")) if not isinstance(one, Problem)]
    found = coverage([one for one in articles if "penas-altas" in one.key][:3])
    text, prose = coverage_text(found, 100), coverage_prose(found)
    for fact in found.facts:
        assert "".join(fact.label.split()) in "".join(prose.split())
    assert all(width_of(line) <= 100 for line in text.splitlines())
    assert [name for name in ("Figures", "Quotations", "Names", "Sentences") if f"\n {name}\n" in text]
