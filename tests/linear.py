"""Whether a function's time grows with the length of its input, asked with one fragment repeated many times."""

from __future__ import annotations

import time
from collections.abc import Callable


def assert_linear(function: Callable[[str], object], fragment: str, repeats: int = 8_000) -> None:
    """Four times the input takes far less than the sixteen times of a square; a busy machine makes four waver."""
    small, large = (_spent(function, fragment, count) for count in (repeats // 4, repeats))
    assert large <= 8 * small + 0.05, f"{fragment!a}: {small * 1e3:.1f} ms, then {large * 1e3:.1f} ms"


def _spent(function: Callable[[str], object], fragment: str, repeats: int) -> float:
    """The least of three runs, each with a text of its own: what is kept of a text must not count."""

    def once(text: str) -> float:
        began = time.process_time()
        function(text)
        return time.process_time() - began

    return min(once(fragment * (repeats + turn)) for turn in range(3))
