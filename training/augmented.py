"""Copies of annotated texts with other names in them, and with some sentences set as headlines.

Names of regions that the sets say little of are as likely as any in the copies, so the tagger learns to trust what
stands round a name; and what a headline looks like is learnt from sentences whose names are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from training.corpora import Annotated
from training.wordbook import words_of
from tui.entities.lexicon import FUNCTION_WORDS
from tui.entities.tagging.tokens import Opening, Tokens
from tui.entities.tagging.weights import LABELS

HEADLINES = 0.12
"""Share of a copy's sentences that are set as headlines."""
_FIRMS = 0.15
"""Share of bodies that become firms named after people."""
_FORMS = [[form] for form in "Group Inc. Plc Holdings Industries Motors Bank Airlines Ltd Corp.".split()]
_SWAPPED = 0.8
"""Share of the names that are exchanged."""


class Names:
    """Names to put in place of others, by kind and number of words."""

    def __init__(self, gazetteer: dict[str, Sequence[str]]) -> None:
        self.gazetteer = gazetteer

    def instead(self, name: list[str], kind: str, dice: Random) -> list[str]:
        """Another name of a kind; most bodies keep theirs, which tell what they are."""
        if kind == "person":
            region = dice.choice(("", " abroad", " abroad"))
            last = dice.choice(self.gazetteer["last" + region])
            return [last] if len(name) == 1 else [dice.choice(self.gazetteer["first" + region]), last]
        if kind == "place" and name[0] not in _GREAT:
            return words_of(dice.choice(self.gazetteer["place"]))
        if kind == "organisation" and dice.random() < _FIRMS:
            partner = dice.choice(self.gazetteer["last"])
            return [partner, *dice.choice((["&", dice.choice(self.gazetteer["last"])], *_FORMS))]
        return name


_GREAT = frozenset({"U.S.", "US", "UK", "United", "West", "North", "South", "East", "Gulf", "Gaza"})


def copy(text: Annotated, names: Names, dice: Random) -> Annotated:
    """A text with other names; those that are equal stay equal, a surname stays that of its person."""
    chosen: dict[tuple[str, ...], list[str]] = {}
    out = Tokens([], [], [], [])
    allowed: list[int] = []
    forms, at = text.tokens.forms, 0
    while at < len(forms):
        end = _name_end(text, at)
        said, kind = tuple(forms[at:end]), _kind(text.allowed[at])
        if kind:
            other = chosen.get(said) or (
                names.instead(list(said), kind, dice) if dice.random() < _SWAPPED else list(said)
            )
            chosen[said] = other
            if kind == "person" and len(said) > 1:
                chosen.setdefault(said[-1:], other[-1:])
            masks = [1 << LABELS.index(f"{'I' if number else 'B'}-{kind}") for number in range(len(other))]
        else:
            other, masks = list(said), list(text.allowed[at:end])
        out.forms += other
        opening = text.tokens.openings[at]
        out.openings += [
            opening,
            *[Opening.HEADLINE if opening is Opening.HEADLINE else Opening.WITHIN] * (len(other) - 1),
        ]
        allowed += masks
        at = end
    out.starts, out.ends = list(range(0, 2 * len(out.forms), 2)), list(range(1, 2 * len(out.forms), 2))
    _set_headlines(out, dice)
    return Annotated("", (), out, tuple(allowed))


def _name_end(text: Annotated, at: int) -> int:
    """Where the name that begins at a token ends, or the next token."""
    kind = _kind(text.allowed[at])
    end = at + 1
    while kind and end < len(text.allowed) and text.allowed[end] == 1 << LABELS.index(f"I-{kind}"):
        end += 1
    return end


def _kind(allowed: int) -> str:
    """The kind of the name that surely begins at a token, or ""."""
    label = allowed.bit_length() - 1
    return LABELS[label][2:] if allowed == 1 << label and LABELS[label].startswith("B") else ""


def _set_headlines(found: Tokens, dice: Random) -> None:
    """Give every word of some sentences a capital."""
    starts = [
        at for at, opening in enumerate(found.openings) if opening is Opening.FIRST and found.forms[at][0].isalnum()
    ]
    for first, last in zip(starts, [*starts[1:], len(found)], strict=True):
        if dice.random() >= HEADLINES:
            continue
        loud = dice.random() < 0.5
        for at in range(first, last):
            form = found.forms[at]
            if loud or form not in FUNCTION_WORDS:
                found.forms[at] = form[0].upper() + form[1:]
            found.openings[at] = Opening.HEADLINE
