"""A body that is packed in gzip though its server does not say so, unpacked within a limit."""

from __future__ import annotations

import zlib

from tui.sources.worker import ParseError, called

_MAGIC = b"\x1f\x8b\x08"
_GZIP = 16 + zlib.MAX_WBITS
_LIMIT = 10_000_000
"""Bytes, as many as a feed may have that was not packed (see `fetch`)."""


def unpacked(body: bytes, url: str) -> bytes:
    """What a body holds that came from `url`; one that is not packed is itself.

    Raises:
        ParseError: it would be too large.
    """
    if not body.startswith(_MAGIC):
        return body
    unpacking = zlib.decompressobj(_GZIP)
    try:
        held = unpacking.decompress(body, _LIMIT + 1)
    except zlib.error:
        return body
    if len(held) > _LIMIT:
        raise ParseError(f"{called(url)} is too large to be a feed (over {_LIMIT // 1_000_000} MB).")
    return held
