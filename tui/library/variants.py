"""Other spellings: what the reports of a story call somebody widens a search for one of the names.

Only words that are one word written twice are exchanged ("Jawlani", "Julani"), and letters with what they stand for.
That two names are one person's is kept for `entity:` alone, and for full names alone: a surname has many bearers.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

from tui.library.terms import Field, Term
from tui.library.tokens import WORD, fold, parted
from tui.text.words import STOP_WORDS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from tui.entities.mention import Entity
    from tui.library.asked import Group, Query

_MOST = 24  # spellings of one name that are kept, and that a search takes in
_LONGEST = 6  # words of a name that is looked for in a query
_SHORTEST = 4  # letters of a word that is written in several ways


def learn(connection: sqlite3.Connection, entities: Iterable[Entity]) -> None:
    """Keep what resolved entities tell of spellings. Inside a transaction."""
    for entity in entities:
        counts = sum(map(Counter, entity.spellings), Counter[str]())
        spellings = [spelling for spelling, _ in counts.most_common(_MOST)]
        if len(spellings) > 1:
            _relate(connection, spellings)
            connection.executemany("INSERT OR IGNORE INTO idx.variant VALUES (?, ?)", sorted(set(_variants(spellings))))


def widened(connection: sqlite3.Connection, query: Query) -> Query:
    """The query with every other spelling of its words and names as an alternative; what is quoted stays exact."""
    if not query.wanted and not query.unwanted:
        return query
    groups = [[*group, *_others(connection, group)] for group in query.wanted]
    for start, stop in _runs(query.wanted):
        for other in _lookup(connection, _joined(query.wanted[start:stop])):
            for group in groups[start:stop]:  # (a and b) or c, as (a or c) and (b or c)
                group.append(_term(other, query.wanted[start][0]))
    wanted = tuple(tuple(dict.fromkeys(group)) for group in groups)
    unwanted = [
        *query.unwanted,
        *(other for term in query.unwanted if term.entity for other in _named(connection, term)),
    ]
    return replace(query, wanted=wanted, unwanted=tuple(dict.fromkeys(unwanted)))


def _variants(spellings: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of what is looked for and what else finds it.

    >>> sorted(_variants(["Abu al-Jawlani", "al-Julani"]))
    [('jawlani', 'julani'), ('julani', 'jawlani')]
    >>> sorted(_variants(["Penas Altas Observatory", "PAO"]))
    [('pao', 'penas altas observatory'), ('penas altas observatory', 'pao')]
    """
    from tui.entities.aliases.abbreviations import comes_from, is_letters
    from tui.entities.aliases.likeness import alike

    words = {spelling: tuple(_words(spelling)) for spelling in spellings}
    for one, other in permutations(spellings, 2):
        for left in words[one]:
            if len(left) >= _SHORTEST and left not in words[other]:
                yield from ((left, right) for right in words[other] if right not in words[one] and alike(left, right))
        letters = one.replace(".", "")
        if is_letters(one) and letters.isupper() and len(words[other]) > 1 and comes_from(letters, other):
            full = " ".join(words[other])
            for short in {letters.lower(), " ".join(words[one])} - STOP_WORDS:  # "US" is everybody's "us"
                yield from ((short, full), (full, short))


def _relate(connection: sqlite3.Connection, spellings: Sequence[str]) -> None:
    """Keep which full names are one entity's; sets that share a name become one."""
    from tui.entities.aliases.likeness import pieces

    names = sorted({" ".join(_words(spelling)) for spelling in spellings if len(pieces(spelling)) > 1})
    if len(names) < 2:
        return
    marks = ",".join("?" * len(names))
    known = connection.execute(f"SELECT name, entity FROM idx.spelling WHERE name IN ({marks})", names).fetchall()
    ids = {entity for _, entity in known}
    if len(known) == len(names) and len(ids) == 1:
        return
    entity = min(ids, default=connection.execute("SELECT coalesce(max(entity), 0) + 1 FROM idx.spelling").fetchone()[0])
    for other in ids - {entity}:
        connection.execute("UPDATE OR REPLACE idx.spelling SET entity = ? WHERE entity = ?", (entity, other))
    connection.executemany("INSERT OR IGNORE INTO idx.spelling VALUES (?, ?)", [(name, entity) for name in names])


def _others(connection: sqlite3.Connection, group: Group) -> Iterator[Term]:
    """Other spellings of the terms of a group."""
    for term in group:
        if term.entity:
            yield from _named(connection, term)
        elif not term.exact and term.field is not Field.SOURCE:
            for number, word in enumerate(term.words):
                for other in _lookup(connection, word):
                    words = (*term.words[:number], *other.split(), *term.words[number + 1 :])
                    yield replace(term, words=words, prefix=False)


def _named(connection: sqlite3.Connection, term: Term) -> list[Term]:
    """Every spelling of whom a name names: in full or in letters, or else in words of a full name."""
    name = " ".join(term.words)
    ids = [row[0] for row in connection.execute("SELECT entity FROM idx.spelling WHERE name = ?", (name,))]
    if not ids:
        holding = " AND ".join(["instr(' ' || name || ' ', ?)"] * len(term.words))
        words = [f" {word} " for word in term.words[:-1]] + [f" {term.words[-1]}{'' if term.prefix else ' '}"]
        ids = [row[0] for row in connection.execute(f"SELECT entity FROM idx.spelling WHERE {holding}", words)]
    marks = ",".join("?" * len(ids[:_MOST]))
    rows = connection.execute(f"SELECT name FROM idx.spelling WHERE entity IN ({marks}) LIMIT {_MOST}", ids[:_MOST])
    return [_term(spelling, term) for spelling in (*_lookup(connection, name), *(row[0] for row in rows))]


def _lookup(connection: sqlite3.Connection, word: str) -> list[str]:
    rows = connection.execute("SELECT other FROM idx.variant WHERE word = ? LIMIT ?", (word, _MOST))
    return [other for (other,) in rows]


def _runs(wanted: tuple[Group, ...]) -> Iterator[tuple[int, int]]:
    """Where words that stand together in a query may be a name: two or more, or one of several parts."""
    for start in range(len(wanted)):
        for stop in range(start + 1, min(start + _LONGEST, len(wanted)) + 1):
            run = wanted[start:stop]
            if _plain(run) and (len(run) > 1 or len(run[0][0].words) > 1):
                yield start, stop


def _plain(groups: tuple[Group, ...]) -> bool:
    """Whether these are words as they were typed, one beside the other."""
    first = groups[0][0]
    return (
        all(
            len(group) == 1 and not group[0].exact and not group[0].entity and group[0].field is first.field
            for group in groups
        )
        and first.field is not Field.SOURCE
    )


def _joined(groups: tuple[Group, ...]) -> str:
    return " ".join(word for group in groups for word in group[0].words)


def _term(words: str, like: Term) -> Term:
    """Another spelling in place of a term."""
    return Term(tuple(words.split()), field=like.field, exact=True)


def _words(spelling: str) -> list[str]:
    return WORD.findall(fold(parted(spelling)))
