"""The reading state as a value: what wins, what can be taken back, and what nonsense in a file does to it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.state import Change, Place, ReadingState
from tui.state.reading import UNDO_LEVELS

CHANGES = st.lists(
    st.builds(
        Change,
        key=st.sampled_from(["/a.txt", "/b.txt"]),
        field=st.sampled_from(["read", "starred"]),
        value=st.booleans(),
        time=st.integers(0, 5),
        writer=st.sampled_from(["x", "y"]),
    ),
    unique_by=lambda change: (change.time, change.writer),
)


def after(state: ReadingState, *changes: Change, now: int = 0, writer: str = "x") -> ReadingState:
    return state.with_changes(state.stamped(changes, now, writer))


def acted(state: ReadingState, name: str, *changes: Change) -> ReadingState:
    return after(state, *state.action(name, changes))


def undone(state: ReadingState) -> ReadingState:
    assert state.undoable is not None
    return after(state, *state.undoable.changes)


def test_an_article_nobody_touched_is_unread_unstarred_and_at_no_place() -> None:
    state = ReadingState()
    assert not state.is_read("/a.txt")
    assert not state.is_starred("/a.txt")
    assert state.place("/a.txt") is None
    assert state.undoable is None


def test_a_mark_can_be_taken_back() -> None:
    state = after(ReadingState(), Change("/a.txt", "read", True))
    assert state.is_read("/a.txt")
    assert not after(state, Change("/a.txt", "read", False)).is_read("/a.txt")


def test_fields_of_an_article_do_not_disturb_each_other() -> None:
    state = after(ReadingState(), Change("/a.txt", "read", True), Change.to_place("/a.txt", Place(3, 14)))
    state = after(state, Change("/a.txt", "starred", True))
    assert (state.is_read("/a.txt"), state.is_starred("/a.txt"), state.place("/a.txt")) == (True, True, Place(3, 14))


def test_a_state_never_changes_under_its_reader() -> None:
    before = after(ReadingState(), Change("/a.txt", "read", True))
    after(before, Change("/a.txt", "starred", True), Change("/b.txt", "read", True))
    assert before.marked("read") == {"/a.txt"}
    assert not before.is_starred("/a.txt")


@given(CHANGES, st.randoms())
@settings(max_examples=60)
def test_the_order_of_arrival_does_not_matter(changes: list[Change], random: object) -> None:
    shuffled = changes * 2
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one_by_one = ReadingState()
    for change in shuffled:
        one_by_one = one_by_one.with_changes([change])
    assert one_by_one == ReadingState().with_changes(changes)


@given(CHANGES)
@settings(max_examples=30)
def test_its_newest_changes_alone_make_the_state_again(changes: list[Change]) -> None:
    state = ReadingState().with_changes(changes)
    assert ReadingState().with_changes(state.changes()) == state
    assert state.size == len(list(state.changes()))


def test_old_news_leaves_the_very_same_state() -> None:
    state = ReadingState().with_changes([Change("/a.txt", "read", True, 5, "x")])
    assert state.with_changes([Change("/a.txt", "read", False, 4, "y")]) is state
    assert state.with_changes([]) is state


def test_two_programs_in_one_microsecond_agree() -> None:
    here, there = Change("/a.txt", "read", True, 5, "x"), Change("/a.txt", "read", False, 5, "y")
    assert ReadingState().with_changes([here, there]) == ReadingState().with_changes([there, here])


def test_the_later_change_wins_though_the_clock_went_back() -> None:
    state = after(ReadingState(), Change("/a.txt", "read", True), now=1_000_000)
    assert not after(state, Change("/a.txt", "read", False), now=5).is_read("/a.txt")


def test_who_saw_a_change_wins_over_it_whatever_the_two_clocks_say() -> None:
    ahead = after(ReadingState(), Change("/a.txt", "read", True), now=9_000_000, writer="z")
    assert not after(ahead, Change("/a.txt", "read", False), now=1, writer="a").is_read("/a.txt")


def test_of_one_field_changed_twice_at_once_the_last_counts() -> None:
    assert after(ReadingState(), Change("k", "read", True), Change("k", "read", False)).is_read("k") is False


def test_marked_gives_the_keys_that_a_search_for_unread_needs() -> None:
    state = after(ReadingState(), Change("a", "read", True), Change("b", "read", False), Change("c", "starred", True))
    state = after(state, Change.to_view("list", "read", True))
    assert state.marked("read") == {"a"}
    assert state.marked("starred") == {"c"}


def test_pinned_and_broken_links_hold_whichever_report_is_on_the_left() -> None:
    state = after(
        ReadingState(),
        Change.to_link("/b.txt", "/a.txt", (1, 2), pinned=True),
        Change.to_link("/a.txt", "/b.txt", (7, 8), pinned=False),
        Change.to_link("/a.txt", "/c.txt", (0, 0), pinned=True),
    )
    assert state.pinned("/b.txt", "/a.txt") == {(1, 2)}
    assert state.pinned("/a.txt", "/b.txt") == {(2, 1)}
    assert state.broken("/a.txt", "/b.txt") == {(7, 8)}
    assert state.broken("/b.txt", "/a.txt") == {(8, 7)}


def test_a_link_is_left_to_the_alignment_again() -> None:
    state = after(ReadingState(), Change.to_link("a", "b", (1, 2), pinned=True))
    state = after(state, Change.to_link("b", "a", (2, 1), pinned=None))
    assert not state.pinned("a", "b")
    assert not state.broken("a", "b")


def test_keys_with_spaces_keep_their_links() -> None:
    state = after(ReadingState(), Change.to_link("/my news/a 1.txt", "/my news/link 3 4 b.txt", (1, 2), pinned=True))
    assert state.pinned("/my news/a 1.txt", "/my news/link 3 4 b.txt") == {(1, 2)}


def test_views_remember_their_settings() -> None:
    state = after(
        ReadingState(), Change.to_view("stories", "filter", "is:unread"), Change.to_view("stories", "pane", 2)
    )
    assert state.setting("stories", "filter", "") == "is:unread"
    assert state.setting("stories", "order", "newest") == "newest"
    assert state.view("stories") == {"filter": "is:unread", "pane": 2}
    assert state.view("article") == {}


def test_a_setting_of_another_type_is_ignored() -> None:
    state = after(ReadingState(), Change.to_view("stories", "pane", True), Change.to_view("stories", "filter", ["x"]))
    assert state.setting("stories", "pane", 1) == 1
    assert state.setting("stories", "filter", "") == ""


@pytest.mark.parametrize("value", ["yes", 1, [1], {"a": 1}, None, 0.5])
def test_a_mark_that_is_no_truth_value_is_ignored(value: object) -> None:
    state = after(ReadingState(), Change("a", "read", value), Change("a", "starred", value))  # type: ignore[arg-type]
    assert (state.is_read("a"), state.is_starred("a")) == (False, False)


@pytest.mark.parametrize(
    "value", [True, 3, [1], [1, 2, 3], [-1, 0], [0, -1], ["1", "2"], [True, 0], [1.0, 2], {}, None]
)
def test_a_place_that_is_none_is_ignored(value: object) -> None:
    assert after(ReadingState(), Change("a", "place", value)).place("a") is None  # type: ignore[arg-type]


@pytest.mark.parametrize("field", ["link", "link 1 2", "link a b b", "link -1 2 b", "link 1 2  b", "link ² 2 b"])
def test_a_link_field_that_is_none_is_ignored(field: str) -> None:
    assert not after(ReadingState(), Change("a", field, True)).pinned("a", "b")


def test_a_field_of_a_newer_version_is_kept() -> None:
    state = after(ReadingState(), Change("a", "rating", {"stars": 4}))
    assert [change.value for change in state.changes()] == [{"stars": 4}]


def test_an_action_is_taken_back_whole_and_restores_what_was_there() -> None:
    state = after(ReadingState(), Change("a", "read", True), Change.to_place("b", Place(1, 0)))
    changes = [Change("a", "read", True), Change("b", "read", True), Change.to_place("b", Place(9, 9))]
    state = acted(state, "2 reports marked read", *changes)
    assert state.undoable is not None
    assert state.undoable.name == "2 reports marked read"
    state = undone(state)
    assert (state.is_read("a"), state.is_read("b"), state.place("b")) == (True, False, Place(1, 0))
    assert state.undoable is None


def test_actions_are_taken_back_newest_first() -> None:
    state = acted(ReadingState(), "read", Change("a", "read", True))
    state = acted(state, "starred", Change("a", "starred", True))
    state = undone(state)
    assert (state.is_read("a"), state.is_starred("a")) == (True, False)
    state = acted(state, "unread", Change("a", "read", False))
    state = undone(undone(state))
    assert not state.is_read("a")
    assert state.undoable is None


def test_as_many_actions_are_kept_as_there_are_levels() -> None:
    state = ReadingState()
    for number in range(3 * UNDO_LEVELS + 5):
        state = acted(state, f"action {number}", Change(str(number), "read", True))
    names = []
    while state.undoable is not None:
        names.append(state.undoable.name)
        state = undone(state)
    assert names == [f"action {number}" for number in range(3 * UNDO_LEVELS + 4, 2 * UNDO_LEVELS + 4, -1)]
    assert len(state.marked("read")) == 2 * UNDO_LEVELS + 5


def test_undo_leaves_alone_what_was_changed_since() -> None:
    state = acted(ReadingState(), "read", Change("a", "read", True), Change.to_place("a", Place(9, 9)))
    state = undone(after(state, Change.to_place("a", Place(2, 0))))
    assert (state.is_read("a"), state.place("a")) == (False, Place(2, 0))


@pytest.mark.parametrize(
    "record", [7, "x", {}, {"name": 1, "steps": []}, {"name": "n", "steps": [["k"]]}, {"steps": 1}]
)
def test_a_record_of_an_action_that_is_none_is_passed_over(record: object) -> None:
    state = acted(ReadingState(), "read", Change("a", "read", True))
    state = after(state, Change(":undo", "1", record))  # type: ignore[arg-type]
    assert state.undoable is not None
    assert state.undoable.name == "read"
