"""Which sentences stand beside which, in whose order, and what the marks say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.compare.comparison import Aspect, Comparison, Grade, Verdict
from tui.view.blocks import Block, Filter, Order, blocks, drawn_links, numbers, steps, stops, told

few = settings(max_examples=25, deadline=None)

Compared = Callable[..., Comparison]
FIGURE, QUOTE = Aspect.FIGURE, Aspect.QUOTE
DIFFER, VAGUER, CUT = Verdict.DIFFER, Verdict.VAGUER, Verdict.CUT
LED = (Order.LEFT, Order.RIGHT)


def words(side: str, count: int) -> list[str]:
    return [f"{side}{number} told this." for number in range(count)]


def shape(made: Sequence[Block]) -> list[str]:
    """Each block as "marks lefts/rights(elsewhere)"."""
    return [
        f"{block.mark}{block.moved} {numbers(block.lefts)}/{numbers(block.rights)}"
        + (f"({numbers(block.elsewhere)})" if block.elsewhere else "")
        for block in made
    ]


@st.composite
def comparisons(draw: st.DrawFn, compared: Compared) -> Comparison:
    rows, columns = draw(st.integers(0, 7)), draw(st.integers(0, 7))
    pairs = [(left, right) for left in range(rows) for right in range(columns)]
    linked = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=9)) if pairs else []
    scores = st.sampled_from([0.2, 0.5, 0.5, 0.9])
    links = [(*pair, draw(scores), draw(st.sampled_from([Grade.SAME, Grade.REWORDED, Grade.WEAK]))) for pair in linked]
    shown = [(left, right) for left, right, _, grade in links if grade is not Grade.WEAK]
    differing = [(*pair, FIGURE, draw(st.sampled_from([DIFFER, VAGUER]))) for pair in shown if draw(st.booleans())]
    return compared(words("L", rows), words("R", columns), links, differing)


# -- the left's order
def test_partners_stand_beside_each_other_and_loners_alone(compared: Compared) -> None:
    found = compared(words("L", 3), words("R", 3), [(0, 0), (2, 2)])
    assert shape(blocks(found)) == ["~  1/1", ">  /2", "<  2/", "~  3/3"]


def test_what_only_the_right_says_follows_what_it_follows_there(compared: Compared) -> None:
    found = compared(words("L", 3), words("R", 5), [(0, 3), (2, 1)])
    assert shape(blocks(found)) == [">  /1", "~↓ 1/4", ">  /5", "<  2/", "~  3/2", ">  /3"]


def test_several_partners_stand_beside_one_sentence(compared: Compared) -> None:
    found = compared(words("L", 1), words("R", 3), [(0, 0), (0, 2)])
    assert shape(blocks(found)) == ["~  1/1+3", ">  /2"]


def test_a_shared_partner_stands_beside_its_best_and_is_named_by_the_others(compared: Compared) -> None:
    found = compared(words("L", 3), words("R", 1), [(0, 0, 0.4), (1, 0, 0.9), (2, 0, 0.3)])
    assert shape(blocks(found)) == ["~  1/(1)", "~  2/1", "~  3/(1)"]


def test_between_equals_the_first_has_the_partner(compared: Compared) -> None:
    found = compared(words("L", 2), words("R", 1), [(0, 0, 0.5), (1, 0, 0.5)])
    assert shape(blocks(found)) == ["~  1/1", "~  2/(1)"]


def test_weak_links_do_not_count(compared: Compared) -> None:
    found = compared(words("L", 1), words("R", 1), [(0, 0, 0.2, Grade.WEAK)])
    assert shape(blocks(found)) == [">  /1", "<  1/"]


def test_headings_and_boilerplate_carry_no_mark(compared: Compared) -> None:
    found = compared(["# What we know", "L1 told."], ["R0 told.", "- Read more"], [(1, 0)])
    assert shape(blocks(found)) == ["   1/", "~  2/1", "   /2"]


@pytest.mark.parametrize(
    ("grades", "verdict", "mark"),
    [
        ((Grade.SAME,), None, "="),
        ((Grade.SAME, Grade.SAME), None, "="),
        ((Grade.SAME, Grade.REWORDED), None, "~"),
        ((Grade.MINOR,), None, "~"),
        ((Grade.SAME,), VAGUER, "≈"),
        ((Grade.REWORDED,), DIFFER, "!"),
        ((Grade.SAME,), Verdict.UPDATE, "^"),
        ((Grade.SAME,), Verdict.SCALE, "≠"),
    ],
)
def test_the_mark_says_how_alike(
    compared: Compared, grades: Sequence[Grade], verdict: Verdict | None, mark: str
) -> None:
    links = [(0, right, 0.5, grade) for right, grade in enumerate(grades)]
    found = compared(words("L", 1), words("R", 2), links, [(0, 0, FIGURE, verdict)] if verdict else [])
    assert blocks(found)[0].mark == mark


@pytest.mark.parametrize(
    ("found", "mark"),
    [
        ([(QUOTE, CUT)], "/"),
        ([(QUOTE, Verdict.ALTERED)], "*"),
        ([(Aspect.ATTRIBUTION, DIFFER)], "@"),
        ([(Aspect.CERTAINTY, DIFFER)], "±"),
        ([(FIGURE, VAGUER), (Aspect.CERTAINTY, DIFFER)], "±"),
        ([(QUOTE, CUT), (FIGURE, Verdict.UPDATE)], "^"),
        ([(FIGURE, Verdict.UPDATE), (Aspect.DATE, DIFFER)], "!"),
    ],
)
def test_the_mark_of_several_differences_is_that_of_the_strongest(
    compared: Compared, found: Sequence[tuple[Aspect, Verdict]], mark: str
) -> None:
    made = blocks(compared(words("L", 1), words("R", 1), [(0, 0)], [(0, 0, *one) for one in found]))
    assert made[0].mark == mark


# -- weak pairs
def test_weak_pairs_are_drawn_on_demand_and_count_as_only_here(compared: Compared) -> None:
    found = compared(words("L", 3), words("R", 3), [(0, 0), (1, 2, 0.1, Grade.WEAK), (0, 1, 0.1, Grade.WEAK)])
    assert shape(blocks(found)) == ["~  1/1", ">  /2", ">  /3", "<  2/", "<  3/"]
    assert shape(blocks(found, weak=True)) == ["~  1/1", ">  /2", "?  2/3", "<  3/"]
    assert shape(blocks(found, Order.LEFT, Filter.ONLY, weak=True)) == [">  /2", "?  2/3", "<  3/"]
    assert shape(blocks(found, Order.LEFT, Filter.COMMON, weak=True)) == ["~  1/1"]


@pytest.mark.parametrize("order", Order)
def test_with_weak_pairs_too_every_sentence_is_shown_once(compared: Compared, order: Order) -> None:
    @few
    @given(comparisons(compared))
    def holds(found: Comparison) -> None:
        made = blocks(found, order, weak=True)
        assert sorted(n for block in made for n in block.lefts) == list(range(len(found.left.sentences)))
        assert sorted(n for block in made for n in block.rights) == list(range(len(found.right.sentences)))
        assert {link for block in made for link in block.links} == set(drawn_links(found, weak=True))

    holds()


# -- what is moved
def test_a_sentence_out_of_the_common_order_is_marked_with_where_its_partner_is(compared: Compared) -> None:
    found = compared(words("L", 4), words("R", 4), [(0, 3), (1, 0), (2, 1), (3, 2)])
    assert shape(blocks(found)) == ["~↓ 1/4", "~  2/1", "~  3/2", "~  4/3"]
    found = compared(words("L", 4), words("R", 4), [(0, 1), (1, 2), (2, 3), (3, 0)])
    assert shape(blocks(found)) == ["~  1/2", "~  2/3", "~  3/4", "~↑ 4/1"]


def test_the_fewest_possible_are_called_moved(compared: Compared) -> None:
    @few
    @given(st.permutations(range(7)))
    def holds(order: list[int]) -> None:
        made = blocks(compared(words("L", 7), words("R", 7), list(enumerate(order))))
        steady = [block.rights[0] for block in made if block.moved == " "]
        longest = max(
            size for size in range(8) for some in combinations(order, size) if all(a < b for a, b in pairwise(some))
        )
        assert steady == sorted(steady)
        assert len(steady) == longest

    holds()


# -- the other orders
def test_in_the_right_s_order_the_left_s_sentences_come_to_the_right_s(compared: Compared) -> None:
    found = compared(words("L", 3), words("R", 3), [(0, 2, 0.9), (0, 1, 0.4), (1, 0)], [(0, 2, FIGURE, DIFFER)])
    assert shape(blocks(found, Order.RIGHT)) == ["~↓ 2/1", "<  3/", "~  /2(1)", "!  1/3"]


def test_in_the_right_s_order_links_and_differences_keep_their_sides(compared: Compared) -> None:
    found = compared(words("L", 2), words("R", 2), [(0, 1)], [(0, 1, FIGURE, DIFFER)])
    block = next(block for block in blocks(found, Order.RIGHT) if block.links)
    assert (block.links, block.differences) == (found.links, found.differences)


def test_both_own_orders_set_the_reports_side_by_side_as_written(compared: Compared) -> None:
    found = compared(words("L", 2), words("R", 3), [(0, 1), (1, 1, 0.9), (1, 2)])
    assert shape(blocks(found, Order.OWN)) == ["~> 1/1(2)", "~~ 2/2(3)", " ~ /3"]


def test_a_partner_in_the_same_row_is_not_elsewhere(compared: Compared) -> None:
    assert shape(blocks(compared(words("L", 1), words("R", 1), [(0, 0)]), Order.OWN)) == ["~~ 1/1"]


# -- what always holds
@pytest.mark.parametrize("order", Order)
def test_every_sentence_is_shown_exactly_once(compared: Compared, order: Order) -> None:
    @few
    @given(comparisons(compared))
    def holds(found: Comparison) -> None:
        made = blocks(found, order)
        assert sorted(n for block in made for n in block.lefts) == list(range(len(found.left.sentences)))
        assert sorted(n for block in made for n in block.rights) == list(range(len(found.right.sentences)))

    holds()


@pytest.mark.parametrize("order", LED)
def test_a_link_s_sentences_stand_together_or_one_names_the_other(compared: Compared, order: Order) -> None:
    @few
    @given(comparisons(compared))
    def holds(found: Comparison) -> None:
        for link in (link for link in found.links if link.shown):
            block = next(block for block in blocks(found, order) if link in block.links)
            partner, beside = (link.right, block.rights) if order is Order.LEFT else (link.left, block.lefts)
            assert (partner in beside) is not (partner in block.elsewhere)
            assert (link.left in block.lefts) if order is Order.LEFT else (link.right in block.rights)

    holds()


@pytest.mark.parametrize("order", Order)
def test_the_order_that_leads_is_kept(compared: Compared, order: Order) -> None:
    @few
    @given(comparisons(compared))
    def holds(found: Comparison) -> None:
        made = blocks(found, order)
        lefts, rights = [n for b in made for n in b.lefts], [n for b in made for n in b.rights]
        assert order is Order.RIGHT or lefts == sorted(lefts)
        assert order is Order.LEFT or rights == sorted(rights)

    holds()


def test_an_unlinked_right_sentence_comes_right_after_its_neighbour_s_partner(compared: Compared) -> None:
    @few
    @given(comparisons(compared))
    def holds(found: Comparison) -> None:
        made = blocks(found)
        linked = {right for block in made if block.lefts for right in block.rights}
        for number, block in enumerate(made):
            if not block.lefts:
                neighbour = max((right for right in linked if right < block.rights[0]), default=None)
                above = next((before for before in reversed(made[:number]) if before.lefts), None)
                assert neighbour in above.rights if above else neighbour is None

    holds()


@pytest.mark.parametrize("order", Order)
def test_every_difference_that_counts_is_told_once(compared: Compared, order: Order) -> None:
    @few
    @given(comparisons(compared))
    def holds(found: Comparison) -> None:
        assert sorted(told(blocks(found, order)), key=repr) == sorted(found.told, key=repr)

    holds()


# -- filters
@pytest.fixture
def mixed(compared: Compared) -> Comparison:
    """A same pair, a pair whose figures differ, one whose quotes do, and a loner on each side."""
    return compared(
        words("L", 4),
        words("R", 4),
        [(0, 0, 0.9, Grade.SAME), (1, 1), (2, 2)],
        [(1, 1, FIGURE, DIFFER), (2, 2, QUOTE, CUT)],
    )


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (Filter.ALL, ["=  1/1", "!  2/2", "/  3/3", ">  /4", "<  4/"]),
        (Filter.COMMON, ["=  1/1", "!  2/2", "/  3/3"]),
        (Filter.DIFFER, ["!  2/2", "/  3/3"]),
        (Filter.ONLY, [">  /4", "<  4/"]),
        (Filter.FIGURES, ["!  2/2"]),
        (Filter.QUOTES, ["/  3/3"]),
    ],
)
def test_a_filter_lets_through_what_it_names(mixed: Comparison, shown: Filter, expected: list[str]) -> None:
    assert shape(blocks(mixed, Order.LEFT, shown)) == expected


def test_in_both_own_orders_a_row_passes_for_either_side(compared: Compared) -> None:
    found = compared(words("L", 2), words("R", 2), [(0, 0), (1, 0)])
    assert shape(blocks(found, Order.OWN, Filter.ONLY)) == ["~> 2/2(1)"]


def test_stepping_finds_the_blocks_with_a_mark(mixed: Comparison) -> None:
    assert list(steps(blocks(mixed), "!/")) == [1, 2]
    assert list(steps(blocks(mixed), "<>")) == [3, 4]
    assert list(steps(blocks(mixed, Order.OWN), "<>")) == [3]


@pytest.mark.parametrize("order", Order)
def test_every_difference_that_counts_is_one_stop(compared: Compared, order: Order) -> None:
    found = compared(words("L", 2), words("R", 2), [(0, 1), (1, 0)], [(0, 1, FIGURE, DIFFER), (0, 1, QUOTE, CUT)])
    made = blocks(found, order)
    assert [difference for _, difference in stops(made)] == list(found.told)
    assert all(difference in made[number].differences for number, difference in stops(made))


def test_two_empty_reports_make_no_blocks(compared: Compared) -> None:
    assert all(blocks(compared([], []), order) == [] for order in Order)


def test_a_real_comparison_holds_to_the_same(real: Comparison) -> None:
    for order in Order:
        made = blocks(real, order)
        assert sorted(n for block in made for n in block.rights) == list(range(len(real.right.sentences)))
        assert set(told(made)) == set(real.told)
