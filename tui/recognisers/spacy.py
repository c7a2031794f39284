"""Names found by a spaCy pipeline: a package that is installed, or a folder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.recognisers.finding import Find, Unavailable
from tui.text.clean import clean_line

_LINE = re.compile(r"[^\n]+")


def load(name: str) -> Find:
    """The pipeline of a package or folder, with all its components.

    Raises:
        Unavailable: spaCy or the pipeline is not there.
    """
    try:
        import spacy
    except ModuleNotFoundError:
        raise Unavailable("spaCy is not installed: `pip install 'wireside[spacy]'` brings it.") from None
    try:
        pipeline = spacy.load(name)
    except OSError:
        raise Unavailable(f"spaCy finds no pipeline called {clean_line(name)}.") from None

    def find(text: str) -> Iterator[tuple[int, int, str]]:
        # A line at a time: no name goes on in the next, and what a pipeline needs in memory stays small.
        lines = ((line.group(), line.start()) for line in _LINE.finditer(text))
        for document, start in pipeline.pipe(lines, as_tuples=True):
            for entity in document.ents:
                yield start + entity.start_char, start + entity.end_char, entity.label_

    return find
