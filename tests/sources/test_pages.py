"""Articles in full: a page's text takes the place of a feed's where it is the same report at more length."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.sources.newspage import HEAD, REPORT, TITLE, news_page
from tests.web import Web, page, redirect
from tui.sources.fetch import Fetcher, FetchError, Leave
from tui.sources.pages import fetch_page, fill
from tui.sources.worker import ParseError, Worker
from tui.text import Article

FULL = "\n\n".join(REPORT)


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def worker() -> AsyncIterator[Worker]:
    async with Worker() as started:
        yield started


@pytest_asyncio.fixture(loop_scope="module")
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher() as entered:
        yield entered


def entry(web: Web, text: str = REPORT[0], title: str = TITLE, **more: str) -> Article:
    """An article as a feed brought it."""
    return Article.from_text(text, title=title, source="The Wire's feed", url=web.url("/homs"), key="feed#1", **more)


def serve(web: Web, html: str, path: str = "/homs") -> None:
    web[path] = page(html.encode())


async def filled(article: Article, fetcher: Fetcher, worker: Worker, *, fast: bool = False) -> Article:
    return await fill(article, fetcher, worker, leave=Leave(2), fast=fast)


@pytest.mark.parametrize("fast", [False, True])
async def test_a_summary_becomes_the_report(fast: bool, web: Web, fetcher: Fetcher, worker: Worker) -> None:
    serve(web, news_page())
    before = entry(web)
    after = await filled(before, fetcher, worker, fast=fast)
    assert after.text == FULL
    assert (after.key, after.title, after.source, after.url) == (before.key, before.title, before.source, before.url)
    assert after.byline == "Jo Roe"
    assert after.published and after.published.isoformat() == "2024-12-06T18:30:00+02:00"


async def test_what_the_feed_says_of_it_stays(web: Web, fetcher: Fetcher, worker: Worker) -> None:
    serve(web, news_page())
    before = entry(web, title="Homs: thousands on the road", byline="Ada Ek", published="2024-12-07T00:00:00+00:00")
    after = await filled(before, fetcher, worker)
    assert (after.title, after.byline, after.published) == (before.title, before.byline, before.published)
    assert after.text == FULL


@pytest.mark.parametrize("title", ["", "Untitled", "Thousands of people left the town of Homs on Friday as rebel …"])
async def test_an_entry_without_a_title_takes_the_pages(title: str, web: Web, fetcher: Fetcher, worker: Worker) -> None:
    serve(web, news_page())
    assert (await filled(entry(web, title=title), fetcher, worker)).title == TITLE


async def test_an_entry_of_a_title_alone_is_filled(web: Web, fetcher: Fetcher, worker: Worker) -> None:
    serve(web, news_page())
    assert (await filled(entry(web, text=""), fetcher, worker)).text == FULL


async def test_what_came_with_the_feed_is_not_lost(web: Web, fetcher: Fetcher, worker: Worker) -> None:
    serve(web, news_page())
    before = entry(web, f"{REPORT[0]}\n\nhttps://cdn.example/homs.mp3")
    assert (await filled(before, fetcher, worker)).text == f"{FULL}\n\nhttps://cdn.example/homs.mp3"


async def test_a_page_that_says_less_leaves_the_text(web: Web, fetcher: Fetcher, worker: Worker) -> None:
    serve(web, news_page(report=REPORT[:1]))
    before = entry(web, FULL)
    after = await filled(before, fetcher, worker)
    assert (after.text, after.byline) == (FULL, "Jo Roe")


OTHER = tuple(
    f"Shares of the brewer rose {number} per cent in Frankfurt after its sale was agreed." for number in range(9)
)
WALL = "<title>Before you go on</title><p>We and our partners store and use cookies on your device for adverts.</p>"


@pytest.mark.parametrize(
    "html",
    [
        news_page(HEAD.replace(TITLE, "Brewer sold"), OTHER, "Brewer sold"),
        WALL,
        f"{WALL}{'<p>You can change your mind at any time by opening your settings on our site.</p>' * 20}",
        "<div id=root></div>",
    ],
)
async def test_no_wall_or_other_report_takes_its_place(html: str, web: Web, fetcher: Fetcher, worker: Worker) -> None:
    serve(web, html)
    with pytest.raises(ParseError, match=r"\."):
        await filled(entry(web), fetcher, worker)


async def test_japanese_is_compared_by_its_letters(web: Web, fetcher: Fetcher, worker: Worker) -> None:
    told = "先日、不正に改造した携帯電話を販売したとして、商標法違反の疑いで二十代の男性が逮捕されました。"
    serve(web, news_page("<title>改造は違反</title>", (told, told + "続報です。", *REPORT), "改造は違反"))
    assert (await filled(entry(web, told[:30], "改造は違反"), fetcher, worker)).text.startswith(told)
    with pytest.raises(ParseError, match="another text"):
        await filled(entry(web, "大臣は昨夜、辞任する意向を記者団に明らかにした。", "大臣辞任へ"), fetcher, worker)


async def test_a_page_is_an_article_under_its_own_address(web: Web, fetcher: Fetcher, worker: Worker) -> None:
    serve(web, news_page(f'{HEAD}<link rel="canonical" href="/homs?id=7">'), "/homs?id=7&from=app")
    web["/short"] = redirect("/homs?id=7&from=app")
    article = await fetch_page(web.url("/short"), fetcher, worker)
    assert article.key == article.url == web.url("/homs?id=7")
    assert (article.title, article.source, article.byline, article.text) == (TITLE, "Northern Wire", "Jo Roe", FULL)


async def test_a_page_without_a_title_is_called_by_its_first_words(web: Web, fetcher: Fetcher, worker: Worker) -> None:
    serve(web, f"<p>{REPORT[0]}</p><p>{REPORT[1]}</p>")
    assert (
        await fetch_page(web.url("/homs"), fetcher, worker)
    ).title == "Thousands of people left the town of Homs on Friday as rebel …"


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "audio/mpeg"])
async def test_what_is_no_page_is_told_by_its_kind(kind: str, web: Web, fetcher: Fetcher, worker: Worker) -> None:
    web["/homs"] = page(b"%PDF", kind=kind)
    with pytest.raises(ParseError, match=f"is no page, but {kind}"):
        await fetch_page(web.url("/homs"), fetcher, worker)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/rss+xml", "<rss/>"),
        ("application/xml", '<?xml version="1.0"?>\n<!-- ours --><?xml-stylesheet href="a"?>\n<feed xmlns="a">'),
        ("text/html", "\ufeff<!-- ours --><rdf:RDF>"),
        ("application/json", r'{"version": "https:\/\/jsonfeed.org\/version\/1", "items": []}'),
        ("text/xml", "\n<rss version='2.0'>"),
        ("application/json", '{"title": "Wire", "version": "https://jsonfeed.org/version/1.1", "items": []}'),
    ],
)
async def test_a_feed_is_told_from_a_page(kind: str, body: str, web: Web, fetcher: Fetcher, worker: Worker) -> None:
    web["/feed"] = page(body.encode(), kind=kind)
    with pytest.raises(ParseError, match=r"is no page, but a feed\. `wireside add` follows it\."):
        await fetch_page(web.url("/feed"), fetcher, worker)


async def test_the_servers_label_is_believed(web: Web, fetcher: Fetcher, worker: Worker) -> None:
    told = "Тысячи людей покинули город в пятницу, сообщил губернатор."
    html = news_page("<title>Город</title>", (told, *REPORT), "Город")
    web["/homs"] = page(html.encode("koi8-r"), kind="text/html; charset=koi8-r")
    assert (await fetch_page(web.url("/homs"), fetcher, worker)).text.startswith(told)


async def test_hostile_pages_come_out_clean(web: Web, fetcher: Fetcher, worker: Worker) -> None:
    evil = "\x1b]0;PWNED\x07 and \u202ebackwards &#27;[2J &#x9b;31m"
    serve(web, news_page(HEAD.replace("Jo Roe", evil), (*REPORT, evil + REPORT[0]), TITLE + evil))
    article = await fetch_page(web.url("/homs"), fetcher, worker)
    assert not {"\x1b", "\x9b", "\u202e", "\x07"} & {*article.text, *article.title, *article.byline}
    assert "PWNED" in article.text


async def test_rules_for_programs_hold_for_pages_that_nobody_asked_for(
    web: Web, fetcher: Fetcher, worker: Worker
) -> None:
    serve(web, news_page())
    web["/robots.txt"] = page(b"User-agent: *\nDisallow: /", kind="text/plain")
    with pytest.raises(FetchError):
        await filled(entry(web), fetcher, worker, fast=True)
    assert (await filled(entry(web), fetcher, worker)).text == FULL, "one that the reader asked for"


async def test_a_feed_leads_into_no_private_network(web: Web, fetcher: Fetcher, worker: Worker) -> None:
    serve(web, news_page())
    with pytest.raises(FetchError):
        await fill(entry(web), fetcher, worker, leave=Leave(), fast=False)
    assert not web.asked
