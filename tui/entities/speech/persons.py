"""Names that look like persons', told by capitals and titles alone, and the offices they hold.

Enough to say whom "she" or "the mayor" means, without the recogniser: what is taken for a person wrongly only makes a
pronoun's meaning unclear, and then nobody is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from tui.entities.kinds import known
from tui.entities.lexicon import (
    CALENDAR,
    FUNCTION_WORDS,
    ORGANISATION_HEADS,
    PLACE_HEADS,
    PLACE_STARTS,
    TITLE_MODIFIERS,
    TITLES,
)
from tui.entities.speech.phrases import PARTICLE, Phrase
from tui.entities.speech.telling import SHORTENED

_STOPPED = "|".join(rf"(?<=\b{short})[.]" for short in SHORTENED)
_CAPITAL = rf"[^\W\d_a-z][\w-]*(?:['’](?!s\b)\w+)*(?:{_STOPPED})?"
_CAPITALS = re.compile(rf"{_CAPITAL}(?: (?:{PARTICLE}|{_CAPITAL}))*")
_NO_SURNAMES = ORGANISATION_HEADS | PLACE_HEADS
_NO_FORENAMES = PLACE_STARTS | frozenset("north south east west new".split())
_NO_NAMES = FUNCTION_WORDS | CALENDAR
_APPOSED = re.compile(r", (?:(?:the|an?|its|his|her|their) )?([a-z][a-z -]{2,60}?)(?=[,.]| (?:of|for|at|in|who)\b)")
_BEFORE = 60
"""Characters before a name in which an office is looked for."""
_LONGEST = 5
"""Words in a person's name; where more have capitals, the last two are the name."""
_MOST = 200
"""Names looked at for the holder of an office: no report has more persons."""


class Person(NamedTuple):
    """A name that looks like a person's."""

    start: int
    end: int
    surname: str
    owner: bool
    """Whether it stands in the possessive."""

    @property
    def phrase(self) -> Phrase:
        """Where it stands."""
        return Phrase(self.start, self.end)


class Persons:
    """All that looks like a person's name in a text, in reading order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._all = _persons(text)
        self._holders: dict[str, list[Person]] = {}

    def between(self, start: int, end: int) -> list[Person]:
        """The names that start in a stretch."""
        return self._all[bisect_left(self._all, (start,)) : bisect_left(self._all, (end,))]

    def holding(self, office: str, before: int) -> Phrase | None:
        """The one person whom the text before an offset gives an office ("foreign minister")."""
        if office not in self._holders:
            self._holders[office] = [person for person in self._all[:_MOST] if self._holds(person, office)]
        held = {person.surname: person.phrase for person in self._holders[office] if person.end < before}
        return next(iter(held.values())) if len(held) == 1 else None

    def _holds(self, person: Person, office: str) -> bool:
        """Whether an office stands right before a name, or in apposition behind it."""
        before = self._text[max(0, person.start - _BEFORE) : person.start].lower().rstrip(" ,")
        if before.endswith(office) and not before[: -len(office)][-1:].isalnum():
            return True
        behind = _APPOSED.match(self._text, person.end)
        return behind is not None and f" {behind[1]}".endswith(f" {office}")


def _persons(text: str) -> list[Person]:
    """Two words with capitals or a name behind a title, and then its last word alone."""
    found = [(start, end, titled or " " in text[start:end]) for start, end, titled in _names(text)]
    surnames = {_surname(text, start, end) for start, end, full in found if full}
    return [
        Person(start, end, surname, text[end : end + 2] in {"'s", "’s"})
        for start, end, _ in found
        if (surname := _surname(text, start, end)) in surnames
    ]


def _surname(text: str, start: int, end: int) -> str:
    return text[start:end].rpartition(" ")[2]


def _names(text: str) -> Iterator[tuple[int, int, bool]]:
    """Capitalised names that are no place's and no body's, without what leads them, and whether that was a title."""
    for match in _CAPITALS.finditer(text):
        start, written = match.start(), match.group().removesuffix(".")
        if " " not in written:
            if written.lower() not in _NO_NAMES:
                yield start, start + len(written), False
            continue
        words = written.split(" ")
        titles = [number for number, word in enumerate(words[:-1], 1) if word.lower().rstrip(".") in TITLES]
        leading = titles[-1] if titles else 0
        if not titles and len(words) > _LONGEST:
            leading = len(words) - 2
        while leading < len(words) - 1 and words[leading].lower() in _NO_NAMES:
            leading += 1
        start += sum(len(word) + 1 for word in words[:leading])
        if _named(words[leading:]) and (titles or text[start - 4 : start].lower() != "the "):
            yield start, match.start() + len(written), bool(titles)


def _named(words: list[str]) -> bool:
    """Whether words with capitals may be a person's name, by the words."""
    lows = [word.lower() for word in words]
    if len(words) == 1:
        return lows[0] not in _NO_NAMES
    return (
        lows[-1] not in _NO_SURNAMES
        and lows[0] not in _NO_FORENAMES
        and len(words) <= _LONGEST
        and CALENDAR.isdisjoint(lows)
        and not known(" ".join(words))
    )


def office(words: list[str]) -> str:
    """An office in the words behind an article, "" where they are none: a capital that is no title's is a name's."""
    named = any(word[0].isupper() and word.lower() not in TITLES | TITLE_MODIFIERS for word in words)
    return "" if named else " ".join(words).lower()
