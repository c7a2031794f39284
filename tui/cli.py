"""The commands. Each imports what it needs when it needs it, so that `--help` and pipes are quick.

Errors are one plain sentence on stderr and exit code 2, as diff has it; nobody sees a traceback.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tui.commands.errors import CommandError
from tui.commands.streams import check_output, complain, flush, mend, silence

_FAILED = 2


def run(arguments: Sequence[str]) -> int:
    """Run one command; its exit code."""
    mend()
    try:
        try:
            return _run(arguments)
        finally:
            flush()
    except CommandError as error:
        return _failed(str(error))
    except BrokenPipeError:  # the reader of our output (head, less) has seen enough
        silence(1)
        return 0
    except OSError as error:
        silence(1)
        what = f"{error.filename} cannot be used" if error.filename else "The output cannot be written"
        return _failed(f"{what} ({(error.strerror or 'the system refuses').lower()}).")
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 (nobody sees a traceback)
        library = sys.modules.get("tui.library")  # which many commands do without
        known = library is not None and isinstance(error, library.LibraryError)
        return _failed(str(error) if known else _reported(error, arguments))


def _run(arguments: Sequence[str]) -> int:
    name = arguments[0] if arguments else ""
    if name not in _COMMANDS:
        from tui.commands.reader import run_reader

        return run_reader(arguments, _COMMANDS_HELP)
    check_output()
    from importlib import import_module

    module, function = _COMMANDS[name]
    code: int = getattr(import_module(f"tui.commands.{module}"), function)(arguments[1:])
    return code


def _reported(error: Exception, arguments: Sequence[str]) -> str:
    """Where the report of an error lies that nobody foresaw. Neither says its words, which may quote the text."""
    from shutil import get_terminal_size

    from tui.app.trouble import Trouble, last_words
    from tui.settings import places

    trouble = Trouble(places().reports)
    trouble.did(next((name for name in arguments[:1] if name in _COMMANDS), "reader"))
    return last_words(error, trouble.report(error, get_terminal_size()))


def _failed(sentence: str) -> int:
    complain(sentence)
    return _FAILED


_COMMANDS = {
    "add": ("adding", "run_add"),
    "remove": ("feeds", "run_remove"),
    "feeds": ("feeds", "run_feeds"),
    "fetch": ("fetching", "run_fetch"),
    "read": ("reports", "run_read"),
    "compare": ("reports", "run_compare"),
    "import": ("exchange", "run_import"),
    "export": ("exchange", "run_export"),
    "list": ("kept", "run_list"),
    "search": ("reports", "run_search"),
    "related": ("reports", "run_related"),
    "doctor": ("checking", "run_doctor"),
}
"""By name: the file below `commands`, and its function."""

_COMMANDS_HELP = """commands:
  add URL|OPML|PATH ...  follow feeds, folders and files
  remove FEED ...        follow them no longer
  feeds                  list what is followed, and how it fared
  fetch [FEED ...]       bring in what is new
  read PATH|URL|KEY      print an article as plain text
  compare A B [C ...]    set reports side by side, as text, Markdown, HTML, JSON or SVG
  import PATH ...        take in articles (NDJSON, mail, texts), OPML, or what newsboat has
  export [FILE]          write the articles of the library as NDJSON, or the feeds as OPML
  list                   list the articles of the library
  search QUERY           search titles and texts
  related PATH|URL|KEY   list the other reports of an article's event
  doctor                 say where everything is, and whether it can be used

`wireside COMMAND --help` tells more. Without PATH the library is opened, or sample articles.
For screen readers: `wireside read PATH` and `wireside compare --format plain A B`."""
