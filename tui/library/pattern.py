"""/Regular expressions/ in a query. A reader's pattern may take for ever on some text: each look at one has an end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import Any

_REPEATS = 100_000  # a{9}: the package writes each out, one repeat inside another, before it looks at a text
_REPEATED = re.compile(r"\{(\d{1,9})")
_PATIENCE = 0.3  # seconds for one text: a hundred times what a sane pattern takes


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression that an article's title or text must hold, or must not."""

    source: str
    wanted: bool = True

    @property
    def trouble(self) -> str:
        """What is wrong with the expression, in a sentence; "" for nothing."""
        import regex

        if prod(int(count) or 1 for count in _REPEATED.findall(self.source)) > _REPEATS:
            return f"The regular expression /{self.source}/ repeats too much to be tried."
        try:
            _compiled(self.source)
        except (regex.error, RecursionError, OverflowError, ValueError) as error:
            return f"The regular expression /{self.source}/ is broken: {getattr(error, 'msg', error)}."
        return ""

    def spans(self, text: str, patience: float = _PATIENCE) -> list[tuple[int, int]]:
        """Where the expression matches: ascending, disjoint spans; those found in time.

        >>> Pattern("prices? r.se").spans("Prices rose.")
        [(0, 11)]
        """
        found: list[tuple[int, int]] = []
        try:
            for match in _compiled(self.source).finditer(text, timeout=patience, concurrent=True):
                found += [match.span()] if match.end() > match.start() else []
        except TimeoutError:
            pass
        return found

    def holds(self, text: str, patience: float = _PATIENCE) -> bool:
        """Whether a text keeps to the expression; not where that was not known in time."""
        try:
            found = _compiled(self.source).search(text, timeout=min(patience, _PATIENCE), concurrent=True)
        except TimeoutError:
            return False
        return (found is not None) is self.wanted


@lru_cache(maxsize=8)
def _compiled(source: str) -> Any:  # noqa: ANN401 - the package has no types
    """The expression for either case. Imported here: hardly a search needs it."""
    import regex

    return regex.compile(source, regex.IGNORECASE | regex.VERSION1)
