"""Bytes to text: which encoding a file is in.

A byte-order mark settles it, else it is UTF-8, and only where that fails is it guessed. Where guesses tie, Windows-1252
wins, as in browsers: what is not UTF-8 on a news desk mostly comes from there.
"""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65536
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"


def decoded(data: bytes) -> str:
    """The text that bytes encode. Never fails: what cannot be decoded becomes U+FFFD.

    >>> decoded("Évacués".encode("utf-16")), decoded("Évacués à l'école".encode("cp1252"))
    ('Évacués', "Évacués à l'école")
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_guess(data), "replace")


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text in any encoding: NULs without a byte-order mark, or many controls."""
    if data.startswith(tuple(mark for mark, _ in _MARKS)):
        return False
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\0" in sample or 10 * controls > len(sample) or data.startswith(b"%PDF-")


def _guess(data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    if sum(not char.isascii() for char in text) > 10 * damaged:
        return "utf-8"  # with a few broken bytes

    from charset_normalizer import from_bytes

    matches = from_bytes(data[:_SAMPLE])
    best = matches.best()
    if best is None:
        return "cp1252"
    ties = [match for match in matches if (match.chaos, match.coherence) == (best.chaos, best.coherence)]
    return "cp1252" if any("cp1252" in match.could_be_from_charset for match in ties) else best.encoding
