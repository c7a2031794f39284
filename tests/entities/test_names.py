"""Names as the trained tagger finds them, and what happens when its model cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.linear import assert_linear
from tui.entities import Kind
from tui.entities import names as finding
from tui.entities.names import names


def named(text: str) -> dict[str, str]:
    return {text[found.start : found.end]: found.kind.value for found in names(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met President Nadira Solh in Geneva.", {"Nadira Solh": "person", "Geneva": "place"}),
        ("It met Secretary of State Condoleezza Rice.", {"Condoleezza Rice": "person"}),
        ("J. K. Rowling's book did well in Paris.", {"J. K. Rowling": "person", "Paris": "place"}),
        ("Ursula von der Leyen and Peña Nieto spoke.", {"Ursula von der Leyen": "person", "Peña Nieto": "person"}),
        ("Fighters fear al-Qaida.", {"al-Qaida": "organisation"}),
        ("The Iranian-backed militias left.", {"Iranian": "group"}),
        ("The Moscow-based bank failed.", {"Moscow": "place"}),
        ("The U.S. State Department denied it.", {"U.S. State Department": "organisation"}),
        ("The U . S . State Department denied it .", {"U . S . State Department": "organisation"}),
        ("She read of World War II.", {"World War II": "work"}),
        ("Kurdish villages were hit, he said.", {"Kurdish": "group"}),
        ("The Foreign Minister left, the Prime Minister said.", {}),
        ("Neighbouring villages slept. Transformers burned. Twenty-three died.", {}),
    ],
)
def test_names_and_their_kinds(text: str, expected: dict[str, str]) -> None:
    assert named(text) == expected


def test_a_surname_alone_is_its_person_wherever_it_stands() -> None:
    assert named("Ann Low left. “I was afraid,” Low said.") == {"Ann Low": "person", "Low": "person"}


def test_a_full_name_ends_before_where_its_person_is_from() -> None:
    assert list(named("“We stay,” Mayor Ann Low of Loxham said.")) == ["Ann Low", "Loxham"]


def test_a_name_is_of_one_kind_in_a_text() -> None:
    text = "Homs fell. The town of Homs is empty. Nobody in Homs stayed, and Homs burned."
    assert {found.kind for found in names(text)} == {Kind.PLACE}


def test_a_headline_marks_names_only() -> None:
    text = "Rescuers Search For Survivors After Quake Hits Turkey\n\nThe quake struck Turkey on Monday."
    assert named(text) == {"Turkey": "place"}


def test_a_line_in_capitals_is_read_too() -> None:
    text = "MERKEL VISITS ANKARA\n\nAngela Merkel flew to Ankara on Monday."
    assert {"MERKEL": "person", "ANKARA": "place"}.items() <= named(text).items()


def test_every_name_says_what_spoke_for_its_kind() -> None:
    for found in names("Angela Merkel met Reuters in Berlin."):
        assert max(found.evidence) == found.evidence[list(Kind).index(found.kind)]


FileGetter = Callable[[str, str], bytes | None]


@pytest.fixture
def model_file(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[FileGetter], None]]:
    """Puts another file in the model's place."""

    def replace(read: FileGetter) -> None:
        monkeypatch.setattr(finding, "get_data", read)
        finding._loaded.cache_clear()

    yield replace
    monkeypatch.undo()
    finding._loaded.cache_clear()


def _missing(*_: str) -> bytes:
    raise FileNotFoundError


@pytest.mark.parametrize("read", [_missing, lambda *_: b"", lambda *_: b"wireside names\n{}\n", lambda *_: b"\0" * 99])
def test_without_its_model_names_are_found_by_rules_and_that_is_told(
    model_file: Callable[[FileGetter], None], read: FileGetter
) -> None:
    model_file(read)
    assert named("He met President Nadira Solh in Geneva.") == {"Nadira Solh": "person", "Geneva": "place"}
    assert finding.trouble().endswith("Names are found by rules, which miss more.")


def test_with_its_model_nothing_is_told() -> None:
    assert finding.trouble() == ""


@pytest.mark.parametrize(
    "fragment",
    [
        "Homs ",
        "A",
        "al-",
        "al - ",
        "de ",
        "John Abcde said. ",
        "Bank of the ",
        "U . S . ",
        "J. ",
        "’s ",
        "é",
        "\n",
        "x ",
        "“A ",
    ],
)
def test_time_grows_with_the_text(fragment: str) -> None:
    assert_linear(names, fragment, repeats=1_600)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "Москва и Київ", "東京の空", "القاهرة", "🙂 A 🙂", "\x00A", "A" * 5000, "A " * 5000]
)
def test_any_text_is_read(text: str) -> None:
    for found in names(text):
        assert text[found.start : found.end].strip()
