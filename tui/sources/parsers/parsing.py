"""The process in which foreign input is parsed: questions come in by standard input, answers leave by standard output.

A question is two lengths, a line of JSON and, once that was heard, the body it is about; an answer is a length and
JSON. The process has what `limits` leaves it, and ends when nobody asks any more, or when it has grown.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from typing import Any, BinaryIO

from tui.sources.parsers import limits
from tui.sources.worker import ANSWER, HEARD, QUESTION, ParseError, called

_NEEDED = {
    "feed": ("charset_normalizer", "feedparser", "lxml.etree", "tui.sources.parsers.discovery", "tui.sources.feeds"),
    "page": ("trafilatura", "tui.sources.html"),
}
"""What is imported before anything is parsed: later, files are hardly opened."""


def main() -> None:
    """Answer until standard input ends. An argument "page" says that pages may be asked for as well as feeds."""
    limits.end_with_parent()
    os.nice(5)  # whoever waits for a key has the processor first
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)  # nothing that is printed gets among the answers
    for what in dict.fromkeys(["feed", *sys.argv[1:]]):
        for module in _NEEDED[what]:
            import_module(module)
    limits.confine()
    rest = limits.size()
    last = False
    while not last and (lengths := questions.read(QUESTION.size)):
        header, size = QUESTION.unpack(lengths)
        question = json.loads(questions.read(header))
        _say(answers, HEARD)
        limits.begin(rest)
        answer = _answer(question, questions.read(size))
        last = limits.has_grown(rest)
        _say(answers, ANSWER.pack(len(answer), last), answer)


def _say(answers: BinaryIO, *pieces: bytes) -> None:
    answers.writelines(pieces)
    answers.flush()


def _answer(question: dict[str, Any], body: bytes) -> bytes:
    """The answer to a question, or the reason why there is none. Never raises."""
    name = called(question["url"])
    try:
        found = _found(body, **question)
        return json.dumps({"found": found}, ensure_ascii=False).encode("utf-8", "replace")
    except ParseError as error:
        sentence = str(error)
    except MemoryError:
        sentence = f"{name} needs more memory to be read than it may have."
    except RecursionError:
        sentence = f"{name} is nested too deeply to be read."
    except Exception as error:  # noqa: BLE001 - parsers fail in their own ways, and the next question is another
        sentence = f"{name} cannot be read ({type(error).__name__})."
    return json.dumps({"trouble": sentence}).encode()


def _found(body: bytes, what: str, url: str, charset: str, *, fast: bool) -> Any:  # noqa: ANN401 - three kinds, as JSON has them
    if what == "feed":
        from tui.sources.feeds import parse

        return parse(body, url, charset).to_json()
    if what == "page":
        from dataclasses import asdict

        from tui.sources.html import read_page

        return asdict(read_page(body, url, charset, fast=fast))
    from tui.sources.charset import page_text
    from tui.sources.parsers.discovery import feed_links

    return feed_links(page_text(body, charset), url)


if __name__ == "__main__":
    main()
