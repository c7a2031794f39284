"""Pages: the report is read out of them and nothing else, however they are made or encoded."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.sources.newspage import BOX, REPORT, TITLE, news_page
from tui.sources.charset import page_text
from tui.sources.document import Document
from tui.sources.html import read_html, read_page
from tui.sources.worker import ParseError
from tui.text import clean

URL = "https://news.example/world/homs"


def read(page: str, url: str = URL) -> Document:
    return read_page(page.encode(), url, "utf-8")


# -- the report
@pytest.mark.parametrize("fast", [False, True])
def test_the_report_is_read_and_nothing_round_it(fast: bool) -> None:
    assert read_page(news_page().encode(), URL, fast=fast).text.split("\n\n") == list(REPORT)


def test_line_breaks_and_repetitions_of_code_are_kept_and_code_in_a_sentence_is_of_it() -> None:
    lines = "for town in towns:\n    <b>leave</b>(town)\n\nfor town in towns:\n"
    code = f"</p><figure><pre><code>{lines}</code></pre></figure><p>"
    text = read(news_page(report=(*REPORT, code, "They used <code>leave()</code> for it, she said."))).text
    told = "for town in towns:\nleave(town)\n\nfor town in towns:\n\nThey used leave() for it, she said."
    assert clean(text).endswith(told)


UPDATE = "The river stands at {n} metres, the mayor said, and boats have reached the eastern quarter of the town."


@pytest.mark.parametrize(
    "block",
    [
        "<div class='block' id='b{n}'><h2><a href='#b{n}'>Update {n}</a></h2><p>" + UPDATE + "</p></div>",
        "<section><h3><a href='/world/homs#s{n}'>What of {n}?</a></h3><p>" + UPDATE + "</p></section>",
        "<div><h3><a href='https://shop.example/{n}'>Book {n}</a></h3><p>" + UPDATE + "</p></div>",
        "<div class='block'><a href='#b{n}'><h2>Update {n}</h2></a><p>" + UPDATE + "</p></div>",
    ],
)
def test_sections_of_a_report_are_not_taken_for_teasers(block: str) -> None:
    html = f"<title>{TITLE}</title><main><h1>{TITLE}</h1>{''.join(block.format(n=n) for n in range(5))}</main>"
    told = read(html).text.split("\n\n")
    assert told[1::2] == [UPDATE.format(n=n) for n in range(5)]
    assert len(told) == 10, "every one below its heading"


def test_a_page_of_nothing_but_cards_is_told_by_them_and_not_by_its_navigation() -> None:
    cards = "".join(f"<div class=u><h2><a href='/u/{n}'>Update {n}</a></h2><p>Two saved.</p></div>" for n in range(9))
    text = read(f"<nav><a href=/>Home</a></nav><main><h1>Live</h1>{cards}</main><footer>The Wire</footer>").text
    assert "Update 8" in text
    assert "Home" not in text and "The Wire" not in text


def test_reports_that_only_a_number_tells_apart_are_others() -> None:
    rail = "".join(f"<div class=t><h3><a href='/view?id={n}#top'>Minister resigns {n}</a></h3></div>" for n in range(5))
    html = news_page().replace("</article>", f"{rail}</article>")
    assert read(html, "https://news.example/view?id=7").text.split("\n\n") == list(REPORT)


def test_a_flash_is_read_without_the_headlines_beside_it() -> None:
    rail = "".join(f"<div class=t><h3><a href='/{n}'>Minister resigns, part {n}</a></h3></div>" for n in range(5))
    text = read(f"<title>{TITLE}</title><article><p>Two dead in Homs after storm</p></article><div>{rail}</div>").text
    assert text == "Two dead in Homs after storm"


def test_a_list_of_what_others_wrote_is_read_and_one_of_what_the_site_wrote_is_not() -> None:
    titles = [f"Volume {n} of the history of Homs and its bridges" for n in range(3)]

    def listed(*links: str) -> str:
        items = "".join(f"<li><a href='{link}'>{title}</a></li>" for link, title in zip(links, titles, strict=True))
        return f"</p><ul>{items}<li><a href='https://social.example/?u=1'>Chirper</a></li></ul><p>"

    books = listed("https://jo.example/1", "https://li.example/2", "https://ada.example/3")
    others = listed("/1", "https://www.news.example/2", "http://[")
    end = "So ended the day on which the town was left."
    assert read(news_page(report=(*REPORT, books, end))).text.split("\n\n")[4:] == [
        *(f"• {one}" for one in titles),
        end,
    ]
    assert read(news_page(report=(*REPORT, others, end))).text.split("\n\n")[4:] == [end]


def test_what_only_begins_like_a_credit_or_a_label_is_read() -> None:
    told = (
        "Copyright law changed in Homs on Friday.",
        "Written by Ada Ek, the play opens on Friday in Homs.",
        "Reporting by The Times led to the arrest of two officers.",
        "Edited by Jo Roe, the book sold a million copies.",
        "Source: the ministry of health in Homs, which gave no names.",
        "More on the storm is awaited.",
    )
    credit = ("Reporting by Ada Ek in Homs and Jo van der Roe; Editing by Li Wei", "Source: AFP")
    assert read(news_page(report=(*REPORT, *told, *credit))).text.split("\n\n") == [*REPORT, *told]


def test_headings_items_and_line_breaks_are_kept() -> None:
    inside = (
        "first line of a poem<br>and its second",
        "</p><h2>What is known</h2><ul><li>Two dead</li></ul><p>",
    )
    text = read(news_page(report=(*REPORT, *inside, "The end of it."))).text
    assert "\n\nfirst line of a poem\nand its second\n\nWhat is known\n\n• Two dead\n\nThe end of it." in text


def test_what_a_page_says_twice_is_read_once() -> None:
    pulled = f"</p><blockquote>“{REPORT[1]}”</blockquote><p>"
    text = read(news_page(report=(*REPORT, pulled, REPORT[0]))).text
    assert text.split("\n\n") == list(REPORT)


def test_a_page_that_goes_on_with_other_reports_is_read_to_the_end_of_its_own() -> None:
    others = (
        f"<article><h1>Another report, number {n}</h1>{f'<p>Told in it: {REPORT[0]}</p>' * 5}</article>" for n in "12"
    )
    assert read(news_page().replace("</article>", f"</article>{''.join(others)}")).text.split("\n\n") == list(REPORT)


def test_an_empty_line_parts_paragraphs() -> None:
    told = "<br>&nbsp;<br/>".join(REPORT)
    assert read(f"<title>{TITLE}</title><div>{told}<br>The end.</div>").text.endswith(f"\n\n{REPORT[-1]}\nThe end.")


def test_paragraphs_that_are_called_something_else_are_read() -> None:
    page = news_page().replace(f"<p>{REPORT[1]}</p>", f"<div class='lead'>{REPORT[1]}</div>").replace(BOX, "")
    assert REPORT[1] in read(page).text


def test_a_page_of_links_keeps_them() -> None:
    items = "".join(
        f"<li><a href='/{number}'>Bulletin {number} of the flood in the valley</a></li>" for number in range(9)
    )
    assert "Bulletin 8" in read(f"<html><body><article><h1>Bulletins</h1><ul>{items}</ul></article></body></html>").text


def test_a_report_that_scripts_would_show_is_read_where_the_page_gives_it_to_search_engines() -> None:
    body = "\\n".join(REPORT * 3)
    record = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "articleBody": "{body}"}}'
    script = f'<script type="application/ld+json">{record}</script>'
    assert read(f'<html><head>{script}</head><body><div id="app"></div></body></html>').text.split("\n\n") == list(
        REPORT * 3
    )


def test_a_saved_page_of_one_line_is_read_too() -> None:
    assert read_html(b"<p>Two died in Homs.</p>").text == "Two died in Homs."
    assert read_html(b"Two died in <b>Homs</b>.").text == "Two died in Homs."
    assert read_html(b"").text == ""


# -- encodings
CYRILLIC = "Тысячи людей покинули город в пятницу, сообщил губернатор области"


@pytest.mark.parametrize(
    ("encoding", "own", "server"),
    [
        ("cp1251", "windows-1251", ""),
        ("cp1251", "utf-8", "windows-1251"),
        ("cp1251", "windows-1251", "ISO-8859-1"),
        ("koi8-r", "", "koi8-r"),
        ("utf-8", "iso-8859-1", "windows-1252"),
        ("utf-8-sig", "koi8-r", "koi8-r"),
        ("utf-16", "", ""),
        ("utf-16-le", "", "utf-16le"),
        ("utf-8", "utf-16", "utf-7"),
        ("utf-8", "no-such-thing", "base64"),
    ],
)
def test_a_page_is_decoded_however_it_is_labelled(encoding: str, own: str, server: str) -> None:
    page = news_page(f'<meta charset="{own}"><title>{CYRILLIC}</title>', report=(CYRILLIC + ".",) * 4, title=CYRILLIC)
    assert read_page(page.encode(encoding), URL, server).title == CYRILLIC


@pytest.mark.parametrize(
    ("encoding", "label"), [("cp932", "x-sjis"), ("euc_jp", "EUC-JP"), ("iso2022_jp", "iso-2022-jp")]
)
def test_japanese_is_decoded(encoding: str, label: str) -> None:
    text = "先日、不正に改造した携帯電話を販売したとして逮捕された。"
    assert text in page_text(f'<meta charset="{label}"><p>{text}</p>'.encode(encoding))


# -- bad input
def _deep(count: int) -> str:
    return "<div>" * count + "text"


HOSTILE: dict[str, Callable[[int], str]] = {
    "deep": _deep,
    "paragraphs": lambda count: "<p>Two people died, she said. " * (count // 4),
    "attributes": lambda count: f"<p {'a=b ' * count}>text</p>",
    "a huge attribute": lambda count: f"<p class='{'x ' * count}'>text</p>",
    "entities": lambda count: f"<p>{'&amp;&#0;&nosuch;&lt&#x110000;' * (count // 4)}</p>",
    "cards": lambda count: "<div class=c><h3><a href=/x>A head line</a></h3></div>" * (count // 8),
    "headlines": lambda count: "<div><h1>A head line</h1><p>x y z</p></div>" * (count // 8),
    "cards in cards": lambda count: "<div class=c><h3><a href=/x>A head line</a></h3>" * (count // 8),
    "scripts": lambda count: '<script type="application/ld+json">{"a":[' * count,
    "JSON in JSON": lambda count: f'<script type="application/ld+json">{"[" * count}</script><p>text',
    "a title of bars": lambda count: f"<title>{'a | b - ' * count}</title><p>text",
    "bylines": lambda count: f"<meta name=author content='{'By A and ' * count}'><p>text",
    "labels": lambda count: f"<p>more {'a ' * count}</p>",
    "stamps": lambda count: f"<p>{'2019-01-01 ' * count}</p>",
    "code": lambda count: f"<p>{'<code>x y</code> z ' * count}<pre>{'<b>x</b> y<br>' * count}",
    "unclosed": lambda count: "<a <b <!-- <![CDATA[ " * count,
    "labels of encodings": lambda count: "<meta " * count + "charset" * count,
    "lists in lists": lambda count: "<ul><li>item" * (count // 8) + "<p>text " * (count // 2),
    "brackets": lambda count: "<" * count,
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_end_in_time_that_grows_with_their_length(make: Callable[[int], str]) -> None:
    def spent(count: int) -> float:
        began = time.process_time()
        _outcome(make(count).encode())
        return time.process_time() - began

    spent(100)
    small, large = (min(spent(count + turn) for turn in range(2)) for count in (250, 1_000))
    assert large <= 8 * small + 0.1


def _outcome(body: bytes) -> str:
    """What is read, or why nothing is: never anything else."""
    try:
        return read_page(body, URL).text
    except ParseError as error:
        return str(error)


def test_a_hundred_thousand_levels_do_no_harm() -> None:
    assert _outcome(_deep(100_000).encode())


@pytest.mark.parametrize("seed", range(12))
def test_damaged_pages_are_read_or_refused(seed: int) -> None:
    import random

    chance = random.Random(seed)
    body = bytearray(news_page().encode())
    for _ in range(60):
        start = chance.randrange(len(body))
        body[start : start + chance.randrange(9)] = chance.randbytes(chance.randrange(6))
    assert clean(_outcome(bytes(body)))
