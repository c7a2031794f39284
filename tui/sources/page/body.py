"""The report on a page: its blocks, in order, without what the page puts between and around them.

trafilatura finds where the report is. What it leaves in of the page (links to other reports, calls to subscribe, the
headline again) is told by its making: a row of linked headings, a line of nothing but links, a line known as furniture.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from tui.sources.page.furniture import is_furniture, is_label, is_life, is_signature
from tui.text.boilerplate import repeats

if TYPE_CHECKING:
    from tui.sources.page.about import About

_BLOCKS = {"p", "head", "item", "quote", "row", "code", "div", "list", "table", "body"}
_BREAK = "\v"  # a line break asked for, apart from those of the source
_BETWEEN = {"lb": _BREAK, "cell": " "}
_PARAGRAPHS = (
    "//body//*[self::p or self::h2 or self::h3 or self::li or self::blockquote]"
    "[not(ancestor::li or ancestor::blockquote)]"
)
_ALL = "//text()[not(ancestor::script or ancestor::style or ancestor::title)]"
_ROUND = "//nav | //footer[not(ancestor::article or ancestor::main)]"
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_CARDS = {"li", "div", "article", "section", "a"}
_CARD, _CARDS_IN_A_ROW, _CARD_DEPTH = 250, 3, 5
_PROSE = 60  # letters of a card beside its link, from which on it tells something itself
_INLINE = {"a", "abbr", "b", "br", "cite", "em", "font", "i", "mark", "small", "span", "strong", "sub", "sup", "u"}
_SPOKEN, _LEADING = {"p", "head"}, {"p", "item", "quote", "div"}
_APART = re.compile(
    r"\bads?\b|advert|caption|credit|image|photo|promo|quote|newsletter|related|share|social|tags?\b|widget|embed",
    re.IGNORECASE,
)
_LINKED = 0.8
_MOSTLY = 0.5
_VAST = 2_000
"""Blocks. Real pages have a quarter of that at most (benchmarks/pages.py)."""
_LONG_LINE = 40  # letters, from which on a line is not repeated by chance
_TITLE = 25  # letters of a link that may be a title
_QUOTED = 50
_REPORTS = 100
_PARTED = "\n\n"
_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]]?$", re.MULTILINE)
_MARKS = " '\"‘’“”«»„"


class Line(NamedTuple):
    """A line of a block as the page sets it out."""

    block: tuple[int, int]
    """The number of the block that it is in, and of the part of it: an empty line parts one."""
    kind: str
    """trafilatura's name for the block: "p", "head", "item" …"""
    text: str
    links: float
    """The share of it that leads elsewhere, 0 to 1."""


def report(tree: Any, told: About, *, fast: bool = False) -> str:  # noqa: ANN401 - lxml comes without types
    """The report on a page, its blocks parted by blank lines; "" where there is none. The tree is changed."""
    for node in tree.xpath(_ROUND):  # of a small page, trafilatura would take them for the report
        node[:], node.text = [], None
    _name_blocks(tree, told.url)
    others = [*_teasers(tree), *_sequels(tree, told.title)]
    whole = deepcopy(tree) if others else None
    for other in others:
        if other.getparent() is not None:
            other.drop_tree()
    found = _read(tree, told, fast=fast)
    if whole is None or _PARTED in found or _ENDS.search(found):
        return found
    more = _read(whole, told, fast=fast)
    return more if _ENDS.search(more) else found  # where no piece tells anything, they were teasers


def _read(tree: Any, told: About, *, fast: bool) -> str:  # noqa: ANN401
    """What is left of a page, as text."""
    import trafilatura

    found: Any = trafilatura.bare_extraction(
        tree, url=told.url or None, include_comments=False, include_links=True, fast=fast or _is_vast(tree)
    )
    if found is None:
        return ""
    _keep_reading_lists(found.body, told.url)
    return _set(_kept(_once(list(_lines(found.body))), told))


def _keep_reading_lists(body: Any, url: str) -> None:  # noqa: ANN401
    """Take a list's links to other sites for text: teasers lead to their own, and what shares a report is short."""
    for link in body.xpath(".//ref[ancestor::item]"):
        if len(link.text or "") >= _TITLE and _site(link.get("target") or "") not in {"", _site(url)}:
            link.tag = "hi"


def _is_vast(tree: Any) -> bool:  # noqa: ANN401
    """Whether a page has so many blocks that jusText, asked in default mode, would take the square of their number."""
    return next(islice(tree.iter("p", "div", "li", "td", *_HEADINGS, "h1"), _VAST, None), None) is not None


def everything(tree: Any) -> str:  # noqa: ANN401
    """Every paragraph of a page, or all that it says: what is read of one too small to hold a report."""
    blocks = [node.text_content() for node in tree.xpath(_PARAGRAPHS)] or ["".join(tree.xpath(_ALL))]
    return "\n\n".join(filter(None, (" ".join(block.split()) for block in blocks)))


# -- before: what the page's elements tell
def _name_blocks(tree: Any, url: str) -> None:  # noqa: ANN401
    """Call by their name what are paragraphs, headings of the page's own, and texts that are set out line by line."""
    for heading in list(tree.iter(*_HEADINGS)):
        for link in [*heading.iter("a"), *heading.iterancestors("a")]:
            if _is_own(link.get("href") or "", url):
                link.tag = "span"
    for node in list(tree.iter("pre")):
        for picture in node.iterancestors("figure"):
            picture.tag = "div"
        text = node.text_content()
        node[:], node.text = [node.makeelement("span")], None
        node[0].text = text  # a single span is what trafilatura knows for code, and it leaves that as it is
    for node in tree.iter("code"):
        node.tag = "span"  # trafilatura takes it for a block, in the middle of a sentence too
    for node in list(tree.iter("div")):
        if (node.text or "").strip() and all(child.tag in _INLINE for child in node) and _is_among_paragraphs(node):
            node.tag = "p"


def _is_among_paragraphs(node: Any) -> bool:  # noqa: ANN401
    """Whether an element stands between two paragraphs, and is not said to stand for something else."""
    before, after = node.getprevious(), node.getnext()
    if before is None or after is None or not before.tag == after.tag == "p":
        return False
    return not _APART.search(f"{node.get('class', '')} {node.get('id', '')}"[:200])


def _teasers(tree: Any) -> list[Any]:  # noqa: ANN401
    """Short pieces with linked headings that stand in rows of three or more: the way to other reports."""
    headings = (node for node in tree.iter(*_HEADINGS) if _is_link(node))
    cards = dict.fromkeys(card for node in headings for card in _card(node) if _is_bare(card))
    rows = Counter(card.getparent() for card in cards)
    return [card for card in cards if rows[card.getparent()] >= _CARDS_IN_A_ROW]


def _is_bare(card: Any) -> bool:  # noqa: ANN401
    """Whether a card says next to nothing beside what leads on."""
    text = _letters(card)
    return text < _CARD and text - sum(map(_letters, card.iter("a"))) < _PROSE


def _letters(node: Any) -> int:  # noqa: ANN401
    return len(" ".join(node.text_content().split()))


def _sequels(tree: Any, title: str) -> list[Any]:  # noqa: ANN401
    """The reports that a page goes on with: they stand below its own, made like it, each with a headline."""
    headlines = list(tree.iter("h1"))[:_REPORTS]
    own = next((node for node in headlines if repeats(" ".join(node.text_content().split()), title)), None)
    first = None if own is None else next(_card(own), None)
    if first is None:
        return []
    others = (card for node in headlines[headlines.index(own) + 1 :] for card in _card(node))
    return [card for card in dict.fromkeys(others) if card.getparent() is first.getparent() and card is not first]


def _is_link(heading: Any) -> bool:  # noqa: ANN401
    """Whether a heading is a link and nothing else."""
    if heading.getparent() is not None and heading.getparent().tag == "a":
        return True
    link = next(heading.iter("a"), None)
    return link is not None and len(link.text_content().strip()) >= len(heading.text_content().strip()) > 0


def _site(url: str) -> str:
    """The last two names of an address's host, which a site's parts share."""
    try:
        return ".".join((urlsplit(url).hostname or "").split(".")[-2:])
    except ValueError:
        return ""


def _is_own(href: str, url: str) -> bool:
    """Whether a link leads to a place on the page itself."""
    try:
        there, here = urlsplit(href.strip()), urlsplit(url)
    except ValueError:
        return False
    return there.path in {"", here.path} and there.query in {"", here.query}


def _card(node: Any) -> Iterator[Any]:  # noqa: ANN401
    """What a heading heads: the nearest element round it that stands beside another made like it."""
    for _ in range(_CARD_DEPTH):
        if node is None:
            return
        for other in (node.getnext(), node.getprevious()):
            is_like = other is not None and other.tag == node.tag and other.get("class") == node.get("class")
            if is_like and node.tag in _CARDS:
                yield node
                return
        node = node.getparent()


# -- after: what its lines tell
def _once(lines: Sequence[Line]) -> list[Line]:
    """The lines without those that say again what was said, and without quotations pulled out of the text."""
    first = {line.text: number for number, line in reversed([*enumerate(lines)])}
    quoted = [line for line in lines if line.kind == "quote"][:_QUOTED]
    prose = "\n".join(line.text for line in lines if line.kind != "quote") if quoted else ""
    pulled = {line.text for line in quoted if line.text.strip(_MARKS) in prose}
    return [
        line
        for number, line in enumerate(lines)
        if len(line.text) < _LONG_LINE
        or line.kind == "code"
        or (first[line.text] == number and line.text not in pulled)
    ]


def _kept(lines: Sequence[Line], told: About) -> list[Line]:
    """The lines that are of the report. Lines of links are, where most of it is made of them."""
    linked = sum(len(line.text) for line in lines if _is_way_out(line))
    is_directory = linked > _MOSTLY * sum(len(line.text) for line in lines)
    kept = [
        line
        for line in lines
        if line.kind == "code"
        or not (
            is_furniture(line.text, told.title)
            or is_signature(line.text, told.byline, told.source)
            or (line.kind in _SPOKEN and is_label(line.text))
            or (_is_way_out(line) and not is_directory)
        )
    ]
    while kept and (kept[-1].kind == "head" or is_label(kept[-1].text) or is_life(kept[-1].text, told.byline)):
        kept.pop()
    return kept


def _is_way_out(line: Line) -> bool:
    """Whether a line only leads to other pages: a sentence that is a link is still a sentence, a heading a heading."""
    return line.kind in _LEADING and line.links >= _LINKED and not line.text.endswith((".", "。", ".”", '."', "!"))


def _set(lines: Iterable[Line]) -> str:
    """Lines as text: those of a block below each other, blocks parted by blank lines, items with their bullets."""
    blocks: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        blocks.setdefault(line.block, []).append(line)
    return "\n\n".join(
        "• " * (block[0].kind == "item") + "\n".join(line.text for line in block) for block in blocks.values()
    )


def _lines(body: Any) -> Iterator[Line]:  # noqa: ANN401
    """The lines of every block below trafilatura's body, in order."""
    from lxml.etree import iterwalk  # type: ignore[import-untyped]

    pieces: list[tuple[str, bool]] = []
    kind, depth, number = "", 0, 0
    for event, node in iterwalk(body, events=("start", "end")):
        if node.tag in _BLOCKS:
            number += 1
            yield from _broken(number, kind, pieces)
            pieces = []
            kind = ("item" if kind == "item" and node.tag == "p" else node.tag) if event == "start" else "p"
        depth += (node.tag == "ref") * (1 if event == "start" else -1)
        if event == "start":
            text = node.text or ""
            pieces += (
                (_BETWEEN.get(node.tag, ""), False),
                (text.replace("\n", _BREAK) if kind == "code" else text, depth > 0),
            )
        else:
            pieces.append((node.tail or "", depth > 0))


def _broken(number: int, kind: str, pieces: Iterable[tuple[str, bool]]) -> Iterator[Line]:
    """A block's lines: white space of the source as single spaces; a line break that the page asked for stays."""
    lines: list[list[tuple[str, bool]]] = [[]]
    for text, is_link in pieces:
        first, *more = text.split(_BREAK)
        lines[-1].append((first, is_link))
        lines += [[(line, is_link)] for line in more]
    part = 0
    for line in lines:
        if text := " ".join("".join(piece for piece, _ in line).split()):
            linked = sum(len(piece.strip()) for piece, is_link in line if is_link)
            yield Line((number, part), kind, text, linked / len(text))
        else:
            part += 1
