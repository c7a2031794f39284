"""What is kept, as commands see it: the library, the reader's marks, and `wireside list`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.commands.parsing import CommandError, Parser

if TYPE_CHECKING:
    from tui.library import Library, Marks


def run_list(arguments: Sequence[str]) -> int:
    """Print a line for every article."""
    parser = Parser("wireside list", "List the articles of the library, newest first.")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    options = parser.parse_args(arguments)
    with open_library() as library:
        lines = library.headlines(len(library))
        return tell([(line.key, line.source, line.title, line.published) for line in lines], as_json=options.json)


def open_library() -> Library:
    """The user's library; what is wrong with it ends the command."""
    from tui.library import Library, LibraryError
    from tui.settings import places

    try:
        return Library(places().library)
    except LibraryError as error:
        raise CommandError(str(error)) from None


def marks() -> Marks:
    """What the reader has read and starred."""
    from tui.library import Marks
    from tui.settings import places
    from tui.state import Journal

    state = Journal.open(places().journal).state
    return Marks(state.marked("read"), state.marked("starred"))


def tell(lines: Sequence[tuple[str, str, str, object]], *, as_json: bool) -> int:
    """Print articles; exit code 1 where there are none, as grep has it."""
    for key, source, title, published in lines:
        if as_json:
            import json

            moment = published.isoformat() if hasattr(published, "isoformat") else None
            print(json.dumps({"key": key, "source": source, "title": title, "published": moment}, ensure_ascii=False))
        else:
            from tui.view.when import when

            print(f"{when(published)}\t{source}\t{title}\t{key}")  # type: ignore[arg-type]
    return 0 if lines else 1
