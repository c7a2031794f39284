"""All that a text names, counts, dates and quotes, in one list: what a screen underlines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace

from tui.entities.aliases.pins import Pins
from tui.entities.aliases.resolve import resolve
from tui.entities.amounts.counted import plural
from tui.entities.amounts.figure import Bound, Figure, FigureKind
from tui.entities.amounts.figures import figures
from tui.entities.dates import dates
from tui.entities.mention import Kind, Mention
from tui.entities.naming import NAMING, Naming
from tui.entities.speech.quotes import Quote, quotes
from tui.entities.wrapping import unwrapped

_FIGURES = {
    FigureKind.MONEY: Kind.MONEY,
    FigureKind.PERCENT: Kind.PERCENT,
    FigureKind.COUNT: Kind.QUANTITY,
    FigureKind.MEASURE: Kind.QUANTITY,
    FigureKind.AGE: Kind.QUANTITY,
}
_NEXT_WORD = re.compile(r" ([a-z][a-z'’-]*)")
_SHORTEST_QUOTE = 3
"""Words: fewer in quotation marks are a term, not something somebody said."""


def mentions(text: str, naming: Naming = NAMING) -> list[Mention]:
    """The mentions of a text by start, the longer first. Only quotes overlap others, which lie inside them.

    >>> said = "Some 2,500 troops remain in Homs, which fell in January."
    >>> [(said[mention.start : mention.end], mention.kind.value) for mention in mentions(said)]
    [('2,500 troops', 'quantity'), ('Homs', 'place'), ('January', 'date')]
    """
    text = unwrapped(text)
    found = [Mention(day.start, day.end, Kind.DATE) for day in dates(text)]
    found = _beside(found, naming.recognise(text))
    counts = [
        Mention(figure.start, _counted_end(text, figure), _FIGURES[figure.kind])
        for figure in figures(text)
        if _tells(text, figure)
    ]
    found = _beside(found, counts)
    told = {quote.start: quote for quote in quotes(text) if _spoken(text, quote)}
    found += [Mention(quote.start, quote.end, Kind.QUOTE) for quote in told.values()]
    found = _named(text, sorted(found, key=lambda mention: (mention.start, -mention.end)), naming.pins)
    return _said(text, found, told)


def _named(text: str, found: list[Mention], pins: Pins) -> list[Mention]:
    """The mentions with the fullest spelling of what they name."""
    for entity in resolve([(text, found)], pins):
        for _, at in entity.mentions:
            found[at] = replace(found[at], kind=entity.kind, entity=entity.name)
    return found


def _said(text: str, found: list[Mention], told: Mapping[int, Quote]) -> list[Mention]:
    """The mentions, each quotation with the fullest name of who says it, or else what the text calls him."""
    named = [mention for mention in found if mention.kind.named]
    return [
        replace(mention, entity=_speaker(text, named, told[mention.start])) if mention.kind is Kind.QUOTE else mention
        for mention in found
    ]


def _speaker(text: str, named: list[Mention], quote: Quote) -> str:
    """The person whom a speaker's phrase names, not its owner ("Low's aide"), or the body that is all of it."""
    first = bisect_left(named, quote.speaker_start, key=lambda mention: mention.start)
    last = bisect_left(named, quote.speaker_end, key=lambda mention: mention.start)
    for mention in reversed(named[first:last]):
        before, behind = text[quote.speaker_start : mention.start], text[mention.end : quote.speaker_end]
        whole = not behind and (before.lower() in {"", "the "} or before.endswith("-based "))
        person = mention.kind is Kind.PERSON and not before.endswith((" of ", " for "))
        if whole or (person and (not behind or behind.startswith(" of "))):
            return mention.entity
    return " ".join(quote.speaker.split())


def _beside(taken: list[Mention], others: list[Mention]) -> list[Mention]:
    """Both lists as one in reading order; of the second only what overlaps nothing that is taken already."""
    starts = [mention.start for mention in taken]
    free: list[Mention] = []
    for mention in others:
        before = bisect_left(starts, mention.end) - 1
        if (before < 0 or taken[before].end <= mention.start) and (not free or free[-1].end <= mention.start):
            free.append(mention)
    return sorted(taken + free, key=lambda mention: mention.start)


def _tells(text: str, figure: Figure) -> bool:
    """Whether a figure is worth marking: "one of them" is not."""
    if figure.kind not in _FIGURES:
        return False
    bare = figure.kind is FigureKind.COUNT and figure.text.isalpha() and figure.bound is not Bound.VAGUE
    return not bare or _counted_end(text, figure) > figure.end


def _counted_end(text: str, figure: Figure) -> int:
    """The end of a count with its noun, where that is the next word: "23 villages"."""
    following = _NEXT_WORD.match(text, figure.end)
    if figure.kind is FigureKind.COUNT and following and (plural(following[1]) or following[1] == figure.what):
        return following.end()
    return figure.end


def _spoken(text: str, quote: Quote) -> bool:
    return text.count(" ", quote.start, quote.end) >= _SHORTEST_QUOTE - 1
