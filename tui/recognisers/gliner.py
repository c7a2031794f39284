"""Names found by a GLiNER model in a folder (as its `save_pretrained` makes it); nothing is ever fetched.

GLiNER (Zaratiana et al., NAACL 2024) finds whatever kinds it is asked for; it reads so many words at once and leaves
out the rest, so long lines are read in pieces.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from tui.recognisers.finding import Find, Unavailable
from tui.text.clean import clean_line

ASKED = ("person", "location", "organization", "nationality", "event", "work of art")
_LINE = re.compile(r"[^\n]+")
_APART = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "TRANSFORMERS_VERBOSITY": "error"}
"""What keeps its libraries from the network and from writing on the screen; they read it when they are imported."""


def load(name: str) -> Find:
    """The model of a folder, on the processor.

    Raises:
        Unavailable: there is no such folder, or GLiNER is not there.
    """
    folder = Path(name).expanduser()
    if not (folder / "gliner_config.json").is_file():
        raise Unavailable(f"There is no folder {clean_line(name)} with a GLiNER model; models are not downloaded.")
    os.environ.update(_APART)
    try:
        from gliner import GLiNER
    except ModuleNotFoundError:
        raise Unavailable("GLiNER is not installed: `pip install 'wireside[gliner]'` brings it.") from None
    model = GLiNER.from_pretrained(str(folder), local_files_only=True)

    def find(text: str) -> Iterator[tuple[int, int, str]]:
        pieces = list(_pieces(text, model))
        told = model.inference([piece for _, piece in pieces], list(ASKED))
        for (start, _), entities in zip(pieces, told, strict=True):
            for entity in entities:
                yield start + entity["start"], start + entity["end"], entity["label"]

    return find


def _pieces(text: str, model: Any) -> Iterator[tuple[int, str]]:  # noqa: ANN401 (GLiNER has no types)
    """The lines of a text, those of more words than a model reads cut into several."""
    for line in _LINE.finditer(text):
        words = iter(model.data_processor.words_splitter(line.group()))
        while piece := [*islice(words, model.config.max_len)]:
            start, end = piece[0][1], piece[-1][2]
            yield line.start() + start, line.group()[start:end]
