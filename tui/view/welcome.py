"""The page that stands where the article will be."""

from __future__ import annotations

from tui.view.rows import Row, Run
from tui.view.wrap import wrap

_TEXT = (
    "One event, many reports. Choose a report on the left and press enter; press c to see it side by side with another"
    " outlet's report of the same event, sentence against sentence."
)
_SAMPLES = (
    "These are sample articles. Press S to follow feeds, or start wireside with a file, a folder or an address, to read"
    " that instead."
)
_STEPS = (
    ("j k", "move"),
    ("enter", "open the report"),
    ("c", "compare it with the most related one"),
    ("/", "search titles and texts"),
    ("?", "all keys"),
)


def welcome_rows(width: int, *, samples: bool) -> list[Row]:
    """What Wireside is and the five keys to begin with."""
    rows = [Row((Run("Wireside", "headline"),)), Row(()), *_paragraph(_TEXT, width), Row(())]
    rows += [Row((Run(f"  {key:<8}", "key"), Run(words, "words"))) for key, words in _STEPS]
    return [*rows, Row(()), *_paragraph(_SAMPLES, width, "quiet")] if samples else rows


def _paragraph(text: str, width: int, role: str = "") -> list[Row]:
    return [Row((Run(text[start:end], role),)) for start, end in wrap(text, 0, len(text), width)]
