"""Feeds of every make, and what publishers get wrong in them."""

from __future__ import annotations

import gzip

import pytest

from tui.sources.feed import Entry, Feed
from tui.sources.feeds import parse
from tui.sources.joining import article_of, named
from tui.sources.parsers.giants import ENTRIES
from tui.sources.worker import ParseError

URL = "https://feeds.example/wire"
LONG = "The ground shook for a minute, and then it was quiet. " * 12


def rss(*items: str, channel: str = "", root: str = "") -> str:
    listed = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0"?><rss version="2.0" {root}><channel><title>Northern Wire</title>'
        f"<link>https://wire.example/</link>{channel}{listed}</channel></rss>"
    )


def atom(*entries: str, root: str = "", feed: str = "") -> str:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" {root}><title>Northern Wire</title>{feed}'
        f"{''.join(f'<entry>{entry}</entry>' for entry in entries)}</feed>"
    )


def read(text: str | bytes, charset: str = "") -> Feed:
    return parse(text.encode() if isinstance(text, str) else text, URL, charset)


def entry(text: str | bytes, charset: str = "") -> Entry:
    return read(text, charset).entries[0]


# -- formats
def test_an_rss_entry_has_all_that_it_says() -> None:
    feed = read(
        rss(
            "<title>Toll rises</title><link>https://wire.example/1</link><guid isPermaLink='false'>w-1</guid>"
            "<dc:creator>A. Reporter</dc:creator><dc:creator>B. Writer</dc:creator>"
            "<pubDate>Tue, 24 Sep 2024 09:10:00 +0100</pubDate><category>Quakes</category><category>Syria</category>"
            "<description>Two died.</description><content:encoded><![CDATA[<p>Two died.</p><p>One fled.</p>]]>"
            "</content:encoded><enclosure url='/1.mp3' type='audio/mpeg'/>",
            root='xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"',
            channel="<ttl>90</ttl>",
        )
    )
    assert (feed.title, feed.site, feed.ttl, feed.note) == ("Northern Wire", "https://wire.example/", 5400, "")
    assert feed.entries == (
        Entry(
            guid="w-1",
            url="https://wire.example/1",
            title="Toll rises",
            byline="A. Reporter, B. Writer",
            published="2024-09-24T08:10:00+00:00",
            text="Two died.\n\nOne fled.",
            topics=("Quakes", "Syria"),
            enclosures=("https://wire.example/1.mp3",),
        ),
    )


def test_an_atom_entry_inherits_its_author_and_has_its_own_base() -> None:
    found = entry(
        atom(
            '<id>tag:wire.example,2024:1</id><link href="1.html"/>'
            '<title type="html">AT&amp;amp;T &lt;b>grows&lt;/b></title>'
            "<updated>2024-09-24T09:10:00Z</updated><published>2024-09-23T09:10:00Z</published>"
            '<category term="tel" label="Telecoms"/><summary>It grows.</summary>'
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It grows.</p><ul><li>A lot</li></ul>'
            "</div></content>",
            root='xml:base="https://wire.example/news/"',
            feed="<author><name>A. Reporter</name><email>a@wire.example</email></author>",
        )
    )
    assert (found.url, found.title) == ("https://wire.example/news/1.html", "AT&T grows")
    assert (found.byline, found.published) == ("A. Reporter", "2024-09-23T09:10:00+00:00")
    assert (found.text, found.topics) == ("It grows.\n\n• A lot", ("Telecoms",))


RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
TOLL = "<title>Toll rises</title><link>https://w.example/1</link>"
OLD = {
    "RSS 0.91": f'<rss version="0.91"><channel><title>N</title><item>{TOLL}</item></channel></rss>',
    "RSS 0.90": f'<rdf:RDF {RDF} xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>N</title></channel>'
    f"<item>{TOLL}</item></rdf:RDF>",
    "RSS 1.0": f'<rdf:RDF {RDF} xmlns="http://purl.org/rss/1.0/"><channel><title>N</title></channel>'
    f'<item rdf:about="https://w.example/1">{TOLL}</item></rdf:RDF>',
    "Atom 0.3": '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>N</title><entry><title>Toll rises</title>'
    '<link rel="alternate" type="text/html" href="https://w.example/1"/></entry></feed>',
    "Atom with a prefix": '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>N</a:title><a:entry>'
    '<a:title>Toll rises</a:title><a:link href="https://w.example/1"/></a:entry></a:feed>',
}


@pytest.mark.parametrize("text", OLD.values(), ids=OLD)
def test_old_formats_are_read(text: str) -> None:
    feed = read(text)
    assert (feed.title, feed.entries[0].title, feed.entries[0].url) == ("N", "Toll rises", "https://w.example/1")


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read(rss()).entries == ()


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("<ttl>60</ttl>", 3600),
        ("<ttl>soon</ttl>", 0),
        ("<ttl>-5</ttl>", 0),
        (f"<ttl>{'9' * 5000}</ttl>", 0),
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 21600),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 3600),
        ("<sy:updatePeriod>now</sy:updatePeriod>", 0),
    ],
)
def test_how_long_a_feed_wants_to_be_left_alone(said: str, seconds: int) -> None:
    assert read(rss(channel=said, root='xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"')).ttl == seconds


# -- broken XML
@pytest.mark.parametrize(
    "text",
    [
        rss("<title>Toll & fear</title><link>https://wire.example/1?a=1&b=2</link>"),
        rss("<title>Toll &amp; fear</title><link>https://wire.example/1?a=1&amp;b=2</link>").removesuffix(
            "</channel></rss>"
        ),
        "\n\n  " + rss("<title>Toll &amp; fear</title><link>https://wire.example/1?a=1&amp;b=2</link>"),
        "<br />\n<b>Warning</b>: x in <b>/srv/feed.php</b><br />\n"
        + rss("<title>Toll &amp; fear</title><link>https://wire.example/1?a=1&amp;b=2</link>"),
        rss("<title>Toll\x0b &amp; fear\x00</title><link>https://wire.example/1?a=1&amp;b=2</link>"),
        rss("<title>Toll &amp; fear</title><x:y>1</x:y><link>https://wire.example/1?a=1&amp;b=2</link>"),
        rss("<title>Toll &amp; fear</title><link>https://wire.example/1?a=1&amp;b=2</link>") + "\n<!-- cached --><p>",
        rss("<title>Toll &#38; fear&nbsp;</title><link> https://wire.example/1?a=1&amp;b=2\n</link>"),
        "<!DOCTYPE rss SYSTEM 'https://x.example/rss.dtd'>"
        + rss("<title>Toll &amp; fear</title><link>https://wire.example/1?a=1&amp;b=2</link>"),
        rss("<title>Toll &amp; fear</title><link>https://wire.example/1?a=1&amp;b=2</link>", "<title>Next</titel>"),
    ],
    ids="ampersand cut blank warnings controls prefix trailing entity doctype tags".split(),
)
def test_what_is_not_well_formed_is_read_all_the_same(text: str) -> None:
    assert (entry(text).title, entry(text).url) == ("Toll & fear", "https://wire.example/1?a=1&b=2")


@pytest.mark.parametrize(
    "broken",
    [
        "<georss:point>here</georss:point>",
        "<width/>",
        "&#99999999999999; & more",
        "&#xd800; & more",
        "<media:license/></media:license>",
        "<textInput/><name>x</name>",
    ],
)
def test_what_feedparser_trips_over_is_mended(broken: str) -> None:
    root = 'xmlns:georss="http://www.georss.org/georss" xmlns:media="http://search.yahoo.com/mrss/"'
    found = read(rss("<title>Toll rises</title><link>/1</link>", channel=broken, root=root))
    assert [(one.title, one.url) for one in found.entries] == [("Toll rises", "https://wire.example/1")]


@pytest.mark.parametrize(
    "around", ['<rss xmlns="<channel', "<rss><channel><!-- ", "<rss><channel><![CDATA[", "<rss <rss <x"]
)
def test_of_what_cannot_be_mended_the_entries_are_salvaged(around: str) -> None:
    item = (
        "<item><title>Toll rises</title><link>https://wire.example/1</link><dc:creator>A. Reporter</dc:creator></item>"
    )
    found = read(f"{around}<title>Northern Wire</title>{item}{item.replace('rises', 'falls')}")
    assert [(one.title, one.byline) for one in found.entries] == [
        ("Toll rises", "A. Reporter"),
        ("Toll falls", "A. Reporter"),
    ]


@pytest.mark.parametrize(
    "before",
    [
        "<p>Notice: foo</p>\n",
        "<div class='notice'>x</div>",
        "<style>a { b: c }</style>",
        "<link rel='stylesheet' href='x'>\n",
        "<script>if (a < b) c()</script>",
        "<!-- <meta charset=x> -->",
        "\n\ufeff",
    ],
)
def test_what_a_program_prints_before_a_feed_is_none_of_it(before: str) -> None:
    assert entry(before + rss(TOLL)).title == "Toll rises"


def test_what_says_nothing_is_no_entry() -> None:
    assert [one.title for one in read(rss("", "<title/>", "<guid>x</guid>", TOLL)).entries] == ["Toll rises"]


@pytest.mark.parametrize("half", ["", "<title>ha", "<title>half</title><link>https://wire.example/2</link><desc"])
def test_of_a_feed_that_broke_off_the_last_entry_waits_for_another_time(half: str) -> None:
    cut = rss(TOLL).removesuffix("</channel></rss>") + f"<item>{half}"
    assert [one.title for one in read(cut).entries] == ["Toll rises"]
    assert read(rss(TOLL, TOLL).replace("</item>", "")).entries, "some feeds close none"


def test_a_feed_may_be_packed_though_nobody_says_so() -> None:
    assert entry(gzip.compress(rss(TOLL).encode())).title == "Toll rises"
    with pytest.raises(ParseError, match="too large"):
        read(gzip.compress(b" " * 50_000_000, 1))
    with pytest.raises(ParseError, match="is no text"):
        read(b"\x1f\x8b\x08" + bytes(range(256)))


# -- text
@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("R&D & so on", "R&D & so on"),
        ("R&D; so on", "R&D; so on"),
        ("<![CDATA[R&D &copy; so on]]> & on", "R&D © so on & on"),
        ("Caf&eacute;&nbsp;&hellip;", "Café\xa0…"),
        ("&wire; &far;", "Northern Wire far"),
        ("&amp;lt; &#60; &#x26;", "< < &"),
    ],
)
def test_ampersands_and_entities_mean_what_was_meant(given: str, text: str) -> None:
    doctype = '<!DOCTYPE rss [<!ENTITY wire "Northern Wire"><!ENTITY far SYSTEM "file:///etc/passwd">]>'
    assert entry(doctype + rss(f"<title>T</title><description>{given}</description>").partition("?>")[2]).text == text


MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/"'
CAPTION = "<media:description type='plain'>A boat carries people through the flooded streets.</media:description>"


@pytest.mark.parametrize("inside", [CAPTION, f"<media:content url='/1.jpg' medium='image'>{CAPTION}</media:content>"])
def test_the_caption_of_a_picture_is_no_report(inside: str) -> None:
    said = "<title>T</title><description>A dam may break.</description>"
    assert entry(rss(said + inside, root=MEDIA)).text == "A dam may break."
    assert entry(rss(inside + said, root=MEDIA)).text == "A dam may break."
    assert entry(rss(f"<title>T</title><description/>{inside}", root=MEDIA)).text.startswith("A boat carries people")


def test_plain_text_of_atom_is_none_of_html() -> None:
    found = entry(
        atom(
            '<title type="text">How the &lt;b&gt; and &lt;video&gt; tags work</title>'
            '<summary type="text/plain">Why &lt;video&gt; matters.</summary>'
            '<content type="text">if (a &lt; b) &lt;script&gt; is run.</content>'
        )
    )
    assert (found.title, found.text) == ("How the <b> and <video> tags work", "if (a < b) <script> is run.")
    assert entry(atom("<title>AT&amp;amp;T &lt;b&gt;grows&lt;/b&gt;</title>")).title == "AT&T grows", "nobody says so"
    mistaken = '<title>T</title><summary type="text">&lt;p&gt;Two died.&lt;/p&gt;</summary>'
    assert entry(atom(mistaken)).text == "Two died."


def test_blank_lines_part_paragraphs_where_no_tag_does() -> None:
    text = "Two died.\n \nOne &lt;a href='/x'&gt;fled&lt;/a&gt;.\nAt noon."
    assert entry(rss(f"<description>{text}</description>")).text == "Two died.\n\nOne fled. At noon."


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("&lt;p&gt;Two died.&lt;/p&gt;&lt;p&gt;One fled.&lt;/p&gt;", "Two died.\n\nOne fled."),
        ("&amp;lt;p&amp;gt;Two died.&amp;lt;/p&amp;gt;", "Two died."),
        ("<![CDATA[Two died.<br><br/>One fled.<br>At noon.]]>", "Two died.\n\nOne fled.\nAt noon."),
        (
            "<![CDATA[<script>steal()</script><p style='display:none'>x</p><p>Two died.</p><img src='t.gif'>]]>",
            "Two died.",
        ),
        ("Two died.\n\nOne fled.", "Two died.\n\nOne fled."),
        ("It&amp;#8217;s &amp;quot;over&amp;quot;", 'It’s "over"'),
        ("<p>Two <i>died</i>.</p>", "Two died."),
        ("a &lt; b", "a < b"),
        ("", ""),
    ],
)
def test_html_becomes_paragraphs(given: str, text: str) -> None:
    assert entry(rss(f"<title>T</title><description>{given}</description>")).text == text


def test_the_fuller_of_content_and_summary_is_the_text() -> None:
    root = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    full, stub = f"<description>{LONG}</description>", "<content:encoded>More</content:encoded>"
    for item in (full + stub, stub + full):
        assert entry(rss(f"<title>T</title>{item}", root=root)).text == LONG.strip()


def test_a_title_is_made_where_there_is_none() -> None:
    feed = read(
        rss(
            "<description>&lt;p&gt;Two died when the ground shook.&lt;/p&gt;</description>",
            "<enclosure url='https://wire.example/1.mp3'/>",
            "<link>https://wire.example/2</link>",
        )
    )
    titles = [article_of(one, key, feed.title).title for _, key, one in named(feed, URL)]
    assert titles == [
        "Two died when the ground …",
        "https://wire.example/1.mp3 …",
        "https://wire.example/2",
    ]


# -- addresses
@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("<link>/a b</link>", "https://wire.example/a%20b"),
        ("<link>//cdn.example/1</link>", "https://cdn.example/1"),
        ("<link>javascript:alert(1)</link>", ""),
        ("<link>file:///etc/passwd</link>", ""),
        ("<link>https://[::1/x</link>", ""),
        (f"<link>https://wire.example/{'x' * 5000}</link>", ""),
        ("<guid>https://wire.example/1</guid>", "https://wire.example/1"),
        ("<guid>no address</guid>", ""),
        ("<guid>https://wire.example/g</guid><link>https://wire.example/1</link>", "https://wire.example/1"),
        (
            "<link>https://feeds.example/~r/1</link><feedburner:origLink>https://wire.example/1</feedburner:origLink>",
            "https://wire.example/1",
        ),
        ("<link href='https://wire.example/1'/>", "https://wire.example/1"),
        ("", ""),
    ],
)
def test_links_are_absolute_and_lead_into_the_web(given: str, url: str) -> None:
    root = 'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
    assert entry(rss(f"<title>T</title>{given}", root=root)).url == url


def test_the_base_of_an_entry_is_its_own() -> None:
    feed = read(
        atom(
            '<id>1</id><link href="1"/>',
            '<id>2</id><link href="2"/><content xml:base="https://cdn.example/">x</content><x base="https://y.example"/>',
            "<id>https://wire.example/3</id>",
            "<id>4</id><title>T</title>",
        ).replace("<entry>", '<entry xml:base="https://other.example/d/">', 1)
    )
    assert [(one.guid, one.url) for one in feed.entries] == [
        ("1", "https://other.example/d/1"),
        ("2", "https://feeds.example/2"),
        ("https://wire.example/3", "https://wire.example/3"),
        ("4", ""),
    ]


def test_what_nothing_plays_is_left_out() -> None:
    given = "<media:content url='https://www.youtube.com/v/abc' type='application/x-shockwave-flash'/>"
    assert entry(rss(f"<title>T</title>{given}", root=MEDIA)).enclosures == ()


def test_pictures_come_along_only_where_there_is_nothing_to_read() -> None:
    root = 'xmlns:media="http://search.yahoo.com/mrss/"'
    given = "<media:content url='/1.jpg' medium='image'/><media:content url='/1.mp4' type='video/mp4'/>"
    given += "<enclosure url='ftp://wire.example/x'/>"
    assert entry(rss(f"{given}<description>Two died.</description>", root=root)).enclosures == (
        "https://wire.example/1.mp4",
    )
    assert "https://wire.example/1.jpg" in entry(rss(given, root=root)).enclosures


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("desk@wire.example (A. Reporter)", "A. Reporter"),
        ("noreply@blogger.example (Unknown)", ""),
        ("desk@wire.example", ""),
        ("A. Reporter &lt;desk@wire.example>", "A. Reporter"),
        ("A. Reporter &amp;amp; <![CDATA[<b>B. Writer</b>]]>", "A. Reporter & B. Writer"),
        ("", ""),
    ],
)
def test_a_byline_names_people(author: str, byline: str) -> None:
    assert entry(rss(f"<title>T</title><author>{author}</author>")).byline == byline


# -- dates
@pytest.mark.parametrize(
    "date",
    [
        *("", "yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00Z"),
        *("Mon, 01 Jan 0001 00:00:00 +0000", "Tue, 24 Sep 2024 09:10:00 +9999", "1e18", "-1", "9" * 5000),
    ],
)
def test_a_date_without_sense_is_none(date: str) -> None:
    found = entry(rss(f"<title>T</title><pubDate>{date}</pubDate>")).published
    assert found == "" or found.startswith("2024-09")


def test_where_the_date_of_publication_makes_no_sense_another_stands_in() -> None:
    found = entry(atom("<title>T</title><published>0001-01-01</published><updated>2024-09-24T09:10:00+02:00</updated>"))
    assert found.published == "2024-09-24T07:10:00+00:00"


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("Tue, 24 Sep 2024 09:10:00 CEST", "07:10"),
        ("Tue, 24 Sep 2024 09:10:00 BST", "08:10"),
        ("Tue, 24 Sep 2024 09:10:00 IST", "03:40"),
        ("Tue, 24 Sep 2024 19:10:00 AEST", "09:10"),
        ("Tue, 24 Sep 2024 09:10:00 JST", "00:10"),
        ("Tue, 24 Sep 2024 09:10:00 MSK", "06:10"),
        ("Tue, 24 Sep 2024 09:10:00 EST", "14:10"),
        ("Tue, 24 Sep 2024 09:10:00 UTC+0200", "07:10"),
        ("Tue, 24 Sep 2024 09:10:00 GMT+2", "07:10"),
        ("Tue, 24 Sep 2024 09:10:00 -0800 (PST)", "17:10"),
        ("Tue, 24 Sep 2024 06:10:00 PM EST", "23:10"),
        ("Tue Sep 24 09:10:00 CET 2024", "08:10"),
        ("Tue,24 Sep 2024 09:10 +0100", "08:10"),
        ("Tuesday, 24-Sep-24 09:10:00 GMT", "09:10"),
        ("Sep 24, 2024 9:10 am", "09:10"),
        ("September 24, 2024", "00:00"),
        ("mar., 24 sept. 2024 09:10 +0200", "07:10"),
        ("24. September 2024 09:10", "09:10"),
        ("24 de septiembre de 2024", "00:00"),
        ("Вт, 24 Сен 2024 09:10:00 +0300", "06:10"),
        ("2024-09-24 09:10:00 +0200", "07:10"),
        ("2024-09-24T09:10:00-05:00[America/New_York]", "14:10"),
        ("20240924T091000Z", "09:10"),
        ("2024. 09. 24. 09:10", "09:10"),
        ("2024-W39-2", "00:00"),
        ("1727169000", "09:10"),
    ],
)
def test_dates_are_written_in_many_ways(date: str, moment: str) -> None:
    found = entry(rss(f"<title>T</title><pubDate>{date}</pubDate>")).published
    assert found == f"2024-09-24T{moment}:00+00:00"


@pytest.mark.parametrize("date", ["09/11/2024", "24/09/2024 09:10", "2 days ago", "September 2024", "31 Sep 2024"])
def test_no_date_is_better_than_a_wrong_one(date: str) -> None:
    assert entry(rss(f"<title>T</title><pubDate>{date}</pubDate>")).published == ""


# -- encodings
@pytest.mark.parametrize(
    ("encoding", "label", "charset"),
    [
        ("utf-8", "iso-8859-1", ""),
        ("utf-8", "us-ascii", "iso-8859-1"),
        ("utf-8", "no-such-thing", "zlib"),
        ("utf-8", "", "punycode"),
        ("utf-8-sig", "utf-16", "utf-16"),
        ("cp1252", "iso-8859-1", ""),
        ("cp1252", "", "windows-1252"),
        ("cp1252", "utf-8", "utf-8"),
        ("utf-16", "utf-16", ""),
        ("utf-16-le", "utf-8", ""),
        ("utf-16-be", "", "utf-8"),
        ("utf-32", "", ""),
    ],
)
def test_labels_of_encodings_may_lie(encoding: str, label: str, charset: str) -> None:
    text = rss(f"<title>Évacués à l’école</title><description>{'L’été fut très chaud. ' * 9}</description>")
    text = text.replace('version="1.0"', f'version="1.0" encoding="{label}"' if label else 'version="1.0"', 1)
    assert entry(text.encode(encoding), charset).title == "Évacués à l’école"


@pytest.mark.parametrize(
    ("encoding", "label", "title"),
    [
        ("gb18030", "gb2312", "地震后的救援工作"),
        ("shift_jis", "shift_jis", "地震の後の救助"),
        ("iso2022_jp", "iso-2022-jp", "地震の後の救助"),
        ("euc_kr", "euc-kr", "지진 이후의 구조"),
        ("koi8-r", "koi8-r", "После землетрясения"),
        ("cp1256", "windows-1256", "بعد الزلزال"),
    ],
)
def test_labels_of_encodings_may_be_true(encoding: str, label: str, title: str) -> None:
    text = rss(f"<title>{title}</title>").replace('version="1.0"', f'version="1.0" encoding="{label}"', 1)
    assert entry(text.encode(encoding)).title == title


def test_bytes_that_are_nothing_cost_themselves_alone() -> None:
    broken = rss(f"<title>Évacués</title><description>{LONG}</description>").encode().replace(b"quiet", b"qu\xffiet", 1)
    found = entry(broken)
    assert found.title == "Évacués"
    assert len(found.text) >= len(LONG.strip())


# -- beginnings
@pytest.mark.parametrize(
    ("content", "truncated"),
    [
        ("<description>Two died.</description>", True),
        (f"<description>{LONG}[…]</description>", True),
        (f"<content:encoded>{LONG}&lt;a href='/1'&gt;Read more&lt;/a&gt;</content:encoded>", True),
        (f"<description>{LONG}</description>", False),
        (f"<content:encoded>{LONG}</content:encoded>", False),
    ],
)
def test_entries_that_are_beginnings_are_told(content: str, truncated: bool) -> None:
    items = [f"<title>T{n}</title><link>https://wire.example/{n}</link>{content}" for n in range(3)]
    assert read(rss(*items, root='xmlns:content="http://purl.org/rss/1.0/modules/content/"')).truncated is truncated


def test_one_long_post_makes_short_ones_whole_but_no_summaries() -> None:
    def feed(tag: str) -> Feed:
        texts = [LONG, *["Two died."] * 4]
        items = [f"<title>T</title><link>/{n}</link><{tag}>{text}</{tag}>" for n, text in enumerate(texts)]
        return read(rss(*items, root='xmlns:content="http://purl.org/rss/1.0/modules/content/"'))

    assert not feed("content:encoded").truncated
    assert feed("description").truncated


def test_notes_without_a_title_are_no_beginnings() -> None:
    assert not read(rss("<link>https://wire.example/1</link><description>Two died.</description>")).truncated


# -- no feeds
@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"<!DOCTYPE html><html><head><title>404</title></head><body>Not found", "is a web page, not a feed"),
        (b"<html><link rel=alternate type=application/rss+xml href=/f>", "it names the feed https://feeds.example/f"),
        (b"<p>Gone.</p>" * 200_000, "is a web page"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 9, "is no text"),
        (b'{"error": "not found"}', "is JSON, but no feed"),
        (b"[1, 2]", "is JSON, but no feed"),
        (b'<?xml version="1.0"?><opml><body/></opml>', "is a list of feeds (OPML): import it"),
        (b"<urlset><url/></urlset>", "is XML, but no feed (<urlset>)"),
        (b"Hello", "is text, but no feed"),
        (b"\0" * 100_000, "is no text"),
    ],
)
def test_what_is_no_feed_is_named(body: bytes, said: str) -> None:
    with pytest.raises(ParseError) as told:
        parse(body, URL)
    assert str(told.value).startswith(URL)
    assert said in str(told.value)


# -- giants
def test_the_first_two_thousand_entries_are_read_and_the_rest_told() -> None:
    feed = read(rss(*(f"<title>T{n}</title>" for n in range(ENTRIES + 5))))
    assert (len(feed.entries), feed.entries[-1].title) == (ENTRIES, f"T{ENTRIES - 1}")
    assert feed.note == f"{URL} has 2,005 entries; the first 2,000 were read."


def test_html_in_cdata_is_no_matter_of_tags() -> None:
    html = "<p>word <b>word</b></p>" * 20_000
    found = entry(rss(f"<title>T</title><description><![CDATA[{html}]]></description>"))
    assert found.text.count("\n\n") == 19_999
