"""What is asked of an article: the words it must hold and must not, its marks, its time; and where they stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.library.marking import Marker
from tui.library.terms import Field, Term, stands_in
from tui.library.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.library.pattern import Pattern

EVER = float("inf")

Group = tuple[Term, ...]
"""Terms of which one must be there."""


@dataclass(frozen=True, slots=True)
class Query:
    """What an article must be like to be found. Where nothing is asked, every article is."""

    wanted: tuple[Group, ...] = ()
    unwanted: tuple[Term, ...] = ()
    marks: tuple[tuple[str, bool], ...] = ()
    """("read" or "starred", whether it must be)."""
    since: float = -EVER
    """Seconds since 1970 from which on it appeared."""
    until: float = EVER
    """Seconds since 1970 before which it appeared."""
    patterns: tuple[Pattern, ...] = ()
    troubles: tuple[str, ...] = ()
    """What was not understood, in sentences."""
    feeds: tuple[tuple[str, bool], ...] = ()
    """(a feed's address, or a part of that or of its name; whether it must have come with it)."""

    @property
    def asks(self) -> bool:
        """Whether anything is asked."""
        return bool(self.wanted or self.unwanted or self.marks or self.feeds or self.patterns or self.dated)

    @property
    def dated(self) -> bool:
        """Whether it asks for a time."""
        return self.since > -EVER or self.until < EVER

    @property
    def letter(self) -> bool:
        """Whether it is one letter so far, with which a word of nearly every text begins."""
        return len(self.wanted) == 1 and self.wanted[0][-1].letter

    @property
    def plain(self) -> str:
        """The words where they are all there is, which may be misspelt; "" where the reader was precise."""
        precise = self.unwanted or self.patterns or any(_precise(group) for group in self.wanted)
        return "" if precise else " ".join(" ".join(group[0].words) for group in self.wanted)

    @property
    def match(self) -> str:
        """What full text can answer of the query in FTS5's language; "" where that is nothing."""
        groups = [_either(group) for group in self.wanted]
        return " AND ".join(groups) + (f" NOT {_either(self.unwanted)}" if groups and self.unwanted else "")

    @property
    def shunned(self) -> str:
        """The unwanted terms alone in FTS5's language, for a query that wants none; else ""."""
        return "" if self.wanted or not self.unwanted else _either(self.unwanted)

    def marker(self, *, title: bool = False) -> Marker:
        """What marks its hits in articles' texts, or in their titles."""
        fields = {Field.ANYWHERE, Field.TITLE} if title else {Field.ANYWHERE}
        sought = (one for group in self.wanted for one in group if one.field in fields)
        return Marker(sought, [pattern for pattern in self.patterns if pattern.wanted])

    def spans(self, text: str, *, title: bool = False) -> list[tuple[int, int]]:
        """What to mark in an article's text, or in its title: ascending, disjoint spans of code points."""
        return self.marker(title=title).spans(text)

    def holds(self, text: str, title: str = "", source: str = "") -> bool:
        """Whether an article is found by its words: every wanted group and expression, nothing unwanted."""
        folded = {Field.TITLE: fold(title), Field.SOURCE: fold(source), Field.ANYWHERE: fold(f"{title}\n{text}")}

        def stands(one: Term) -> bool:
            return stands_in(one, folded[one.field])

        return (
            all(any(map(stands, group)) for group in self.wanted)
            and not any(map(stands, self.unwanted))
            and all(one.holds(f"{title}\n{text}") for one in self.patterns)
        )


def _either(group: Iterable[Term]) -> str:
    matches = [one.match for one in group]
    return f"({' OR '.join(matches)})" if len(matches) > 1 else matches[0]


def _precise(group: Group) -> bool:
    return any(one.exact or one.entity or one.field is not Field.ANYWHERE for one in group) or len(group) > 1
