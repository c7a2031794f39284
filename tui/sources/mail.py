"""Newsletters: messages as mail programs save them (.eml), and mailboxes of many (.mbox).

A message's own name is its article's key, so that it is one article wherever it was saved. What is broken in it costs
as little as can be: a header that makes no sense is empty, a label that is wrong is not believed. A mailbox is read
line by line, however large it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from email.policy import EmailPolicy
from functools import lru_cache
from typing import Any, BinaryIO

from tui.sources.charset import page_text
from tui.sources.document import Document, iso_date
from tui.sources.formats import MAILBOX, Problem, article_of
from tui.text import Article, clean_line

LONGEST = 10_000_000
"""Bytes of a message; what is larger has films in it."""
_HEADER = 4_000
"""Characters of a header: the standard library takes quadratic time for it."""
_STEPS, _BOUNDARIES = 5_000_000, 5_000
"""Lines times the parts that have parts, and lines that may begin a part: with both grows the time that a message takes
to be taken apart, and each of these takes a second. Newsletters have a tenth of it."""
_PARTS = 200
_FULLER = 2.0
"""How many times the words of the plain text the page of a message has where the plain text only says where it is."""
_QUOTED = re.compile(rb">+From ")


def read_mail(data: bytes, name: str) -> Article | Problem:
    """The article of a message; `name` is what a problem calls it. Never raises."""
    if len(data) > LONGEST:
        return Problem(name, f"{name} is too large to be a newsletter (over {LONGEST // 1_000_000} MB).")
    nested = data.lower().count(b"multipart/")
    if nested * data.count(b"\n") > _STEPS or (nested and data.count(b"\n--") > _BOUNDARIES):
        return Problem(name, f"{name} has too many parts to be a newsletter.")
    try:
        message = _parsed(data)
        document, key = _document(message), _key(message)
    except Exception as error:  # noqa: BLE001 - the standard library fails in many ways at broken messages
        return Problem(name, f"{name} cannot be understood as mail ({type(error).__name__}).")
    article = article_of(document, name, key)
    return article if article.text else Problem(name, f"{name} holds no text.")


def read_mbox(stream: BinaryIO, name: str) -> Iterator[Article | Problem]:
    """The articles of a mailbox, lazily."""
    for number, message in enumerate(_messages(stream), 1):
        called = f"Message {number:,} of {name}"
        if message is None:
            yield Problem(name, f"{called} is too large to be a newsletter (over {LONGEST // 1_000_000} MB).")
        elif message.strip():
            yield read_mail(message, called)


def _messages(stream: BinaryIO) -> Iterator[bytes | None]:
    """The messages of a mailbox; None for one that is too large to be held.

    A message begins at a line "From somebody, at some time" behind an empty one.
    """
    lines: list[bytes] = []
    length, parted, begun = 0, True, False
    while line := stream.readline(LONGEST):
        if parted and MAILBOX.match(line):
            if begun:
                yield _joined(lines, length)
            lines, length, begun = [], 0, True
        else:
            begun = begun or not line.isspace()
            length += len(line)
            if length <= LONGEST:
                lines.append(line[1:] if _QUOTED.match(line) else line)
        parted = line in {b"\n", b"\r\n"}
    if begun:
        yield _joined(lines, length)


def _joined(lines: list[bytes], length: int) -> bytes | None:
    return b"".join(lines) if length <= LONGEST else None


class _Patient(EmailPolicy):
    """Takes no more of a header than can be parsed in good time."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_HEADER]

    @lru_cache(maxsize=64)  # noqa: B019 - there is one of it. The library asks for a type six times, and most are alike
    def header_fetch_parse(self, name: str, value: str) -> Any:  # noqa: ANN401 - whatever the header's name asks for
        return super().header_fetch_parse(name, value)


_POLICY: Any = _Patient()


def _parsed(data: bytes) -> Message:
    from email import message_from_bytes

    return message_from_bytes(data, policy=_POLICY)


def _document(message: Message) -> Document:
    """What a message says, and what its headers say of it."""
    sender, address = _sender(message)
    return Document(
        _body(message),
        title=_header(message, "Subject"),
        source=sender or _list_name(message) or address or "Mail",
        published=iso_date(_header(message, "Date")),
        url=_header(message, "Archived-At").strip("<> "),
    )


def _key(message: Message) -> str | None:
    """By the name that its program gave it; None where it has none."""
    found = re.search(r"<[^<>\s]{1,500}>", str(_raw(message, "Message-ID")))
    return f"mid:{found[0]}" if found else None


def _sender(message: Message) -> tuple[str, str]:
    from email.utils import parseaddr

    try:
        name, address = parseaddr(_header(message, "From"))
    except RecursionError:  # comments in comments
        return "", ""
    return clean_line(name), clean_line(address)


def _list_name(message: Message) -> str:
    """What a mailing list calls itself: 'Wire at noon <noon.wire.example>'."""
    return clean_line(_header(message, "List-Id").partition("<")[0]).strip('" ')


def _header(message: Message, name: str) -> str:
    """A header, decoded; "" where there is none, or none that can be read."""
    from email.header import decode_header, make_header

    raw = _raw(message, name)
    try:
        return clean_line(str(make_header(decode_header(raw))), _HEADER)
    except Exception:  # noqa: BLE001 - as above: a header stops nothing
        return clean_line(raw, _HEADER)


def _raw(message: Message, name: str) -> str:
    """A header as it was written; bytes that have no business there are decoded as bodies are."""
    value = next((value for known, value in message.raw_items() if known.lower() == name.lower()), "")
    return page_text(str(value).encode("utf-8", "surrogateescape"))


def _body(message: Message) -> str:
    """The text of all parts that are meant to be read one after the other."""
    plain: list[str] = []
    marked: list[str] = []
    for number, part in enumerate(message.walk()):
        if number > _PARTS:
            break
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind in {"text/plain", "text/html"}:
            (plain if kind == "text/plain" else marked).append(_text(part))
    return _fuller("\n\n".join(plain), "\n\n".join(marked))


def _fuller(plain: str, markup: str) -> str:
    """The plain text; or the page's, where the plain text only says that there is one."""
    from tui.sources.parsers.fragment import paragraphs_of

    read = paragraphs_of(markup) if markup else ""
    return read if len(read.split()) > _FULLER * len(plain.split()) else plain


def _text(part: Message) -> str:
    """The text of a part, whatever its labels say."""
    payload: Any = part.get_payload(decode=True)
    return page_text(payload, str(part.get_content_charset() or "")) if isinstance(payload, bytes) else ""
