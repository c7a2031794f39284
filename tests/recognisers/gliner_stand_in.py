"""What our adapter calls of GLiNER, with the parameters that version 0.2.29 has.

The real package brings 1.2 GB with it, so that most runs of the tests do without. Where it is installed, a test holds
this one against it. It finds every word that starts with a capital: persons where the pieces it is given start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

MOST = 12
"""Words it reads at once."""
_WORD = re.compile(r"\w+(?:[-_]\w+)*|\S")


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    return ((word.group(), word.start(), word.end()) for word in _WORD.finditer(text))


class GLiNER:
    """A model."""

    def __init__(self) -> None:
        self.config = SimpleNamespace(max_len=MOST)
        self.data_processor = SimpleNamespace(words_splitter=_words)

    @classmethod
    def from_pretrained(cls, model_id: str, local_files_only: bool = False) -> GLiNER:
        """A model from a folder, which must not be asked for elsewhere."""
        assert Path(model_id).is_dir()
        assert local_files_only
        return cls()

    def inference(self, texts: list[str], labels: list[str]) -> list[list[dict[str, Any]]]:
        """What is named in each text; what is too long is cut."""
        read = ([word for word in list(_words(text))[:MOST] if word[0][0].isupper()] for text in texts)
        return [[self._entity(labels, *word) for word in words] for words in read]

    def _entity(self, labels: list[str], word: str, start: int, end: int) -> dict[str, Any]:
        return {"start": start, "end": end, "text": word, "label": labels[bool(start)], "score": 0.9}
