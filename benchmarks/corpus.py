"""Made reports in any number, the same every time: sentences of the samples, half of their names replaced.

The names follow Zipf's law, so that there are ever new ones as in real news. Good for speed and memory; nothing can be
learnt from them about stories.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from benchmarks.reports import samples
from tui.text import Article, sentences

_NEWEST = datetime(2024, 10, 27, tzinfo=UTC)
_NAMES = 60_000
_SYLLABLES = "ka lo mi ter van sor bel qua ri den os tar mun el shi po gra wen du fi ab nor zu hal".split()
_SEED = 7
_OUTLETS = 100


def corpus(count: int) -> Iterator[Article]:
    """So many articles, newest first, one a minute."""
    chance = random.Random(_SEED)
    names = sorted({"".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).title() for _ in range(2 * _NAMES)})
    chance.shuffle(names)
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(names))))
    told = [
        article.text[sentence.start : sentence.end].split()
        for article in samples()
        for sentence in sentences(article.text, article.title)
    ]

    def varied(words: list[str]) -> str:
        return " ".join(
            chance.choices(names, cum_weights=weights)[0] if word[:1].isupper() and chance.random() < 0.5 else word
            for word in words
        )

    for number in range(count):
        blocks = [
            " ".join(varied(words) for words in chance.choices(told, k=chance.randint(2, 3)))
            for _ in range(chance.randint(3, 8))
        ]
        yield Article.from_text(
            "\n\n".join(blocks),
            title=varied(chance.choice(told)[:9]),
            source=f"Outlet {number % _OUTLETS}",
            published=_NEWEST - timedelta(minutes=number),
            key=f"made-{number}",
        )
