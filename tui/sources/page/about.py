"""What a page says of its report: headline, outlet, byline, time of publication and address.

Pages say it many times over (JSON-LD, meta elements, what is seen) and not always the same. What is written for
machines is held against what is seen and against the address, and of several answers the one that agrees is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from tui.sources.document import iso_date
from tui.sources.page.byline import names
from tui.sources.page.linked import linked
from tui.text.article import canonical_url, moment

_LONGEST_TITLE, _HEADINGS, _MOST_SAID = 400, 20, 20
_SEPARATOR = re.compile(r" ([|–—·•:»›~-]) ")
_HALF = 0.5
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "citation_journal_title")
_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "parsely-title", "title")
_AUTHORS = ("author", "byl", "parsely-author", "sailthru.author", "dc.creator", "og:article:author", "article:author")
_CANONICAL = "//link[contains(concat(' ', translate(@rel, 'CANOIL', 'canoil'), ' '), ' canonical ')]/@href"
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
)
_TITLE = "//title[not(ancestor::svg)]/text()"
_TIMES = "//time[@itemprop='datePublished' or @pubdate]/@datetime"
_DOORS = ("www.", "m.", "mobile.", "amp.")


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of its report; "" for what it does not say."""

    title: str
    source: str
    byline: str
    published: str
    url: str
    body: str
    """The report, as some pages give it to search engines."""


def about(tree: Any, url: str) -> About:  # noqa: ANN401 - lxml comes without types
    """What a page says of its report, which was found at an address."""
    told = linked(tree.xpath("//script[@type='application/ld+json']/text()"), url)
    meta = _meta(tree)
    address = _address([*tree.xpath(_CANONICAL), *meta.get("og:url", ())], url)
    full = _line("".join(tree.xpath(_TITLE)[:1]))
    outlet = _outlet([*_said(meta, _OUTLETS[:1]), told.outlet, *_said(meta, _OUTLETS[1:])], full, _host(address))
    titles = [
        _without(title[:_LONGEST_TITLE], outlet, address) for title in [told.headline, *_said(meta, _TITLES), full]
    ]
    return About(
        title=_headline([_line(node.text_content()) for node in islice(tree.iter("h1"), _HEADINGS)], titles),
        source=outlet or _host(address),
        byline=_byline([told.authors, *(meta.get(name, ()) for name in _AUTHORS)], tree, outlet),
        published=_published([*_said(meta, _PUBLISHED), told.published, *tree.xpath(_TIMES)]) or _guessed(tree, url),
        url=address,
        body=told.body,
    )


def _meta(tree: Any) -> Mapping[str, list[str]]:  # noqa: ANN401
    """What the meta elements say, by their names in lower case."""
    found: dict[str, list[str]] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        if value := _line(node.get("content")):
            found.setdefault(name.lower().strip(), []).append(value)
    return found


def _said(meta: Mapping[str, list[str]], names: Sequence[str]) -> list[str]:
    """What is said under some names, in their order."""
    return [value for name in names for value in meta.get(name, ())][:_MOST_SAID]


# -- address
def _address(links: Iterable[str], url: str) -> str:
    """A page's one address: as it names itself, unless that is another site's, or the site's front page.

    Names below one name are often different people's, so only what is known for a door leads to the same site.

    >>> _address(["/news/1"], "https://m.news.example/news/1?from=app"), _address(["/"], "https://news.example/news/1")
    ('https://m.news.example/news/1', 'https://news.example/news/1')
    """
    for link in links:
        try:
            found = canonical_url(urljoin(url, link.strip()))
        except ValueError:
            continue
        if found and (not url or _is_same_page(found, url)):
            return f"{url.partition(':')[0].lower()}:{found.partition(':')[2]}" if url else found
    return url


def _is_same_page(found: str, url: str) -> bool:
    return _host(found) == _host(url) and (not _is_front(found) or _is_front(url))


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return not (parts.path.strip("/") or parts.query)


def _host(url: str) -> str:
    """The site of an address, whichever of its doors is named."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    door = next((door for door in _DOORS if host.startswith(door) and host.count(".") > 1), "")
    return host.removeprefix(door)


# -- outlet
def _outlet(said: Iterable[str], title: str, host: str) -> str:
    """The outlet's name: one that the host's name bears out, written as a name before all; else the first."""
    parts = _SEPARATOR.split(title)
    ends = [parts[-1], parts[0]] if len(parts) > 1 else []
    given = [name for name in said if name and len(name) < 80 and not name.startswith(("http", "@"))]
    borne = [name for name in [*given, *ends] if _agrees(name, host)]
    return next((name for name in borne if not name.islower()), "") or next(iter([*borne, *given]), "")


def _agrees(name: str, host: str) -> bool:
    """Whether a host's name bears an outlet's out.

    >>> _agrees("The Sun", "thesun.co.uk"), _agrees("BBC News", "bbc.com"), _agrees("U.S.", "reuters.com")
    (True, True, False)
    """
    letters = _letters(name)
    label = max(map(_letters, host.split(".")[:-1]), key=len, default="")
    return min(len(letters), len(label)) > 2 and (letters in _letters(host) or label in letters)


# -- headline
def _headline(headings: Sequence[str], titles: Iterable[str]) -> str:
    """The heading that what is said of the title bears out; else what is said; else the first heading."""
    said = [title for title in titles if title]
    shown = [heading for heading in headings if 0 < len(heading) < _LONGEST_TITLE]
    if not said:
        return next(iter(shown), "")
    return next((heading for heading in shown if any(_are_alike(heading, title) for title in said)), said[0])


def _are_alike(heading: str, title: str) -> bool:
    """Whether two lines are one headline: one holds most of the other."""
    one, other = sorted((_letters(heading), _letters(title)), key=len)
    if one in other:
        return len(one) > _HALF * len(other)
    words, others = set(heading.casefold().split()), set(title.casefold().split())
    return len(words & others) > _HALF * max(len(words), len(others))


def _without(title: str, outlet: str, url: str) -> str:
    """A title without the outlet and the sections that are named behind it, or the outlet before it.

    >>> _without("Toll rises - again | World | The Sun", "The Sun", "https://thesun.co.uk/news/world/1")
    'Toll rises - again'
    """
    parts = _SEPARATOR.split(_line(title))
    sections = {_letters(section) for section in urlsplit(url).path.split("/")}
    is_outlet = [_letters(part) == _letters(outlet) or _agrees(part, _host(url)) for part in parts]
    if len(parts) > 1 and is_outlet[-1]:
        del parts[-2:]
        while len(parts) > 1 and _letters(parts[-1]) in sections:
            del parts[-2:]
    elif len(parts) > 1 and is_outlet[0]:
        del parts[:2]
    return "".join(f" {part} " if number % 2 else part for number, part in enumerate(parts))


# -- byline and time
def _byline(said: Iterable[Sequence[str]], tree: Any, outlet: str) -> str:  # noqa: ANN401
    """Who wrote it: the first that names anybody."""
    found = next((told for given in said if (told := names(given, outlet))), [])
    if not found:
        from trafilatura.metadata import extract_author

        found = names((extract_author(tree) or "").split(";"), outlet)
    return ", ".join(found)


def _published(said: Iterable[str]) -> str:
    """What is said of the time of publication: what comes first, and of one day what has the hour."""
    known = [(date, when) for value in said if (when := moment(date := iso_date(value.strip())))]
    if not known:
        return ""
    day = known[0][1].date()
    return next((date for date, when in known if ":" in date and when.date() == day), known[0][0])


def _guessed(tree: Any, url: str) -> str:  # noqa: ANN401
    """The day of publication as the page's address and looks have it; with the hour, where an element tells it."""
    from htmldate import find_date

    day = (
        find_date(tree, original_date=True, extensive_search=False, url=url or None, deferred_url_extractor=True) or ""
    )
    times = (iso_date(str(time).strip()) for time in tree.xpath("//time/@datetime"))
    return next((time for time in times if day and time.startswith(day) and moment(time)), day)


def _letters(line: str) -> str:
    return "".join(char for char in line.casefold() if char.isalnum())


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
