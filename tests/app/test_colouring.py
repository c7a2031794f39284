"""Which theme a start begins in, and what there is to choose from."""

from __future__ import annotations

import pytest

from tests.app.session import Start
from tui.app.themes import DARK, LIGHT
from tui.settings import places


def wish(text: str) -> None:
    places().wishes.parent.mkdir(parents=True, exist_ok=True)
    places().wishes.write_text(f"[screen]\n{text}\n")


@pytest.mark.parametrize(
    ("environment", "wished", "theme"),
    [
        ({}, "", "wireside-dark"),
        ({"COLORFGBG": "0;15"}, "", "wireside-light"),
        ({"COLORFGBG": "0;15"}, 'theme = "dark"', "wireside-dark"),
        ({}, 'theme = "light"', "wireside-light"),
        ({}, 'theme = "terminal"', "wireside-terminal"),
        ({}, 'colours = "16"\ntheme = "light"', "wireside-terminal-light"),
        ({"NO_COLOR": "1"}, 'theme = "light"', "wireside-plain"),
    ],
)
async def test_a_start_begins_in_the_theme_that_was_wished_or_suits_the_terminal(
    start: Start, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], wished: str, theme: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    wish(wished)
    async with start(size=(60, 15)) as session:
        assert session.app.theme == theme


async def test_what_was_chosen_holds_until_a_wish_says_otherwise(start: Start) -> None:
    async with start() as session:
        await session.press(":", "colours", "enter", "nord", "enter")
        assert session.app.theme == "nord"
        await session.press("q")
    async with start() as session:
        assert session.app.theme == "nord"
    wish('theme = "light"')
    async with start() as session:
        assert session.app.theme == "wireside-light"


async def test_where_there_are_too_few_colours_there_is_no_choice(start: Start) -> None:
    wish('colours = "none"')
    async with start() as session:
        await session.press(":", "colours")
        assert not any(found.title == "Choose the colours" for found in session.found)
        assert session.app.themes_offered == []


async def test_foreign_themes_get_our_roles_in_colours_that_suit_their_ground(start: Start) -> None:
    async with start() as session:
        session.app.theme = "textual-light"
        assert session.app.get_css_variables()["chosen"] == LIGHT.variables["chosen"]
        session.app.theme = "nord"
        assert session.app.get_css_variables()["chosen"] == DARK.variables["chosen"]
