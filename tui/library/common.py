"""How common words are in this library, for those who compare its reports.

The index counts words as they are written and the comparison speaks of stems: a stem is taken to be as common as its
commonest form.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tui.library.tokens import tokens
from tui.text.words import stem

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from tui.compare.rarity import Rarity
    from tui.text.article import Article


def rarity(connection: sqlite3.Connection, reports: Iterable[Article]) -> Rarity:
    """The rarity of the words of some reports: in news at large, blended with the library."""
    from tui.compare.rarity import background  # which no list needs

    articles = connection.execute("SELECT articles FROM idx.step").fetchone()[0]
    words = sorted({word for report in reports for word in tokens(report.text)})
    uses: dict[str, int] = {}
    for word, count in connection.execute(
        "SELECT term, articles FROM idx.term WHERE term IN (SELECT value FROM json_each(?))",
        (json.dumps(words, ensure_ascii=False),),
    ):
        uses[stem(word)] = max(count, uses.get(stem(word), 0))
    return background().blended(articles, uses)
