"""The language of the search line, read: what an article must hold and must not, and what else is asked of it.

Any string is a query. What cannot be understood is left out, and said in a sentence while the rest is searched for: a
query is mostly seen half typed.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from tui.library import moments
from tui.library.asked import EVER, Query
from tui.library.pattern import Pattern
from tui.library.terms import Field, Term, term

if TYPE_CHECKING:
    from collections.abc import Iterable

LANGUAGE = """\
  word word        all of them; the last may go on while you type
  "a phrase"       words that stand together, spelt just so
  -word            without it; also -"a phrase", -title:word, -is:read
  this OR that     either
  title:word       in the title
  source:word      from an outlet
  feed:name        that came with a feed, by its name or address
  entity:name      a name, in every spelling known of whom it names
  is:unread        or is:read, is:starred
  after:2024-12-01 from that day on; also 2024-12 and 2024
  before:2025      before that day, month or year
  last:7d          the last 7 days; also h, w, m and y
  /colou?r/        a regular expression"""
"""The language in a dozen lines, for whoever asks how to search."""

_LONGEST = 500  # characters; more is a paste by mistake
_OR = "OR"  # in capitals: "or" is a word
_PART = re.compile(r'(-?)(?:/((?:[^/\\]|\\.)+)/(?=\s|$)|(?:([A-Za-z]+):)?(?:"([^"]*)("?)|([^\s"]*)))')
_QUOTES = str.maketrans("“”„", '"""')
_FIELDS = {"": Field.ANYWHERE, "title": Field.TITLE, "source": Field.SOURCE, "entity": Field.ANYWHERE}
_MARKS = {"read": ("read", True), "unread": ("read", False), "starred": ("starred", True)}
_WORD, _DAY = "takes a word or a quoted phrase", "takes a day such as 2024-12-01, a month such as 2024-12 or a year"
_TAKES = {
    "title": _WORD,
    "source": _WORD,
    "entity": _WORD,
    "feed": "takes a feed's name or address, or a part of it",
    "is": "takes unread, read or starred",
    "after": _DAY,
    "before": _DAY,
    "last": "takes a number and h, d, w, m or y, such as last:7d",
}
_JOINS = "OR joins words, phrases, title:, source: and entity: only"


def parse(typed: str, now: float | None = None) -> Query:
    """Read a query. Days are the reader's own; `now` is in seconds since 1970, this moment where not given.

    >>> parse('gas "Penas Altas" -oil title:pri').match
    '{title body} : "gas" AND {title body} : "penas altas" AND {title} : "pri"* NOT {title body} : "oil"'
    >>> parse("is:unread after:2024-1").troubles
    ('after: takes a day such as 2024-12-01, a month such as 2024-12 or a year.',)
    """
    reading = _Reading(time.time() if now is None else now)
    for found in _PART.finditer(typed[:_LONGEST].translate(_QUOTES)):
        reading.take(_Part.of(found))
    if len(typed) > _LONGEST:
        reading.troubles.append(f"Only the first {_LONGEST} characters are searched for.")
    return reading.query()


def any_of(phrases: Iterable[str]) -> str:
    """A query for texts that hold one of the phrases, the first of them where all would be too long.

    >>> any_of(["Hayat Tahrir al-Sham", "HTS"])
    '"Hayat Tahrir al-Sham" OR "HTS"'
    """
    query = ""
    for phrase in phrases:
        quoted = '"{}"'.format(" ".join(phrase.translate(_QUOTES).replace('"', " ").split()))
        longer = f"{query} {_OR} {quoted}" if query else quoted
        if len(longer) <= _LONGEST and term(phrase):
            query = longer
    return query


def hits_in(text: str, query: str) -> list[tuple[int, int]]:
    """What to mark of a query in an article's text: ascending, disjoint spans of code points.

    >>> hits_in("Café prices: the CAFE's price.", "cafe source:wire pri")
    [(0, 4), (5, 8), (17, 21), (24, 27)]
    """
    return parse(query).spans(text)


def holds(text: str, query: str, title: str = "", source: str = "") -> bool:
    """Whether an article holds every word, phrase and expression of a query, and none that it excludes.

    >>> holds("Café prices rose.", "cafe pri"), holds("Café prices rose.", "cafe fell"), holds("Café.", "-cafe")
    (True, False, False)
    """
    asked = parse(query)
    return bool(asked.wanted or asked.patterns) and asked.holds(text, title, source)


class _Part(NamedTuple):
    """What stands between two spaces of a query, or between quotes or slashes."""

    typed: str
    minus: bool = False
    field: str = ""
    """Its name in small letters; "" for none, and where no field is called so."""
    text: str = ""
    quoted: bool = False
    expression: bool = False
    growing: bool = False
    """Whether it is just being typed."""

    @staticmethod
    def of(found: re.Match[str]) -> _Part:
        """The part that `_PART` found."""
        minus, expression, name, phrase, closed, word = found.groups()
        if expression is not None:
            return _Part(found[0], bool(minus), text=expression, expression=True)
        field = (name or "").lower()
        text = (word if phrase is None else phrase) if field in _TAKES else found[0]
        growing = found.end() == len(found.string) and not closed and not minus
        return _Part(found[0], bool(minus), field if field in _TAKES else "", text, phrase is not None, growing=growing)


@dataclass
class _Reading:
    """A query being read from left to right."""

    now: float
    wanted: list[list[Term]] = field(default_factory=list)
    unwanted: list[Term] = field(default_factory=list)
    marks: list[tuple[str, bool]] = field(default_factory=list)
    feeds: list[tuple[str, bool]] = field(default_factory=list)
    patterns: list[Pattern] = field(default_factory=list)
    since: float = -EVER
    until: float = EVER
    troubles: list[str] = field(default_factory=list)
    joins: bool = False
    """Whether an OR may follow what was read last."""
    either: bool = False
    """Whether an OR was read last."""

    def take(self, part: _Part) -> None:
        """Read one part."""
        if part.typed == _OR:
            self._or()
        elif part.expression:
            self._pattern(Pattern(part.text, not part.minus), part)
        elif part.field in _FIELDS:
            self._words(part)
        elif not self._narrowed(part):
            self.troubles.append(f"{part.field}: {_TAKES[part.field]}.")
        else:
            self._alone(part)

    def query(self) -> Query:
        """What was read."""
        # A lone letter after other words narrows nothing yet, and costs a walk over every word that begins with it.
        terms = [*self.unwanted, *(one for group in self.wanted for one in group)]
        if self.wanted and self.wanted[-1][-1].letter and len(terms) + len(self.marks) + len(self.feeds) > 1:
            self.wanted[-1].pop()
        wanted = tuple(tuple(group) for group in self.wanted if group)
        found = Query(wanted, tuple(self.unwanted), tuple(self.marks), self.since, self.until, tuple(self.patterns))
        return replace(found, feeds=tuple(self.feeds), troubles=tuple(dict.fromkeys(self.troubles)))

    def _words(self, part: _Part) -> None:
        found = term(part.text, _FIELDS[part.field], prefix=part.growing, exact=part.quoted)
        if not found and part.field:
            self.troubles.append(f"{part.field}: {_TAKES[part.field]}.")
        if part.text.startswith("/") and "/" not in part.text[1:]:
            self.troubles.append("A regular expression ends with a second /.")
        if found and part.field == "entity":
            found = replace(found, exact=False, entity=True)
        if found and part.minus:
            self.unwanted.append(found)
            self._alone(part)
        elif found:
            self.wanted += [] if self.either else [[]]
            self.wanted[-1].append(found)
            self.either, self.joins = False, True

    def _or(self) -> None:
        self.either = self.joins
        others = self.unwanted or self.marks or self.feeds or self.patterns
        if not self.joins and (others or self.since > -EVER or self.until < EVER):
            self.troubles.append(f"{_JOINS}.")

    def _alone(self, part: _Part) -> None:
        """This part is none that OR joins."""
        if self.either:
            self.troubles.append(f"{_JOINS}; {part.typed} counts for all.")
        self.either = self.joins = False

    def _pattern(self, pattern: Pattern, part: _Part) -> None:
        self._alone(part)
        if trouble := pattern.trouble:
            self.troubles.append(trouble)
        else:
            self.patterns.append(pattern)

    def _narrowed(self, part: _Part) -> bool:
        """Whether a part that asks for no words makes sense."""
        if part.field == "is":
            return self._mark(part)
        return self._feed(part) if part.field == "feed" else self._moment(part)

    def _mark(self, part: _Part) -> bool:
        mark, wanted = _MARKS.get(part.text.lower(), ("", True))
        self.marks += [(mark, wanted is not part.minus)] if mark else []
        return bool(mark)

    def _feed(self, part: _Part) -> bool:
        named = part.text.strip()
        self.feeds += [(named, not part.minus)] if named else []
        return bool(named)

    def _moment(self, part: _Part) -> bool:
        moment = moments.ago(part.text, self.now) if part.field == "last" else moments.beginning(part.text)
        if moment is None:
            return False
        if (part.field == "before") is part.minus:
            self.since = max(self.since, moment)
        else:
            self.until = min(self.until, moment)
        return True
