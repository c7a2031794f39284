"""Fetchers for tests of the web, and no proxy but those that a test sets."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.sources.web.questions import SHORT
from tui.sources.fetch import Fetcher


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher() as one:
        yield one


@pytest.fixture
async def hasty() -> AsyncIterator[Fetcher]:
    async with Fetcher(patience=SHORT) as one:
        yield one
