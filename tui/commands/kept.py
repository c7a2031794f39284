"""What is kept, as commands see it: the library, the reader's marks, and `wireside list`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import TYPE_CHECKING

from tui.commands.errors import CommandError
from tui.commands.parsing import Parser
from tui.commands.progress import Progress

if TYPE_CHECKING:
    from tui.library import Library, Marks

_PAGE = 500
_BITE = 200  # articles indexed between two signs of progress


def run_list(arguments: Sequence[str]) -> int:
    """Print a line for every article."""
    parser = Parser("wireside list", "List the articles of the library, newest first.")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    options = parser.parse_args(arguments)
    with open_library(indexed=False) as library:
        return tell(_lines(library), as_json=options.json)


def _lines(library: Library) -> Iterator[tuple[str, str, str, object]]:
    """A hundred thousand are told as they are read."""
    page = library.headlines(_PAGE)
    while page:
        yield from ((line.key, line.source, line.title, line.published) for line in page)
        page = library.headlines(_PAGE, page[-1])


def open_library(*, indexed: bool = True) -> Library:
    """The user's library; what is wrong with it ends the command. It is given whole: indexed first."""
    from tui.library import Library, LibraryError
    from tui.settings import places

    try:
        library = Library(places().library)
        progress = Progress()
        while indexed and library.catch_up(_BITE):
            progress.now(f"{library.lagging():,} articles are still to be indexed")
        progress.end()
    except LibraryError as error:
        raise CommandError(str(error)) from None
    return library


def marks() -> Marks:
    """What the reader has read and starred."""
    from tui.library import Marks
    from tui.settings import places
    from tui.state import Journal

    state = Journal.open(places().journal).state
    return Marks(state.marked("read"), state.marked("starred"))


def tell(lines: Iterable[tuple[str, str, str, object]], *, as_json: bool, scores: Iterable[float] = ()) -> int:
    """Print articles, with their scores in JSON; exit code 1 where there are none, as grep has it."""
    code = 1
    for (key, source, title, published), score in zip(lines, chain(scores, repeat(None)), strict=False):
        code = 0
        if as_json:
            import json

            moment = published.isoformat() if hasattr(published, "isoformat") else None
            told = {"key": key, "source": source, "title": title, "published": moment}
            print(json.dumps(told if score is None else told | {"score": score}, ensure_ascii=False))
        else:
            from tui.view.when import when

            print(f"{when(published)}\t{source}\t{title}\t{key}")  # type: ignore[arg-type]
    return code
