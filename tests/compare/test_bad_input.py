"""What is no proper pair of reports is compared all the same: no crash, no hang, a sensible result."""

from __future__ import annotations

import json

import pytest

from tests.compare.reports import report, scenarios
from tests.linear import assert_linear
from tui.compare import Comparison, Grade, compare
from tui.compare.comparison import COMPARED

QUAKE = "A magnitude 6.2 quake struck the Mehrab valley on Tuesday, killing 1,203 people, the ministry said."
LONG_REPORT = "\n\n".join(side["text"] for scenario in scenarios() for side in (scenario["a"], scenario["b"]))

ODD = {
    "nothing": "",
    "blanks": " \n\n \t ",
    "marks": "?!... “” — %%%% $ £ ",
    "one letter": "a",
    "boilerplate only": "Read more\n\nCLICK HERE TO SUBSCRIBE\n\nAll rights reserved.",
    "Arabic": "قالت السلطات إن ٣٤ شخصا قتلوا في زلزال قوي ضرب الوادي يوم الثلاثاء.",
    "Russian": "В долине Мехраб произошло землетрясение, погибли 1203 человека, сообщило министерство.",
    "Japanese": "火曜日に地震が発生し、1203人が死亡した。気象庁が発表した。",
    "emoji": "👩‍👩‍👧 🙂🙂🙂 🇸🇾 in Mehrab.",
    "huge numbers": f"It cost $1e999, 1e999 tons, {'9' * 400} people and 1.{'0' * 300}1%.",
    "empty shares": "Police solved 0 of 0 cases, 0 in 0, 1/0 of them, 0% and 0.0 million.",
    "other digits": "٣٤ people, ½ a mile, ⅔ of them, ①②③, 三人, Ⅻ.",
    "one word": "quake " * 3000,
    "no full stop": QUAKE.rstrip(".") * 40,
    "brackets": "(" * 500 + QUAKE + ")" * 500,
    "quotation marks": "“" * 200 + QUAKE + "”" * 200,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_an_odd_text_beside_a_report_and_beside_itself(text: str) -> None:
    odd, proper = report(text, source="Odd"), report(QUAKE)
    for left, right in ((odd, proper), (odd, report(text, source="Again"))):
        found = compare(left, right)
        assert compare(right, left) == found.swapped()
        assert Comparison.from_json(json.loads(json.dumps(found.to_json()))) == found
    assert not compare(odd, report(text, source="Again")).told


def test_two_empty_reports_share_nothing() -> None:
    found = compare(report(""), report("", source="Other"))
    assert (found.links, found.differences, found.only_left, found.only_right) == ((), (), (), ())
    assert found.shared == found.copied == (0.0, 0.0)


def test_one_sentence_finds_its_like_among_a_thousand() -> None:
    many = [f"The {n}th harbour clerk filed form {n} of the {n % 60} kept that year." for n in range(1000)]
    many[617] = "The quake in Mehrab killed about 1,200 people."
    found = compare(report(QUAKE), report("\n\n".join(many), source="Many"))
    assert [(link.left, link.right) for link in found.links if link.shown] == [(0, 617)]
    assert len(found.only_right) == 999


def test_the_same_report_twice_is_all_the_same_without_a_difference() -> None:
    found = compare(report(LONG_REPORT), report(LONG_REPORT, source="Other"))
    own = {link.left: link.grade for link in found.links if link.left == link.right}
    assert set(own) == set(found.left.prose)
    assert set(own.values()) == {Grade.SAME}
    assert found.differences == ()
    assert found.copied == (1.0, 1.0)


def test_a_report_in_another_language_is_all_its_own() -> None:
    foreign = "В долине произошло землетрясение, сообщило министерство.\n\nضرب زلزال قوي الوادي.\n\n地震が発生した。"
    found = compare(report(LONG_REPORT), report(foreign, source="Other"))
    assert not [link for link in found.links if link.shown]
    assert len(found.only_right) == len(found.right.prose) > 0


def test_reports_in_another_script_are_compared_by_their_words() -> None:
    left = report("Землетрясение разрушило Мехраб. Армия послала вертолёты.")
    found = compare(left, report("В Мехраб пришло землетрясение.", source="Other"))
    assert [(link.left, link.right) for link in found.links if link.shown] == [(0, 0)]


def test_a_sentence_of_a_hundred_thousand_words_is_read_in_pieces() -> None:
    endless = "and the quake went on in Mehrab " * (100_000 // 7)
    found = compare(report(endless), report(QUAKE, source="Other"))
    assert max(sentence.end - sentence.start for sentence in found.left.sentences) <= 2_000
    assert found.only_right in {(), (0,)}


def test_of_a_book_the_beginning_is_compared_and_the_rest_is_counted() -> None:
    book = report("\n\n".join(f"Clerk number {n} filed a form." for n in range(COMPARED + 300)))
    found = compare(book, report(QUAKE, source="Other"))
    assert (found.left.left_out, found.right.left_out) == (300, 0)
    assert found.to_json()["left"]["left_out"] == 300
    assert len(found.only_left) == COMPARED


@pytest.mark.parametrize(
    "fragment", ["killed 5 of 7 people, ", "“No,” he said. ", "On Tuesday ", "A. B. ", "$5 to ", "(HTS) "]
)
def test_time_grows_with_the_text(fragment: str) -> None:
    assert_linear(lambda text: compare(report(text), report(QUAKE, source="Other")), fragment, repeats=800)
