"""Names that no rule of spelling joins: "Bill" and "William", "Kyiv" and "Kiev", "Kurd" and "Kurdish".

The list is short on purpose: every line joins names in every story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pkgutil import get_data

from tui.entities.aliases.likeness import pieces
from tui.entities.mention import Kind

Words = tuple[str, ...]


@cache
def _listed() -> Mapping[Kind, Mapping[Words, frozenset[int]]]:
    """Kind -> name -> the numbers of the lines it stands on."""
    found: dict[Kind, dict[Words, frozenset[int]]] = defaultdict(dict)
    raw = get_data(__name__, "data/nicknames.txt") or b""
    for number, line in enumerate(raw.decode().splitlines()):
        if line and not line.startswith("#"):
            kind, names = line.split(": ")
            of_kind = found[Kind(kind)]
            for words in map(pieces, names.split("; ")):
                of_kind[words] = of_kind.get(words, frozenset()) | {number}
    return found


def lines(kind: Kind, name: Words) -> frozenset[int]:
    """The lines of the list that a folded name stands on."""
    return _listed().get(kind, {}).get(name, frozenset())


def nicknames(kind: Kind, one: Words, other: Words) -> bool:
    """Whether the list has two folded names on one line.

    >>> nicknames(Kind.PERSON, ("bill",), ("william",)), nicknames(Kind.PLACE, ("kyiv",), ("kiev",))
    (True, True)
    >>> nicknames(Kind.PLACE, ("bill",), ("william",))
    False
    """
    return not lines(kind, one).isdisjoint(lines(kind, other))
