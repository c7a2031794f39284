"""What one action of the user changed, written down so that it can be taken back, even after a restart.

All changes of an action bear its time. So its record need not name the marks it made, which may be those of all
articles: they are the marks of that time, and before the action they said the opposite. Named are only those that a
later change overwrote (it may be taken back in its turn), and whatever is no mark, with the value before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Self, cast

from tui.state.change import JSON


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
    rows: Sequence[JSON] = ()
    """The steps as the journal keeps them: they may be many, and are looked at when the action is taken back."""

    @classmethod
    def from_json(cls, value: JSON, time: int) -> Self | None:
        """The record that `to_json` made; None for anything else. A record of old says no time: it was written then.

        >>> record = Record.from_json({"name": "Moved", "steps": [["/a.txt", "place", None, [3, 14]]]}, 7)
        >>> [step.keys for step in record.steps]
        [['/a.txt']]
        """
        match value:
            case {"name": str(name), "steps": list(rows), **rest}:
                made = rest.get("time", time)
                return cls(name, made, rows) if type(made) is int else None
        return None

    def to_json(self) -> JSON:
        """As the journal keeps it."""
        return {"name": self.name, "time": self.time, "steps": [*self.rows]}

    def naming(self, steps: Iterable[Step]) -> Self:
        """The record with more steps."""
        more: list[JSON] = [[[*step.keys], step.field, step.before, step.after] for step in steps]
        return self._replace(rows=[*self.rows, *more])

    @property
    def steps(self) -> Iterator[Step]:
        """What it names; a row that is no step is passed over."""
        for row in self.rows:
            match row:
                case [list(keys), str(field), before, after] if set(map(type, keys)) <= {str}:
                    yield Step(cast("list[str]", keys), field, before, after)
                case [str(key), str(field), before, after]:
                    yield Step([key], field, before, after)


class Action(NamedTuple):
    """Something the user did that can be taken back in one step."""

    name: str
    changes: Mapping[str, Mapping[str, JSON]]
    """Field -> key -> value: what takes it back, as far as nothing has changed those fields since."""
