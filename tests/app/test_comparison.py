"""The comparison screen: stepping, other reports, other looks, and the way back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.session import Session, Start
from tui.app.messages import ComparisonAsked
from tui.app.screens.comparison import ComparisonScreen
from tui.app.screens.reader import ReaderScreen
from tui.view.blocks import Block, blocks, stops
from tui.view.verdicts import DIFFERS

HOMS = ("/", "homs", "enter")


def block(session: Session) -> Block:
    """The block in focus."""
    found = session.pane.block
    assert found
    return found


def made(session: Session) -> list[Block]:
    """All blocks that are shown."""
    sheet = session.pane._sheet
    assert sheet
    return list(sheet.blocks)


def visible(session: Session) -> bool:
    """Whether the block in focus can be seen."""
    first, last = session.pane.rows_of(session.pane.cursor)
    top = session.pane.scroll_offset.y
    return top <= first and last < top + session.pane.size.height


async def test_c_compares_with_the_most_related_report_of_the_event(start: Start) -> None:
    async with start() as session:
        await session.press("j")
        key, story = session.sidebar.selected_report, session.sidebar.spot
        assert story
        await session.press("c")
        left, right = session.sides
        assert left == key
        assert right in set(story.story.keys) - {key}
        assert session.focus == "comparison"
        head = session.lines("#comparison-head")
        assert " A " in head[0] and " B " in head[0]
        assert "Shared A " in head[1]
        assert session.foot.endswith(f"1/{session.pane.items} ")
        for leave in ("q", "esc"):
            await session.press(leave)
            assert isinstance(session.app.screen, ReaderScreen)
            await session.press("c")
            assert isinstance(session.app.screen, ComparisonScreen)


async def test_c_capital_compares_any_two_reports(start: Start) -> None:
    async with start() as session:
        await session.press("j")
        left = session.sidebar.selected_report
        await session.press("C")
        assert left not in {found.id for found in session.found}
        assert len(session.found) == len(session.keys) - 1
        await session.press("northern homs")
        assert len(session.found) >= 1
        right = session.found[0].id
        await session.press("enter")
        assert session.sides == (left, right)
        await session.press(")")
        assert session.sides[0] == left
        assert session.sides[1] != right


async def test_without_another_report_a_plain_line_says_so(start: Start, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Title: Alone\nSource: Wire\n\nA ship sank off the coast. Nobody was hurt.\n")
    async with start(tmp_path) as session:
        await session.press("c")
        assert isinstance(session.app.screen, ReaderScreen)
        assert "No other report of this event is in the library; C picks any report." in session.foot


COURIER = "sample:penas-altas-landslide/andean-courier.md"
BEACON = "sample:penas-altas-landslide/beacon-news.html"


async def test_the_differences_are_stepped_through_also_within_a_row_and_round_at_the_ends(start: Start) -> None:
    async with start(size=(120, 24)) as session:
        await session.post(ComparisonAsked(COURIER, BEACON))
        told = stops(made(session))
        assert len(told) > 1
        await session.press("G", "]")
        passed = [(session.pane.cursor, session.pane.focused)]
        assert "Round to the first difference." in session.foot
        for number in range(2, len(told) + 1):
            await session.press("]")
            passed.append((session.pane.cursor, session.pane.focused))
            assert visible(session)
            assert f" {number} of {len(told)} " in session.lines("#why")[0]
        assert passed == told
        await session.press("]")
        assert "Round to the first difference." in session.foot
        await session.press("[")
        assert "Round to the last difference." in session.foot
        assert (session.pane.cursor, session.pane.focused) == told[-1]
        await session.press("[")
        assert (session.pane.cursor, session.pane.focused) == told[-2]
        await session.press("2]")
        assert "Round to the first difference." in session.foot


async def test_two_differences_of_one_row_are_two_steps_and_stand_out_in_turn(start: Start, tmp_path: Path) -> None:
    text = "Title: {}\nSource: {}\n\nThe fire in Odrin killed {} people and injured {} others on Monday, police said.\n"
    (tmp_path / "a.txt").write_text(text.format("Fire", "Wire", 14, 120))
    (tmp_path / "b.txt").write_text(text.format("Fire", "Post", 19, 160))
    async with start(tmp_path) as session:
        await session.press("j", "C", "enter")
        assert len(stops(made(session))) == 2
        seen = []
        for place in ("1 of 2", "2 of 2"):
            assert place in session.lines("#why")[0]
            seen.append({text for text, role in session.roles(session.pane) if "focused" in role})
            await session.press("]")
        assert [len(texts) for texts in seen] == [2, 2]
        assert seen[0] != seen[1]
        assert "Round to the first difference." in session.foot
        assert "1 of 2" in session.lines("#why")[0]


async def test_sentences_of_one_side_are_stepped_through_and_round_at_the_ends(start: Start) -> None:
    async with start(size=(120, 24)) as session:
        await session.post(ComparisonAsked(COURIER, BEACON))
        found = [number for number, block in enumerate(made(session)) if block.mark in "<>"]
        assert len(found) > 1
        await session.press("G", "}")
        passed = [session.pane.cursor]
        for _ in found[1:]:
            await session.press("}")
            passed.append(session.pane.cursor)
            assert visible(session)
        assert passed == found
        await session.press("}")
        assert "Round to the first sentence of only one side." in session.foot
        await session.press("{")
        assert session.pane.cursor == found[-1]


async def test_the_line_below_says_why_the_block_stands_together(start: Start) -> None:
    async with start() as session:
        await session.press(*HOMS, "c", "]")
        found = next(one for one in block(session).differences if one.verdict != "vaguer")
        assert found.why[:40] in " ".join(session.lines("#why"))
        await session.press("}")
        assert " Only " in session.lines("#why")[0]
        linked = next(n for n, found in enumerate(made(session)) if found.links and not found.differences)
        await session.press(f"{linked + 1}G")
        assert "both say" in session.lines("#why")[0]
        assert session.foot.endswith(f"{linked + 1}/{session.pane.items} ")


async def test_w_shows_weak_pairs_and_hides_them_and_is_remembered(start: Start) -> None:
    async with start() as session:
        await session.press(*HOMS, "c")
        while not any(weak.mark == "?" for weak in blocks(session.compared.comparison, weak=True)):
            await session.press(")")
        before = made(session)
        counts = session.lines("#comparison-head")[1]
        assert not [found for found in before if found.mark == "?"]
        await session.press("w")
        weak = [found for found in made(session) if found.mark == "?"]
        assert weak
        assert "shown, marked ?; not counted." in session.foot
        assert session.lines("#comparison-head")[1].startswith(counts.rstrip())
        await session.press("Q")
    async with start() as session:
        assert [found for found in made(session) if found.mark == "?"] == weak
        await session.press("w")
        assert made(session) == before
        assert "hidden." in session.foot


async def test_a_low_window_leaves_no_line_blank_and_still_says_why(start: Start) -> None:
    async with start(size=(60, 15)) as session:
        await session.press(*HOMS, "enter", "c", "]")
        assert len(session.lines("#comparison-head")) == 3
        assert len(session.lines("#why")) == 1
        assert " of " in session.lines("#why")[0]
        assert visible(session)


async def test_the_other_reports_are_gone_through_round_and_round(start: Start) -> None:
    async with start() as session:
        await session.press(*HOMS, "c")
        left, first = session.sides
        seen = [first]
        for _ in range(3):
            await session.press(")")
            assert session.sides[0] == left
            seen.append(session.sides[1])
        assert len(set(seen)) == 3
        assert seen[-1] == first
        await session.press("(")
        assert session.sides == (left, seen[2])


async def test_x_swaps_the_sides_and_keeps_the_sentence_in_focus(start: Start) -> None:
    async with start() as session:
        await session.press(*HOMS, "c", "]")
        left, right = session.sides
        lefts = block(session).lefts
        await session.press("x")
        assert session.sides == (right, left)
        assert set(block(session).rights) & set(lefts)
        await session.press(")")
        assert session.sides[0] == right
        assert session.sides[1] not in {right, left}
        await session.press("x")
        assert session.sides[1] == right


async def test_f_shows_parts_and_comes_round_to_all(start: Start) -> None:
    async with start() as session:
        await session.press(*HOMS, "c")
        everything = made(session)
        for name, marks in [("common", "=~≈" + DIFFERS), ("differ", DIFFERS), ("only here", "<>")]:
            await session.press("f")
            assert f"Shown: {name}." in session.foot
            assert name in session.lines("#comparison-head")[1]
            assert made(session) == [found for found in everything if found.mark in marks]
        await session.press("f")
        assert made(session) == everything


async def test_a_filter_that_leaves_nothing_says_so_and_the_keys_go_on(start: Start, tmp_path: Path) -> None:
    text = "Title: {}\nSource: {}\n\nA ship sank off the coast of Norway on Monday. Nobody was hurt.\n"
    (tmp_path / "a.txt").write_text(text.format("A ship sank", "Wire"))
    (tmp_path / "b.txt").write_text(text.format("A ship sank", "Post"))
    async with start(tmp_path) as session:
        await session.press("j", "C", "enter", "2f"[1], "f")
        assert made(session) == []
        for key in ("j", "k", "G", "g", "]", "[", "}", "{", ".", "n", "N", "v", "x", "O", "^D", "^U", "space"):
            await session.press(key)
        await session.resize(90)
        await session.press("f", "f")
        assert made(session)


async def test_v_stacks_the_columns_and_keeps_the_place_also_over_a_restart(start: Start) -> None:
    async with start() as session:
        await session.press(*HOMS, "c", "]", "]")
        before, place = block(session), session.pane.cursor
        assert session.pane._split
        await session.press("v")
        assert not session.pane._split
        assert (block(session), session.pane.cursor) == (before, place)
        assert visible(session)
        await session.press("Q")
    async with start() as session:
        assert not session.pane._split
        await session.press("v")
        assert session.pane._split


async def test_the_order_of_telling_is_the_lefts_the_rights_or_both_own(start: Start) -> None:
    async with start() as session:
        await session.press(*HOMS, "c")

        def rising(side: str) -> bool:
            told = [number for found in made(session) for number in getattr(found, side)]
            return told == sorted(told)

        assert rising("lefts") and not rising("rights")
        await session.press("O")
        assert "right's order" in session.foot
        assert rising("rights") and not rising("lefts")
        await session.press("O")
        assert "both own orders" in session.lines("#comparison-head")[1]
        assert rising("lefts") and rising("rights")
        await session.press("O")
        assert rising("lefts") and not rising("rights")


async def test_the_partner_is_pulled_to_its_row_and_put_back(start: Start) -> None:
    async with start() as session:
        await session.press(*HOMS, "c")
        while not any(found.elsewhere for found in made(session)):
            await session.press(")")
        number = next(n for n, found in enumerate(made(session)) if found.elsewhere)
        alone = next(n for n, found in enumerate(made(session)) if not found.elsewhere)
        await session.press(f"{number + 1}G")
        height = session.pane.virtual_size.height
        await session.press(".")
        assert session.pane.cursor == number
        pulled = [role for _, role in session.roles(session.pane) if "pulled" in role]
        assert pulled
        assert session.pane.virtual_size.height > height
        await session.press(".")
        assert session.pane.virtual_size.height == height
        await session.press(f"{alone + 1}G", ".")
        assert "All that belongs to this sentence stands beside it." in session.foot


def written(folder: Path) -> list[Path]:
    """The files in a folder."""
    return sorted(folder.iterdir())


async def test_x_capital_exports_to_a_file_and_overwrites_nothing(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with start() as session:
        await session.press(*HOMS, "c", "X")
        forms = [found.id for found in session.found]
        assert set(forms) == {"md", "html", "json", "txt"}
        await session.press("esc")
        for number, form in enumerate(forms):
            await session.press("X", *["down"] * number, "enter")
            assert "Written to" in session.foot
            (file,) = (path for path in written(tmp_path) if path.suffix == f".{form}")
            content = file.read_text(encoding="utf-8")
            assert session.compared.comparison.left.article.source in content
            if form == "json":
                assert json.loads(content)["left"]["sentences"]
        await session.press("X", "enter")
        assert len(written(tmp_path)) == len(forms) + 1


async def test_an_export_that_cannot_be_written_says_so(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    async with start() as session:
        await session.press("j", "c")
        gone.rmdir()
        await session.press("X", "enter")
        assert "The comparison could not be written" in session.foot


async def test_the_hits_of_the_search_are_stepped_through(start: Start) -> None:
    async with start() as session:
        await session.press("j", "c", "n")
        assert "Nothing was searched for." in session.foot
        await session.press("q", *HOMS, "c", "g", "n")
        first = session.pane.cursor
        assert first > 0
        await session.press("n")
        assert session.pane.cursor > first
        await session.press("N")
        assert session.pane.cursor == first
        await session.press("G", "n", "n", "g", "N")
        assert "Round to the last hit." in session.foot


async def test_the_blocks_are_walked_by_the_usual_keys(start: Start) -> None:
    async with start(size=(100, 20)) as session:
        await session.press(*HOMS, "c")
        last = session.pane.items - 1
        for keys, number in [
            (["j"], 1), (["down"], 2), (["k"], 1), (["up"], 0), (["5j"], 5), (["12G"], 11), (["G"], last), (["g"], 0),
            (["end"], last), (["home"], 0),
        ]:  # fmt: skip
            await session.press(*keys)
            assert session.pane.cursor == number, keys
            assert visible(session)
        for forth, back in [("^D", "^U"), ("^F", "^B"), ("space", "b"), ("pagedown", "pageup")]:
            await session.press("g", forth)
            assert session.pane.cursor > 0
            await session.press(back)
            assert session.pane.cursor == 0
