"""Names found by rules, which stand in where the model of names cannot be used."""

import pytest

from tui.entities.rules import names_by_rule


def named(text: str) -> dict[str, str]:
    return {text[found.start : found.end]: found.kind.value for found in names_by_rule(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met President Nadira Solh in Geneva.", {"Nadira Solh": "person", "Geneva": "place"}),
        ("He met Dr. Leonard P. Vass.", {"Leonard P. Vass": "person"}),
        ("The driver, Sven Aldous, 58, was unhurt.", {"Sven Aldous": "person"}),
        ("It met Secretary of State Condoleezza Rice.", {"Condoleezza Rice": "person"}),
        ("It hit the River Tave near Loxham.", {"River Tave": "place", "Loxham": "place"}),
        ("They left the town of Qasr Timun.", {"Qasr Timun": "place"}),
        ("The U.S. Geological Survey measured it.", {"U.S. Geological Survey": "organisation"}),
        ("He works for the Bank of England.", {"Bank of England": "organisation"}),
        ("Shares of Halvern Group Plc fell.", {"Halvern Group Plc": "organisation"}),
        ("They work at Corrie & Wade.", {"Corrie & Wade": "organisation"}),
        ("It hit Syrian and Kurdish villages.", {"Syrian": "group", "Kurdish": "group"}),
        ("It left a New York-based firm.", {"New York": "place"}),
        ("He read of World War II.", {"World War II": "work"}),
        ("The Carrick Crown Court heard it.", {"Carrick Crown Court": "organisation"}),
        ("The Foreign Minister left, the Prime Minister said.", {}),
        ("Neighbouring villages slept. Transformers burned. Twenty-three died.", {}),
        ("SUBSCRIBE TO OUR MORNING BRIEFING", {}),
        ("He drove the A38 with an AK-47 and caught COVID-19.", {}),
    ],
)
def test_names_and_their_kinds(text: str, expected: dict[str, str]) -> None:
    assert named(text) == expected


def test_a_people_is_known_by_its_country() -> None:
    text = "Tarnia seized the town. Tarnia's parliament met. The Tarnian ministry denied it."
    assert named(text) == {"Tarnia": "place", "Tarnian": "group"}


def test_names_joined_by_and_are_of_one_kind() -> None:
    assert named("Fighters entered Homs and Talbiseh.")["Talbiseh"] == "place"


def test_a_headline_marks_only_names_that_the_text_confirms() -> None:
    text = "Families Flee Homs After Syrian Rebels Press South\n\nThe families left Homs."
    assert named(text) == {"Homs": "place", "Syrian": "group"}
