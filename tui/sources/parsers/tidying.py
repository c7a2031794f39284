"""What is set right in the text of a feed before any parser sees it: each would make something else of it.

Warnings that stand before it, a DTD, ampersands that mean themselves, and two names that feedparser takes for others.
What HTML in CDATA says is nobody's business here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from html.entities import html5

_START = re.compile(r"<\?xml|<!doctype|<(?:[\w.-]{1,40}:)?(?:rss|rdf|feed|channel)\b", re.IGNORECASE)
_PAGE = re.compile(r"<(?:html|head|body)\b", re.IGNORECASE)
_JUNK = 5_000
"""Letters in which a feed begins at last: programs that make them print their warnings first."""
_DECLARATION = re.compile(r"<\?xml[^<>]{0,1000}>\s*")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HEAD = 20_000
_DOCTYPE_OR_ROOT = re.compile(r"<!doctype|<\w", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!doctype[^<>\[]{0,1000}(?:\[.*?\]\s{0,9})?>", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"""<!ENTITY\s{1,9}(\w{1,31})\s{1,9}(?:"([^"&<%]{0,20})")?""")
_AMPERSAND = re.compile(r"&(?!(?:lt|gt|amp|quot|apos|#\d{1,7}|#[xX][\da-fA-F]{1,6});)(?:(\w{1,31});)?")
_CAPTION = re.compile(r"<(/?)media:description\b[^<>]{0,1000}?(/?)>", re.IGNORECASE)
_BASE = re.compile(r"""(<[A-Za-z][^<>]{0,1000}?\s)base(?==["'])""")


def tidied(text: str) -> str:
    r"""A feed as parsers understand it; anything else as it is, but for what no XML may hold.

    >>> tidied('<p>Oh!</p>\n<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY wire "Wire">]><rss>R&D &wire;&nbsp;&lt;')
    '<rss>R&amp;D Wire\xa0&lt;'
    """
    text = _CONTROLS.sub("", _begun(text))
    if declaration := _DECLARATION.match(text):  # it names the encoding of before
        text = text[declaration.end() :]
    text, entities = _without_doctype(text)
    first, *others = text.split("<![CDATA[")
    pieces = [_mended(first, entities)]
    for other in others:
        literal, end, rest = other.partition("]]>")
        pieces.append(literal + end + _mended(rest, entities))
    return "<![CDATA[".join(pieces)


def _begun(text: str) -> str:
    """A feed without what stands before it."""
    start = _START.search(text, 0, _JUNK)
    return text[start.start() :] if start and not _PAGE.search(text, 0, start.start()) else text


def _without_doctype(text: str) -> tuple[str, dict[str, str]]:
    """A feed without its DTD, and the entities of it that stand for a word; others stand for their names."""
    start = _DOCTYPE_OR_ROOT.search(text[:_HEAD])
    doctype = _DOCTYPE.match(text, start.start()) if start else None
    if not doctype:
        return text, {}
    entities = {name: value or name for name, value in _ENTITY.findall(doctype[0][:_HEAD])}
    return text[: doctype.start()] + text[doctype.end() :].lstrip(), entities


def _mended(markup: str, entities: Mapping[str, str]) -> str:
    """XML without CDATA, well-formed as far as ampersands go.

    The caption of a picture (media:description) is none of the report, for which feedparser takes it; and `base` in any
    element is none of xml:base.
    """

    def meant(reference: re.Match[str]) -> str:
        name = reference[1]
        known = name and (html5.get(f"{name};") or entities.get(name))
        return escape(known) if known else f"&amp;{reference[0][1:]}"

    if "&" in markup:
        markup = _AMPERSAND.sub(meant, markup)
    if "base=" in markup:
        markup = _BASE.sub(r"\1href-base", markup)
    return _CAPTION.sub(r"<\1media:caption\2>", markup) if "media:" in markup else markup
