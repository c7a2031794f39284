"""Comparisons as files: foreign text stays text in every format, and nothing is ever overwritten."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from tests.compare.reports import report
from tui.compare import compare
from tui.compare.comparison import Aspect, Comparison, Verdict
from tui.resources import resource
from tui.view import export
from tui.view.blocks import Filter
from tui.view.export import FORMATS, exported, write
from tui.view.inked import inks
from tui.view.verdicts import LEGEND

Compared = Callable[..., Comparison]
HOSTILE = (
    '<script>alert("x")</script> &lt;b&gt; &amp;amp;',
    "a | b || c \\| d",
    "[bold]red[/] [link](javascript:alert) ![i](x)",
    "*a* _b_ **c** `d` ~~e~~ # f $x$ https://a.example",
    "</td></table><style>*{display:none}</style>",
    "'quoted' \"twice\" </title> --> ]]> {0} %s",
)


@pytest.fixture(scope="session")
def hostile(compared: Compared) -> Comparison:
    return compared(
        HOSTILE,
        HOSTILE[::-1],
        [(n, 5 - n, 0.5) for n in range(5)],
        [(0, 5, Aspect.QUOTE, Verdict.ALTERED)],
        sources=("<b>Wire</b> | [/]", "*Post* & `Co`"),
        titles=("<script>1</script> *t* | x", "</title><b>"),
    )


TAGS = {"<br>", *(f"<{end}{tag}>" for tag in ("b", "i", "ins") for end in ("", "/"))}


class Page(HTMLParser):
    """Tags, and the text outside the style sheet."""

    VOID = frozenset({"meta", "br"})
    OPTIONAL = frozenset({"html"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)


def parsed(found: Comparison) -> Page:
    page = Page()
    page.feed(exported(found, "html"))
    page.close()
    return page


def joined(text: str) -> str:
    return "".join(text.split())


def test_html_parses_and_shows_foreign_text_as_it_is(hostile: Comparison, real: Comparison) -> None:
    for found in (hostile, real):
        page = parsed(found)
        assert not page.open, "every tag is closed"
        assert page.tags <= {
            "html",
            "meta",
            "title",
            "style",
            "h1",
            "h2",
            "p",
            "table",
            "tr",
            "th",
            "td",
            "span",
            "br",
            "ul",
            "li",
            "b",
            "dl",
            "dt",
            "dd",
        }
        text = joined("".join(page.text))
        for side, sentences in zip((found.left, found.right), inks(found), strict=True):
            assert all(joined(sentences[number].text) in text for number in side.prose)
            assert joined(side.article.title) in text
            assert joined(side.article.source) in text


def test_html_needs_nothing_from_elsewhere(real: Comparison) -> None:
    content = exported(real, "html")
    assert not any(word in content for word in ("src=", "href=", "url(", "@import"))


def test_markdown_shows_foreign_text_as_it_is(hostile: Comparison, real: Comparison) -> None:
    for found in (hostile, real):
        tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(exported(found, "md"))
        inline = [child for token in tokens for child in token.children or ()]
        assert {child.content for child in inline if child.type == "html_inline"} <= TAGS
        assert not [token for token in tokens if token.type == "html_block"]
        assert not {child.type for child in inline} & {"link_open", "image", "em_open", "s_open"}
        text = joined("".join(child.content for child in inline if child.type != "html_inline"))
        for side, sentences in zip((found.left, found.right), inks(found), strict=True):
            assert all(joined(sentences[number].text) in text for number in side.prose)


def test_every_row_of_the_markdown_table_has_three_cells(hostile: Comparison) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(exported(hostile, "md"))
    cells = [token.type for token in tokens if token.type in {"td_open", "tr_close"}]
    rows = " ".join(cells).split("tr_close")
    assert {len(row.split()) for row in rows[1:-1]} == {3}


def test_json_is_the_comparison_itself(real: Comparison) -> None:
    assert Comparison.from_json(json.loads(exported(real, "json"))) == real


@pytest.fixture(scope="session")
def several(compared: Compared) -> Comparison:
    """A row whose figures differ, one whose quotes do, and a loner on each side."""
    return compared(
        ["Three died.", "L2 told this.", "L3 told this."],
        ["Four died.", "R2 told this.", "R3 told this."],
        [(0, 0), (1, 1)],
        [(0, 0, Aspect.FIGURE, Verdict.UPDATE), (1, 1, Aspect.QUOTE, Verdict.CUT)],
    )


@pytest.mark.parametrize(
    ("shown", "links", "aspects", "only"),
    [
        (Filter.ALL, 2, ["figure", "quote"], ([2], [2])),
        (Filter.FIGURES, 1, ["figure"], ([], [])),
        (Filter.QUOTES, 1, ["quote"], ([], [])),
        (Filter.DIFFER, 2, ["figure", "quote"], ([], [])),
        (Filter.ONLY, 0, [], ([2], [2])),
    ],
)
def test_json_of_a_part_has_that_part_s_links_and_lists_and_all_counts(
    several: Comparison, shown: Filter, links: int, aspects: list[str], only: tuple[list[int], list[int]]
) -> None:
    data = json.loads(exported(several, "json", shown=shown))
    assert len(data["links"]) == links
    assert [found["kind"] for found in data["differences"]] == aspects
    assert (data["only_left"], data["only_right"]) == only
    assert data["counts"] == several.tally.to_json()
    assert Comparison.from_json(data).left == several.left


@pytest.mark.parametrize("form", ["text", "plain", "md", "html", "svg"])
def test_every_format_tells_verdict_reason_grade_counts_and_copy(several: Comparison, form: str) -> None:
    text = exported(several, form, 100)
    if form == "svg":
        text = "".join(ET.fromstring(text).itertext()).replace("\xa0", " ")
    assert "figure updated" in text
    assert "quote cut" in text
    assert "A says 0, B says 0." in text
    assert "Figures1updated" in joined(text.replace("Figures:", "Figures"))
    assert all(mark in text for mark in "^/") or form == "plain"


@pytest.mark.parametrize("form", ["text", "plain", "md", "html", "svg"])
def test_every_format_says_that_a_report_is_a_copy(compared: Compared, form: str) -> None:
    texts = ["The army shelled three villages near the town of Mehrab on Tuesday night.", "Nobody was hurt there then."]
    made = compared([*texts, "The president has called a council for noon tomorrow in the capital city."], texts)
    assert "B: copy 100 % of Northern Wire" in exported(made, form, 100).replace("&#160;", " ")


def test_markdown_tags_what_differs_and_what_is_spelt_otherwise() -> None:
    text = "The train left the rails about {} from the town of {} on {} night, killing the driver and a guard."
    left, right = text.format("18 km", "Talbisseh", "Tuesday"), text.format("11 miles", "Talbiseh", "Monday")
    made = exported(compare(report(left), report(right, source="Other")), "md")
    for words in ("18 km=", "<i>Talbisseh</i>", "<ins>Tuesday</ins>", "11 miles=", "<i>Talbiseh</i>"):
        assert words in made


def test_html_tells_apart_in_words_what_the_marks_say(several: Comparison) -> None:
    content = exported(several, "html")
    for title in ("Differs: figure updated", "Differs: quote cut", "Only A", "Only B"):
        assert f'title="{title}"' in content
    assert all(escape(mark) in content for mark, _ in LEGEND)


def test_every_role_of_the_html_is_styled_or_plain(several: Comparison, real: Comparison) -> None:
    rules = set(re.findall(r"\.([a-z-]+)", resource("styles/export.css").read_text(encoding="utf-8")))
    unstyled = {"equal", "vaguer", "left", "right"}
    for found in (several, real):
        roles = {role for names in re.findall(r'class="([^"]*)"', exported(found, "html")) for role in names.split()}
        assert roles <= rules | unstyled


def test_svg_is_a_picture_of_all_that_the_screen_shows(hostile: Comparison) -> None:
    picture = ET.fromstring(exported(hostile, "svg"))
    text = joined("".join(picture.itertext()).replace("\xa0", " "))
    for side in (hostile.left, hostile.right):
        for number in side.prose:
            assert joined(side.text(number))[:20] in text
    assert "script" not in {element.tag.rpartition("}")[2] for element in picture.iter()}


def test_svg_fetches_nothing(real: Comparison) -> None:
    content = exported(real, "svg")
    assert "url(http" not in content
    assert "@font-face" not in content


def test_text_and_prose_keep_square_brackets(hostile: Comparison) -> None:
    for form in ("txt", "text", "plain"):
        assert "[bold]red[/]" in exported(hostile, form, 120)


@pytest.mark.parametrize("form", [*FORMATS, "text", "plain", "svg"])
@pytest.mark.parametrize("shown", Filter)
def test_every_format_shows_every_part(compared: Compared, form: str, shown: Filter) -> None:
    found = compared(["Three died.", "Homs fell."], ["Four died.", "Aid came."], [(0, 0)])
    assert exported(found, form, 100, shown).endswith("\n") or form == "svg"


def test_a_format_nobody_offers_is_an_error(real: Comparison) -> None:
    with pytest.raises(KeyError):
        exported(real, "docx")


# -- files
@pytest.mark.parametrize("form", FORMATS)
def test_a_file_holds_what_is_exported(real: Comparison, tmp_path: Path, form: str) -> None:
    path = write(real, form, tmp_path)
    assert path.read_text(encoding="utf-8") == exported(real, form)
    assert path.suffix == f".{form}"


def test_nothing_is_overwritten(compared: Compared, tmp_path: Path) -> None:
    found = compared(["Homs fell."], ["Aid came."])
    (tmp_path / "northern-wire-harbour-post.md").write_text("mine")
    assert [write(found, "md", tmp_path).name for _ in range(2)] == [
        "northern-wire-harbour-post-2.md",
        "northern-wire-harbour-post-3.md",
    ]
    assert (tmp_path / "northern-wire-harbour-post.md").read_text() == "mine"


def test_a_link_that_leads_nowhere_is_not_followed(compared: Compared, tmp_path: Path) -> None:
    (tmp_path / "northern-wire-harbour-post.md").symlink_to(tmp_path / "elsewhere")
    write(compared(["Homs fell."], []), "md", tmp_path)
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    ("sources", "name"),
    [
        (("../../etc/passwd", "/root"), "etc-passwd-root.md"),
        (("", ""), "comparison.md"),
        (("叙利亚", "…"), "untitled-60ec365f.md"),
        (("-rf", ".hidden"), "rf-hidden.md"),
        (("x" * 79, "y" * 40), f"{'x' * 79}-{'y' * 8}-71d87f4b.md"),
        (("Le Monde", "Die Straße"), "le-monde-die-strasse.md"),
    ],
)
def test_names_are_safe_whatever_an_outlet_is_called(
    compared: Compared, tmp_path: Path, sources: tuple[str, str], name: str
) -> None:
    path = write(compared(["Homs fell."], [], sources=sources), "md", tmp_path)
    assert (path.parent, path.name) == (tmp_path, name)


def test_a_folder_that_cannot_be_written_is_an_os_error(real: Comparison, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write(real, "md", tmp_path / "missing")


def test_a_comparison_that_cannot_be_exported_leaves_no_file(
    real: Comparison, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> str:
        raise ValueError("no words")

    monkeypatch.setattr(export, "markdown", fails)
    with pytest.raises(ValueError, match="no words"):
        write(real, "md", tmp_path)
    assert list(tmp_path.iterdir()) == []
