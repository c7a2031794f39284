"""Questions to a server, as a person asks them."""

from __future__ import annotations

from typing import Any

import pytest

from tui.sources.fetch import Answer, Fetcher, FetchError, Patience
from tui.text.clean import clean_line

SHORT = Patience(connect=0.3, read=0.3, total=0.6)


async def got(fetcher: Fetcher, url: str, **asked: Any) -> Answer:
    return await fetcher.get(url, typed=True, **asked)


async def trouble(fetcher: Fetcher, url: str, **asked: Any) -> FetchError:
    """Why there is no answer: two plain sentences, with nothing of the machinery hanging on them."""
    with pytest.raises(FetchError) as caught:
        await got(fetcher, url, **asked)
    error = caught.value
    for sentence in (error.sentence, error.cure):
        assert sentence.endswith(".")
        assert clean_line(sentence) == sentence
    assert error.__cause__ is error.__context__ is None
    return error
