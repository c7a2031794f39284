"""The bytes of a page to text: whom to believe where the server, the page and the bytes say different things.

A byte-order mark settles it. Bytes that make UTF-8 are UTF-8 whatever a label says: no other encoding's do by chance.
Then the server is believed, except where it says Latin-1, which many say of everything; then the page; then a guess.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from tui.sources.encoding import decoded

_HEAD = 4096
"""Bytes. Browsers look for a page's own label no further than 1,024."""
_LABEL = re.compile(
    rb"""<(?:meta|\?xml)\b[^<>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{2,40})""", re.IGNORECASE
)
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""What is meant by a label: the encoding that has all of its characters and more (WHATWG Encoding Standard)."""
_ESCAPED = {"iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_3", "iso2022_jp_ext", "iso2022_kr", "hz"}
"""What is written in ASCII, and so would pass as UTF-8."""
_WIDE = ("utf-16", "utf-32")
_NEVER = {"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7", "undefined"}
_BROKEN = re.compile(r"[\0\x80-\x9f\ufffd]")
_SOUND = 200  # of so many letters outside ASCII one may be broken
_SOUND_UTF_8 = 3  # where two are sound it is no chance, and who cuts a text after so many bytes breaks one


def page_text(body: bytes, charset: str = "") -> str:
    """The text of a page whose server calls its encoding `charset`. Never fails.

    >>> page_text("Évacués".encode(), "iso-8859-1"), page_text("Эвакуация".encode("cp1251"), "windows-1251")
    ('Évacués', 'Эвакуация')
    """
    if body.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decoded(body)
    wide = 4 * body[:_HEAD].count(0) > len(
        body[:_HEAD]
    )  # markup in UTF-16 is half NULs, and nearly all bytes pass as it
    labels = [label for label in _labels(body, charset) if wide or not label.startswith(_WIDE)]
    first = [label for label in labels if label in _ESCAPED or label.startswith(_WIDE)]
    for label in [*first, "utf-8", *labels]:
        text = body.decode(label, "replace")
        if _is_sound(text, _SOUND_UTF_8 if label == "utf-8" else _SOUND):
            return text
    return decoded(body)


def _labels(body: bytes, charset: str) -> Iterator[str]:
    """The encodings that are named, those first that are to be believed first."""
    own = _LABEL.search(body[:_HEAD])
    found = [name for label in (charset, own[1].decode("ascii", "replace") if own else "") if (name := _known(label))]
    yield from sorted(dict.fromkeys(found), key="cp1252".__eq__)


def _known(label: str) -> str:
    """What Python calls an encoding of text, with all that browsers read under its name; "" for one it has not."""
    bare = label.strip("\"' ").lower()
    for spelling in (bare, bare.removeprefix("x-").replace("windows-", "cp")):
        try:
            found = codecs.lookup(spelling)
            "".encode(found.name)  # which those refuse that are no encodings of text
        except (LookupError, ValueError, TypeError):
            continue
        return "" if found.name in _NEVER else _WIDER.get(found.name, found.name)
    return ""


def _is_sound(text: str, sound: int) -> bool:
    """Whether an encoding fits: next to nothing in its text is broken, or a control where a dash should be."""
    if text.isascii():
        return "\0" not in text
    strange = len(text) - len(text.encode("ascii", "ignore"))
    return sound * len(_BROKEN.findall(text)) <= strange
