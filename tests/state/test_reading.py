"""The reading state as a value: what wins, what can be taken back, and what nonsense in a file does to it."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.state import Change, Place, ReadingState
from tui.state.change import MARKS, by_field
from tui.state.entry import Entry
from tui.state.reading import UNDO_LEVELS

ENTRIES = st.lists(
    st.builds(
        lambda field, rows: Entry(field, *map(list, zip(*rows, strict=True))),
        st.sampled_from(["read", "starred", "place"]),
        st.lists(st.tuples(st.sampled_from("ab"), st.booleans(), st.integers(1, 5)), min_size=1, max_size=3),
    ),
    max_size=6,
)


def after(state: ReadingState, *changes: Change, now: int = 0, action: str = "") -> ReadingState:
    return state.with_entries(state.entries_of(by_field(changes), now, action))


def acted(state: ReadingState, name: str, *changes: Change) -> ReadingState:
    return after(state, *changes, action=name)


def undone(state: ReadingState) -> ReadingState:
    assert state.undoable is not None
    return state.with_entries(state.entries_of(state.undoable.changes, 0))


def loaded(state: ReadingState) -> ReadingState:
    """What the next program knows."""
    return ReadingState().with_entries(state.entries())


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


def test_when_an_article_was_read_is_known() -> None:
    state = after(ReadingState(), Change("a", "read", True), now=7)
    assert (state.read_at("a"), state.read_at("b")) == (7, 0)
    assert after(state, Change("a", "read", True), now=9).read_at("a") == 7, "it was read before"
    assert after(state, Change("a", "read", False), now=9).read_at("a") == 0


def test_fields_of_an_article_do_not_disturb_each_other() -> None:
    state = after(ReadingState(), Change("/a.txt", "read", True), Change.to_place("/a.txt", Place(3, 14)))
    state = after(state, Change("/a.txt", "starred", True))
    assert (state.is_read("/a.txt"), state.is_starred("/a.txt"), state.place("/a.txt")) == (True, True, Place(3, 14))


def test_a_state_never_changes_under_its_reader() -> None:
    before = after(ReadingState(), Change("/a.txt", "read", True))
    after(before, Change("/a.txt", "starred", True), Change("/b.txt", "read", True))
    assert before.marked("read") == {"/a.txt"}
    assert not before.is_starred("/a.txt")


@given(ENTRIES, st.randoms())
@settings(max_examples=60)
def test_the_order_of_arrival_does_not_matter(entries: list[Entry], random: object) -> None:
    shuffled = entries * 2
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one_by_one = ReadingState()
    for entry in shuffled:
        one_by_one = one_by_one.with_entries([entry])
    assert one_by_one == ReadingState().with_entries(entries)


@given(ENTRIES)
@settings(max_examples=30)
def test_its_newest_changes_alone_make_the_state_again(entries: list[Entry]) -> None:
    state = ReadingState().with_entries(entries)
    assert loaded(state) == state


def test_old_news_leaves_the_very_same_state() -> None:
    state = ReadingState().with_entries([Entry("read", ["/a.txt"], [True], [5])])
    assert state.with_entries([Entry("read", ["/a.txt"], [False], [4])]) is state
    assert state.with_entries([]) is state


def test_what_is_so_already_is_no_change() -> None:
    changes = [Change("a", "read", True), Change.to_place("a", Place(3, 1)), Change.to_view("list", "pane", 1)]
    state = after(ReadingState(), *changes)
    changes += [Change("b", "starred", False), Change.to_place("b", None)]
    assert state.entries_of(by_field(changes), 0) == []
    assert acted(state, "marked read", Change("a", "read", True)).undoable is None
    assert after(state, Change.to_view("list", "pane", True)).setting("list", "pane", default=False), "1 is not true"


def test_two_programs_in_one_microsecond_agree() -> None:
    here, there = Entry("read", ["a", "b"], [True, False], [5, 5]), Entry("read", ["a", "b"], [False, True], [5, 5])
    assert ReadingState().with_entries([here, there]) == ReadingState().with_entries([there, here])


def test_the_later_change_wins_though_the_clock_went_back() -> None:
    state = after(ReadingState(), Change("/a.txt", "read", True), now=1_000_000)
    assert not after(state, Change("/a.txt", "read", False), now=5).is_read("/a.txt")


def test_who_saw_a_change_wins_over_it_whatever_the_two_clocks_say() -> None:
    ahead = after(ReadingState(), Change("/a.txt", "read", True), now=9_000_000)
    assert not after(ahead, Change("/a.txt", "read", False), now=1).is_read("/a.txt")


def test_of_one_field_changed_twice_at_once_the_last_counts() -> None:
    assert after(ReadingState(), Change("k", "read", True), Change("k", "read", False)).is_read("k") is False


def test_marked_gives_the_keys_that_a_search_for_unread_needs() -> None:
    state = after(ReadingState(), Change("a", "read", True), Change("b", "read", False), Change("c", "starred", True))
    assert state.marked("read") == {"a"}
    assert state.marked("starred") == {"c"}


def test_states_tell_which_marks_changed_between_them() -> None:
    earlier = after(ReadingState(), *(Change(key, "read", True) for key in "abc"), Change("d", "starred", True))
    state = after(earlier, Change("a", "read", False), Change("d", "starred", False), Change("e", "read", True))
    state = after(state, Change.to_place("b", Place(1, 1)))
    assert state.changed_since(earlier) == earlier.changed_since(state) == {"a", "d", "e"}
    assert state.changed_since(state) == frozenset()
    assert state.changed_since(ReadingState()) == {"b", "c", "e"}
    assert after(state, Change("a", "read", True)).changed_since(earlier) == {"d", "e"}


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


@pytest.mark.parametrize("field", ["link", "link 1 2", "link a b b", "link -1 2 b", "link 1 2  b", "link ² 2 b"])
def test_a_link_field_that_is_none_is_ignored(field: str) -> None:
    assert not after(ReadingState(), Change("a", field, True)).pinned("a", "b")


def test_a_field_of_a_newer_version_is_kept() -> None:
    state = after(ReadingState(), Change("a", "rating", {"stars": 4}))
    assert [entry.values for entry in state.entries()] == [[{"stars": 4}]]


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


def test_a_mark_that_another_action_overwrote_and_gave_back_is_still_taken_back() -> None:
    state = acted(ReadingState(), "all read", *(Change(key, "read", True) for key in "abc"))
    state = acted(state, "one unread", Change("a", "read", False))
    state = loaded(undone(loaded(state)))
    assert state.marked("read") == {"a", "b", "c"}
    assert undone(state).marked("read") == frozenset()


def test_the_record_of_an_action_on_everything_is_small() -> None:
    state = acted(ReadingState(), "all read", *(Change(str(number), "read", True) for number in range(1_000)))
    (record,) = (entry for entry in state.entries() if entry.keys == [":undo"])
    assert len(str(record)) < 200


STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(["act", "change"]),
            st.sampled_from(["read", "starred"]),
            st.sets(st.sampled_from("abcd"), min_size=1),
            st.booleans(),
        ),
        st.just(("undo",)),
        st.just(("restart",)),
    ),
    max_size=12,
)


@given(STEPS)
@settings(max_examples=150)
def test_undo_is_exact_however_actions_and_changes_are_mixed(steps: list[tuple]) -> None:
    """Against the plainest way of doing it: a stack of what every mark was before."""
    state, marks, stack = ReadingState(), dict.fromkeys(product("abcd", MARKS), False), []
    for step in steps:
        match step:
            case ("undo",):
                assert (state.undoable is not None) is bool(stack)
                if stack:
                    state = undone(state)
                    before, wanted = stack.pop()
                    marks |= {mark: before[mark] for mark in before if marks[mark] is wanted}
            case ("restart",):
                state = loaded(state)
            case (how, field, keys, wanted):
                changed = {(key, field): marks[key, field] for key in keys if marks[key, field] is not wanted}
                marks |= dict.fromkeys(changed, wanted)
                if changed and how == "act":
                    stack.append((changed, wanted))
                state = after(state, *(Change(key, field, wanted) for key in keys), action="acted" * (how == "act"))
        assert {mark: (mark[0] in state.marked(mark[1])) for mark in marks} == marks


@pytest.mark.parametrize(
    "record",
    [
        *(7, "x", {}, {"steps": 1}, {"name": 1, "steps": []}),
        *({"name": "n", "steps": [], "time": "1"}, {"name": "n", "steps": [], "time": True}),
    ],
)
def test_a_record_of_an_action_that_is_none_is_passed_over(record: object) -> None:
    state = acted(ReadingState(), "read", Change("a", "read", True))
    state = after(state, Change(":undo", "1", record))  # type: ignore[arg-type]
    assert state.undoable is not None
    assert state.undoable.name == "read"


@pytest.mark.parametrize("step", [7, ["k"], ["k", "read", False], [[1], "read", False, True], [["a"], 1, False, True]])
def test_a_step_of_an_action_that_is_none_is_passed_over(step: object) -> None:
    state = after(ReadingState(), Change("a", "read", True))
    record = {"name": "n", "steps": [step, [["a"], "read", False, True]]}
    state = after(state, Change(":undo", "1", record))  # type: ignore[arg-type]
    assert not undone(state).is_read("a")
