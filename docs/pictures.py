"""Take the pictures of the README from the real program: `make pictures`.

Runs it on the samples in a home of its own and saves what the screen shows as SVG, without the web fonts that Textual's
export would fetch.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from tui.app.app import Wireside
from tui.app.desk import Desk
from tui.settings import places

HERE = Path(__file__).parent
SIZE = (120, 36)
_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
READ_BEFORE = "sample:homs-flight-december-2024/the-commonweal.md"
HOMS = "sample:homs-flight-december-2024/northern-wire.txt"


async def take() -> None:
    """The reader with a report open, and that report beside another outlet's."""
    desk = Desk(places())
    app = Wireside(desk)
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        for report in (READ_BEFORE, HOMS):
            app.screen.sidebar.reveal(report)
            await _press(app, pilot, "enter")
            await _press(app, pilot, "escape")
        await pilot.pause(1.5)  # the list takes a closer look when it has come to rest
        await app.workers.wait_for_complete()
        await _press(app, pilot, "tab")
        _save(app, "reader")
        await _press(app, pilot, "c")
        await _press(app, pilot, "right_square_bracket")
        _save(app, "comparison")


async def _press(app: Wireside, pilot, key: str) -> None:  # noqa: ANN001 (Pilot is generic in the app's result)
    await pilot.press(key)
    await app.workers.wait_for_complete()
    await pilot.pause()


def _save(app: Wireside, name: str) -> None:
    drawn = _FONTS.sub("", app.export_screenshot(title="Wireside"))
    (HERE / f"{name}.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["WIRESIDE_HOME"] = home
        asyncio.run(take())
