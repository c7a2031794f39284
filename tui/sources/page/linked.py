"""What a page says of its report in JSON-LD (schema.org), which is written for search engines and so mostly right.

A page may hold many such objects: the one that is about this page counts. Foreign JSON has any shape, so whatever is
not of the shape that schema.org gives it is passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import islice
from urllib.parse import urlsplit

_PAGES = {"report", "review", "webpage", "creativework", "videoobject", "recipe"}
"""Kinds that tell of a page beside what is called an article or a posting."""
_MOST = 2_000  # objects looked at
_LOOSE = re.compile(r'"(headline|datePublished)"\s{0,9}:\s{0,9}"([^"\\]{4,300})"')

_BLOCK_TAG, _TAG = (
    re.compile(r"</?(?:p|br|div|h\d|li)\b[^<>]{0,300}>", re.IGNORECASE),
    re.compile(r"</?[a-z][^<>]{0,300}>"),
)

_Object = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Linked:
    """What is told of one report; "" and () for what is not."""

    headline: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    body: str = ""


def linked(scripts: Iterable[str], url: str = "") -> Linked:
    """What scripts of JSON-LD tell of the report whose page has this address.

    >>> linked(['{"@type": "NewsArticle", "headline": "Toll rises", "author": {"name": "Ada Ek"}}'])
    Linked(headline='Toll rises', outlet='', authors=('Ada Ek',), published='', body='')
    """
    objects = list(islice((found for script in scripts for found in _objects(script)), _MOST))
    named = {str(found["@id"]): found for found in objects if "@id" in found and "name" in found}
    told = list(_about(objects, urlsplit(url).path.strip("/")))
    return Linked(
        headline=_first(_text(found.get("headline")) for found in told),
        outlet=_first(name for found in told for name in _names(found.get("publisher"), named)),
        authors=next((names for found in told if (names := tuple(_names(found.get("author"), named)))), ()),
        published=_first(_text(found.get("datePublished")) for found in told),
        body=_paragraphs(_first(_text(found.get("articleBody")) for found in told)),
    )


def _about(objects: Iterable[_Object], path: str) -> Iterator[_Object]:
    """The objects that are about the page: one article, that of the page's own address before all; then the page."""
    articles, pages = [], []
    for found in objects:
        kinds = {kind.lower() for kind in _strings(found.get("@type"))}
        if any(kind.endswith(("article", "posting")) for kind in kinds):
            articles.append(found)
        elif kinds & _PAGES or not kinds:
            pages.append(found)
    articles.sort(key=lambda found: not _is_at(path, found))  # which keeps those in order that are alike
    yield from articles[:1]
    yield from (found for found in pages if _is_at(path, found))


def _is_at(path: str, found: _Object) -> bool:
    """Whether an object is at an address, or at none."""
    places = [place for name in ("url", "mainEntityOfPage", "@id") for place in _strings(found.get(name))]
    return not path or not places or any(path in place for place in places)


def _objects(script: str) -> Iterator[_Object]:
    """The objects of a script that stand for themselves; from broken JSON what can be made out of it."""
    try:
        waiting = [json.loads(script, strict=False)]
    except (ValueError, RecursionError):
        waiting = [dict(_LOOSE.findall(script))]
    while waiting:
        found = waiting.pop()
        if isinstance(found, list):
            waiting += reversed(found)
        elif isinstance(found, dict) and found:
            yield found
            waiting += [found[name] for name in ("mainEntity", "@graph") if name in found]


def _names(value: object, named: Mapping[str, _Object]) -> Iterator[str]:
    """The names of persons or organisations, which may stand elsewhere under their "@id"."""
    for found in value if isinstance(value, list) else [value]:
        known = named.get(str(found.get("@id")), {}) if isinstance(found, dict) else {}
        own = [found] if isinstance(found, str) else _strings(found.get("name")) if isinstance(found, dict) else []
        yield from filter(None, map(_text, own or _strings(known.get("name"))))


def _strings(value: object) -> list[str]:
    """A string, a list of strings, or an object that names itself by its address, as strings."""
    values = value if isinstance(value, list) else [value]
    named = [found.get("@id") if isinstance(found, dict) else found for found in values]
    return [found for found in named if isinstance(found, str)]


def _text(value: object) -> str:
    """A string as text: in JSON-LD it is often escaped as if it were HTML."""
    return unescape(value).strip() if isinstance(value, str) else ""


def _paragraphs(body: str) -> str:
    r"""A report as paragraphs, whatever its lines are parted by.

    >>> _paragraphs("<p>Two <b>died</b>.</p><p>One lives.</p>")
    'Two died.\n\nOne lives.'
    """
    lines = _TAG.sub("", _BLOCK_TAG.sub("\n", body)).split("\n")
    return "\n\n".join(filter(None, (line.strip() for line in lines)))


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")
