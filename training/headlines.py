"""Copies of annotated texts with some sentences set as headlines: what those look like, where names are known."""

from __future__ import annotations

from random import Random

from training.corpora import Annotated
from tui.entities.lexicon import FUNCTION_WORDS
from tui.entities.tagging.tokens import Opening, Tokens

_SHARE = 0.12
"""Of a copy's sentences that are set as headlines."""


def with_headlines(text: Annotated, dice: Random) -> Annotated:
    """A copy in which some sentences have a capital on every word, or on all but the small ones."""
    read = text.tokens
    set_anew = Tokens(read.starts, read.ends, [*read.forms], [*read.openings])
    begins = [
        at for at, opening in enumerate(read.openings) if opening is Opening.FIRST and read.forms[at][0].isalnum()
    ]
    for first, last in zip(begins, [*begins[1:], len(read)], strict=True):
        if dice.random() < _SHARE:
            _set_headline(set_anew, first, last, small=dice.random() < 0.5)
    return Annotated(text.text, text.names, set_anew, text.allowed)


def _set_headline(read: Tokens, first: int, last: int, *, small: bool) -> None:
    """Give every word a capital; `small` ones may keep none."""
    for at in range(first, last):
        form = read.forms[at]
        if not small or form not in FUNCTION_WORDS:
            read.forms[at] = form[0].upper() + form[1:]
        read.openings[at] = Opening.HEADLINE
