"""The reading state: what the user did to articles and how views stood, kept through crashes and between programs.

It speaks of article keys only, never of a library, so a library can be rebuilt and no mark is lost.
"""

from tui.state.change import JSON, Change
from tui.state.journal import Journal
from tui.state.place import Place
from tui.state.reading import ReadingState
from tui.state.undo import Action

__all__ = ["JSON", "Action", "Change", "Journal", "Place", "ReadingState"]
