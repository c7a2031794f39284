"""A piece of HTML, as entries of feeds hold it, to plain text: paragraphs parted by blank lines.

A whole page goes to trafilatura instead (see `html`). Here nothing is left out but what a browser would not show: what
is between the tags is what the feed wants to say. One pass over the tree, whatever its depth.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody tfoot thead tr ul".split()
)
_UNSEEN = frozenset(
    "applet audio button canvas datalist embed head iframe input link math meta noembed noframes object param script "
    "select style svg template textarea title video".split()
)
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_BREAK = "\v"  # a line break asked for, apart from those of the source
_MARKUP = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]*)?/?>|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")
_ESCAPED = re.compile(r"</(?:p|a|div|span|b|i|em|strong|li|ul|blockquote|h[1-6])>|<(?:br|hr) ?/?>|<img [^<>]*>")
_DEEPEST = 200
"""Elements that may be open at once: libxml2 gives up at 256, with all that comes after."""


def paragraphs_of(markup: str) -> str:
    """The text of a fragment; one without markup stays as it is. Linear in time, at any depth.

    >>> paragraphs_of("<p>Toll <b>rises</b></p><ul><li>Homs<li>Hama</ul>Two<br>died &amp; fled.<script>x()</script>")
    'Toll rises\\n\\n• Homs\\n\\n• Hama\\n\\nTwo\\ndied & fled.'
    >>> paragraphs_of("&lt;p&gt;Two &amp;amp; a half&lt;/p&gt;"), paragraphs_of("if a < b and b > c")
    ('Two & a half', 'if a < b and b > c')
    """
    for _ in range(3):  # escaped once too often happens; and twice
        if not _MARKUP.search(markup):
            break
        markup = _read(markup)
        if not _ESCAPED.search(markup):
            break
    return markup.strip()


def line_of(markup: str) -> str:
    """The same on one line: for titles and names.

    >>> line_of(" AT&amp;T <i>grows</i>"), line_of("Caf&amp;eacute; d&#233;j&agrave;")
    ('AT&T grows', 'Café déjà')
    """
    text = " ".join(paragraphs_of(markup).split())
    return " ".join(unescape(text).split()) if _MARKUP.search(text) else text


def _read(markup: str) -> str:
    if "<" not in markup:
        return unescape(markup)
    tree = _tree(markup)
    if tree is None:
        return ""
    return "\n\n".join(_blocks(tree)) or "\n\n".join(_described(tree))


def _tree(markup: str) -> Any:  # noqa: ANN401 - lxml comes without types
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    body = f"<html><body>{markup}</body></html>".encode("utf-8", "replace")
    try:
        return etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        return None


def _blocks(tree: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """The text of every block, in order."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    bullet = ""
    walk = iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        unseen = event == "start" and _is_unseen(node)
        if unseen:
            walk.skip_subtree()
        if node.tag in _BLOCKS:
            if text := _set_out(pieces):
                yield bullet + text
                bullet = ""
            pieces = []
        if event == "start":
            bullet = "• " if node.tag == "li" else bullet
            pieces.append("" if unseen else _inner(node))
        else:
            pieces.append(node.tail or "")
    if text := _set_out(pieces):
        yield bullet + text


def _inner(node: Any) -> str:  # noqa: ANN401 - as above
    """What an element says before its first child."""
    if node.tag == "br":
        return _BREAK
    text = node.text or ""
    if node.tag == "pre":
        return text.replace("\n", _BREAK)
    return f" {text}" if node.tag in {"td", "th"} else text


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
