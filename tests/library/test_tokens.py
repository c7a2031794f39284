"""What the index is given, and what SQLite makes of it."""

from __future__ import annotations

import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from tui.library.tokens import WORD, fold, parted


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_sqlite_finds_the_words_that_we_mark() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE w USING fts5 (t, content='', tokenize='unicode61 remove_diacritics 2')")
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab (w, 'instance')")
    # Every eleventh letter and sign of the scripts that are written today, between two letters; no Cherokee.
    codes = [code for code in (*range(0x20, 0xA000, 11), *range(0xAC00, 0xD7A4, 11)) if not 0x13A0 <= code < 0x13FE]
    connection.executemany("INSERT INTO w (rowid, t) VALUES (?, ?)", ((n, parted(f"x{chr(n)}y")) for n in codes))
    found: dict[int, list[str]] = {code: [] for code in codes}
    for term, code in connection.execute("SELECT term, doc FROM v ORDER BY doc, offset"):
        found[code].append(term)
    other = {hex(code) for code in codes if found[code] != WORD.findall(fold(parted(f"x{chr(code)}y")))}
    assert len(other) <= 2, other  # Unicode grows: SQLite and Python need not be of one age
    connection.close()
