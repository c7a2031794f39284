"""A piece of HTML, as entries of feeds hold it, to plain text: paragraphs parted by blank lines.

A whole page goes to trafilatura instead (see `html`). Here nothing is left out but what a browser would not show: what
is between the tags is what the feed wants to say. One pass over the tree, linear in time.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody tfoot thead tr ul".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd mark nobr q rp rt ruby s samp small "
    "span strike strong sub sup td th time tt u var wbr".split()
)
_UNSEEN = frozenset(
    "audio button canvas datalist head iframe map math noembed noframes script select style svg template textarea "
    "title video".split()
)
_OTHERS = frozenset(
    "applet area base basefont blink caption col colgroup dir embed frame frameset html input label link marquee menu "
    "meta meter noscript object option output param progress source spacer track xml".split()
)


def _tags(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"</?(?:{'|'.join(sorted(names))})(?:\s[^<>]*)?/?>|<!--", re.IGNORECASE)


_ANY = _tags(_BLOCKS | _INLINE | _UNSEEN | _OTHERS)
_IN_LINES = _tags(_BLOCKS | _INLINE | {"script", "style", "svg"})
"""What makes a title HTML: "The <canvas> of Vermeer" is none."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")
_ESCAPED = re.compile(
    r"(?:</(?:p|a|div|span|b|i|em|strong|li|ul|blockquote|h[1-6])|<(?:br|hr) ?/?|<img [^<>]*)>"
    r"|&(?:amp|lt|gt|quot|apos|nbsp|hellip|[mn]dash|[lr][sd]quo|#\d{2,5}|#x[0-9a-f]{2,5});",
    re.IGNORECASE,
)
"""What was escaped once too often: nobody writes about these."""
_ALL_IN_TAGS = re.compile(r"<([a-z][a-z1-6]{0,15})\b[^<>]*>.*</\1>\Z", re.IGNORECASE | re.DOTALL)
_BLANK_LINES = re.compile(r"\n\s*\n")
_BREAKS = re.compile(rf"<(?:br|{'|'.join(sorted(_BLOCKS))})[\s/>]", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_BREAK = "\v"  # a line break asked for, apart from those of the source
_DEEPEST = 250
"""Elements within each other: at 256 libxml2 leaves out all that follows."""


def paragraphs_of(markup: str) -> str:
    r"""The text of a fragment; one without markup stays as it is.

    >>> paragraphs_of("<p>Toll <b>rises</b></p><ul><li>Homs<li>Hama</ul>Two<br>died &amp; fled.<script>x()</script>")
    'Toll rises\n\n• Homs\n\n• Hama\n\nTwo\ndied & fled.'
    >>> paragraphs_of("&lt;p&gt;Two &amp;amp; a half&lt;/p&gt;"), paragraphs_of("if a < b and b > c")
    ('Two & a half', 'if a < b and b > c')
    """
    return _plain(markup, _ANY)


def line_of(markup: str) -> str:
    """The same on one line: for titles and names.

    >>> line_of(" AT&amp;T <i>grows</i>"), line_of("Caf&amp;eacute; d&#233;j&agrave;")
    ('AT&T grows', 'Café déjà')
    """
    return " ".join(unescape(_plain(markup, _IN_LINES)).split())


def plain_of(text: str) -> str:
    r"""What is said to be no HTML, as it is; but many publishers say so of what is.

    >>> plain_of("How <video> works: a &lt; b"), plain_of("<p>Two &amp; a half</p>")
    ('How <video> works: a < b', 'Two & a half')
    """
    return paragraphs_of(text) if _ALL_IN_TAGS.match(text.strip()) else unescape(text).strip()


def _plain(markup: str, tags: re.Pattern[str]) -> str:
    """What markup says, which is HTML where it has any of some tags."""
    text = _CDATA.sub("", markup) if "[CDATA[" in markup else markup
    is_html = bool(tags.search(text))
    if is_html or _ENTITY.search(text):
        text = _read(text, tags)
        for _ in range(2):
            if _ESCAPED.search(text):
                text = _read(text.replace("\n", "<br>") if is_html else text, tags)  # by now its lines are meant
    return text.strip()


def _read(markup: str, tags: re.Pattern[str]) -> str:
    if not tags.search(markup):
        return unescape(markup)
    if not _BREAKS.search(markup):  # it is plain text with a link in it
        markup = _BLANK_LINES.sub("<br><br>", markup)
    tree = _tree(markup)
    if tree is None:
        return ""
    try:
        return "\n\n".join(_blocks(tree)) or "\n\n".join(_described(tree))
    except RecursionError:
        return unescape(tags.sub("\n\n", markup))


def _tree(markup: str) -> Any:  # noqa: ANN401 - lxml comes without types
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    body = f"<html><body>{markup}</body></html>".encode("utf-8", "replace")
    try:
        return etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        return None


def _blocks(tree: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """The text of every block, in order.

    Raises:
        RecursionError: elements lie deeper within each other than is read.
    """
    from lxml import etree

    pieces: list[str] = []
    bullet = ""
    depth = literal = 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        tag, began = node.tag, event == "start"
        depth += 1 if began else -1
        if depth > _DEEPEST:
            raise RecursionError
        if tag in _BLOCKS:
            if text := _set_out(pieces):
                yield bullet + text
                bullet = ""
            pieces = []
            literal += (1 if began else -1) * (tag == "pre")
        if tag == "li":
            bullet = "• " if began else ""
        unseen = began and _is_unseen(node)
        if unseen:
            walk.skip_subtree()
        said = "" if unseen else _before(node) if began else node.tail or ""
        pieces.append(said.replace("\n", _BREAK) if literal else said)


def _before(node: Any) -> str:  # noqa: ANN401 - as above
    """What an element says before its first child, with what parts it from what stands before."""
    parted = _BREAK if node.tag == "br" else " " if node.tag in {"td", "th"} else ""
    return parted + (node.text or "")


def _is_unseen(node: Any) -> bool:  # noqa: ANN401 - as above
    style = node.get("style")
    return node.tag in _UNSEEN or node.get("hidden") is not None or bool(style and _HIDDEN.search(style[:1000]))


def _described(tree: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """What pictures are said to show, where there is nothing else: comics have their joke there."""
    for image in tree.iter("img"):
        said = dict.fromkeys(" ".join((image.get(name) or "").split()) for name in ("alt", "title"))
        yield from (text for text in said if " " in text)


def _set_out(pieces: list[str]) -> str:
    """White space of the source as single spaces; a line break that was asked for stays, two part paragraphs."""
    lines = [" ".join(line.split()) for line in "".join(pieces).split(_BREAK)]
    return re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip()
