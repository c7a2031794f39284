"""What one action of the user changed, written down so that it can be taken back, even after a restart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Self

from tui.state.change import JSON, Change


class Step(NamedTuple):
    """One field that an action changed."""

    key: str
    field: str
    before: JSON
    after: JSON


class Record(NamedTuple):
    """An action by its name, as the user would say it ("12 reports marked read"), and its steps."""

    name: str
    steps: tuple[Step, ...]

    @classmethod
    def from_json(cls, value: JSON) -> Self | None:
        """The record that `to_json` made; None for anything else.

        >>> Record.from_json({"name": "Starred", "steps": [["/a.txt", "starred", None, True]]}).steps[0].key
        '/a.txt'
        """
        match value:
            case {"name": str(name), "steps": list(rows)}:
                steps = tuple(_steps(rows))
                return cls(name, steps) if len(steps) == len(rows) else None
        return None

    def to_json(self) -> JSON:
        """As the journal keeps it."""
        return {"name": self.name, "steps": [list(step) for step in self.steps]}


class Action(NamedTuple):
    """Something the user did that can be taken back in one step."""

    name: str
    changes: tuple[Change, ...]
    """What takes it back, as far as nothing has changed those fields since."""


def _steps(rows: Iterable[JSON]) -> Iterable[Step]:
    for row in rows:
        match row:
            case [str(key), str(field), before, after]:
                yield Step(key, field, before, after)
