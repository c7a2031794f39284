"""Countries: Moscow, Russia and the Russians are one actor, as reporters vary it.

The table (data/places.txt, see its README) joins the stems of a country's name, of its people and of its seats of
government. Names of one word are enough: what is left of "United States" and "Sri Lankan" is "States" and "Lankan".
"""

from __future__ import annotations

from functools import cache
from pkgutil import get_data


def place(key: str) -> str:
    """The code of the country that a stem of a name stands for, "" for none.

    >>> place("moscow"), place("russian"), place("usa"), place("mehrab")
    ('RU', 'RU', 'US', '')
    """
    return _places().get(key, "")


@cache
def _places() -> dict[str, str]:
    lines = (get_data(__name__, "data/places.txt") or b"").decode().splitlines()
    return {key: code for code, *keys in map(str.split, lines) for key in keys}
