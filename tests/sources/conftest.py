"""A reader whose feeds are fetched; all of a module share the process that parses, which takes long to start."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.sources.feeding import Reading
from tui.sources.worker import Worker


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def worker() -> AsyncIterator[Worker]:
    async with Worker() as started:
        yield started


@pytest_asyncio.fixture(loop_scope="module")
async def reading(tmp_path: Path, worker: Worker) -> AsyncIterator[Reading]:
    async with Reading.at(tmp_path, worker) as one:
        yield one
