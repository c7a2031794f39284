"""Who and what two reports name: in one alone, in both, in other spellings; and where it stands."""

from __future__ import annotations

import pytest

from tui.compare import compare
from tui.compare.comparison import Comparison
from tui.text import Article
from tui.view.blocks import Filter
from tui.view.export import exported
from tui.view.inked import inks
from tui.view.named import named, names_told, places

LEFT = (
    "Fighters of Hayat Tahrir al-Sham entered Homs on Friday, Anna Weber said. "
    "Weber spoke of thousands who fled towards Tartus."
)
RIGHT = "HTS fighters entered Homs on Friday. Karl Ott saw them. Karl Ott stayed in Hama."


@pytest.fixture(scope="module")
def told() -> Comparison:
    explained = " HTS stands for Hayat Tahrir al-Sham (HTS)."
    return compare(Article.from_text(LEFT, key="a"), Article.from_text(RIGHT + explained, key="b"))


def test_what_one_report_alone_names_comes_first(told: Comparison) -> None:
    marks = "".join(each.mark for each in named(told))
    assert marks == "".join(sorted(marks, key="<>= ".index))
    for mark in "<>":
        counts = [sum(each.counts) for each in named(told) if each.mark == mark]
        assert counts == sorted(counts, reverse=True)
    names = {mark: [each.entity.name for each in named(told) if each.mark == mark] for mark in "<>"}
    assert names["<"][0] == "Anna Weber"
    assert names[">"][0] == "Karl Ott"
    assert "Homs" not in names["<"] + names[">"]


def test_the_names_are_as_many_as_the_head_counts(told: Comparison) -> None:
    counted = told.tally.counts["names"]
    marks = [each.mark for each in named(told)]
    assert (marks.count("<"), marks.count(">")) == (counted["only_left"], counted["only_right"])
    assert marks.count("=") == counted.get("spelling", 0)


def test_places_are_the_first_in_either_report(told: Comparison) -> None:
    found = {each.entity.name: places(told, each.entity) for each in named(told)}
    assert [mark.text for mark in found["Anna Weber"]] == ["Anna Weber"]
    assert [(mark.sentence, mark.text) for mark in found["Karl Ott"]] == [(-1, ""), (1, "Karl Ott")]
    assert [mark.text for mark in found["Homs"]] == ["Homs", "Homs"]


def test_swapped_reports_swap_the_marks(told: Comparison) -> None:
    swapped = {each.entity.name: each.mark.translate(str.maketrans("<>", "><")) for each in named(told.swapped())}
    assert swapped == {each.entity.name: each.mark for each in named(told)}


def test_paper_lists_the_names_that_one_report_alone_has(told: Comparison) -> None:
    left, right, *spelt = names_told(told)
    assert left.startswith("Only A names Anna Weber, ")
    assert right.startswith("Only B names Karl Ott, ")
    assert all(line.startswith("Both name, spelt differently: ") for line in spelt)
    for form in ("plain", "md", "html"):
        assert "Only B names Karl Ott" in exported(told, form)
        assert "Only B names Karl Ott" in exported(told, form, shown=Filter.ONLY)
        assert "Only B names" not in exported(told, form, shown=Filter.FIGURES)


def test_another_spelling_is_the_same_and_no_difference_in_a_near_copy() -> None:
    text = "Fighters of {} entered the city of Homs on Friday and met no resistance, residents said. {}"
    explained = "Hayat Tahrir al-Sham (HTS) rules Idlib."
    found = compare(
        Article.from_text(text.format("Hayat Tahrir al-Sham", explained), key="a"),
        Article.from_text(text.format("HTS", explained), key="b"),
    )
    assert [side[0].text.split(" entered")[0] for side in inks(found)] == [
        "Fighters of Hayat Tahrir al-Sham=",
        "Fighters of HTS=",
    ]
    roles = {run.text: run.role for side in inks(found) for run in side[0].runs(0, 40)}
    assert (roles["Hayat Tahrir al-Sham"], roles["HTS"]) == ("spelling", "spelling")
