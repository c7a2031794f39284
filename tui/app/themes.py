"""Colours: one accent, left blue and right orange, and the foreground in two strengths.

Blue and orange keep their distance for colour-blind eyes where red and green do not. Entities get a faint hue by kind;
what a hue says, an underline or a mark says too.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="wireside-dark",
    primary="#56b4e9",
    accent="#56b4e9",
    foreground="#d4d7dd",
    background="#15171b",
    surface="#15171b",
    panel="#1d2026",
    dark=True,
    variables={
        "quiet": "#868d99",
        "soft": "#b4b9c3",
        "rule": "#343941",
        "strong": "#f2f3f5",
        "left": "#56b4e9",
        "right": "#e69f00",
        "left-wash": "#1b2b38",
        "right-wash": "#33280f",
        "chosen": "#262b33",
        "hit": "#ffe08a",
        "hit-wash": "#4a3f12",
        "person": "#cdbdf0",
        "place": "#a8d8b4",
        "organisation": "#a9cbe8",
        "group": "#e3b8c8",
        "figure": "#e8cfa2",
    },
)

LIGHT = Theme(
    name="wireside-light",
    primary="#0072b2",
    accent="#0072b2",
    foreground="#24272d",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#f0eee8",
    dark=False,
    variables={
        "quiet": "#6a6f79",
        "soft": "#474b53",
        "rule": "#d5d2ca",
        "strong": "#000000",
        "left": "#0072b2",
        "right": "#a65a00",
        "left-wash": "#e3eff7",
        "right-wash": "#f8ebd9",
        "chosen": "#e6e3db",
        "hit": "#5a4300",
        "hit-wash": "#ffe9a3",
        "person": "#5b3fa0",
        "place": "#1d6b37",
        "organisation": "#1b557f",
        "group": "#8a2f55",
        "figure": "#7a4e00",
    },
)
