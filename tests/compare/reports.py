"""Report pairs for the tests of this folder: the annotated scenarios, and articles made in a line."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from tui.compare import Aspect, Comparison, Difference, compare
from tui.text import Article

SCENARIOS = Path(__file__).parents[1] / "scenarios.json"


def report(text: str, published: str | None = None, source: str = "The Test") -> Article:
    return Article.from_text(text, source=source, published=published)


@cache
def scenarios() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(SCENARIOS.read_text(encoding="utf-8"))
    return found


@cache
def compared(name: str) -> Comparison:
    scenario = next(scenario for scenario in scenarios() if scenario["id"] == name)
    left, right = (
        Article.from_text(side["text"], title=side["title"], source=side["source"], published=side["published"])
        for side in (scenario["a"], scenario["b"])
    )
    return compare(left, right)


def about(name: str, kind: Aspect) -> list[Difference]:
    """The differences of one kind that a scenario's comparison tells the reader."""
    return [found for found in compared(name).told if found.kind is kind]


def flags(left: str, right: str, kind: Aspect, first: str | None = None, second: str | None = None) -> list[Difference]:
    """The differences of one kind between two texts, with their publication times."""
    return [found for found in compare(report(left, first), report(right, second)).differences if found.kind is kind]
