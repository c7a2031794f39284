"""Recognisers beside our own, for readers who have one: spaCy pipelines, GLiNER models, whatever else is installed.

One is named as KIND:NAME. The kind is an entry point in the group `wireside.recognisers`, so that other packages can
bring more: a function that takes the name and returns another, which finds `(start, end, label)` in a text. Labels are
what models call kinds ("GPE"); `labels` knows those. Nothing here is imported before a recogniser is named.
"""

from tui.recognisers.finding import Find, Load, Unavailable
from tui.recognisers.named import recogniser

__all__ = ["Find", "Load", "Unavailable", "recogniser"]
