"""Whom a pronoun or an office means: "she said", "the mayor said".

A pronoun goes back to who spoke or acted in the nearest sentence that names a person; where that sentence names two and
neither is its subject, the text does not tell, and nobody is taken. An office goes back to the one person whom the text
calls by it.
"""

from __future__ import annotations

import re
from functools import cached_property

from tui.entities.kinds import known
from tui.entities.lexicon import ORGANISATION_HEADS
from tui.entities.speech.persons import Persons, office
from tui.entities.speech.phrases import PRONOUNS, Phrase, opening, subject
from tui.entities.speech.saying import CITED, SAID
from tui.entities.speech.telling import Telling

_MEN = frozenset("mr sir lord king prince duke father brother son congressman spokesman chairman businessman".split())
_WOMEN = frozenset(
    "mrs ms miss dame lady queen princess duchess mother sister daughter congresswoman spokeswoman chairwoman "
    "businesswoman".split()
)
_MANY = frozenset("police people staff crew authorities officials".split())
_DEFINITE = frozenset("the his her its their".split())
_ACTING = re.compile(r"(?:[^,]{1,80}, )?(he|she)\b", re.IGNORECASE)
"""A sentence whose subject is a pronoun, behind what may lead in."""
_HIMSELF = re.compile(r" (?:that )?(he|she)\b")
"""Whom a speaker tells of first is himself."""
_BACK = 6
"""Sentences that a pronoun reaches back over."""
_REACH = 300
"""Characters of a sentence in which its subject stands, or whom it names."""


class Antecedents:
    """The persons a text tells of, as they are named, spoken of and quoted."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self._text = telling.text
        self._spoken: dict[int, Phrase] = {}
        self._sex: dict[str, str] = {}
        self._leading: dict[int, tuple[Phrase | None, Phrase | None]] = {}

    @cached_property
    def _persons(self) -> Persons:
        return Persons(self._text)

    def spoke(self, sentence: int, speaker: Phrase) -> None:
        """Keep who is quoted in a sentence."""
        self._spoken[sentence] = speaker

    def spoken(self, sentence: int) -> Phrase | None:
        """Who is quoted in a sentence."""
        return self._spoken.get(sentence)

    def named(self, phrase: Phrase, sentence: int, at: int) -> Phrase | None:
        """A speaker by name: what a pronoun or an office before an offset means, any other phrase itself."""
        first, *rest = self._text[slice(*phrase)].split()
        if first.lower() in PRONOUNS:
            return self._meant(first.lower(), sentence, min(at, phrase.start))
        if first.lower() in _DEFINITE and (held := office(rest)):
            return self._persons.holding(held, phrase.start) or phrase
        return phrase

    def reporting(self, sentence: int) -> Phrase | None:
        """Who is said to have said something in a sentence without a quotation."""
        found = self._leads(sentence)[0]
        return found and self.named(found, sentence, found.start)

    def _meant(self, pronoun: str, sentence: int, at: int) -> Phrase | None:
        """Whom a pronoun at an offset means: who alone can be in the nearest sentence that names anybody."""
        for number in range(sentence, max(-1, sentence - _BACK), -1):
            if able := self._able(pronoun, number, at):
                return able[0] if len(able) == 1 else None
        return None

    def _able(self, pronoun: str, number: int, at: int) -> list[Phrase]:
        """Whom a pronoun may mean in a sentence: its speaker, its subject, or else anybody named there."""
        saying, first = self._leads(number)
        named = first if first and (pronoun == "it" or self._persons.between(*first)) else None
        for who in (self._spoken.get(number), saying, named):
            if who is not None and who.end <= at and self._fits(pronoun, who):
                return [who]
        start, end = self._telling.sentence(number)
        acting = _ACTING.match(self._text, start, end)
        if pronoun not in {"he", "she"} or (acting and acting[1].lower() == pronoun):
            return []
        end = min(end, at)
        around = self._persons.between(max(start, end - _REACH), end)
        fitting = [person for person in around if self._fits(pronoun, person.phrase)]
        able = {person.surname: person.phrase for person in fitting if not person.owner}
        return list(able.values()) or [person.phrase for person in fitting] * 2

    def _leads(self, number: int) -> tuple[Phrase | None, Phrase | None]:
        """The subject of a sentence's first verb of saying, and the name or pronoun that the sentence starts with."""
        if number not in self._leading:
            start, end = self._telling.sentence(number)
            end = min(end, start + _REACH)
            verb = SAID.search(self._text, start, end)
            told = verb and verb.group() not in CITED
            saying = subject(self._text, start, verb.start()) if verb and told else None
            if saying and verb and (himself := _HIMSELF.match(self._text, verb.end())):
                self._sex[self._text[slice(*saying)].split()[-1]] = himself[1]
            self._leading[number] = saying, opening(self._text, start, end)
        return self._leading[number]

    def _fits(self, pronoun: str, phrase: Phrase) -> bool:
        """Whether a pronoun can stand for a phrase."""
        words = self._text[slice(*phrase)].split()
        last = words[-1]
        name = last[0].isupper() and last.lower() not in _MANY
        many = last.lower() in _MANY or (not name and last.endswith("s") and not last.endswith("ss"))
        if words[0].lower() in PRONOUNS:
            return False
        if pronoun == "they":
            return many
        person = bool(self._persons.between(*phrase))
        if pronoun == "it":
            return name and not person
        return not many and not self._other_sex(pronoun, words, phrase) and (person or not name or self._one(last))

    def _other_sex(self, pronoun: str, words: list[str], phrase: Phrase) -> bool:
        """Whether a title, or what a person says of himself, tells that "he" is a woman or "she" a man."""
        before = self._text[max(0, phrase.start - 12) : phrase.start].split()
        last = words[-1]
        if self._sex.get(last, pronoun) != pronoun:
            return True
        titles = {word.lower().rstrip(".") for word in (*before[-1:], *(words if last.islower() else words[:-1]))}
        return bool(titles & (_WOMEN if pronoun == "he" else _MEN))

    def _one(self, name: str) -> bool:
        """Whether a name that stands alone may be a person's."""
        return not known(name) and name.lower() not in ORGANISATION_HEADS and not name.isupper()
