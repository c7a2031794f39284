"""Making suspect text inert, for the few texts that need it: its tables take longer to load than most texts to read."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_JOINERS = "\u200c\u200d"

# What most text consists of: visible, combining with nothing, equal to its own NFC form. Held to that by a test.
_HARMLESS = (
    "\n -~\u00a1-\u00ac\u00ae-\u02ff\u0391-\u03a1\u03a3-\u0482\u048a-\u052f\u05d0-\u05ea\u0621-\u064a"
    "\u0904-\u0939\u0e01-\u0e30\u0e40-\u0e46\u1e00-\u1eff"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2328\u2460-\u2adb\u3001-\u3029\u3041-\u3096\u309b-\u30ff"
    "\u3400-\u9fff\uac00-\ud7a3\uff01-\uff9f\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001f9ff"
)
_SUSPECT = re.compile(f"[^{_HARMLESS}]+")

_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NEWLINE = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
# ECMA-48 sequences. The body of a string stops at every control, so that no stretch of text is scanned twice.
_SEQUENCE = re.compile(
    "(?:\x1b[\\]P_^X]|[\x90\x98\x9d-\x9f])[^\x07\n\x1b\x80-\x9f]{0,4096}(?:\x07|\x1b\\\\|\x9c)"  # OSC DCS APC PM SOS
    "|(?:\x1b\\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]"  # CSI
    "|\x1b[ -/]{0,4}[0-~]"  # two-byte and charset escapes
)
_SPACE = re.compile("[\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
# Letters of scripts that need joiners (Persian, Indic) and the blocks of emoji; no Latin, no punctuation.
_JOINED = (
    "\u0370-\u1aaf\u1b00-\u1cff\u1f00-\u1fff\u2190-\u2bff\u2c80-\u2dff\u3041-\ua71f\ua840-\uab2f\uab70-\ud7ff"
    "\uf900-\ufaff\ufb07-\ufdff\ufe70-\ufefe\uff66-\uffdc\U00010000-\U0001ffff"
)


def inert(text: str) -> str:
    """The text as `clean` promises it, given without tabs, no-break spaces and Windows line ends."""
    if not _SUSPECT.search(text):
        return text
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", _SURROGATE_PAIR.sub(_whole, text))
    text = _NEWLINE.sub("\n", text)
    if _CONTROL.search(text):
        text = _SEQUENCE.sub("", text)
    text = _SUSPECT.sub(_tamed, _INVISIBLE.sub("", _SPACE.sub(" ", text)))  # before NFC: it is quadratic in marks
    if not unicodedata.is_normalized("NFC", text):
        text = _SUSPECT.sub(_tamed, unicodedata.normalize("NFC", text))
    if any(joiner in text for joiner in _JOINERS):
        text = unicodedata.normalize("NFC", _lone_joiner().sub("", text))
    return text


def _whole(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16", "surrogatepass").decode("utf-16")


def _tamed(run: re.Match[str]) -> str:
    """On each letter at most four marks, one variation selector among them, and a joiner only at the very end."""
    if len(run[0]) == 1:
        return run[0]
    kept: list[str] = []
    joiner, marks, selected = "", 0, False
    for char in run[0]:
        if char in _JOINERS:
            joiner = char
        elif _is_mark(char):
            joiner = ""
            selector = "\ufe00" <= char <= "\ufe0f"
            if marks < 4 and not (selector and selected):
                kept.append(char)
                marks += 1
                selected = selected or selector
        else:
            kept.append(joiner + char)
            joiner, marks, selected = "", 0, False
    return "".join(kept) + joiner


@cache
def _lone_joiner() -> re.Pattern[str]:
    """A joiner that joins nothing. Compiled when first met: its classes take longer than reading an article."""
    return re.compile(f"(?<![{_JOINED}])(?<![{_JOINED}]\ufe0f)[{_JOINERS}]|[{_JOINERS}](?![{_JOINED}])")


@lru_cache(maxsize=2048)
def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Me"} or unicodedata.combining(char) > 0
