"""Which spellings are joined, and which must not be."""

import pytest

from tui.entities import Entity, Kind, Mention, mentions, resolve


def joined(*names: str, kind: Kind = Kind.PERSON) -> list[set[str]]:
    """The groups that spellings fall into, each named once in a text of its own."""
    documents = [(name, [Mention(0, len(name), kind)]) for name in names]
    return [{spelling for each in entity.spellings for spelling in each} for entity in resolve(documents)]


@pytest.mark.parametrize(
    "names",
    [
        ("Leonard P. Vass", "Len Vass", "Vass"),
        ("Oleksii Zahorny", "Aleksei Zagorny"),
        ("Bashar al-Assad", "Assad", "al-Assad"),
        ("Abu Mohammad al-Jolani", "Abu Mohammed al-Golani"),
        ("Lucía Ibáñez", "Lucia Ibanez"),
        ("J. K. Marsh", "Marsh"),
        ("Ingrid Sol-Baker", "Sol-Baker"),
        ("William Grey", "Bill Grey"),
    ],
)
def test_spellings_of_one_person(names: tuple[str, ...]) -> None:
    assert joined(*names) == [set(names)]


@pytest.mark.parametrize(
    "names",
    [
        ("U.S. Geological Survey", "USGS"),
        ("United Nations", "UN", "U.N."),
        ("Hayat Tahrir al-Sham", "HTS"),
        ("Halvern Group Plc", "Halvern"),
        ("U.S. Department of Agriculture", "Department of Agriculture"),
    ],
)
def test_spellings_of_one_body(names: tuple[str, ...]) -> None:
    assert joined(*names, kind=Kind.ORGANISATION) == [set(names)]


@pytest.mark.parametrize(
    "names",
    [
        ("Qasr Timun", "Qasr-e-Timun"),
        ("Khorvat", "Horvat"),
        ("Talbisseh", "Talbiseh"),
        ("River Tave", "Tave"),
        ("Mehrab Valley", "Mehrab"),
    ],
)
def test_spellings_of_one_place(names: tuple[str, ...]) -> None:
    assert joined(*names, kind=Kind.PLACE) == [set(names)]


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("Bill Clinton", "Hillary Clinton"), Kind.PERSON),
        (("Helen Ashcombe", "Marcus Thiele"), Kind.PERSON),
        (("Niger", "Nigeria"), Kind.PLACE),
        (("Iran", "Iraq"), Kind.PLACE),
        (("Austria", "Australia"), Kind.PLACE),
        (("North Korea", "South Korea"), Kind.PLACE),
        (("Supreme Court", "High Court"), Kind.ORGANISATION),
        (("Leeds Crown Court", "Carrick Crown Court"), Kind.ORGANISATION),
    ],
)
def test_names_that_only_look_alike_stay_apart(names: tuple[str, ...], kind: Kind) -> None:
    assert joined(*names, kind=kind) == [{name} for name in names]


def test_a_surname_that_two_persons_share_joins_neither() -> None:
    assert {"Clinton"} in joined("Bill Clinton", "Hillary Clinton", "Clinton")


def test_a_place_is_never_a_person() -> None:
    documents = [("Paris", [Mention(0, 5, Kind.PLACE)]), ("Ann Paris", [Mention(0, 9, Kind.PERSON)])]
    assert [entity.kind for entity in resolve(documents)] == [Kind.PLACE, Kind.PERSON]


def test_a_kind_that_one_report_mistook_does_not_split_a_name() -> None:
    documents = [("Talbiseh", [Mention(0, 8, Kind.PLACE)]), ("Talbisseh", [Mention(0, 9, Kind.ORGANISATION)])]
    assert len(resolve(documents)) == 1


def test_an_abbreviation_is_what_the_text_says_it_is() -> None:
    text = "Fighters of the Allied Front for Free Engineering Works (AFE) met. The AFE left."
    bodies = [entity for entity in resolve([(text, mentions(text))]) if entity.kind is Kind.ORGANISATION]
    assert [set(entity.spellings[0]) for entity in bodies] == [{"Allied Front for Free Engineering Works", "AFE"}]


def test_an_entity_tells_who_spells_it_how() -> None:
    left, right = "Leonard Vass spoke. Vass left for Geneva.", "Police met Len Vass."
    vass = resolve([(left, mentions(left)), (right, mentions(right))])[0]
    assert vass.name == "Leonard Vass"
    assert [dict(spellings) for spellings in vass.spellings] == [{"Leonard Vass": 1, "Vass": 1}, {"Len Vass": 1}]
    assert [number for number, _ in vass.mentions] == [0, 0, 1]


def test_figures_and_dates_are_no_entities() -> None:
    text = "On Tuesday 12 people paid £5."
    assert resolve([(text, mentions(text))]) == []
    assert resolve([]) == []


def test_the_order_of_reports_does_not_change_what_is_joined() -> None:
    texts = ["President Nadira Solh spoke to the United Nations.", "Ms. Solh spoke to the UN in Geneva."]
    documents = [(text, mentions(text)) for text in texts]

    def groups(entities: list[Entity]) -> set[frozenset[str]]:
        return {frozenset(spelling for each in entity.spellings for spelling in each) for entity in entities}

    assert groups(resolve(documents)) == groups(resolve(documents[::-1]))
