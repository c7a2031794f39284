"""A reader whose feeds are fetched."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.sources.feeding import Reading


@pytest.fixture
async def reading(tmp_path: Path) -> AsyncIterator[Reading]:
    async with Reading.at(tmp_path) as reading:
        yield reading
