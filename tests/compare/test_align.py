"""Which sentences tell the same fact."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.compare.reports import scenarios
from tests.linear import assert_linear
from tui.compare import Grade, links

WORDS = st.lists(
    st.sampled_from("the quake Mehrab valley killed 1,203 people Solh mourning army sent 4".split()), max_size=8
)
SENTENCES = st.lists(WORDS.map(" ".join), max_size=6)


def pairs(left: list[str], right: list[str], **options: bool) -> set[tuple[int, int]]:
    return {(link.left, link.right) for link in links(left, right, **options)}


def test_links_are_found_across_order_and_many_to_many() -> None:
    left = ["The quake killed 1,203 people and cut off 23 villages.", "President Solh declared three days of mourning."]
    right = [
        "Ms. Solh announced a three-day period of mourning.",
        "About 1,200 people died.",
        "Twenty-three villages were cut off.",
    ]
    assert pairs(left, right) == {(0, 1), (0, 2), (1, 0)}


def test_sentences_that_share_nothing_are_not_linked() -> None:
    assert links(["Grain has been blocked since autumn."], ["Police questioned the driver."]) == []
    assert links(["It was the one."], ["It was not the one."]) == []


def test_a_link_says_why_heaviest_first_and_in_the_reporters_words() -> None:
    (link,) = links(["It lay 18 kilometres from Qasr Timun."], ["The town of Qasr-e-Timun is about 11 miles away."])
    reasons = dict(link.why)
    assert "11 miles = 18 kilometres" in reasons
    assert any("Qasr" in reason for reason in reasons)
    assert list(reasons.values()) == sorted(reasons.values(), reverse=True)


def test_a_why_never_names_a_stop_word() -> None:
    (link,) = links(["The army has sent four helicopters."], ["The four helicopters were sent by the army."])
    assert not {"the", "has", "were", "by"} & {reason.lower() for reason, _ in link.why}


def test_equal_texts_are_all_the_same() -> None:
    text = scenarios()[0]["a"]["sentences"]
    found = links(text, text)
    assert {(n, n) for n in range(len(text))} <= {(link.left, link.right) for link in found}
    assert all(link.grade is Grade.SAME for link in found if link.left == link.right)


def test_an_edited_sentence_is_a_minor_change_and_a_rewritten_one_is_reworded() -> None:
    before = "Twenty-three villages were cut off after landslides buried the only mountain road on Tuesday night."
    after = "Twenty-three villages were cut off after landslides buried the only mountain road on Monday night."
    retold = "Landslides buried the road to 23 mountain villages."
    grades = [links([before], [other])[0].grade for other in (before, after, retold)]
    assert grades == [Grade.SAME, Grade.MINOR, Grade.REWORDED]


def test_a_short_sentence_is_linked_with_its_copy() -> None:
    assert pairs(["It was.", "No."], ["No.", "It was."]) == {(0, 1), (1, 0)}


def test_a_repeated_sentence_is_linked_with_its_own_copy() -> None:
    text = ["He denied it.", "The trial goes on.", "He denied it.", "The court rose."]
    assert pairs(text, text) == {(n, n) for n in range(4)}


def test_versions_of_a_text_are_kept_in_order() -> None:
    copied = [
        f"The {word} was closed by the police on Tuesday." for word in ("harbour", "museum", "airport", "stadium")
    ]
    before = [*copied, "The minister praised the airport staff."]
    after = ["Airport staff praised the minister.", *copied]
    assert (4, 0) in pairs(before, after, ordered=False)
    assert pairs(before, after) >= {(n, n + 1) for n in range(4)}


def test_a_link_that_only_repeats_what_a_better_one_shows_is_left_out() -> None:
    left = ["Nadira Solh declared three days of national mourning."]
    right = ["Nadira Solh announced three days of mourning.", "Nadira Solh flew home."]
    assert pairs(left, right) == {(0, 0)}


def test_the_annotated_reports_are_linked_as_people_would() -> None:
    right = wrong = missed = 0
    for scenario in scenarios():
        gold = {(i, j) for i, j in scenario["aligned"]}
        got = pairs(scenario["a"]["sentences"], scenario["b"]["sentences"])
        right, wrong, missed = right + len(got & gold), wrong + len(got - gold), missed + len(gold - got)
    assert 2 * right / (2 * right + wrong + missed) >= 0.8


@given(SENTENCES, SENTENCES)
@settings(max_examples=60, deadline=None)
def test_swapping_the_reports_mirrors_the_links(left: list[str], right: list[str]) -> None:
    forth, back = links(left, right), links(right, left)
    assert forth == sorted((link.swapped() for link in back), key=lambda link: (link.left, link.right))


def test_links_come_in_reading_order_and_are_never_weak() -> None:
    for scenario in scenarios():
        found = links(scenario["a"]["sentences"], scenario["b"]["sentences"])
        assert [(link.left, link.right) for link in found] == sorted((link.left, link.right) for link in found)
        assert all(link.grade is not Grade.WEAK for link in found)


def test_an_empty_report_has_no_links() -> None:
    assert links([], []) == links([], ["A quake struck."]) == links(["", "!"], ["A quake struck.", ""]) == []


def test_time_grows_with_what_is_shared_not_with_the_product() -> None:
    def unlike(count: int) -> float:
        left = [f"Fragment w{n}a fell." for n in range(count)]
        right = [f"Portion v{n}b rose." for n in range(count)]
        began = time.process_time()
        links(left, right)
        return time.process_time() - began

    few = unlike(500)  # first: afterwards its sentences are known
    assert unlike(2000) <= 5 * few + 0.2


def test_a_sentence_of_repeats_takes_time_that_grows_with_its_length() -> None:
    for fragment in ("5 million (", "a-b-", "Homs Homs "):
        assert_linear(lambda text: links([text], [text + "x"]), fragment, 1500)
