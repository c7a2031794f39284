"""How a cell looks, and the shortest sequence from one look to another.

Textual tells every stretch of text its whole look and takes it back behind it; a terminal keeps the look it was given.
What a look is made of: ECMA-48, 8.3.117 (SGR), colours as in ITU T.416 with xterm's semicolons.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_ON = {2: 2, 3: 4, 4: 8, 5: 16, 6: 32, 7: 64, 8: 128, 9: 256, 21: 512, 53: 1024, 1: 1}
"""SGR parameters that switch something on, and the bit of each. 1 comes last: some terminals take 21 for its end."""
_BOLD, _DOUBLE = _ON[1], _ON[21]
_OFF = {22: 1 | 2, 23: 4, 24: 8 | 512, 25: 16 | 32, 27: 64, 28: 128, 29: 256, 55: 1024}
"""SGR parameters that switch things off."""
_SHOWN_ON_BLANKS = 8 | 64 | 256 | 512 | 1024
"""Lines and reversal: where a blank shows the colour of its text."""

_CUBE = (0, 95, 135, 175, 215, 255)
_FIXED: dict[tuple[int, ...], int] = {
    **{(_CUBE[n // 36], _CUBE[n // 6 % 6], _CUBE[n % 6]): 16 + n for n in range(6, 216)},
    **{(8 + 10 * n,) * 3: 232 + n for n in range(24)},
}
"""Red, green and blue of xterm's colours 22 to 255."""


class Look(NamedTuple):
    """Attributes, colours as SGR parameters ("" for the terminal's own), and the link below."""

    attributes: int = 0
    text: str = ""
    ground: str = ""
    link: str = ""
    """Target of OSC 8; "" for none."""


PLAIN = Look()


@lru_cache(maxsize=4096)
def on_blanks(seen: Look) -> Look:
    """The same for a blank, on which the colour of its text is not seen unless there are lines.

    >>> on_blanks(Look(1, "31", "44"))
    Look(attributes=0, text='', ground='44', link='')
    """
    if seen.attributes & _SHOWN_ON_BLANKS:
        return seen
    return Look(ground=seen.ground, link=seen.link)


@lru_cache(maxsize=4096)
def look(parameters: str, link: str = "") -> Look | None:
    """The look that SGR parameters give to a terminal that has none; None where we do not know one of them.

    >>> look("1;38;2;86;180;233;48;5;16")
    Look(attributes=1, text='38;2;86;180;233', ground='48;5;16', link='')
    >>> look("0;77") is None
    True
    """
    attributes, text, ground = 0, "", ""
    numbers = iter([int(part or 0) for part in parameters.split(";")])
    for number in numbers:
        if number in _ON:
            attributes |= _ON[number]
        elif number in _OFF:
            attributes &= ~_OFF[number]
        elif number == 0:
            attributes, text, ground = 0, "", ""
        elif number in {38, 48}:
            kind = next(numbers, 0)
            rest = [next(numbers, -1) for _ in range({5: 1, 2: 3}.get(kind, 0))]
            if not rest or -1 in rest:
                return None
            colour = f"{number};{_shortest(kind, tuple(rest))}"
            text, ground = (colour, ground) if number == 38 else (text, colour)
        elif 30 <= number <= 37 or 90 <= number <= 97:
            text = str(number)
        elif 40 <= number <= 47 or 100 <= number <= 107:
            ground = str(number)
        elif number == 39:
            text = ""
        elif number == 49:
            ground = ""
        else:
            return None
    return Look(attributes, text, ground, link)


@lru_cache(maxsize=512)
def _shortest(kind: int, colour: tuple[int, ...]) -> str:
    """A colour as its number among xterm's 256 where it is one of the fixed ones, which takes half the bytes.

    The first sixteen are everybody's own, and some programs set the six after them.

    >>> _shortest(2, (95, 175, 255)), _shortest(2, (38, 38, 38)), _shortest(2, (1, 2, 3))
    ('5;75', '5;235', '2;1;2;3')
    """
    if kind == 2 and (number := _FIXED.get(colour)):
        return f"5;{number}"
    return ";".join(map(str, (kind, *colour)))


@lru_cache(maxsize=8192)
def turn(before: Look, after: Look) -> str:
    r"""The shortest sequence that turns one look into another.

    >>> turn(Look(1, "31"), Look(1, "32")), turn(Look(1, "31"), PLAIN)
    ('\x1b[32m', '\x1b[m')
    """
    link = "" if before.link == after.link else f"\x1b]8;;{after.link}\x1b\\"
    if before[:3] == after[:3]:
        return link
    whole = ";".join(["", *_parameters(after)])
    step = ";".join(_steps(before, after))
    return f"{link}\x1b[{min(whole, step, key=len)}m"


def _parameters(wanted: Look) -> list[str]:
    """What gives a look to a terminal that has none."""
    on = [str(number) for number, bit in _ON.items() if wanted.attributes & bit]
    return [part for part in (*on, wanted.text, wanted.ground) if part]


def _steps(before: Look, after: Look) -> list[str]:
    """What changes one look into another without starting afresh."""
    gone = before.attributes & ~after.attributes
    off = [(number, bits) for number, bits in _OFF.items() if gone & bits]
    cleared = sum(bits for _, bits in off)
    missing = after.attributes & (~before.attributes | cleared)
    missing |= after.attributes & _BOLD if missing & _DOUBLE else 0
    steps = [str(number) for number, _ in off]
    steps += [str(number) for number, bit in _ON.items() if missing & bit]
    steps += [after.text or "39"] * (before.text != after.text)
    return steps + [after.ground or "49"] * (before.ground != after.ground)
