"""Country, capital and people are one actor; an acronym is the name it stands for; figures may come near."""

from __future__ import annotations

import pytest

from tui.compare import links, similarity
from tui.compare.places import place
from tui.text.words import fold, stem

REPORTS = (
    ["Moscow halted the gas on Tuesday.", "Shares fell in Oslo.", "A ferry sank off the coast."],
    ["The Russians stopped gas exports.", "Rain is expected.", "Voters queued for hours."],
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Moscow", "Russians"),
        ("Kyiv", "Kiev"),
        ("London", "British"),
        ("UK", "Britain"),
        ("USA", "Americans"),
        ("Athens", "Greek"),
        ("Paris", "French"),
        ("Hague", "Dutch"),
        ("Beijing", "Chinese"),
    ],
)
def test_a_country_its_people_and_its_capital_are_one(one: str, other: str) -> None:
    assert place(stem(fold(one))) == place(stem(fold(other))) != ""


@pytest.mark.parametrize(("one", "other"), [("Niger", "Nigeria"), ("Austria", "Australia"), ("Iran", "Iraq")])
def test_countries_that_sound_alike_are_two(one: str, other: str) -> None:
    assert place(stem(fold(one))) != place(stem(fold(other)))


def test_a_name_that_persons_bear_is_no_country() -> None:
    assert place("jordan") == place("georgia") == ""


def test_metonyms_link_and_say_so() -> None:
    (link,) = links(*REPORTS)
    assert "Moscow = Russians" in [what for what, _ in link.why]


def test_us_in_capitals_is_a_country_and_no_pronoun() -> None:
    table = similarity(["The US left the treaty.", "He told us so."], ["The U.S. quit the treaty.", "They told us."])
    assert similarity(["The US."], ["Of us."]) == [[0.0]]
    assert table[0][0] > table[1][0]


def test_an_acronym_is_read_as_the_name_that_the_other_report_spells_out() -> None:
    left = ["The UN said the truce held.", "Guns fell silent."]
    right = ["The truce was welcomed by the United Nations.", "Markets rose."]
    (link,) = links(left, right)
    assert "UN = United Nations" in [what for what, _ in link.why]
    assert [(one.right, one.left, one.why) for one in links(right, left)] == [(link.left, link.right, link.why)]


def test_figures_that_come_near_are_told_as_near() -> None:
    left = ["The trial followed 8,412 patients.", "Its maker is Corvanta."]
    right = ["More than 8,400 patients took part.", "Doctors urged caution."]
    (link,) = links(left, right)
    assert "8,400 ≈ 8,412" in [what for what, _ in link.why]
