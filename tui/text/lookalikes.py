"""Hosts in letters that are not ASCII: which of them a reader can trust to be what they look like.

Browsers decide this at great length (Unicode TS 39, Chromium's IDN policy); this is the strict core. A label is shown
in letters of its own when all of them are of one script and at least one of them could not be taken for a Latin letter;
Latin ones may have the accents of European languages. Everything else stays as the registrar sold it ("xn--…"), and so
do scripts that run from right to left: next to a path, nobody can tell where such a host ends.
"""

from __future__ import annotations

import unicodedata

from tui.text.clean import clean

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
_NEUTRAL = frozenset("0123456789-")
_ACCENTED = frozenset("àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿßāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįĵķĺļľłńņňŋōŏőœŕŗřśŝşšţťũūŭůűųŵŷźżž")
_SCRIPTS = {
    "CYRILLIC": "асԁеһіїјӏорԛѕԝхуъьҽпгѵѡ",
    "GREEK": "αβγεικνορστυχω",
    "ARMENIAN": "ագեզիլհյոպսցւօքֆ",
    "GEORGIAN": "",
    "THAI": "",
    "DEVANAGARI": "",
    "HANGUL": "",
    "CJK": "一丶丿口工",
    "HIRAGANA": "へ",
    "KATAKANA": "ノニロエハヘー・",
}
"""Scripts in which hosts are shown, with those of their letters that look like letters or signs of others."""
_TOGETHER = ({"CJK", "HIRAGANA", "KATAKANA"}, {"CJK", "HANGUL"})
"""Scripts that one language is written in."""


def readable(host: str) -> str:
    """A host in ASCII, with those of its labels in letters of their own that cannot be mistaken for others.

    >>> readable("xn--d1acpjx3f.xn--p1ai"), readable("xn--80ak6aa92e.com"), readable("xn--pple-43d.com")
    ('яндекс.рф', 'xn--80ak6aa92e.com', 'xn--pple-43d.com')
    """
    return ".".join(map(_readable, host.split(".")))


def _readable(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        name = label[4:].encode("ascii").decode("punycode")
        exact = f"xn--{name.encode('punycode').decode('ascii')}" == label
    except (UnicodeError, OverflowError):
        return label
    return name if exact and clean(name) == name and _is_telling(name) else label


def _is_telling(name: str) -> bool:
    """Whether a label can be read in one way only."""
    letters = set(name) - _PLAIN
    if letters <= _ACCENTED:
        return True
    scripts = {unicodedata.name(letter, "?").split(" ")[0].split("-")[0] for letter in letters}
    if set(name) & _PLAIN - _NEUTRAL or not scripts <= _SCRIPTS.keys():
        return False
    if len(scripts) > 1 and not any(scripts <= some for some in _TOGETHER):
        return False
    return not letters <= set("".join(_SCRIPTS[script] for script in scripts))
