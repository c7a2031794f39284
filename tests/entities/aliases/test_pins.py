"""What the reader writes into entities.toml, and what is said of mistakes in it."""

import pytest

from tui.entities import Kind, Mention, resolve
from tui.entities.aliases.pins import NO_PINS, Pins, PinsError

FILE = """
# what I know better
[[same]]
names = ["Sand Brigade", "Liwa al-Raml"]

[[same]]
names = ["Rovers"]
kind = "organisation"

[[apart]]
names = ["Ann Marsh", "Anne Marsh"]
"""


def spellings(documents: list[tuple[str, list[Mention]]], pins: Pins) -> list[tuple[str, set[str]]]:
    """The kind and the spellings of each entity."""
    found = resolve(documents, pins)
    return [(entity.kind.value, {name for each in entity.spellings for name in each}) for entity in found]


def named(*names: str, kind: Kind = Kind.PERSON) -> list[tuple[str, list[Mention]]]:
    """One text for each name."""
    return [(name, [Mention(0, len(name), kind)]) for name in names]


def test_an_empty_file_pins_nothing() -> None:
    assert Pins.parse("") == Pins.parse("# nothing yet\n") == NO_PINS


def test_pins_can_be_hashed() -> None:
    assert len({Pins.parse(FILE), Pins.parse(FILE), NO_PINS}) == 2


def test_pinned_names_are_one_though_nothing_in_them_agrees() -> None:
    documents = named("Sand Brigade", "Liwa al Raml", kind=Kind.ORGANISATION)
    assert len(spellings(documents, NO_PINS)) == 2
    assert spellings(documents, Pins.parse(FILE)) == [("organisation", {"Sand Brigade", "Liwa al Raml"})]


def test_a_pinned_name_brings_its_other_spellings_along() -> None:
    documents = named("Liwa al-Raml", "Sand Brigade", "Brigade", kind=Kind.ORGANISATION)
    assert len(spellings(documents, Pins.parse(FILE))) == 1


def test_pinned_names_are_one_whatever_kinds_were_found() -> None:
    documents = named("Sand Brigade", kind=Kind.PLACE) + named("Liwa al-Raml", kind=Kind.GROUP)
    assert len(spellings(documents, Pins.parse(FILE))) == 1


def test_a_kind_can_be_pinned_for_one_name() -> None:
    assert spellings(named("Rovers"), Pins.parse(FILE)) == [("organisation", {"Rovers"})]


def test_names_that_are_apart_are_never_joined() -> None:
    documents = named("Ann Marsh", "Anne Marsh")
    assert len(spellings(documents, NO_PINS)) == 1
    assert len(spellings(documents, Pins.parse(FILE))) == 2


def test_names_that_are_apart_are_not_joined_through_a_third() -> None:
    documents = named("Ann Marsh", "Anne Marsh", "Marsh")
    assert {"Marsh"} in [names for _, names in spellings(documents, Pins.parse(FILE))]


def pinned(*same: str, apart: tuple[str, ...] = ()) -> Pins:
    return Pins.parse(
        f"same = [{{names = {list(same)}}}]\n" + (f"apart = [{{names = {list(apart)}}}]" if apart else "")
    )


@pytest.mark.parametrize(
    ("name", "other", "kind"),
    [
        ("President Bashar al-Marl", "Doctor No", Kind.PERSON),
        ("Dr Vass", "Zorro", Kind.PERSON),
        ("Leonard Vass Jr.", "Zorro", Kind.PERSON),
        ("Pope Francis", "Jorge Bergoglio", Kind.PERSON),
        ("United Nations Security Council", "Turtle Bay", Kind.ORGANISATION),
        ("United States Geological Survey", "Quakers Inc", Kind.ORGANISATION),
        ("Hayat Tahrir al-Sham (HTS)", "Nusra", Kind.ORGANISATION),
    ],
)
def test_a_name_is_pinned_in_every_form_it_is_compared_by(name: str, other: str, kind: Kind) -> None:
    documents = named(name, other, kind=kind)
    assert len(spellings(documents, NO_PINS)) == 2
    assert spellings(documents, pinned(name, other)) == [(kind.value, {name, other})]


def test_a_name_without_its_title_is_whose_pin_writes_it_so() -> None:
    pins = Pins.parse('same = [{names = ["Chief Vass", "Zorro"]}, {names = ["Vass", "Batman"]}]')
    assert spellings(named("Zorro", "Vass", "Batman"), pins) == [("person", {"Zorro"}), ("person", {"Vass", "Batman"})]


def test_a_pinned_name_takes_none_that_is_apart_from_another_of_its_names() -> None:
    documents = named("Leonard Peter Vass", "Leonard Vass", "Zorro")
    pins = pinned("Zorro", "Leonard Peter Vass", apart=("Zorro", "Leonard Vass"))
    assert [names for _, names in spellings(documents, pins)] == [{"Leonard Peter Vass", "Zorro"}, {"Leonard Vass"}]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("John Smith", "John Smith Jr", Kind.PERSON),
        ("President Ann Vass", "Ann Marie Vass", Kind.PERSON),
        ("United Nations Relief Council", "Relief Council", Kind.ORGANISATION),
    ],
)
def test_names_with_titles_and_owners_can_be_apart(one: str, other: str, kind: Kind) -> None:
    documents = named(one, other, kind=kind)
    assert len(spellings(documents, NO_PINS)) == 1
    pins = Pins.parse(f'[[apart]]\nnames = ["{one}", "{other}"]')
    assert {frozenset(names) for _, names in spellings(documents, pins)} == {frozenset({one}), frozenset({other})}


def test_a_son_can_be_pinned_and_his_father_not() -> None:
    documents = [("John Marl; John Marl Jr.", [Mention(0, 9, Kind.PERSON), Mention(11, 24, Kind.PERSON)])]
    pins = pinned("John Marl Jr.", "Johnny Boy")
    assert len(spellings(documents + named("Johnny Boy"), pins)) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[same]]\nnames = [", "Line 2: Invalid value."),
        ("[[same]]\nnames = oops\n\n", "Line 2: Invalid value."),
        ("\n[[sam]]\nnames = []", "Line 2: sam means nothing here: write [[same]] or [[apart]]."),
        ("[same]\nnames = ['A', 'B']", "Line 1: write [[same]] with two brackets, and names = [...] below it."),
        ("[[same]]\nnames = 'HTS'", 'Line 1: names must be a list, such as names = ["One", "Other"].'),
        ("[[same]]\nnames = [1, 2]", 'Line 1: names must be a list, such as names = ["One", "Other"].'),
        ("[[same]]", 'Line 1: names must be a list, such as names = ["One", "Other"].'),
        ("[[same]]\nnames = ['HTS']", "Line 1: it takes two different names."),
        ("[[same]]\nnames = ['HTS', 'H.T.S.', '']", "Line 1: it takes two different names."),
        ("[[same]]\nnames = []\nkind = 'place'", "Line 1: it takes a name."),
        (
            "[[same]]\nnames = ['A B', 'C']\n\n[[same]]\nnames = ['D', 'E']\nkind = 'party'",
            "Line 4: the kind is one of person, place, organisation, group, work.",
        ),
        ("[[same]]\nnames = ['D', 'E']\nkind = ['place']", "Line 1: the kind is one of person, place, organisation, "),
        ("[[same]]\nname = ['D', 'E']", "Line 1: name means nothing here: an entry has names and, with same, a kind."),
        ("[[apart]]\nnames = ['D', 'E']\nkind = 'place'", "Line 1: only [[same]] has a kind."),
        (
            "[[same]]\nnames = ['HTS', 'B']\n[[same]]\nnames = ['C', 'hts']",
            'Line 3: "hts" stands in two [[same]] entries.',
        ),
        (
            "[[same]]\nnames = ['D', 'E']\n[[apart]]\nnames = ['E', 'D']",
            'Line 3: "e" and "d" are both the same and apart.',
        ),
        ("same = 3", "Line 1: write [[same]] with two brackets, and names = [...] below it."),
        ("same = [1]", "Line 1: write [[same]] with two brackets, and names = [...] below it."),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, said: str) -> None:
    with pytest.raises(PinsError) as error:
        Pins.parse(text)
    assert str(error.value).startswith(said)
    assert str(error.value).endswith(".")


@pytest.mark.parametrize("text", ["[" * 100_000, "a = " + "[" * 5_000, '[[same]]\nnames = ["\\', "\x00", "a.b.c = 1"])
def test_hostile_files_are_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(PinsError) as error:
        Pins.parse(text)
    assert "\n" not in str(error.value)
