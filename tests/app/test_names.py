"""Names: stepping through them, the list of a report and of its story, and from a name to all its spellings."""

from __future__ import annotations

from threading import Event

import pytest

from tests.app.session import Session, Start
from tui.app.screens.finder import Finder
from tui.app.screens.names import NamesFinder
from tui.compare.comparison import Side
from tui.entities.mention import Kind
from tui.text import Article
from tui.view.found import Found

HOMS = "sample:homs-flight-december-2024/northern-wire.txt"
FULL, SHORT = "Hayat Tahrir al-Sham", "HTS"


def current(session: Session, role: str) -> str:
    """What is marked as the one that was stepped to."""
    return "".join(text for text, roles in session.roles(session.article) if role in roles.split())


async def opened(session: Session, key: str = HOMS) -> Side:
    """The report, opened from the list."""
    session.sidebar.reveal(key)
    await session.press("enter")
    side = session.article.side
    assert side
    return side


def story(session: Session) -> list[str]:
    """Keys of the open report's story."""
    return session.app._desk.told_with([session.opened])


def named(session: Session, name: str) -> Found:
    (found,) = (found for found in session.found if found.title == name)
    return found


def count(found: Found) -> int:
    return int(found.note.split("×")[0].split()[-1])


async def test_e_and_shift_e_step_through_what_the_article_names(start: Start) -> None:
    async with start() as session:
        await session.press("e")
        assert "open a report first" in session.foot
        side = await opened(session)
        stops = [mention for mention in side.mentions if mention.kind != "quote"]
        await session.press("e")
        assert current(session, "mention-current") == side.article.text[stops[0].start : stops[0].end]
        await session.press("2e")
        assert session.article._current
        assert session.article._current[:2] == (stops[2].start, stops[2].end)
        await session.press("E")
        assert session.article._current[:2] == (stops[1].start, stops[1].end)
        await session.press("2E")
        assert session.article._current[:2] == (stops[-1].start, stops[-1].end), "round from the first to the last"


async def test_the_foot_says_who_the_name_is_and_which_mention(start: Start) -> None:
    async with start(size=(120, 24)) as session:
        side = await opened(session)
        for mention in side.mentions:
            if mention.kind == "quote":
                continue
            await session.press("e")
            if mention.kind.named:
                assert f"{mention.entity} · {mention.kind} · " in session.foot
                assert "enter searches" in session.foot
            else:
                assert "enter searches" not in session.foot


async def test_highlighting_is_switched_off_and_stays_so(start: Start) -> None:
    def marked(session: Session) -> set[str]:
        return {role for _, roles in session.roles(session.article) for role in roles.split()} & set(Kind)

    async with start() as session:
        await opened(session)
        assert {"person", "place", "quantity"} <= marked(session)
        await session.press("H")
        assert marked(session) == set()
        assert "off" in session.foot
        await session.press("e")
        assert current(session, "mention-current"), "e goes on stepping"
        await session.press("]")
        assert marked(session) == set()
        await session.press("q")
    async with start() as session:
        assert session.opened
        assert marked(session) == set()
        await session.press("H")
        assert {"person", "place"} <= marked(session)


async def test_the_names_of_the_report_are_listed_most_named_first(start: Start) -> None:
    async with start() as session:
        await session.press("w")
        assert "open a report first" in session.foot
        await opened(session)
        await session.press("w")
        counts = [count(found) for found in session.found]
        assert len(counts) > 5
        assert counts == sorted(counts, reverse=True)
        assert SHORT in named(session, FULL).aside, "other spellings stand beside the name"
        assert all(found.note.endswith(f"of {len(story(session))}") for found in session.found)
        only = [found for found in session.found if found.mark.text == "▸"]
        assert only
        assert all(found.note.split("×")[1].split()[0] == "1" for found in only)


async def test_typing_filters_by_name_spelling_and_kind(start: Start) -> None:
    async with start() as session:
        await opened(session)
        await session.press("w", "tahrir")
        assert [found.title for found in session.found] == [FULL]
        await session.press(*["backspace"] * len("tahrir"), "organisation")
        assert len(session.found) >= 1
        assert all("organisation" in found.note for found in session.found)


async def test_tab_lists_the_names_of_the_whole_story_and_back(start: Start) -> None:
    async with start() as session:
        await opened(session)
        await session.press("w")
        here = {found.title: count(found) for found in session.found}
        assert "in this report" in session.text
        await session.press("tab")
        everywhere = {found.title: count(found) for found in session.found}
        assert f"in {len(story(session))} reports" in session.text
        assert here.keys() < everywhere.keys()
        assert all(everywhere[name] >= times for name, times in here.items())
        await session.press("tab")
        assert {found.title: count(found) for found in session.found} == here


async def test_enter_searches_all_stories_for_every_spelling(start: Start) -> None:
    async with start() as session:
        await opened(session)
        await session.press("w", "tahrir", "enter")
        assert isinstance(session.app.screen, Finder)
        assert not isinstance(session.app.screen, NamesFinder)
        assert f'"{FULL}" OR' in session.text
        assert session.found[0].id == HOMS
        others = [found for found in session.found if found.id != HOMS]
        assert len(others) > 1
        wanted = session.found[1].id
        await session.press("down", "enter")
        assert session.opened == wanted
        hits = {text for text, roles in session.roles(session.article) if "hit" in roles or "hit-current" in roles}
        assert SHORT in hits
        await session.press("n")
        assert current(session, "hit-current")


async def test_a_name_is_gone_to_where_it_first_stands(start: Start) -> None:
    async with start() as session:
        side = await opened(session)
        await session.press("w", "down", "down")
        wanted = session.found[2]
        await session.press("^G")
        report, first, last = map(int, wanted.id.split())
        assert report == 0
        assert session.opened == HOMS
        assert session.article._current
        assert session.article._current[:2] == (first, last)
        assert current(session, "mention-current") == side.article.text[first:last]
        assert wanted.title in session.foot


async def test_a_name_of_another_report_is_gone_to_there(start: Start) -> None:
    async with start() as session:
        await opened(session)
        await session.press("w", "tab")
        away = next(number for number, found in enumerate(session.found) if not found.id.startswith("0 "))
        title = session.found[away].title
        await session.press(*["down"] * away, "^G")
        assert session.opened != HOMS
        assert title in current(session, "hit-current").replace("\n", " ")


async def test_enter_on_a_name_in_the_article_searches_for_it(start: Start) -> None:
    async with start() as session:
        side = await opened(session)
        await session.press("enter")
        assert "e goes to a name" in session.foot
        stops = [mention for mention in side.mentions if mention.kind != "quote"]
        number = next(number for number, mention in enumerate(stops) if mention.entity == FULL)
        await session.press(f"{number + 1}e", "enter")
        assert isinstance(session.app.screen, Finder)
        assert FULL in session.text
        assert SHORT in session.text
        assert len(session.found) > 1
        await session.press("esc", "G", "enter")
        assert "e goes to a name" in session.foot, "a name that is no longer on the screen is not meant"


async def test_a_report_without_a_story_lists_its_own_names(start: Start, tmp_path: pytest.TempPathFactory) -> None:
    path = f"{tmp_path}/a.txt"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123, ASYNC230 (a fixture of one line)
        file.write("Title: A\nSource: B\n\nAnna Weber met Karl Ott in Geneva.\n")
    async with start(path) as session:
        await session.press("w")
        assert {found.title for found in session.found} == {"Anna Weber", "Karl Ott", "Geneva"}
        assert all(found.note.endswith("1×") and found.mark.text == " " for found in session.found)


async def test_own_names_are_listed_while_the_story_is_still_read(start: Start) -> None:
    async with start() as session:
        await opened(session)
        desk, held = session.app._desk, Event()
        read = desk._read
        desk._read = lambda article: (held.wait(10), read(article))[1]
        session.send("w")
        while not (isinstance(session.app.screen, NamesFinder) and session.found):
            await session.pilot.pause(0.02)
        assert all(" of " not in found.note for found in session.found)
        session.send("down")
        held.set()
        await session.settle()
        assert all(" of " in found.note for found in session.found)


async def test_a_story_that_is_wanted_no_more_is_read_no_further(start: Start) -> None:
    async with start() as session:
        side = await opened(session)
        desk = session.app._desk
        seen: list[Article] = []
        read = desk._read
        desk._read = lambda article: (seen.append(article), read(article))[1]
        assert desk.cast(side, lambda done, of: done < 2) is None
        assert len(seen) == 1
        cast = desk.cast(side, lambda done, of: True)
        assert cast
        assert cast.sides[0] is side
        assert desk.cast(side, lambda done, of: False) is cast, "what is known is not read again"


async def test_the_names_of_two_reports_are_listed_and_the_chosen_one_is_shown(start: Start) -> None:
    async with start(size=(120, 30)) as session:
        await opened(session)
        await session.press("c", "f", "f")
        comparison = session.compared.comparison
        await session.press("W")
        marks = "".join(found.mark.text for found in session.found)
        counted = comparison.tally.counts["names"]
        assert (marks.count("<"), marks.count(">")) == (counted["only_left"], counted["only_right"])
        away = marks.index(">")
        wanted = session.found[away]
        assert "A    –" in wanted.note
        await session.press(*["down"] * away, "enter")
        hits = {text for text, roles in session.roles(session.pane) if "hit" in roles.split()}
        assert wanted.title in hits
        block = session.pane.block
        assert block
        assert any(wanted.title in comparison.right.text(number) for number in (*block.rights, *block.elsewhere))
        await session.press("W", "esc")
        assert session.pane.block == block


async def test_any_key_ends_the_search_for_spellings(start: Start) -> None:
    async with start() as session:
        await opened(session)
        desk, held = session.app._desk, Event()
        read = desk._read
        desk._read = lambda article: (held.wait(10), read(article))[1]
        await session.press("e")
        session.send("enter")
        while not len(session.app.workers):
            await session.pilot.pause(0.02)
        session.send("j")
        await session.pilot.pause(0.1)
        held.set()
        session.may_fail = True
        await session.settle()
        assert session.app.screen is session.reader


async def test_stepping_from_the_list_gives_the_keys_to_the_article(start: Start) -> None:
    for size in ((100, 24), (70, 24)):
        async with start(size=size) as session:
            await opened(session)
            await session.press("tab")
            assert session.focus == "sidebar"
            await session.press("e")
            assert session.focus == "article"
            assert current(session, "mention-current") in session.text
