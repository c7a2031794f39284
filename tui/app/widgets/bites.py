"""Layout behind the screen: in bites, so that no key waits for it, with rests in which keys are answered.

It stays on the screen's own thread: threads share one interpreter, and a thread that lays out for a second delays each
of the many steps that a key takes by its turn.
"""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Callable
from time import perf_counter

BITE = 0.004
"""Seconds of work at a stretch; a frame has sixteen."""
_REST = 0.004


async def in_bites(lay: Callable[[], bool], laid: Callable[[], object]) -> None:
    """Call `lay` until it says that nothing is left; `laid` after each bite."""
    left = True
    while left:
        over = perf_counter() + BITE
        while left and perf_counter() < over:
            left = lay()
        laid()
        await sleep(_REST)
