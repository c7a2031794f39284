"""Strings that try to reach the terminal, and what must not be in a clean text.

Small and named by what they are: a test that fails says which of them came through. Used by every room that takes in or
writes out foreign text (`from tests.hostile import ...`; the checkout is on the path of the test run). What they ask of
a terminal is nothing that Wireside ever asks of it, so that `tests.guard` can tell whose it is.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator

ESC, CSI, OSC, DCS, ST, BEL = "\x1b", "\x9b", "\x9d", "\x90", "\x9c", "\x07"

FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff\ud800-\udfff]"
)
"""Controls but the newline, direction changes, what cannot be seen, what cannot be encoded."""

_CSI_BODIES = {
    "blink": "5;9;53m",
    "clear": "2J",
    "clear scroll-back": "3J",
    "home": "777;777H",
    "up": "999A",
    "scroll region": "333;555r",
    "leave alternate screen": "?1049l",
    "mouse off": "?1003l",
    "every movement of the mouse": "?1003h",
    "paste off": "?2004l",
    "wrap on": "?7h",
    "report cursor": "6n",
    "report attributes": "0c",
    "report title": "21t",
    "push title": "22;0t",
    "resize": "8;3;3t",
    "repeat": "9999b",
    "kitty keyboard": ">31u",
    "soft reset": "!p",
    "insert lines": "999L",
    "erase characters": "999X",
    "cursor shape": "5 q",
    "media copy": "5i",
    "tabs away": "3g",
}
_STRING_BODIES = {
    "title": "]0;PWNED",
    "window title": "]2;PWNED",
    "directory": "]7;file:///PWNED",
    "link": "]8;;http://PWNED.example/",
    "notification": "]9;PWNED",
    "another notification": "]777;notify;PWNED;x",
    "palette": "]4;1;rgb:00/00/00",
    "background": "]11;#ff0000",
    "read colour": "]10;?",
    "pointer": "]22;wait",
    "set clipboard": "]52;c;UFdORUQ=",
    "read clipboard": "]52;c;?",
    "prompt": "]133;A",
    "inline file": "]1337;File=inline=1:UFdORUQ=",
    "terminfo query": "P+q544e",
    "sixel": "Pq#0;2;0;0;0~",
    "kitty image": "_Gf=100,a=T;UFdORUQ=",
    "privacy message": "^PWNED",
    "start of string": "XPWNED",
}
_ESCAPES = {
    "reset": "c",
    "alignment": "#8",
    "charset": "(0",
    "another charset": ")0",
    "index": "D",
    "next line": "E",
    "reverse index": "M",
    "keypad": "=",
    "save cursor": "7",
    "restore cursor": "8",
}
_INVISIBLE = (
    "\u200b\u2060\ufeff\u00ad\u034f\u180e\u115f\u1160\u3164\uffa0\u2028\u2029\u206a\ufff9\ufffb\u2061\U0001d173"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufffe\uffff"
)
_MARKUP = {
    "close": "a [/] b",
    "cut close": "a [/ b",
    "unknown close": "a [/nosuch] b",
    "colour": "a [red]b",
    "blink": "a [blink]BLINK b",
    "quit": "[@click=app.quit]click me[/]",
    "bell": "[@click=app.bell()]click me[/]",
    "screen action": "[@click=screen.dismiss]click me[/]",
    "bad action": "[@click=app.nosuch('[1]')]x",
    "open": "[@click=\"app.open_url('file:///etc/passwd')\"]click me[/]",
    "code": "[@click=app.action_x(__import__('os').system('id'))]x",
    "link": "[link=http://PWNED.example/]safe.example[/link]",
    "link with escape": f"[link=http://PWNED.example/{ESC}[5;9;53m]safe[/link]",
    "link with newline": "[link=http://PWNED.example/\nb]x[/link]",
    "bad colour": "[#zzzzzz]x[/]",
    "on": "[on red]x",
    "brackets of code": "list[0] and dict['a'][1]",
    "an open bracket": 'reply [1, "3"] and [b +',
    "at the end": "tail [",
    "backslashes": "a \\[b] c\\",
    "deep": "[b]" * 300 + "x",
    "variable": "$primary [$primary]x",
    "emoji": ":smile: :pile_of_poo:",
    "empty": "a [] b",
    "meta": "[meta=1]x",
    "cut quotation": "[a='b]x",
    "nothing equal": "[a=]x",
    "per cent": "[50%]x %s %(x)s {0} {x}",
    "style": "[bold not italic on #ff0000 50%]x",
}
_MARKDOWN = {
    "link": "[safe.example](http://PWNED.example/)",
    "script": "[x](javascript:alert(1))",
    "file": "![x](file:///etc/passwd)",
    "html": "<script>alert(1)</script><b>x</b></title></style>-->",
    "escape as entity": "x&#27;[5;9;53my",
    "escape in hex": "x&#x1b;]0;PWNED&#7;y",
    "C1 as entity": "x&#x9b;5;9;53my &#155;5;9;53my",
    "direction as entity": "x&#x202e;y &rlm; &zwj; &shy;",
    "quotations in quotations": ">" * 400 + " x",
    "lists in lists": "\n".join("  " * depth + "- x" for depth in range(60)),
    "emphasis": "*" * 3000 + "a" + "*" * 3000,
    "brackets": "[" * 3000,
    "fence": f"```\n{ESC}[5;9;53m\n```",
    "table": f"|a|b|\n|-|-|\n|[/]|{ESC}[5;9;53m|",
    "heading": f"# [/] {ESC}]0;PWNED{BEL}",
    "references": "\n".join(f"[{n}]: http://x/{n}" for n in range(300)) + "\n" + "[1]" * 300,
}
_WIDTHS = {
    "stacked marks": "Z" + "\u0300\u0489\u0315\u035c" * 60 + "algo",
    "marks under joiners": "क" + "\u0301\u200d" * 40,
    "family": "👨‍👩‍👧‍👦 family",
    "flag": "🇸🇾 flag 🇸",
    "skin": "👍🏽 ok",
    "keycap": "1️⃣ one",
    "Chinese": "叙利亚战争继续",
    "Arabic": "حمص هيئة تحرير الشام",
    "Thai": "ประเทศไทยที่นี่",
    "Devanagari": "क्षत्रिय नमस्ते",
    "jamo": "각한국",
    "decomposed": unicodedata.normalize("NFD", "Évènement à Zürich"),
    "wide letters": "ＨＯＭＳ ｆｅｌｌ",
    "ambiguous": "“…” ±×÷ §¶ ☆★",
    "private use": "\ue000\uf8ff icon",
    "unassigned": "a\u0378c\U000e0fff",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ",
    "ligature": "﷽",
    "tabs": "a\tb\t\tc",
    "spaces": "a\u00a0\u202fb\u3000c\u2003d",
}
_SIZES = {
    "a long word": "x" * 5000,
    "a wide run": "界" * 3000,
    "nothing": "",
    "blanks": " " * 300,
    "many lines": "l\n" * 500,
    "a long sequence": f"x{ESC}]0;{'P' * 9000}{BEL}y",
}


def sequences() -> Iterator[tuple[str, str]]:
    """(name, an escape sequence in full): nothing of it may be left."""
    for name, body in _CSI_BODIES.items():
        yield name, f"{ESC}[{body}"
        yield f"8-bit {name}", f"{CSI}{body}"
    for name, body in _STRING_BODIES.items():
        yield f"{name} ended by ST", f"{ESC}{body}{ESC}\\"
        yield f"{name} ended by BEL", f"{ESC}{body}{BEL}"
        if body.startswith("]"):
            yield f"8-bit {name}", f"{OSC}{body[1:]}{ST}"
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
    yield "a sequence that removal would join", f"x{ESC}{BEL}[5;9;53my"
    yield "a sequence in markup", f"x{ESC}[b][5;9;53m[/b]y"
    yield "a sequence inside a sequence", f"x{ESC}{ESC}]0;t{BEL}[2Jy"
    yield "hidden tags", "visible" + "".join(chr(0xE0000 + ord(char)) for char in "hidden order")
    yield "supplementary selectors", "a" + "".join(chr(0xE0100 + number) for number in range(60))
    yield "selector run", "x\ufe0f\ufe0f\ufe0fy"
    yield "lone surrogates", "ab\ud800cd\udcffef"
    yield "surrogate pair", "ab\ud83d\ude00cd"
    yield "bytes of no encoding", b"ab\x9b5;9;53m\xff\xfe\xc0\x80cd".decode("utf-8", "surrogateescape")
    for group, table in {"markup": _MARKUP, "markdown": _MARKDOWN, "width": _WIDTHS, "size": _SIZES}.items():
        yield from ((f"{group}: {name}", text) for name, text in table.items())


def combinations(count: int, seed: int = 20261122) -> Iterator[tuple[str, str]]:
    """(name, a string made of pieces of the others, some cut, some one inside another), the same for every seed."""
    dice = random.Random(seed)
    pieces = [text for _, text in strings() if 0 < len(text) < 200]
    for number in range(count):
        made = dice.choice(pieces)
        for piece in dice.choices(pieces, k=dice.randint(1, 3)):
            at = dice.randint(0, len(made))
            made = made[:at] + piece[: dice.randint(1, len(piece))] + made[at:]
        yield f"combination {number}", made


def nasty(count: int, seed: int = 20261122) -> Iterator[str]:
    """Random strings of what is common and what is feared."""
    dice = random.Random(seed)
    usual = [chr(code) for code in (*range(0x3100), *range(0xD800, 0xE000, 7), *range(0xFB00, 0x20000, 3))]
    feared = (
        list("\u200d\u200c\ufe0f\ufe00\u0300\u0344\u0483\u094d\u064b\u0301\x1b[];\x07\x9b\x9d\x9c\\\ud83d\ude00") * 400
    )
    for _ in range(count):
        yield "".join(dice.choices(usual + feared, k=dice.randint(1, 30)))
