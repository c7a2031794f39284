"""Two texts of one article: what it said once, and what it says now."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.compare import Aspect, Comparison, Grade, Verdict, compare, then_and_now
from tui.compare.marking import Role, marks
from tui.text import Article

SEEN = datetime(2024, 9, 10, 19, 0, tzinfo=UTC)
THEN = (
    "A magnitude 6.2 earthquake struck the Mehrab valley before dawn on Tuesday, killing 1,203 people. "
    "The army has sent four helicopters.\n\n"
    "Twenty-three villages were cut off after landslides buried the only mountain road. It was cold."
)
NOW = (
    "A magnitude 6.2 earthquake struck the Mehrab valley before dawn on Tuesday, killing 1,310 people. "
    "Schools in Corrie stay shut until Monday.\n\n"
    "Twenty-three villages were cut off when landslides buried the only mountain road. It was cold."
)


def article(text: str, title: str = "Quake", published: str | None = "2024-09-10T18:30:00Z") -> Article:
    return Article.from_text(text, title, "Northern Wire", published, key="https://wire.example/quake")


def changed(then: str = THEN, now: str = NOW, title: str = "Quake") -> Comparison:
    return then_and_now(article(then), SEEN, article(now, title))


def test_sentences_stand_beside_what_became_of_them() -> None:
    found = changed()
    assert [(link.left, link.right, link.grade) for link in found.links if link.shown] == [
        (0, 0, Grade.MINOR),
        (2, 2, Grade.MINOR),
        (3, 3, Grade.SAME),
    ]
    assert (found.only_left, found.only_right) == ((1,), (1,))
    assert found.tally.versions
    assert found.then_and_now


def test_the_words_that_changed_are_marked() -> None:
    found = changed()
    links = [link for link in found.links if link.shown]
    words = [
        [(side.text(number)[start:end], role) for start, end, role in spans]
        for link, both in zip(links, marks(found, links), strict=True)
        for side, number, spans in zip((found.left, found.right), (link.left, link.right), both, strict=True)
    ]
    assert words[0:2] == [[("1,203", Role.NUMBER)], [("1,310", Role.NUMBER)]]
    assert words[2:4] == [[("after", Role.CHANGED)], [("when", Role.CHANGED)]]
    assert words[4:] == [[], []]


def test_a_figure_that_was_changed_is_an_update_whatever_the_time_of_publication() -> None:
    (found,) = changed().differences
    assert (found.kind, found.verdict) == (Aspect.FIGURE, Verdict.UPDATE)
    assert found.why == "The later report has 1,310 killed, the earlier one 1,203."
    (plain,) = compare(article(THEN), article(NOW)).differences
    assert plain.verdict is Verdict.DIFFER, "of two reports of one time nobody can tell"


def test_a_figure_that_fell_is_corrected_and_no_conflict() -> None:
    (found,) = changed(NOW, THEN).differences
    assert (found.verdict, found.left.text, found.right.text) == (Verdict.UPDATE, "1,310", "1,203")


def test_exchanging_the_texts_mirrors_the_comparison_and_keeps_which_is_the_earlier() -> None:
    swapped = changed().swapped()
    assert swapped.right.seen == SEEN
    assert swapped.then_and_now
    assert swapped.differences[0].why == changed().differences[0].why
    assert swapped.swapped() == changed()


def test_the_comparison_survives_its_json() -> None:
    found = changed()
    assert Comparison.from_json(found.to_json()) == found
    assert found.to_json()["left"]["seen"] == "2024-09-10T19:00:00+00:00"
    assert found.to_json()["right"]["seen"] is None
    assert found.to_json()["left"]["key"] == found.to_json()["right"]["key"]


def test_json_of_before_there_were_versions_is_read() -> None:
    written = compare(article(THEN), article(NOW)).to_json()
    for side in ("left", "right"):
        del written[side]["seen"]
    assert Comparison.from_json(written) == compare(article(THEN), article(NOW))


@pytest.mark.parametrize(("then", "now"), [(THEN, THEN), (THEN, ""), ("", NOW), ("", ""), (THEN, "It rained.")])
def test_any_two_texts_will_do(then: str, now: str) -> None:
    found = changed(then, now)
    assert Comparison.from_json(found.to_json()) == found
    assert found.differences == ()
    assert len(found.only_left) == (0 if now == then else len(found.left.prose))


def test_a_passage_that_moved_is_found_where_it_went() -> None:
    first, second = THEN.split("\n\n")
    found = changed(THEN, f"{second}\n\n{first}")
    assert {(link.left, link.right) for link in found.links if link.shown} == {(0, 2), (1, 3), (2, 0), (3, 1)}


@pytest.mark.parametrize(
    ("mine", "theirs", "follows"),
    [
        ((None, "2024-09-10"), (SEEN, "2024-09-10"), True),
        ((None, None), (SEEN, None), True),
        ((None, "2024-09-10"), (SEEN, "2024-09-11"), True),
        ((SEEN.replace(hour=20), None), (SEEN, None), True),
        ((None, "2024-09-11"), (None, "2024-09-10"), True),
        ((SEEN, None), (SEEN, None), None),
        ((None, None), (None, "2024-09-10"), None),
    ],
)
def test_which_of_two_texts_is_the_later(
    mine: tuple[datetime | None, str | None], theirs: tuple[datetime | None, str | None], *, follows: bool | None
) -> None:
    from dataclasses import replace

    from tui.compare import read_side

    one, other = (replace(read_side(article(THEN, published=day)), seen=seen) for seen, day in (mine, theirs))
    assert one.follows(other) is follows
    assert other.follows(one) is (None if follows is None else not follows)
