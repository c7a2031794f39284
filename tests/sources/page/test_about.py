"""What a page says of itself is believed with care: of its headline, outlet, byline, time and address."""

from __future__ import annotations

import pytest

from tests.sources.newspage import HEAD, REPORT, TITLE, news_page
from tui.sources.document import Document
from tui.sources.html import read_page
from tui.sources.page.byline import names

URL = "https://news.example/world/homs"


def read(page: str, url: str = URL) -> Document:
    return read_page(page.encode(), url, "utf-8")


def linked(record: str) -> str:
    """A page that says this of itself in JSON-LD, and no more."""
    return news_page(f'<script type="application/ld+json">{record}</script>')


def test_a_page_tells_its_headline_outlet_byline_time_and_address() -> None:
    found = read(news_page(f'{HEAD}<link rel="canonical" href="/world/homs">'), f"{URL}?utm_source=feed&from=app")
    assert (found.title, found.source, found.byline) == (TITLE, "Northern Wire", "Jo Roe")
    assert (found.published, found.url) == ("2024-12-06T18:30:00+02:00", URL)


def test_json_ld_is_read_whatever_lies_round_it() -> None:
    record = """{"@graph": [{"@type": "Person", "@id": "#p", "name": "Ada Ek"}, {"@type": "WebSite", "name": "x"},
    {"@type": ["NewsArticle"], "url": "https://news.example/b", "headline": "Another", "author": {"name": "Nobody"}},
    {"@type": "ReportageNewsArticle", "url": "https://news.example/world/homs", "author": [{"@id": "#p"}, "Li Wei"],
    "publisher": {"name": "The &quot;Wire&quot;"}, "datePublished": "2024-12-06T18:30:00Z"}]}"""
    found = read(linked(record))
    assert (found.byline, found.source, found.published) == ("Ada Ek, Li Wei", 'The "Wire"', "2024-12-06T18:30:00Z")


@pytest.mark.parametrize(
    "record",
    [
        "",
        "{",
        "[]",
        "null",
        "3",
        '"x"',
        '{"@type": 3, "author": 4, "publisher": []}',
        '{"author": {"name": {"a": 1}}}',
        "[",
        '{"@graph": [[[[1]]], {"@graph": null}]}',
        '{"@type": "NewsArticle", "url": [null, {"@id": 5}], "headline": []}',
    ],
)
def test_json_ld_of_any_shape_does_no_harm(record: str) -> None:
    assert read(linked(record)).title == TITLE


def test_broken_json_ld_gives_what_can_be_made_out() -> None:
    assert (
        read(linked('{"@type": "NewsArticle", "datePublished": "2024-12-06T18:30:00Z", "x": }')).published[:4] == "2024"
    )


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        ("Toll rises - again | World | Northern Wire", "Toll rises - again"),
        ("Northern Wire | Toll rises", "Toll rises"),
        ("Toll rises – News.Example", "Toll rises"),
        ("Toll | A story", "Toll | A story"),
        ("Northern Wire", "Northern Wire"),
    ],
)
def test_a_headline_is_told_without_its_outlet(title: str, read_as: str) -> None:
    page = f"<title>{title}</title><meta property='og:site_name' content='Northern Wire'>"
    assert read(news_page(page, title="").replace("<h1></h1>", "")).title == read_as


def test_a_heading_that_is_only_the_outlet_or_a_section_is_no_headline() -> None:
    page = news_page(title="World").replace("<nav>", "<h1>Northern Wire</h1><nav>")
    assert read(page).title == TITLE


def test_a_picture_has_no_say_in_the_headline() -> None:
    page = (
        f"<html><body><svg><title>Menu</title></svg><h1>{TITLE}</h1><p>{REPORT[0]}</p><p>{REPORT[1]}</p></body></html>"
    )
    assert read(page).title == TITLE


def test_the_host_bears_an_outlet_out() -> None:
    head = HEAD.replace('content="Northern Wire"', 'content="U.S."').replace("Northern Wire<", "The News Example<")
    assert read(news_page(head)).source == "The News Example"


def test_without_a_name_the_host_is_the_outlet() -> None:
    assert read(news_page("<title>Toll rises</title>"), "https://www.wire.example/1").source == "wire.example"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["By Ada Ek and Jo Roe"], ["Ada Ek", "Jo Roe"]),
        (["Ada Ek, MD, Political Editor"], ["Ada Ek"]),
        (["Ada Ek in Homs | Northern Wire"], ["Ada Ek"]),
        (["ADA EK (she/her)", "Ada Ek"], ["ADA EK"]),
        (["https://social.example/ada", "ada@news.example", "@ada", "Staff", "admin", ""], []),
        (["Jean-Luc O’Neil", "김민준", "李伟"], ["Jean-Luc O’Neil", "김민준", "李伟"]),
        (["By Jo Roe Published 3:34 p.m. ET Nov. 19, 2019"], ["Jo Roe"]),
    ],
)
def test_a_byline_names_people(said: list[str], told: list[str]) -> None:
    assert names(said, "Northern Wire") == told


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (
            '<meta name="date" content="2024-12-06"><meta itemprop="datePublished" content="2024-12-06T08:00Z">',
            "T08:00Z",
        ),
        ('<meta property="article:published_time" content="06 Dec 2024 07:09 GMT">', "2024-12-06T07:09:00+00:00"),
        ('<meta name="date" content="9999-12-31T00:00Z"><meta name="date" content="1066-10-14">', ""),
    ],
)
def test_the_hour_of_publication_is_read_and_nonsense_is_not(head: str, published: str) -> None:
    found = read(news_page(f"<title>{TITLE}</title>{head}")).published
    assert found.endswith(published) if published else not found


@pytest.mark.parametrize(
    "link",
    [
        "https://other.example/homs",
        "https://news.example/",
        "https://news.example.evil.example/a",
        "javascript:alert(1)",
        "http://[",
        "//other.example/",
        "",
        "mailto:a@news.example",
        "/",
    ],
)
def test_an_address_of_another_site_or_a_front_page_is_not_a_pages_own(link: str) -> None:
    head = f'{HEAD}<link rel="canonical" href="{link}"><meta property="og:url" content="{link}">'
    assert read(news_page(head)).url == URL


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://ada.blogs.example/1", "https://blogs.example/2"),
        ("https://ada.blogs.example/1", "https://jo.blogs.example/2"),
        ("https://blogs.example/1", "https://ada.blogs.example/2"),
        ("https://ada.blogs.example/1", "https://www.ada.blogs.example/2"),
    ],
)
def test_a_page_names_no_page_of_its_neighbours_as_itself(url: str, link: str) -> None:
    head = f'{HEAD}<link rel="canonical" href="{link}"><meta property="og:url" content="{link}">'
    assert read(news_page(head), url).url == (link if "www." in link else url)


def test_a_page_for_telephones_has_the_address_that_it_names() -> None:
    head = f'{HEAD}<link rel="Canonical" href="http://www.news.example/world/homs?p=2&utm_source=m#top">'
    assert read(news_page(head), "https://m.news.example/homs").url == "https://www.news.example/world/homs?p=2"
