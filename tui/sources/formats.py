"""The bytes of a file to an article, in whichever of the formats they are, or the reason why not."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from tui.sources.document import Document, read_text
from tui.sources.encoding import decoded, is_binary
from tui.text import Article
from tui.text.boilerplate import repeats

FORMATS = {".txt": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".eml": "mail"}
"""Name endings of what a folder is searched for; a file named by the user may have any."""

_HTML_START = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_FEED_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}>\s*)?<(rss|feed|rdf:rdf|opml)\b", re.IGNORECASE
)
_OPENING_WORDS = 12
MAILBOX = re.compile(rb"From \S{1,300} .{0,60}[0-9]{2}:[0-9]{2}.{0,30}[0-9]{4}")
"""The line with which a message begins in a mailbox: who sent it, and when it came."""
_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):")
_SENDER = {b"from", b"return-path", b"received", b"delivered-to"}
_SENT = {b"subject", b"date", b"message-id", b"mime-version", b"to"}


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something is not an article."""

    path: str
    reason: str
    """One plain sentence, clean."""


def article_from(data: bytes, name: str, key: str | None = None) -> Article | Problem:
    """What a file's bytes hold: the name's ending tells the format, else the content.

    A file that does not name its outlet is named for itself: "northern-wire.txt" comes from Northern Wire.
    """
    if not data.strip():
        return Problem(name, f"{name} is empty.")
    kind = FORMATS.get(Path(name).suffix.lower()) or _sniffed(data)
    if kind == "mail":
        from tui.sources.mail import read_mail

        return read_mail(data, name)
    if kind == "text" and (feed := _FEED_START.match(data[:2000])):
        what = "a list of feeds" if feed[1].lower() == b"opml" else "a feed"
        return Problem(name, f"{name} is {what} and no report; `wireside add` follows it.")
    if is_binary(data):
        return Problem(name, f"{name} is not text (it looks like a picture or a program).")
    try:
        document = _document(data, kind)
    except Exception as error:  # noqa: BLE001 - parsers fail in their own ways, and one file stops nothing
        return Problem(name, f"{name} cannot be understood as {kind} ({type(error).__name__}).")
    article = article_of(document, name, key)
    return article if article.text else Problem(name, f"{name} holds no text.")


def _document(data: bytes, kind: str) -> Document:
    if kind == "html":
        from tui.sources.html import read_html

        return read_html(data)
    if kind == "markdown":
        from tui.sources.markdown import read_markdown

        return read_markdown(decoded(data))
    return read_text(decoded(data))


def _sniffed(data: bytes) -> str:
    if _HTML_START.match(data[:1000]):
        return "html"
    if data[:5].splitlines()[0] == b"---":
        return "markdown"
    return "mail" if is_mail(data) else "text"


def is_mail(data: bytes) -> bool:
    r"""Whether the beginning of a file is that of a message: headers that mail has and reports have not.

    >>> is_mail(b"From: Wire <a@wire.example>\nSubject: Toll rises\n\nTwo died."), is_mail(b"Title: Toll rises\n\nTwo")
    (True, False)
    """
    lines = data[:4096].partition(b"\n\n")[0].splitlines()
    names = {match[1].lower() for line in lines if (match := _FIELD.match(line))}
    return bool(_FIELD.match(data) and names & _SENDER and names & _SENT)


def article_of(document: Document, name: str, key: str | None) -> Article:
    """The article that a document is, with a title even where it says none."""
    article = Article.from_text(
        document.text,
        title=document.title,
        source=document.source or _outlet(name),
        published=document.published,
        url=document.url,
        byline=document.byline,
        key=key,
    )
    first, _, rest = article.text.partition("\n\n")
    if not article.title:
        return replace(article, title=opening(first))
    if rest and repeats(first, article.title):
        return Article.from_text(
            rest, article.title, article.source, article.published, article.url, article.byline, article.key
        )
    return article


def _outlet(name: str) -> str:
    """An outlet's name out of a file's: "northern-wire.txt" is "Northern Wire"."""
    words = re.sub(r"[\s_-]+", " ", Path(name).stem).strip()
    return words.title() if words.islower() else words


def opening(line: str) -> str:
    """The first words of a report without a headline. Never the whole line, which would look like its repetition."""
    words = line.split()
    return " ".join(words[: min(_OPENING_WORDS, max(1, len(words) - 1))]) + " …"
