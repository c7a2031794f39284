"""The names in a byline, without "By", places of work, degrees and what else stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_MOST = 8
_LONGEST, _LONGEST_VALUE = 60, 500
_ASIDE = re.compile(r"\([^()]{0,60}\)")
_ADDRESS = re.compile(r"@|\.\w{2,}")
_BETWEEN = re.compile(r"[,;/|&•·]|\b(?:and|und|with)\b")
_BEFORE = re.compile(
    r"(?:(?:(?:written|reported|posted|story|words|text) )?by|author|text|words)\b[:\s]{1,3}", re.IGNORECASE
)
_BEHIND = re.compile(r"\s(?:[–—-]|for|in|at|on|[Pp]ublished|[Uu]pdated|PUBLISHED|UPDATED)(?:\s|$)|[<\[:]|\d")
_WORK = re.compile(
    r"\b(?:correspondent|editor|editorial|reporter|writer|columnist|producer|journalist|staff|analyst|contributor"
    r"|photographer|bureau|desk|director|professor|anchor|team|newsroom|md|phd|ms|ma|ba|bsc|msc|rdn?|mba|esq|rn|dds)\b",
    re.IGNORECASE,
)
_NOBODY = {"admin", "administrator", "webmaster", "guest", "author", "unknown", "none", "null", "undefined", "editor"}
_NOBODY |= {"staff", "staff writer", "staff reporter", "newsroom", "news desk", "web desk", "anonymous", "user"}


def names(said: Iterable[str], outlet: str = "") -> list[str]:
    """Who is named by what a page gives as its authors. What names the outlet alone names nobody.

    >>> names(["By Ada Ek, Political Correspondent", "Jo Roe and Li Wei in Homs", "https://social.example/ada"])
    ['Ada Ek', 'Jo Roe', 'Li Wei']
    """
    parts = [part for value in said if "://" not in value for part in _parts(value)]
    people = [part for part in parts if not _WORK.search(part)] or parts
    kept = {part.casefold(): part for part in reversed(people) if part.casefold() not in {outlet.casefold(), *_NOBODY}}
    return list(reversed(kept.values()))[:_MOST]


def _parts(value: str) -> Iterator[str]:
    """What stands between commas and the like, as far as it may be a name."""
    for piece in _BETWEEN.split(_ASIDE.sub(" ", " ".join(value[:_LONGEST_VALUE].split()))):
        bare = _BEFORE.sub("", piece.strip(), count=1)
        behind = _BEHIND.search(bare)
        name = (bare[: behind.start()] if behind else bare).strip(" :-–—")
        if 1 < len(name) <= _LONGEST and not name.islower() and name[0].isalpha() and not _ADDRESS.search(name):
            yield name
