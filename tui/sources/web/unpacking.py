"""Packed bodies, unpacked within a limit: what comes over the line may be a thousandth of what it unpacks to.

Brotli looks back over 16 MB and keeps them. So a body is unpacked twice: first to see whether it fits, keeping nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

import httpx2

from tui.sources.web.mishaps import TooLargeError


def unpacked(body: bytes, coding: str, limit: int) -> bytes:
    """A body as it was before it was packed in gzip, deflate or br.

    Raises:
        TooLargeError: it would have more bytes than the limit.
        httpx2.DecodingError: it was not packed so.
    """
    size = 0
    for piece in _pieces(body, coding):
        size += len(piece)
        if size > limit:
            raise TooLargeError(limit)
    return b"".join(_pieces(body, coding))


def _pieces(body: bytes, coding: str) -> Iterator[bytes]:
    """The same in pieces of at most 1 MB, which is what we have httpx2 for."""
    return httpx2.Response(200, headers={"Content-Encoding": coding}, stream=_Held(body)).iter_bytes()


class _Held(httpx2.SyncByteStream):
    """A body that is already here."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        yield self._body
