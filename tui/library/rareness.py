"""How rare words are in one library: what a word says of an article's event.

A small library knows little of the language, and a likeness must mean the same when ten articles are there and when ten
thousand are: until its own words are many, those of news at large count as some hundred articles more.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping

_NEWS = 300
"""Articles as which news at large count. Chosen on ECB+ for reports that arrive one by one; 100 to 1,000 do as well."""
_PLENTY = 20_000  # articles from which on a library's own words are enough
_KEPT = 30_000  # words, and lengths of articles, that are kept: a few megabytes
_CHANGED = 100


class Rareness:
    """The rarity of words, read from the index once until the library changes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._change = 0
        self._articles = 0
        self._rarity: dict[str, float] = {}
        self._lengths: dict[int, float] = {}

    def __getitem__(self, word: str) -> float:
        """ln(articles / articles that use the word), never below 0; of a word that was learnt."""
        return self._rarity[word]

    @property
    def most(self) -> float:
        """The rarity of a word that one article uses: the scale of likenesses, which grow with the library."""
        return math.log(self._articles + self._news + 1)

    def refresh(self) -> None:
        """Forget what was read before the library's last change; of rarities, once it has changed by a hundredth."""
        change, articles = self._connection.execute("SELECT change, articles FROM idx.step").fetchone()
        if change != self._change:
            self._change = change
            self._lengths.clear()
        if (
            abs(articles - self._articles) > self._articles // _CHANGED
            or len(self._rarity) + len(self._lengths) > _KEPT
        ):
            self._articles = articles
            self._rarity.clear()
            self._lengths.clear()

    def learn(self, words: Collection[str], uses: Mapping[str, int] | None = None) -> None:
        """Read the rarity of words, or take it from how many articles use them; one that none uses counts as in one."""
        missing = [word for word in words if word not in self._rarity]
        if not missing:
            return
        known = self.uses(missing) if uses is None else uses
        articles = self._articles + self._news + 1
        for word in missing:
            using = max(1, known.get(word, 0)) + (self._news and self._news * _in_news(word))
            self._rarity[word] = max(0.0, math.log(articles / using))

    def uses(self, words: Collection[str]) -> dict[str, int]:
        """How many articles use each of the words; those that none uses are left out."""
        return dict(self._connection.execute(_USES, (json.dumps(list(words), ensure_ascii=False),)))

    def length(self, number: int, weights: Mapping[str, float]) -> float:
        """Length of an article's weighed words; kept, since a report is a candidate for each of its neighbours."""
        length = self._lengths.get(number) if number else None
        if length is None:
            rarity = self._rarity
            length = math.hypot(*[weight * rarity[word] for word, weight in weights.items()]) or 1.0
            if number:
                self._lengths[number] = length
        return length

    @property
    def _news(self) -> int:
        return _NEWS if self._articles < _PLENTY else 0


_USES = "SELECT term, articles FROM idx.term WHERE term IN (SELECT value FROM json_each(?))"


def _in_news(word: str) -> float:
    """The share of articles in news at large that use a word, as its sentences are spread by chance."""
    from tui.compare.rarity import SENTENCES, background  # which no list needs
    from tui.text.words import stem

    news = background()
    return 1.0 - (1.0 - min(1.0, news.counts.get(stem(word), 0) / news.sentences)) ** SENTENCES
