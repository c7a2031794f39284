"""Whether a spelling means a fuller name: the rules of its kind, and the little that joins names across kinds.

A kind that a recogniser is sure of is never crossed, and peoples never join anything else: Syria is not Syrian.
"""

from __future__ import annotations

from tui.entities.aliases.abbreviations import abbreviates
from tui.entities.aliases.bodies import group, is_known, organisation, place, work
from tui.entities.aliases.fitting import CALLED, FORENAME, HEADED, SAME, SHORTENED, SPELT
from tui.entities.aliases.likeness import alike
from tui.entities.aliases.nicknames import nicknames
from tui.entities.aliases.spellings import Name
from tui.entities.aliases.surnames import person
from tui.entities.mention import Kind

_RULES = {
    Kind.PERSON: person,
    Kind.ORGANISATION: organisation,
    Kind.PLACE: place,
    Kind.GROUP: group,
    Kind.WORK: work,
}
_MONOGRAM = 3
"""Letters from which initials may be a person's: "JFK"."""


def fits(short: Name, full: Name) -> int:
    """How well a name fits one at least as full, 0 for not at all."""
    if short.words == full.words:
        return 0  # `names_in` has joined them unless their kinds are sure
    if short.kind is not full.kind:
        return max((_across(short, full, kind) for kind in (full.kind, short.kind)), default=0)
    kind = full.kind
    if kind is not Kind.PERSON and nicknames(kind, short.words, full.words):
        return SAME
    if _abbreviated(short, full):
        return SHORTENED
    if kind is Kind.PLACE and is_known(short.words) and is_known(full.words):
        return 0
    return _RULES[kind](short.words, full.words)


def _abbreviated(short: Name, full: Name) -> bool:
    letters = short.letters
    if not letters or (full.kind is Kind.PERSON and len(letters) < _MONOGRAM):
        return False
    return abbreviates(letters, full.words)


def _across(short: Name, full: Name, kind: Kind) -> int:
    """How well two names fit if both are of one kind, which one of them is not said to be."""
    mistaken = short if kind is full.kind else full
    if Kind.GROUP in {short.kind, full.kind} or mistaken.leads(kind) or is_known(short.words):
        return 0
    if _abbreviated(short, full):
        return SHORTENED - 1
    if len(full.words) == 1:
        return SPELT - 1 if not is_known(full.words) and alike(short.words[0], full.words[0]) else 0
    score = _RULES[kind](short.words, full.words)
    return 0 if score in {FORENAME, CALLED, HEADED} else max(0, score - 1)
