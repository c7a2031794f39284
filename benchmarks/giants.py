"""Texts larger than any report, by name: what a reader may be handed by mistake or in malice.

They are made from a seed, so that two runs measure the same. `scale` makes them smaller, for a test that must be quick.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

_WORDS = (
    "the government troops fighters city of Homs Aleppo said Monday after killed wounded 23 people near border Ahmed"
    " Kamal minister President Assad villages 1,500 militia United Nations reports advance north highway ceasefire"
).split()
_HAN = range(0x4E00, 0x6000)


def _sentence(chance: Random, words: int = 20) -> str:
    return " ".join(chance.choices(_WORDS, k=words)).capitalize() + "."


def _of_length(letters: int, paragraph: Callable[[], str], between: str) -> str:
    parts, length = [], 0
    while length < letters:
        parts.append(paragraph())
        length += len(parts[-1]) + len(between)
    return between.join(parts)


def _article(chance: Random, scale: float) -> str:
    return _of_length(int(5_000_000 * scale), lambda: " ".join(_sentence(chance) for _ in range(5)), "\n\n")


def _line(chance: Random, scale: float) -> str:
    return _of_length(int(1_000_000 * scale), lambda: _sentence(chance), " ")


def _unbroken(_: Random, scale: float) -> str:
    return "x" * int(1_000_000 * scale)


def _sentences(chance: Random, scale: float) -> str:
    return "\n\n".join(_sentence(chance) for _ in range(int(10_000 * scale)))


def _han(chance: Random, scale: float) -> str:
    letters = (chr(chance.choice(_HAN)) if at % 30 else "。" for at in range(1, int(1_000_000 * scale)))
    return "".join(letters)


def _accents(_: Random, scale: float) -> str:
    return "e\u0301" * int(500_000 * scale)


def _endless_sentence(chance: Random, scale: float) -> str:
    return " ".join(chance.choices(_WORDS, k=int(100_000 * scale)))


def _paragraphs(chance: Random, scale: float) -> str:
    return "\n\n".join(_sentence(chance, 7) for _ in range(int(50_000 * scale)))


_MAKERS: Mapping[str, Callable[[Random, float], str]] = {
    "article of 5 MB": _article,
    "line of 1 MB": _line,
    "word of 1 MB": _unbroken,
    "10,000 sentences": _sentences,
    "a million CJK characters": _han,
    "a million letters and accents": _accents,
    "sentence of 100,000 words": _endless_sentence,
    "50,000 paragraphs": _paragraphs,
}
GIANTS = tuple(_MAKERS)
"""Their names."""


def giant(name: str, scale: float = 1.0, seed: int = 1) -> str:
    """The text of a name."""
    return _MAKERS[name](Random(seed), scale)
