"""Packed bodies in pieces, as they were before: what comes over the line may be a thousandth of what it unpacks to.

Done with the libraries themselves, since httpx2 takes what broke off in the middle for whole, and reads the first of
several gzip members alone.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import httpx2

from tui.sources.web.mishaps import AGAIN, Mishap

_SAME = frozenset({"", "identity", "none", "utf-8", "utf8", "us-ascii", "iso-8859-1", "binary", "7bit", "8bit"})
_PACKED = {"gzip": "gzip", "x-gzip": "gzip", "br": "br", "deflate": "deflate"}
_BITE, _PIECE = 65_536, 1_000_000  # bytes that are taken at a time, and that come out at most
_MEMBERS = 1_000  # of a gzip body: each costs time, and may hold nothing
_GZIP, _ZLIB, _BARE = 31, 15, -15  # what zlib calls them
_MAGIC = b"\x1f\x8b"


def coding_of(told: str) -> str:
    """How a body is packed, by its Content-Encoding: "gzip", "br", "deflate", or "" where it is as it was.

    Some servers put in what is no coding at all.

    >>> coding_of("X-GZIP,"), coding_of("UTF-8"), coding_of("identity, br")
    ('gzip', '', 'br')

    Raises:
        Mishap: in a way that was not asked for, or twice: a bomb in a bomb.
    """
    names = [name for part in told.lower().split(",") if (name := part.strip()) not in _SAME]
    if len(names) > 1 or any(name not in _PACKED for name in names):
        raise Mishap("sends something that is packed in a way that was not asked for", AGAIN)
    return _PACKED[names[0]] if names else ""


def unpacked(body: bytes, coding: str) -> Iterator[bytes]:
    """A body as it was before it was packed, in pieces of about 1 MB.

    Raises:
        httpx2.DecodingError: it was not packed so, or is not all of it.
    """
    if not coding:
        yield body
    elif body:
        try:
            yield from _brotli(body) if coding == "br" else _zlib(body, _kind(body, coding))
        except zlib.error as error:
            raise httpx2.DecodingError(str(error)) from error


def _kind(body: bytes, coding: str) -> int:
    """Deflate has a head by its standard, and none by some servers."""
    if coding == "gzip":
        return _GZIP
    try:
        zlib.decompressobj(_ZLIB).decompress(body[:2], 1)
    except zlib.error:
        return _BARE
    return _ZLIB


def _zlib(body: bytes, kind: int) -> Iterator[bytes]:
    """Member after member of gzip, or the only one of deflate. What follows them and is none is left aside."""
    one, members = zlib.decompressobj(kind), 1
    for start in range(0, len(body), _BITE):
        rest = body[start : start + _BITE]
        while rest:
            if one.eof:
                if kind != _GZIP or not _MAGIC.startswith(rest[:2]):
                    return
                if members == _MEMBERS:
                    raise httpx2.DecodingError("it is in too many pieces")
                one, members = zlib.decompressobj(kind), members + 1
            piece = one.decompress(rest, _PIECE)
            while piece:
                yield piece
                piece = one.decompress(one.unconsumed_tail, _PIECE)
            rest = one.unused_data
    if not one.eof:
        raise httpx2.DecodingError("it broke off")


def _brotli(body: bytes) -> Iterator[bytes]:
    import brotli  # type: ignore[import-not-found,import-untyped,unused-ignore]

    one = brotli.Decompressor()
    try:
        piece = one.process(body, output_buffer_limit=_PIECE // 2)
        while piece:
            yield piece
            piece = one.process(b"", output_buffer_limit=_PIECE // 2)
    except brotli.error as error:
        raise httpx2.DecodingError(str(error)) from error
    if not one.is_finished():
        raise httpx2.DecodingError("it broke off")
