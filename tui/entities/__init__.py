"""What a text names, counts, dates and quotes, and which spellings mean the same."""

from tui.entities.dates import Dated, dates
from tui.entities.figure import Bound, Figure, FigureKind
from tui.entities.figures import figures
from tui.entities.mention import Entity, Kind, Mention
from tui.entities.quotes import Quote, quotes
from tui.entities.resolve import resolve
from tui.entities.tagger import mentions

__all__ = [
    "Bound", "Dated", "Entity", "Figure", "FigureKind", "Kind", "Mention", "Quote", "dates", "figures",
    "mentions", "quotes", "resolve",
]  # fmt: skip
