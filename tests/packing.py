"""Packed answers of a server: bodies in gzip, deflate and br, and small ones that unpack to large ones."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache

from tests.web import Reply, head, page, wire


def packed(body: bytes, coding: str, *, kind: str = "text/html") -> Reply:
    """A body in gzip, deflate or br; under another name it goes as it is."""
    import gzip

    import brotli

    codings = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}
    return page(codings.get(coding, bytes)(body), kind=kind, headers={"Content-Encoding": coding})


def bomb(coding: str, *, size: int = 400_000_000) -> Reply:
    """A small body in gzip or br that unpacks to a large one."""
    return wire(
        head(200, {"Content-Type": "text/html", "Content-Encoding": coding, "Connection": "close"}), blown(coding, size)
    )


@lru_cache
def blown(coding: str, size: int) -> bytes:
    """Zeros, packed: 400 kB of gzip for 400 MB, far less of brotli."""
    if coding == "br":
        import brotli

        packer = brotli.Compressor(quality=1, lgwin=24)
        parts = [packer.process(bytes(1_000_000)) for _ in range(size // 1_000_000)]
        return b"".join([*parts, packer.finish()])
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    part = deflate.compress(bytes(1_000_000)) + deflate.flush(zlib.Z_FULL_FLUSH)
    crc = 0
    for _ in range(size // 1_000_000):
        crc = zlib.crc32(bytes(1_000_000), crc)
    first, tail = b"\x1f\x8b\x08\0\0\0\0\0\0\x03", deflate.flush() + struct.pack("<II", crc, size)
    return first + part * (size // 1_000_000) + tail
