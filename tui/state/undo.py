"""What one action of the user changed, written down so that it can be taken back, even after a restart.

All changes of an action bear its time. So its record need not name the marks it made, which may be those of all
articles: they are the marks of that time, and before the action they said the opposite. Named are only those that a
later change overwrote (it may be taken back in its turn), and whatever is no mark, with the value before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Self

from tui.state.change import JSON, Change


class Step(NamedTuple):
    """A field that an action changed from one value to another, on these articles."""

    keys: Sequence[str]
    field: str
    before: JSON
    after: JSON


class Record(NamedTuple):
    """An action by its name, as the user would say it ("12 reports marked read"), its time, and steps."""

    name: str
    time: int
    steps: tuple[Step, ...]

    @classmethod
    def from_json(cls, value: JSON, time: int) -> Self | None:
        """The record that `to_json` made; None for anything else. A record of old says no time: it was written then.

        >>> Record.from_json({"name": "Moved", "steps": [["/a.txt", "place", None, [3, 14]]]}, 7).steps[0].keys
        ['/a.txt']
        """
        match value:
            case {"name": str(name), "steps": list(rows), **rest}:
                steps, made = tuple(_steps(rows)), rest.get("time", time)
                return cls(name, made, steps) if len(steps) == len(rows) and type(made) is int else None
        return None

    def naming(self, step: Step) -> Self:
        """The record with a step more, which its time does not tell any longer."""
        return self._replace(steps=(*self.steps, step))

    def to_json(self) -> JSON:
        """As the journal keeps it."""
        return {"name": self.name, "time": self.time, "steps": [[[*keys], *rest] for keys, *rest in self.steps]}


class Action(NamedTuple):
    """Something the user did that can be taken back in one step."""

    name: str
    changes: Iterator[Change]
    """What takes it back, as far as nothing has changed those fields since."""


def _steps(rows: Iterable[JSON]) -> Iterable[Step]:
    for row in rows:
        match row:
            case [list(keys), str(field), before, after]:
                if len(known := [key for key in keys if isinstance(key, str)]) == len(keys):
                    yield Step(known, field, before, after)
            case [str(key), str(field), before, after]:
                yield Step([key], field, before, after)
