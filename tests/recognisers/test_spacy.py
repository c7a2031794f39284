"""Names from a spaCy pipeline, which the tests make themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.recognisers.pipelines import pipeline
from tui.entities import mentions
from tui.entities.mention import Kind
from tui.entities.naming import Naming
from tui.recognisers import recogniser

NAMES = {"Zed Quux": "PERSON", "quux": "PERSON", "Orrery": "GPE", "Corp’s": "ORG", "18": "CARDINAL", "Friday": "DATE"}


@pytest.fixture
def naming(tmp_path: Path) -> Naming:
    return Naming(recogniser(pipeline(tmp_path / "rules", NAMES), pytest.fail))


def told(text: str, naming: Naming) -> list[tuple[str, str]]:
    """What is named and counted in a text."""
    found = (mention for mention in mentions(text, naming) if mention.kind is not Kind.QUOTE)
    return [(text[mention.start : mention.end], mention.kind.value) for mention in found]


def test_its_names_stand_where_the_text_has_them_and_figures_stay_ours(naming: Naming) -> None:
    text = (
        "Zed Quux flew to Orrery. “We lost 18 ships on Friday,” quux said.\n\n🚀 E\u0301lan Corp’s shares in Homs fell."
    )
    assert told(text, naming) == [
        ("Zed Quux", "person"),
        ("Orrery", "place"),
        ("18 ships", "quantity"),
        ("Friday", "date"),
        ("quux", "person"),
        ("Corp", "organisation"),
    ]


def test_its_spellings_are_joined_as_ours_are(naming: Naming) -> None:
    found = mentions("Zed Quux flew to Orrery, quux said.", naming)
    assert [mention.entity for mention in found] == ["Zed Quux", "Orrery", "Zed Quux"]


def test_a_name_that_a_hard_wrap_breaks_is_found(naming: Naming) -> None:
    text = "The long awaited talks on shipping lanes were opened at noon by Zed\nQuux, who had flown in from the north."
    assert told(text, naming)[-1] == ("Zed\nQuux", "person")


def test_no_name_reaches_from_one_paragraph_into_the_next(naming: Naming) -> None:
    assert told("Nobody spoke to Zed\n\nQuux burns", naming) == []


def test_a_pipeline_that_is_not_there_is_told_once_and_ours_is_used(tmp_path: Path) -> None:
    said: list[str] = []
    naming = Naming(recogniser(f"spacy:{tmp_path}", said.append))
    assert ("Homs", "place") in told("They left Homs.", naming)
    assert said == [f"spaCy finds no pipeline called {tmp_path}. Wireside finds names itself."]
