"""The gate: foreign text goes in, inert text comes out.

A terminal obeys what it is sent, so no control, no escape sequence and no invisible or direction-changing character
may become part of an article. Everything that Wireside did not write itself passes here once, after its last decoding
(charset, entities, JSON). Cleaning removes rather than escapes: this is prose, and nobody reads an escape code.
"""

from __future__ import annotations


def clean(text: str) -> str:
    r"""Make foreign text inert: NFC, newline as the only control, nothing invisible. Idempotent and linear in time.

    Surrogates become U+FFFD, every kind of line end a newline, every kind of space a space. Joiners stay where a script
    or an emoji needs them, at most four combining marks stay on one letter.

    >>> clean("a\x1b]0;title\x07b\x9b2Jc\r\nd\u202ee\tf")
    'abc\nde f'
    """
    text = text.replace("\r\n", "\n").replace("\u00a0", " ").replace("\t", " ")  # all that most files need
    if _is_plain(text):
        return text
    from tui.text.inert import inert

    return inert(text)


def clean_line(text: str, limit: int = 500) -> str:
    r"""The same on one line: white space as single spaces, trimmed, at most `limit` characters.

    >>> clean_line("  Aid\n reaches\x00 Homs ")
    'Aid reaches Homs'
    """
    return " ".join(clean(text).split())[:limit].rstrip(_LOOSE)


def shown(text: str) -> str:
    r"""A part of a line as a terminal may be given it: the last gate, for what came by a way that nobody thought of.

    Text is clean by then, so this is a glance. What is not comes out on one line, with its blanks where they were.

    >>> shown(" Homs "), shown("a\x1b[2Jb\nc")
    (' Homs ', 'ab c')
    """
    return text if text.isprintable() else clean(text).replace("\n", " ")


_LOOSE = " \u200c\u200d"
"""What is nothing at the end of a line: a space, and the joiners that `clean` leaves where they may join."""


def _is_plain(text: str) -> bool:
    """Whether a text has only what Western outlets set their news in: no controls, marks or invisible characters."""
    try:
        text.isascii() or text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return text.replace("\n", "").isprintable()
