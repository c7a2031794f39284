"""Every key of the table runs its action on the screen it is taught on, and every command of the palette runs."""

from __future__ import annotations

import pytest

from tests.app.session import Session, Start, key_name
from tui.app import browser
from tui.app.commands import keys, run
from tui.app.screens.finder import Finder
from tui.app.screens.help import HelpScreen
from tui.keys import Where, keys_of

ONLY_ONE_PANE = {"next_pane", "leftwards", "rightwards"}
"""What makes no sense where there is one pane alone."""


def assert_bound(session: Session, where: Where) -> None:
    """The keys of one screen, with the focus where it is, run their actions, and somebody has them."""
    active = session.app.screen.active_bindings
    for key in keys_of(where):
        for name in key.keys:
            if where is Where.EVERYWHERE and session.focus == "comparison" and key.action in ONLY_ONE_PANE:
                continue
            bound = active[key_name(name)]
            assert (bound.binding.action, bound.enabled) == (key.action, True), f"{name} on {session.focus}"
            assert hasattr(bound.node, f"action_{key.action}"), f"{name}: {bound.node} has no action_{key.action}"


async def test_every_key_runs_the_action_it_is_taught_for(start: Start) -> None:
    async with start() as session:
        for pane in ("sidebar", "article"):
            assert session.focus == pane
            assert_bound(session, Where.EVERYWHERE)
            if pane == "sidebar":
                assert_bound(session, Where.READER)
            await session.press("tab")
        await session.press("c")
        assert_bound(session, Where.EVERYWHERE)
        assert_bound(session, Where.COMPARISON)


async def test_the_palette_offers_the_commands_of_the_screen_by_name(start: Start) -> None:
    async with start() as session:
        await session.press("enter")
        for key, starred in ((":", True), ("^P", False)):
            await session.press(key)
            assert isinstance(session.app.screen, Finder)
            await session.press("star, or", "enter")
            assert session.state.is_starred(session.opened) is starred


async def test_every_command_of_the_palette_runs(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    async with start() as session:
        monkeypatch.setattr(browser, "visit", lambda url: True)
        await session.press("j", "enter")
        for where in (Where.READER, Where.COMPARISON):
            offered = [key for place in (where, Where.EVERYWHERE) for key in keys_of(place) if key.command]
            await session.press(":")
            assert [found.note for found in session.found] == [*[key.shown for key in offered], ""]
            await session.press("esc")
            home = session.app.screen
            for key in offered:
                if key.action == "quit":
                    continue
                run(home, keys(home)[key.action])
                await session.settle()
                while session.app.screen is not home:
                    await session.press("esc")
            if where is Where.READER:
                await session.press("c")


async def test_no_command_is_offered_twice(start: Start) -> None:
    async with start() as session:
        await session.press("?")
        assert isinstance(session.app.screen, HelpScreen)
        await session.press(":")
        names = [found.title for found in session.found]
        assert len(names) == len(set(names))
