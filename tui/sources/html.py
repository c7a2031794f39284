"""HTML to a document: the report on a page, and what the page says of it.

A page from the web must hold a report: one that asks for consent, for a subscription or for a browser instead is told
apart (`read_page`). A file that somebody saved is read however little it holds (`read_html`).
"""

from __future__ import annotations

import logging
import re
from typing import Any

from tui.sources.charset import page_text
from tui.sources.document import Document

_WHOLE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_PARTED = "\n\n"
_FULLER, _BY = 2, 500
"""What a page gives search engines as its report is taken where it has so many times and letters more than is shown."""


def read_page(body: bytes, url: str, charset: str = "", *, fast: bool = False) -> Document:
    """The report on a page of the web, from bytes whose server calls their encoding `charset`; "" says nothing.

    `fast` saves a fifth of the time, for many pages. Costs 0.4 s of imports at first. Linear in time.

    Raises:
        ParseError: the page holds no report, with the reason.
    """
    from tui.sources.page.walls import check_page, check_report

    check_page(body, url)
    document = _document(page_text(body, charset), url, fast=fast)
    check_report(document, url)
    return document


def read_html(data: bytes, url: str = "") -> Document:
    """A saved page as a document; its bytes are decoded as its own declaration says."""
    return _document(page_text(data), url)


def _document(text: str, url: str, *, fast: bool = False) -> Document:
    tree = _tree(text)
    if tree is None:
        return Document(text="")
    from tui.sources.page.about import about
    from tui.sources.page.body import everything, report

    told = about(tree, url)
    found = report(tree, told, fast=fast)
    return Document(
        text=_best(found, told.body, "" if _PARTED in found else everything(tree), told.title),
        title=told.title,
        source=told.source,
        byline=told.byline,
        published=told.published,
        url=told.url,
    )


def _best(found: str, given: str, whole: str, title: str) -> str:
    """The text that was found, unless the page gives search engines far more; one block as the page parts it."""
    if len(given) > _FULLER * len(found) + _BY:
        return given
    if _PARTED in found:
        return found
    same = (other for other in (given, whole) if other and _below(title, other) == _below(title, found))
    return next(same, found or whole)


def _below(title: str, text: str) -> str:
    """The letters of a text, without a headline above it."""
    above, letters = ("".join(filter(str.isalnum, part)) for part in (title, text))
    return letters.removeprefix(above)


def _tree(text: str) -> Any:  # noqa: ANN401 - lxml comes without types
    """The elements of a page, or of a piece of one; None where there are none."""
    import trafilatura

    for name in ("trafilatura", "htmldate"):  # which report on pages; a reader's screen is no place
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return trafilatura.load_html(text if _WHOLE.search(text) else f"<html><body>{text}")
