"""That everything can be read: in both themes, on every ground it stands on, with 256 colours too, by every eye."""

from __future__ import annotations

import re

import pytest
from rich.color import Color, ColorSystem
from textual.theme import Theme

from tests.app.eyes import BLIND, RGB, contrast, distance
from tui.app.themes import DARK, LIGHT, PLAIN, TERMINAL, TERMINAL_LIGHT
from tui.resources import resource

READABLE = 4.5
"""WCAG 2.2, 1.4.3."""
LINES = {"rule", "bar", "selected-unfocused", "block"}
"""Roles of lines and grounds: nothing is read in them."""
SHEET = dict(
    re.findall(r"\.([a-z-]+)(?=[ ,])[^{]*({[^}]*})", resource("styles/roles.tcss").read_text(encoding="utf-8"))
)
THEMES = [(theme, system) for theme in (DARK, LIGHT) for system in (ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT)]
NAMES = [f"{theme.name} {system.name}" for theme, system in THEMES]


def colour(theme: Theme, name: str, system: ColorSystem) -> RGB:
    """What a name stands for in a theme, as a terminal of so many colours shows it."""
    value = theme.variables.get(name) or getattr(theme, name)
    return tuple(Color.parse(value).downgrade(system).get_truecolor())  # type: ignore[return-value]


def of_role(rule: str) -> tuple[str, str]:
    """Names of the text's colour and of its ground, as a rule has them."""
    text, ground = (re.search(rf"(?<![a-z]){what}: \$([a-z-]+)", rule) for what in ("color", "background"))
    return text[1] if text else "foreground", ground[1] if ground else ""


@pytest.mark.parametrize(("theme", "system"), THEMES, ids=NAMES)
def test_every_role_can_be_read_on_every_ground(theme: Theme, system: ColorSystem) -> None:
    hard = {}
    for role in SHEET.keys() - LINES:
        text, own = of_role(SHEET[role])
        for ground in [own] if own else ["background", "panel", "chosen"]:
            found = contrast(colour(theme, text, system), colour(theme, ground, system))
            if found < READABLE:
                hard[role, ground] = round(found, 2)
    assert not hard


@pytest.mark.parametrize(("theme", "system"), THEMES, ids=NAMES)
def test_what_is_selected_stands_out_and_the_rule_is_seen(theme: Theme, system: ColorSystem) -> None:
    ground = colour(theme, "background", system)
    for name, least in (("chosen", 6.0), ("rule", 8.0), ("left", 40.0), ("hit-wash", 20.0)):
        assert distance(ground, colour(theme, name, system)) > least, name


@pytest.mark.parametrize("sight", ["", *BLIND])
@pytest.mark.parametrize(("theme", "system"), THEMES, ids=NAMES)
def test_left_and_right_are_told_apart_by_every_eye(theme: Theme, system: ColorSystem, sight: str) -> None:
    left, right = (colour(theme, side, system) for side in ("left", "right"))
    assert distance(left, right, sight) > 55


@pytest.mark.parametrize("theme", [TERMINAL, TERMINAL_LIGHT, PLAIN], ids=lambda theme: theme.name)
def test_of_a_terminals_own_colours_none_is_put_on_another(theme: Theme) -> None:
    for role, rule in SHEET.items():
        text, ground = of_role(rule)
        assert not ground or theme.variables[ground] == "ansi_default", f"{role}: nobody knows what can be read on it"
        assert theme.variables[text].startswith("ansi_")
