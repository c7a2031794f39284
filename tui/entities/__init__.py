"""What a text names, counts, dates and quotes, and which spellings mean the same."""

from tui.entities.aliases.resolve import resolve
from tui.entities.amounts.figure import Bound, Figure, FigureKind
from tui.entities.amounts.figures import figures
from tui.entities.dates import Dated, dates
from tui.entities.marking import mentions
from tui.entities.mention import Entity, Kind, Mention
from tui.entities.speech.quotes import Quote, quotes

__all__ = [
    "Bound", "Dated", "Entity", "Figure", "FigureKind", "Kind", "Mention", "Quote", "dates", "figures",
    "mentions", "quotes", "resolve",
]  # fmt: skip
