"""The language of the search line, read: what an article must hold and must not, and what else is asked of it.

Any string is a query. What cannot be understood is left out, and said in a sentence while the rest is searched for: a
query is mostly seen half typed.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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
  entity:name      a name, in every spelling known of whom it names
  is:unread        or is:read, is:starred
  after:2024-12-01 from that day on; also 2024-12 and 2024
  before:2025      before that day, month or year
  last:7d          the last 7 days; also h, w, m and y
  /colou?r/        a regular expression"""
"""The language in a dozen lines, for whoever asks how to search."""

_LONGEST = 500  # characters; more is a paste by mistake
_OR = "OR"  # in capitals: "or" is a word
_PART = re.compile(r'(-?)(?:([A-Za-z]+):)?(?:"([^"]*)("?)|/((?:[^/\\]|\\.)+)/(?=\s|$)|([^\s"]+))')
_QUOTES = str.maketrans("“”„", '"""')
_FIELDS = {"title": Field.TITLE, "source": Field.SOURCE, "entity": Field.ANYWHERE}
_MARKS = {"read": ("read", True), "unread": ("read", False), "starred": ("starred", True)}
_TAKES = {
    "is": "is: takes unread, read or starred.",
    "after": "after: takes a day such as 2024-12-01, a month such as 2024-12 or a year.",
    "before": "before: takes a day such as 2024-12-01, a month such as 2024-12 or a year.",
    "last": "last: takes a number and h, d, w, m or y, such as last:7d.",
} | {name: f"{name}: takes a word or a quoted phrase, without a space before it." for name in _FIELDS}


def parse(typed: str, now: float | None = None) -> Query:
    """Read a query. Days are the reader's own; `now` is in seconds since 1970, this moment where not given.

    >>> parse('gas "Penas Altas" -oil title:pri').match
    '{title body} : "gas" AND {title body} : "penas altas" AND {title} : "pri"* NOT {title body} : "oil"'
    >>> parse("is:unread after:2024-1").troubles
    ('after: takes a day such as 2024-12-01, a month such as 2024-12 or a year.',)
    """
    reading = _Reading(typed[:_LONGEST].translate(_QUOTES), time.time() if now is None else now)
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


@dataclass
class _Reading:
    """A query being read from left to right."""

    typed: str
    now: float
    wanted: list[list[Term]] = field(default_factory=list)
    unwanted: list[Term] = field(default_factory=list)
    marks: list[tuple[str, bool]] = field(default_factory=list)
    patterns: list[Pattern] = field(default_factory=list)
    since: float = -EVER
    until: float = EVER
    troubles: list[str] = field(default_factory=list)
    either: bool = False
    """Whether an OR waits for what it joins."""
    joins: bool = False
    """Whether an OR may follow what was read last."""

    def query(self) -> Query:
        """The whole of it."""
        for part in _PART.finditer(self.typed):
            self._take(part)
        if len(self.wanted) + len(self.marks) + len(self.unwanted) + len(self.patterns) > 1 or self._alternatives:
            self._drop_letter()
        wanted = tuple(tuple(group) for group in self.wanted if group)
        troubles = tuple(dict.fromkeys(self.troubles))
        return Query(
            wanted, tuple(self.unwanted), tuple(self.marks), self.since, self.until, tuple(self.patterns), troubles
        )

    @property
    def _alternatives(self) -> bool:
        return any(len(group) > 1 for group in self.wanted)

    def _drop_letter(self) -> None:
        """A lone letter after other words narrows nothing yet, and costs a walk over every word that begins with it."""
        if self.wanted and self.wanted[-1] and self.wanted[-1][-1].letter:
            self.wanted[-1].pop()

    def _take(self, part: re.Match[str]) -> None:
        minus, name, phrase, closed, expression, word = part.groups()
        if word == _OR and not (minus or name):
            self._or()
        elif expression is not None and not name:
            self._condition(part[0])
            self._pattern(Pattern(expression, not minus))
        elif (known := (name or "").lower()) in _TAKES:
            value = next((value for value in (phrase, expression, word) if value is not None), "")
            self._field(known, value, part, quoted=phrase is not None)
        elif name is None and word and word[-1] == ":" and word[:-1].lower() in _TAKES:
            self.troubles.append(_TAKES[word[:-1].lower()])
        else:
            typing = self._typing(part) and not closed
            text = part[0] if phrase is None else f"{name or ''} {phrase}"
            self._term(term(text, prefix=typing and not minus, exact=phrase is not None), minus)
            if word and word[0] == "/" and "/" not in word[1:]:
                self.troubles.append("A regular expression ends with a second /.")

    def _typing(self, part: re.Match[str]) -> bool:
        """Whether this is what is just being typed."""
        return part.end() == len(self.typed)

    def _field(self, name: str, value: str, part: re.Match[str], *, quoted: bool) -> None:
        minus = part[1]
        if name in _FIELDS:
            typing = self._typing(part) and not part[4] and not minus
            found = term(value, _FIELDS[name], prefix=typing, exact=quoted)
            if found and name == "entity":
                found = Term(found.words, found.prefix, found.field, exact=False, entity=True)
            self._term(found, minus)
            understood = found is not None
        else:
            self._condition(part[0])
            understood = self._mark(value, minus) if name == "is" else self._moment(name, value, minus)
        if not understood:
            self.troubles.append(_TAKES[name])

    def _term(self, found: Term | None, minus: str) -> None:
        if found is None:
            return
        if minus:
            self._condition(f"-{found.words[0]}")
            self.unwanted.append(found)
            return
        self.wanted += [] if self.either else [[]]
        self.wanted[-1].append(found)
        self.either, self.joins = False, True

    def _or(self) -> None:
        if self.joins:
            self.either = True
        elif self.unwanted or self.marks or self.patterns or self.since > -EVER or self.until < EVER:
            self.troubles.append("OR joins words, phrases, title:, source: and entity: only.")

    def _condition(self, shown: str) -> None:
        """What no OR can join begins here."""
        if self.either:
            self.troubles.append(f"OR joins words, phrases, title:, source: and entity: only; {shown} counts for all.")
        self.either = self.joins = False

    def _pattern(self, pattern: Pattern) -> None:
        trouble = pattern.trouble
        self.troubles += [trouble] if trouble else []
        self.patterns += [] if trouble else [pattern]

    def _mark(self, value: str, minus: str) -> bool:
        mark = _MARKS.get(value.lower())
        if mark:
            self.marks.append((mark[0], mark[1] is not bool(minus)))
        return mark is not None

    def _moment(self, name: str, value: str, minus: str) -> bool:
        moment = moments.ago(value, self.now) if name == "last" else moments.beginning(value)
        if moment is not None and (name == "before") is bool(minus):
            self.since = max(self.since, moment)
        elif moment is not None:
            self.until = min(self.until, moment)
        return moment is not None
