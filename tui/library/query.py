"""What a reader typed into the search line: words, "phrases", -exclusions, this OR that; where they stand in a text.

Any string is a query. The last word counts as a prefix while it is being typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.library.tokens import fold, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST = 500  # characters; more is a paste by mistake
_OR = "OR"  # in capitals: "or" is a word
_PART = re.compile(r'(-?)(?:"([^"]*)("?)|([^\s"]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that stand one after the other."""

    words: tuple[str, ...]
    prefix: bool = False
    """Whether the last word may go on."""

    @property
    def letter(self) -> bool:
        """Whether it is a single letter that may go on."""
        return self.prefix and len(self.words) == 1 and len(self.words[0]) == 1

    @property
    def match(self) -> str:
        """The term in FTS5's language."""
        return f'"{" ".join(self.words)}"' + "*" * self.prefix

    @property
    def pattern(self) -> str:
        """The term as a regular expression for folded text."""
        return r"(?<![^\W_])" + r"[\W_]+".join(self.words) + ("" if self.prefix else r"(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that an article must hold, and terms that it must not."""

    wanted: tuple[tuple[Term, ...], ...]
    """Of each group of terms one must be there."""
    unwanted: tuple[Term, ...] = ()

    @property
    def letter(self) -> bool:
        """Whether it is one letter so far, with which a word of nearly every text begins."""
        return len(self.wanted) == 1 and self.wanted[0][-1].letter

    @property
    def fuzzy(self) -> str:
        """The words to look for with typing errors; "" where the reader was precise."""
        precise = self.unwanted or any(len(group) > 1 or len(group[0].words) > 1 for group in self.wanted)
        return "" if precise else " ".join(group[0].words[0] for group in self.wanted)

    def match(self, columns: str = "title body") -> str:
        """The query in FTS5's language: a term of each wanted group in these columns, no unwanted one in any."""
        groups = [" OR ".join(term.match for term in group) for group in self.wanted]
        wanted = " AND ".join(f"({group})" if " OR " in group else group for group in groups)
        return f"{{{columns}}} : ({wanted})" + "".join(f" NOT {term.match}" for term in self.unwanted)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the wanted terms stand: ascending, disjoint spans of code points."""
        return [match.span() for match in self._matches(text)]

    def first(self, text: str) -> int:
        """Where the first wanted term stands; 0 where none does."""
        return next((match.start() for match in self._matches(text)), 0)

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        # Longest first, so that of two terms at one place the longer is marked.
        patterns = sorted((term.pattern for group in self.wanted for term in group), key=len, reverse=True)
        return re.finditer("|".join(patterns), fold(text)) if patterns else iter(())


def parse(typed: str) -> Query:
    """Read a query; nothing is wanted where there is no letter or digit in it.

    >>> parse('gas "Penas Altas" -oil pri').match("title")
    '{title} : ("gas" AND "penas altas" AND "pri"*) NOT "oil"'
    >>> parse('coup "Hayat Tahrir" OR HTS').match("body")
    '{body} : ("coup" AND ("hayat tahrir" OR "hts"*))'
    """
    wanted: list[list[Term]] = []
    unwanted: list[Term] = []
    either = False
    typed = typed[:_LONGEST]
    for part in _PART.finditer(typed):
        minus, phrase, closed, word = part.groups()
        if word == _OR and wanted and not minus:
            either = True
            continue
        words = tuple(tokens(phrase if word is None else word))
        typing = part.end() == len(typed) and not closed and not minus
        if words and minus:
            unwanted.append(Term(words, typing))
        elif words:
            wanted += [] if either else [[]]
            wanted[-1].append(Term(words, typing))
            either = False
    if sum(map(len, wanted)) > 1 and wanted[-1][-1].letter:
        wanted[-1].pop()  # narrows nothing yet, and costs a walk over every word that begins with it
    return Query(tuple(tuple(group) for group in wanted if group), tuple(unwanted))


def any_of(phrases: Iterable[str]) -> str:
    """A query for texts that hold one of the phrases, the first of them where all would be too long.

    >>> any_of(["Hayat Tahrir al-Sham", "HTS"])
    '"Hayat Tahrir al-Sham" OR "HTS"'
    """
    query = ""
    for phrase in phrases:
        quoted = '"{}"'.format(" ".join(phrase.replace('"', " ").split()))
        longer = f"{query} {_OR} {quoted}" if query else quoted
        if len(longer) <= _LONGEST and tokens(phrase):
            query = longer
    return query


def hits_in(text: str, query: str) -> list[tuple[int, int]]:
    """Where the words and phrases of a query stand in a text: ascending, disjoint spans of code points.

    >>> hits_in("Café prices: the CAFE's price.", "cafe pri")
    [(0, 4), (5, 8), (17, 21), (24, 27)]
    """
    return parse(query).spans(text)


def holds(text: str, query: str) -> bool:
    """Whether a text holds every word and phrase of a query, and none that it excludes.

    >>> holds("Café prices rose.", "cafe pri"), holds("Café prices rose.", "cafe fell"), holds("Café.", "-cafe")
    (True, False, False)
    """
    asked, folded = parse(query), fold(text)
    wanted = [any(re.search(term.pattern, folded) for term in group) for group in asked.wanted]
    return bool(wanted) and all(wanted) and not any(re.search(term.pattern, folded) for term in asked.unwanted)
