"""Strings that try to reach the terminal, and what must not be in a clean text.

Small and named by what they are: a test that fails says which of them came through. Used by every room that takes in or
writes out foreign text (`from tests.hostile import ...`; the checkout is on the path of the test run).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

ESC, CSI, OSC, DCS, ST = "\x1b", "\x9b", "\x9d", "\x90", "\x9c"

FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff\ud800-\udfff]"
)
"""Controls but the newline, direction changes, what cannot be seen, what cannot be encoded."""

_CSI_BODIES = {
    "blink": "5;9;53m",
    "clear": "2J",
    "clear scroll-back": "3J",
    "home": "7;7H",
    "scroll region": "3;5r",
    "leave alternate screen": "?1049l",
    "mouse off": "?1003l",
    "paste off": "?2004l",
    "report cursor": "6n",
    "report title": "21t",
    "resize": "8;3;3t",
    "repeat": "9999b",
    "kitty keyboard": ">31u",
    "soft reset": "!p",
}
_STRING_BODIES = {
    "title": "]0;PWNED",
    "directory": "]7;file:///PWNED",
    "link": "]8;;http://pwned.example/",
    "notification": "]9;PWNED",
    "palette": "]4;1;rgb:00/00/00",
    "set clipboard": "]52;c;UFdORUQ=",
    "read clipboard": "]52;c;?",
    "inline file": "]1337;File=inline=1:UFdORUQ=",
    "terminfo query": "P+q544e",
    "sixel": "Pq#0;2;0;0;0~",
    "kitty image": "_Gf=100,a=T;UFdORUQ=",
    "privacy message": "^PWNED",
    "start of string": "XPWNED",
}
_ESCAPES = {"reset": "c", "alignment": "#8", "charset": "(0", "index": "D", "reverse index": "M", "keypad": "="}
_INVISIBLE = (
    "\u200b\u2060\ufeff\u00ad\u034f\u180e\u115f\u1160\u3164\uffa0\u2028\u2029\u206a\ufff9\ufffb\u2061\U0001d173"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufffe\uffff"
)


def sequences() -> Iterator[tuple[str, str]]:
    """(name, an escape sequence in full): nothing of it may be left."""
    for name, body in _CSI_BODIES.items():
        yield name, f"{ESC}[{body}"
        yield f"8-bit {name}", f"{CSI}{body}"
    for name, body in _STRING_BODIES.items():
        yield f"{name} ended by ST", f"{ESC}{body}{ESC}\\"
        yield f"{name} ended by BEL", f"{ESC}{body}\x07"
    yield "8-bit title", f"{OSC}0;PWNED{ST}"
    yield "8-bit device control", f"{DCS}q#0{ST}"
    for name, body in _ESCAPES.items():
        yield name, f"{ESC}{body}"


def strings() -> Iterator[tuple[str, str]]:
    """(name, a string that must be made inert)."""
    for code in (*range(0x20), *range(0x7F, 0xA0)):
        yield f"control {code:02x}", f"ab{chr(code)}cd"
    for name, sequence in sequences():
        yield name, f"ab{sequence}cd"
        yield f"{name} cut off", f"ab{sequence[:-1]}"
    for char in _INVISIBLE:
        yield f"U+{ord(char):04X}", f"pay{char}pal"
    yield "nested sequences", f"x{ESC}{ESC}[31{ESC}[5;9;53mmy"
    yield "a sequence that removal would join", f"x{ESC}\x07[5;9;53my"
    yield "a sequence inside a sequence", f"x{ESC}{ESC}]0;t\x07[2Jy"
    yield "hidden tags", "visible" + "".join(chr(0xE0000 + ord(char)) for char in "hidden order")
    yield "supplementary selectors", "a" + "".join(chr(0xE0100 + number) for number in range(60))
    yield "selector run", "x\ufe0f\ufe0f\ufe0fy"
    yield "stacked marks", "Z" + "\u0300\u0489\u0315\u035c" * 60 + "algo"
    yield "marks under joiners", "क" + "\u0301\u200d" * 40
    yield "lone surrogates", "ab\ud800cd\udcffef"
    yield "surrogate pair", "ab\ud83d\ude00cd"
    yield "decomposed", unicodedata.normalize("NFD", "Évènement à Zürich")
