"""Bodies of answers, taken in within limits: of each, and of how many large ones are in hand at a time.

Brotli looks back over 16 MB and keeps them. So a body is unpacked twice: first to see whether it fits, keeping nothing.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import aclosing, suppress

import httpx2

from tui.sources.web.mishaps import TooLargeError
from tui.sources.web.unpacking import coding_of, unpacked

_LARGE = 1_000_000
"""Bytes from which on a body waits until few others of its size are in hand."""


async def whole(response: httpx2.Response, limit: int, room: Callable[[], Awaitable[None]]) -> bytes:
    """A body, unpacked. `room` is waited for before much of it is kept, and may be called twice.

    Raises:
        TooLargeError: it has more bytes than the limit, or would have.
        Mishap, httpx2.DecodingError: it is packed in a way that cannot be undone.
    """
    coding = coding_of(response.headers.get("content-encoding", ""))
    body = await _received(response, limit, room)
    if not coding:
        return body
    size = 0
    for piece in unpacked(body, coding):
        size += len(piece)
        if size > limit:
            raise TooLargeError(limit)
    if size > _LARGE:
        await room()
    return b"".join(unpacked(body, coding))


async def beginning(response: httpx2.Response, limit: int) -> bytes:
    """As much of a body as a limit allows, unpacked.

    Raises:
        Mishap: it is packed in a way that cannot be undone.
    """
    coding = coding_of(response.headers.get("content-encoding", ""))
    body, found = bytearray(), bytearray()
    async with aclosing(response.aiter_raw()) as coming:
        async for piece in coming:
            body += piece
            if len(body) >= limit:
                break
    with suppress(httpx2.DecodingError):  # of what was cut off
        for piece in unpacked(bytes(body), coding):
            found += piece
            if len(found) >= limit:
                break
    return bytes(found[:limit])


async def _received(response: httpx2.Response, limit: int, room: Callable[[], Awaitable[None]]) -> bytes:
    """A body as it comes over the line.

    Raises:
        TooLargeError: it has more bytes than the limit.
    """
    promised = response.headers.get("content-length", "")
    if promised.isdigit() and int(promised[:20]) > limit:
        raise TooLargeError(limit)
    pieces, size = list[bytes](), 0
    async with aclosing(response.aiter_raw()) as coming:
        async for piece in coming:
            size += len(piece)
            if size > limit:
                raise TooLargeError(limit)
            if size > _LARGE:
                await room()
            pieces.append(piece)
    return b"".join(pieces)
