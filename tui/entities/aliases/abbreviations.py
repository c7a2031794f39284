"""Which letters stand for which name: by the initials, or because a text says so.

"Allied Engineering Union (AEU)" explains its letters by standing beside them, in either order; the test that they
come from the name is that of Schwartz and Hearst (2003), which reads both from the right. "Also known as" joins names
that share no letter at all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tui.entities.aliases.likeness import pieces
from tui.entities.lexicon import ORGANISATION_LINKERS
from tui.entities.mention import Kind, Mention

Words = tuple[str, ...]
_SMALL = ORGANISATION_LINKERS | {"the"}
_LONGEST = 10
_TITLE_CASED = 4
"""Letters from which an abbreviation may be written as a word: "Nato"."""
_OPENED = re.compile(r" ?\((?:the |or )?['\"“‘]?$")
_CLOSED = re.compile(r"['\"”’]?[);,]")
_ALIAS = re.compile(
    r",? ?\(?(?:who is |which is |or )?(?:also|better|formerly|previously|otherwise|widely|commonly|usually|popularly)?"
    r" ?(?:known|referred to) (?:as|by (?:its|the|his|her) (?:[A-Z]?[a-z]+ )?"
    r"(?:acronyms?|initials|abbreviation|nickname|alias|nom de guerre)(?: of)?) (?:the )?['\"“‘]?$"
    r"|,? ?\(?(?:a\.?k\.?a\.?|alias|n[ée]e) ['\"“‘]?$"
)
_GAP = 60
"""Code points between two names of which one explains the other."""
_BRACKETED = re.compile(r"([^()]+) \(([^()]+)\)")


def unbracketed(name: str) -> tuple[str, str]:
    """A name and what it holds in brackets, where a recogniser took both for one.

    >>> unbracketed("Hayat Tahrir al-Sham (HTS)")
    ('Hayat Tahrir al-Sham', 'HTS')
    """
    if name.endswith(")") and (found := _BRACKETED.fullmatch(name)):
        return found[1], found[2]
    return name, ""


def is_letters(text: str) -> bool:
    """Whether a name is written as an abbreviation: "HTS", "U.N.", "Nato" only where its letters fit."""
    plain = text.replace(".", "")
    return 1 < len(plain) <= _LONGEST and plain.isalnum() and plain[0].isupper()


def initials(words: Words) -> tuple[str, str]:
    """The letters that abbreviate a name, with and without its small words.

    >>> initials(("us", "geological", "survey")), initials(("bank", "of", "england"))
    (('usgs', 'usgs'), ('boe', 'be'))
    """
    letters = [(word, word if word in {"us", "uk", "un", "eu"} else word[0]) for word in words]
    return "".join(letter for _, letter in letters), "".join(letter for word, letter in letters if word not in _SMALL)


def abbreviates(text: str, full: Words) -> bool:
    """Whether a name in letters is the initials of a fuller one.

    >>> abbreviates("U.N.", ("united", "nations")), abbreviates("Nato", ("north", "atlantic", "treaty", "organization"))
    (True, True)
    """
    plain = text.replace(".", "").replace(" ", "")
    return (plain.isupper() or len(plain) >= _TITLE_CASED) and len(full) > 1 and plain.lower() in initials(full)


def comes_from(letters: str, name: str) -> bool:
    """Whether letters stand in a name in their order, the first at the start of a word (Schwartz and Hearst).

    >>> comes_from("SOHR", "Syrian Observatory for Human Rights"), comes_from("AP", "Sarah Jones")
    (True, False)
    """
    low, at = name.lower(), len(name)
    for number, letter in reversed(list(enumerate(letters.lower()))):
        if not letter.isalnum():
            continue
        at = low.rfind(letter, 0, at)
        while number == 0 and at > 0 and low[at - 1].isalnum():
            at = low.rfind(letter, 0, at)
        if at < 0:
            return False
    return True


def explained(documents: Sequence[tuple[str, Sequence[Mention]]]) -> dict[Words, set[Words]]:
    """Which names the texts say mean the same, both ways.

    >>> text = "Fighters of the Allied Engineers (AE) met."
    >>> explained([(text, [Mention(16, 32, Kind.ORGANISATION), Mention(34, 36, Kind.ORGANISATION)])])
    {('allied', 'engineers'): {('ae',)}, ('ae',): {('allied', 'engineers')}}
    """
    found: dict[Words, set[Words]] = defaultdict(set)
    for one, other in _pairs(documents):
        left, right = pieces(one), pieces(other)
        if left != right:
            found[left].add(right)
            found[right].add(left)
    return dict(found)


def _pairs(documents: Sequence[tuple[str, Sequence[Mention]]]) -> Iterator[tuple[str, str]]:
    for text, mentions in documents:
        if "(" not in text and " known " not in text and "alias" not in text and "aka" not in text:
            continue
        names = [mention for mention in mentions if mention.kind.named]
        for mention in names:
            one, other = unbracketed(text[mention.start : mention.end])
            if other and _says_so(one, other, mention.kind, mention.kind):
                yield one, other
        for first, second in pairwise(names):
            gap = text[first.end : second.start] if second.start - first.end <= _GAP else ""
            if not gap:
                continue
            one, other = text[first.start : first.end], text[second.start : second.end]
            bracketed = _OPENED.fullmatch(gap) and _CLOSED.match(text, second.end)
            if (bracketed and _says_so(one, other, first.kind, second.kind)) or (
                first.kind is second.kind and _ALIAS.fullmatch(gap)
            ):
                yield one, other


def _says_so(one: str, other: str, kind: Kind, other_kind: Kind) -> bool:
    """Whether one name beside another in brackets abbreviates it."""
    full, short = (one, other) if len(one) >= len(other) else (other, one)
    if " " not in full or not is_letters(short) or Kind.GROUP in {kind, other_kind}:
        return False
    if comes_from(short, full):
        return True
    letters = {word[0] for word in pieces(full)}
    return kind is other_kind is Kind.ORGANISATION and short.isupper() and letters.issuperset(short.lower())
