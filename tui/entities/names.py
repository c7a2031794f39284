"""The names of a text: found by the trained tagger, or by rules where its model cannot be used.

The model is read when the first text is, which the reader does in a worker after its first screen.
"""

from __future__ import annotations

from functools import cache
from pkgutil import get_data

from tui.entities.mention import Mention
from tui.entities.rules import names_by_rule
from tui.entities.tagging.tagger import Tagger
from tui.entities.tagging.weights import ModelError, unpacked

_MODEL = "data/names.model"
_INSTEAD = "Names are found by rules, which miss more."


def names(text: str) -> list[Mention]:
    """Persons, places, organisations, groups and works that a text names, in reading order.

    >>> said = "Syrian President Bashar al-Assad met Assad loyalists in Homs, the Interior Ministry said."
    >>> [(said[m.start : m.end], m.kind.value) for m in names(said)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('Syrian', 'group'), ('Bashar al-Assad', 'person'), ('Assad', 'person'), ('Homs', 'place'),
     ('Interior Ministry', 'organisation')]
    """
    tagger, _ = _loaded()
    return tagger.names(text) if tagger else names_by_rule(text)


def trouble() -> str:
    """Why names are found by rules, as a sentence for the reader; "" where the model is in use, as it should be."""
    return _loaded()[1]


@cache
def _loaded() -> tuple[Tagger | None, str]:
    """The tagger, or why there is none."""
    try:
        return Tagger(unpacked(get_data(__name__, _MODEL) or b"")), ""
    except OSError:
        return None, f"The model of names is missing. {_INSTEAD}"
    except ModelError as error:
        return None, f"{error} {_INSTEAD}"
