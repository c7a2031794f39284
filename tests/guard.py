"""What Wireside may write to a terminal, and nothing else: a scanner of ECMA-48 with a list of what is allowed.

Foreign text that gets through shows as something that the program has no reason to write: a control, a sequence of
another kind or with numbers beyond the screen, or one in the middle of text where the driver writes none.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple

from tests.hostile import FORBIDDEN


class Token(NamedTuple):
    """A piece of what was written."""

    kind: str
    """text, control, csi, osc, esc, string (DCS, APC, PM, SOS), or "bytes" for what is no UTF-8."""
    told: str
    """Its text, or what stands in the sequence."""


_TOKEN = re.compile(
    r"(?P<text>[^\x00-\x1f\x7f]+)"
    r"|\x1b\[(?P<csi>[0-?]*[ -/]*[@-~])"
    r"|\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|\x1b(?P<string>[]P_^X][^\x07\x1b]*)"  # those that are never allowed, and an OSC without an end
    r"|\x1b(?P<esc>[ -/]*[0-~])"
    r"|(?P<control>[\x00-\x1f\x7f])"
)
_LOOKS = {"", *"0123479", *map(str, (*range(21, 25), 27, 29, *range(30, 38), 39, *range(40, 48), 49, 59))}
_LOOKS |= {*map(str, (*range(90, 98), *range(100, 108))), *(f"4:{style}" for style in range(6))}
"""Weight, slant, underline, reverse, strike and the sixteen colours; no blinking, hiding, framing, other fonts."""
_MOVES = re.compile(r"(\d*)(?:;(\d*))?([HABCDGXdPST@])")
_REGION = re.compile(r"(?:(\d+);(\d+))?r")
_SURROGATE = re.compile(r"\\ud[89a-f][0-9a-f]{2}")
"""As Python writes it to a screen where it cannot; commands may quote an argument so."""
_MODE = re.compile(r"\?(?:7|25|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]")
_LINK = re.compile(r"8;(?:id=\d+)?;(?:https?://[a-z0-9.:_\[\]-]+(?:/[!-~]*)?)?")
_POINTER = re.compile(r"22;(?:default|pointer|text)?")
_ANYWHERE = {"K", "0K", "1K", "?25h", "?25l", "?2026h", "?2026l"}
"""What the driver may write right behind a letter, beside looks and moves."""
_APART = {"2J", "J", "<u", ">25u", ">1u", "?2026$p", "?2048$p", "2 q", "0 q"}


def violations(data: bytes, columns: int, rows: int) -> list[str]:
    """What a screen of a size should not have been given."""
    found, before = [], ""
    for token in _tokens(data):
        if wrong := _wrong(token, before, columns, rows):
            found.append(wrong)
        before = token.kind
    return found


def printed_violations(data: bytes) -> list[str]:
    """What a command should not have printed to a terminal: all but text, line ends, tabs, and signs of progress."""
    return [
        wrong
        for token in _tokens(data)
        if (token.kind, token.told) not in {("control", "\t"), ("csi", "K")}
        and (wrong := _wrong(token, "", 0, 0) if token.kind in {"text", "control", "bytes"} else repr(token))
    ]


def _tokens(data: bytes) -> Iterator[Token]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        yield Token("bytes", repr(data[error.start - 20 : error.end + 20]))
        text = data.decode("utf-8", "replace")
    for found in _TOKEN.finditer(text):
        yield Token(str(found.lastgroup), found[str(found.lastgroup)])


def _wrong(token: Token, before: str, columns: int, rows: int) -> str:
    """What is wrong with a piece, given the kind of the one before it; "" for nothing."""
    match token.kind:
        case "text":
            bad = FORBIDDEN.search(token.told) or (columns and _SURROGATE.search(token.told))
            return f"{bad[0]!a} in {token.told[:60]!a}" if bad else ""
        case "control":
            return "" if token.told in "\r\n\b" else ascii(token.told)
        case "csi":
            fine = token.told in _ANYWHERE or _is_look(token.told) or _is_move(token.told, columns, rows)
            fine = fine or (before != "text" and (_MODE.fullmatch(token.told) or token.told in _APART))
            return "" if fine else f"CSI {token.told} behind {before}"
        case "esc":
            return "" if token.told == "M" and before != "text" else f"ESC {token.told} behind {before}"
        case "osc":
            fine = _LINK.fullmatch(token.told) or _POINTER.fullmatch(token.told) or _is_copy(token.told)
            return "" if fine else f"OSC {token.told[:60]}"
    return f"{token.kind} {token.told[:60]!a}"


def _is_look(csi: str) -> bool:
    """Whether a sequence sets weights and colours that we use."""
    parts = iter(csi[:-1].split(";"))
    for part in parts:
        if part in {"38", "48", "58"}:
            numbers = [next(parts, "") for _ in range({"5": 1, "2": 3}.get(next(parts, ""), 0))]
            if not numbers or not all(number.isdecimal() for number in numbers):
                return False
        elif part not in _LOOKS:
            return False
    return csi.endswith("m")


def _is_move(csi: str, columns: int, rows: int) -> bool:
    """Whether a sequence moves, scrolls or erases within the screen."""
    if region := _REGION.fullmatch(csi):
        return not region[1] or int(region[1]) < int(region[2]) <= rows
    move = _MOVES.fullmatch(csi)
    return move is not None and all(int(number or 1) <= max(columns, rows) for number in move.group(1, 2) if number)


def _is_copy(osc: str) -> bool:
    """Whether it puts an address into the clipboard, which is all that Wireside copies unasked."""
    if not osc.startswith("52;c;"):
        return False
    try:
        return re.fullmatch(rb"https?://[!-~]+", base64.b64decode(osc[5:], validate=True)) is not None
    except binascii.Error:
        return False
