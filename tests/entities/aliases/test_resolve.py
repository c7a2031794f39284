"""Which spellings are joined, and which must not be."""

from itertools import islice, product
from time import process_time

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
        ("Ahmed al-Golani", "al-Jawlani", "al-Julani"),
        ("Volodymyr Zelenskyy", "Zelensky", "Zelenskiy"),
        ("Muammar Qaddafi", "Gadhafi", "Gaddafi"),
        ("Pyotr Tchaikovsky", "Chaikovsky"),
        ("Mohamed Salah", "Mohammed Salah"),
        ("Pedro Sánchez Pérez-Castejón", "Pedro Sanchez", "Sánchez"),
        ("Kim Jong-un", "Kim Jong Un", "Kim Jongun", "Kim"),
        ("Judge Roland Achebe", "Judge Achebe", "Achebe"),
        ("Martin Luther King Jr.", "Martin Luther King", "King"),
        ("Wanda Kessik", "Wanda Kessick"),
        ("Yannis Kougias", "Yannis Kouyias", "Kougais"),
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
        ("United States Geological Survey", "U.S. Geological Survey", "USGS"),
        ("Hayat Tahrir al-Sham (HTS)", "HTS", "Hayat Tahrir al Sham"),
        ("HTS (Hayat Tahrir al-Sham)", "HTS", "Hayat Tahrir al-Sham"),
        ("Syrian Observatory for Human Rights", "Observatory"),
        ("North Atlantic Treaty Organization", "NATO", "Nato"),
        ("Ministry of Finance", "Finance Ministry"),
        ("Treatment Center of Marl", "Treatment Centre of Marl"),
        ("Organisation for Security and Co-operation", "Organization for Security and Cooperation"),
        ("Ashcombe Rovers", "Rovers", "Ashcombe"),
        ("FreshField Markets", "Freshfield"),
        ("United Nations Security Council", "UN Security Council", "Security Council"),
        ("Syrian Health Ministry", "Health Ministry"),
        ("Marl United", "United"),
        ("Royal Oak Beaumont Hospital", "Beaumont Hospital"),
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
        ("Kyiv", "Kiev"),
        ("United States", "U.S.", "US", "America"),
        ("Deir ez-Zor", "Deir al-Zor"),
        ("Gulf of Aden", "Gulf"),
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
        (("Charlene Kafoury", "Charlie Kafoury"), Kind.PERSON),
        (("Paul Marsh", "Paula Marsh"), Kind.PERSON),
        (("Li Wei", "Li Wen"), Kind.PERSON),
        (("New York Times", "LA Times"), Kind.ORGANISATION),
        (("Syrian Foreign Ministry", "Russian Foreign Ministry"), Kind.ORGANISATION),
        (("University of Marl", "Technical University of Marl"), Kind.ORGANISATION),
        (("Wasilla Bible Church", "Wasilla"), Kind.ORGANISATION),
        (("Free Syrian Army", "Syrian Army"), Kind.ORGANISATION),
        (("Social Democratic Party", "Democratic Party"), Kind.ORGANISATION),
        (("Syrian National Army", "Syrian Army"), Kind.ORGANISATION),
        (("United Socialist Front", "Socialist Front"), Kind.ORGANISATION),
        (("Marl Justice Party", "Justice Party"), Kind.ORGANISATION),
        (("First National Bank", "National Bank"), Kind.ORGANISATION),
        (("Islamic State", "State"), Kind.ORGANISATION),
        (("Israeli State", "State"), Kind.ORGANISATION),
        (("World Bank", "World"), Kind.ORGANISATION),
        (("General Motors", "General"), Kind.ORGANISATION),
        (("Associated Press", "Press"), Kind.ORGANISATION),
        (("York", "New York"), Kind.PLACE),
        (("Norwalk Boulevard", "Norwalk"), Kind.PLACE),
        (("Greece", "Greenland"), Kind.PLACE),
    ],
)
def test_names_that_only_look_alike_stay_apart(names: tuple[str, ...], kind: Kind) -> None:
    assert joined(*names, kind=kind) == [{name} for name in names]


@pytest.mark.parametrize(
    "firsts",
    """Michael/Michelle Patrick/Patricia George/Georgia Stephen/Stephanie Christian/Christine Alexander/Alexandra
    Dennis/Denise Claude/Claudia Norman/Norma Sergei/Sergio Andrei/Andrea Emil/Emily Emile/Emily Philip/Philippa
    Maria/Marie Julia/Julian Rob/Roberta Ali/Alice Francis/Frances Jamal/Jamil Ivan/Ivanka Leon/Leonie Rene/Renee
    Mario/Maria Rashid/Rashad Bashar/Bashir Will/Willow Joe/Joel Daniel/Danielle""".split(),
)
def test_persons_of_one_surname_whose_first_names_differ_are_two(firsts: str) -> None:
    one, other = (f"{first} Solh" for first in firsts.split("/"))
    assert joined(one, other) == [{one}, {other}]
    assert told(f"{one}; {other}") == [[one], [other]]


@pytest.mark.parametrize(
    "firsts",
    """Sergei/Sergey Khaled/Khalid Basheer/Bashir Mustafa/Mostafa Fatima/Fatimah Hasan/Hassan Oleksii/Aleksei
    Jeffrey/Jeff Nathan/Nat Valery/Valeriy""".split(),
)
def test_one_first_name_in_two_alphabets_or_short_is_one_person(firsts: str) -> None:
    one, other = (f"{first} Solh" for first in firsts.split("/"))
    assert told(f"{one}; {other}") == [[" ".join(sorted((one, other)))]]


@pytest.mark.parametrize(
    "surnames",
    """Khamenei/Khomeini Harris/Harrison Roberts/Robertson Richards/Richardson Warren/Warden Johnson/Johnston
    Anderson/Andersen Hansen/Hanson Clark/Clarkson Rahman/Rahmani""".split(),
)
def test_persons_of_one_first_name_whose_surnames_differ_are_two(surnames: str) -> None:
    one, other = surnames.split("/")
    assert joined(f"Ann {one}", f"Ann {other}") == [{f"Ann {one}"}, {f"Ann {other}"}]
    assert joined(f"Ann {one}", other) == [{f"Ann {one}"}, {other}]


@pytest.mark.parametrize(
    ("reigning", "other"),
    [
        ("Pope Francis", "Francis Ford Marl"),
        ("Prince William", "William Hague"),
        ("Queen Elizabeth II", "Elizabeth Warren"),
        ("King Salman", "Salman Rushdie"),
    ],
)
def test_who_reigns_shares_a_first_name_with_nobody(reigning: str, other: str) -> None:
    assert told(f"{reigning}; {other}") == [[reigning], [other]]


def test_who_reigns_goes_by_the_name_alone() -> None:
    first, francis = "Francis Ford Marl", "Pope Francis"
    assert told(f"{first}; {francis}; Francis; the Pope") == [[first], ["Francis Pope Francis the Pope"]]
    assert told("Queen Elizabeth II; Queen Elizabeth; Queen Elisabeth") == [
        ["Queen Elisabeth Queen Elizabeth Queen Elizabeth II"]
    ]


def test_a_father_and_a_son_of_one_name_are_two_where_a_report_names_both() -> None:
    assert told("Donald Marl; Donald Marl Jr.; Marl; Marl Jr.", "Donald J. Marl; Donald Marl Jr.") == [
        ["Donald Marl Marl", "Donald J. Marl"],
        ["Donald Marl Jr. Marl Jr.", "Donald Marl Jr."],
    ]
    assert told("Donald J. Marl; Donald Marl Jr.") == [["Donald J. Marl"], ["Donald Marl Jr."]]
    assert told("Donald Marl Jr.; Marl", "Donald Marl; Marl") == [["Donald Marl Jr. Marl", "Donald Marl Marl"]]


def test_a_surname_that_two_persons_share_joins_neither() -> None:
    assert {"Clinton"} in joined("Bill Clinton", "Hillary Clinton", "Clinton")


def told(*reports: str, kind: Kind = Kind.PERSON) -> list[list[str]]:
    """For each entity its spellings report by report; names stand between semicolons."""
    documents = []
    for report in reports:
        starts = [0, *(at + 2 for at, sign in enumerate(report) if sign == ";")]
        documents.append((report, [Mention(at, at + len(report[at:].split(";")[0]), kind) for at in starts]))
    return [[" ".join(sorted(spellings)) for spellings in entity.spellings] for entity in resolve(documents)]


def test_a_surname_is_the_person_whom_its_own_report_names() -> None:
    assert told("Bill Clinton; Clinton", "Hillary Clinton; Clinton", "Clinton") == [
        ["Bill Clinton Clinton", "", ""],
        ["", "Clinton Hillary Clinton", ""],
        ["", "", "Clinton"],
    ]


def test_a_surname_that_two_of_its_report_share_stays_alone_there() -> None:
    assert told("Jerry Ortiz; Ortiz", "Jerry Ortiz; Rosa Ortiz; Ortiz") == [
        ["Jerry Ortiz Ortiz", "Jerry Ortiz"],
        ["", "Rosa Ortiz"],
        ["", "Ortiz"],
    ]


def test_an_initial_is_the_person_of_its_report() -> None:
    assert told("John Marsh; J. Marsh", "Jane Marsh; J. Marsh") == [
        ["J. Marsh John Marsh", ""],
        ["", "J. Marsh Jane Marsh"],
    ]


def test_a_first_name_in_the_report_goes_before_a_surname_elsewhere() -> None:
    assert told("Paul Riva; Paul", "Ron Paul; Paul") == [["Paul Paul Riva", ""], ["", "Paul Ron Paul"]]


def test_a_nickname_alone_holds_within_its_report() -> None:
    assert told("William Green; Billy", "Billy") == [["Billy William Green", ""], ["", "Billy"]]


def test_the_council_is_the_one_that_its_report_names() -> None:
    assert told("Security Council; Council", "Town Council; Council", "Council", kind=Kind.ORGANISATION) == [
        ["Council Security Council", "", ""],
        ["", "Council Town Council", ""],
        ["", "", "Council"],
    ]


def test_a_court_is_of_no_country_where_two_are_named() -> None:
    courts = "Indian Supreme Court; Pakistani Supreme Court; Supreme Court"
    assert told(courts, kind=Kind.ORGANISATION) == [[court] for court in courts.split("; ")]


@pytest.mark.parametrize(
    "text",
    [
        "The Kurdistan Workers Party (PKK) met.",
        "The PKK (Kurdistan Workers Party) met.",
        "The Sand Front (the SF) met.",
        "The Sand Brigade, also known as Liwa Raml, met.",
        "The Sand Brigade (known by its Arabic acronym LR) met.",
        "The Sand Brigade, formerly known as the Brave Nine, met.",
    ],
)
def test_a_text_explains_its_abbreviations_and_other_names(text: str) -> None:
    names = ("Kurdistan Workers Party", "PKK", "Sand Front", "SF", "Sand Brigade", "Liwa Raml", "LR", "Brave Nine")
    found = sorted((text.find(name), name) for name in names if name in text)
    documents = [(text, [Mention(at, at + len(name), Kind.ORGANISATION) for at, name in found])]
    assert len(found) == 2
    assert len(resolve(documents)) == 1


def test_a_name_in_brackets_that_abbreviates_nothing_is_another() -> None:
    text = "Sarah Jones (AP) and the Allied Union (BBC) met."
    documents = [(text, [Mention(0, 11, Kind.PERSON), Mention(13, 15, Kind.ORGANISATION),
                         Mention(25, 37, Kind.ORGANISATION), Mention(39, 42, Kind.ORGANISATION)])]  # fmt: skip
    assert len(resolve(documents)) == 4


def evidence(person: float = 0, place: float = 0, organisation: float = 0, group: float = 0) -> tuple[float, ...]:
    """What a recogniser adds up, in the order of the named kinds."""
    return person, place, organisation, group, 0.0


def test_the_kind_of_a_name_is_the_sum_of_what_speaks_for_it() -> None:
    """Two faint votes for a person weigh less than one clear one for an organisation."""
    text = "HTS; HTS; HTS"
    faint = evidence(person=1.2, organisation=1.0)
    found = [Mention(0, 3, Kind.PERSON, evidence=faint), Mention(5, 8, Kind.PERSON, evidence=faint),
             Mention(10, 13, Kind.ORGANISATION, evidence=evidence(organisation=6))]  # fmt: skip
    assert [(entity.name, entity.kind) for entity in resolve([(text, found)])] == [("HTS", Kind.ORGANISATION)]


def test_one_spelling_of_two_sure_kinds_is_two_names() -> None:
    text = "Washington; Washington; Denzel Washington"
    place, person = evidence(place=8, person=1), evidence(person=8, place=1)
    found = [Mention(0, 10, Kind.PLACE, evidence=place), Mention(12, 22, Kind.PERSON, evidence=person),
             Mention(24, 41, Kind.PERSON, evidence=person)]  # fmt: skip
    assert [(entity.name, entity.kind, len(entity.mentions)) for entity in resolve([(text, found)])] == [
        ("Washington", Kind.PLACE, 1),
        ("Denzel Washington", Kind.PERSON, 2),
    ]


def test_a_surname_with_a_mistaken_kind_joins_its_person() -> None:
    text = "Yanis Vass; Vass"
    found = [Mention(0, 10, Kind.PERSON, evidence=evidence(person=7)),
             Mention(12, 16, Kind.ORGANISATION, evidence=evidence(organisation=2, person=1))]  # fmt: skip
    assert [entity.kind for entity in resolve([(text, found)])] == [Kind.PERSON]


@pytest.mark.parametrize(("land", "people"), [("Syria", "Syrian"), ("Greece", "Greek"), ("Pakistan", "Pakistani")])
def test_a_people_is_never_its_land(land: str, people: str) -> None:
    faint = evidence(place=1.0, group=1.1)
    documents = [(land, [Mention(0, len(land), Kind.PLACE)]), (people, [Mention(0, len(people), Kind.GROUP)])]
    assert len(resolve(documents)) == 2
    documents = [(text, [Mention(0, len(text), found[0].kind, evidence=faint)]) for text, found in documents]
    assert len(resolve(documents)) == 2


def test_one_of_a_people_and_many_are_one() -> None:
    assert joined("Greek", "Greeks", kind=Kind.GROUP) == [{"Greek", "Greeks"}]
    assert joined("Kurds", "Kurdish", kind=Kind.GROUP) == [{"Kurds", "Kurdish"}]


def test_the_name_is_the_fullest_spelling_and_not_the_loudest() -> None:
    names = [("LEONARD VASS", "Leonard Vass", "Vass"), ("Vass", "Dr. Leonard Vass", "Leonard Vass")]
    for spellings in names:
        documents = [(name, [Mention(0, len(name), Kind.PERSON)]) for name in spellings]
        assert [entity.name for entity in resolve(documents)] == ["Leonard Vass"]


@pytest.mark.parametrize("kind", [Kind.PERSON, Kind.ORGANISATION, Kind.PLACE])
def test_many_names_take_linear_time(kind: Kind) -> None:
    def spent(count: int) -> float:
        letters = [chr(ord("a") + number) for number in range(26)]
        names = [f"{a}{b}{c}u Mo{c}i{a}e{b}".title() for a, b, c in islice(product(letters, repeat=3), count)]
        text, at, found = "\n".join(names), 0, []
        for name in names:
            found.append(Mention(at, at + len(name), kind))
            at += len(name) + 1
        began = process_time()
        resolve([(text, found)])
        return process_time() - began

    spent(100)
    assert min(spent(4000), spent(4000)) < 8 * spent(1000) + 0.1  # one run may have been disturbed


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
