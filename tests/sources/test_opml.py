"""Lists of feeds: in from other programs in any state, out as any program reads them, and back as they were."""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.linear import assert_linear
from tests.soak import tell, times
from tui.sources.opml import is_opml, read_opml, write_opml
from tui.state.subscriptions import FullText, Subscription
from tui.text import clean

NAMES = st.text("aZ é<>&\"'", min_size=1, max_size=8).map(lambda text: " ".join(text.split())).filter(bool)
FEEDS = st.builds(
    Subscription,
    address=st.integers(0, 9_999).map("https://news.example/{}?a=1&b='2'".format),
    name=st.just("") | NAMES,
    folder=st.lists(NAMES, max_size=3).map("/".join),
    full_text=st.sampled_from(FullText),
    interval=st.integers(0, 10_000),
    ended=st.just("") | NAMES,
)


def read(body: str, head: str = '<opml version="2.0"><body>', tail: str = "</body></opml>") -> list[Subscription]:
    return read_opml(f"{head}{body}{tail}".encode())[0]


def told(body: str | bytes) -> list[str]:
    return read_opml(body if isinstance(body, bytes) else f"<opml><body>{body}</body></opml>".encode())[1]


@settings(max_examples=60, deadline=None)
@given(st.lists(FEEDS, max_size=8, unique_by=lambda one: one.address))
def test_what_is_written_is_read_back(feeds: list[Subscription]) -> None:
    titles = {one.address: "Its own <title>" for one in feeds[::2]}
    found, left_out = read_opml(write_opml(feeds, titles).encode())
    assert sorted(found) == sorted(feeds)
    assert not left_out or not feeds


def test_outlines_that_hold_others_are_folders() -> None:
    found = read(
        '<outline text="World"><outline title="Middle East"><outline text="A" xmlUrl="https://a.example/f"/></outline>'
        '<outline text="B" xmlUrl="https://b.example/f"><outline text="C" xmlUrl="https://c.example/f"/></outline>'
        '</outline><outline text="AC/DC"><outline xmlUrl="https://d.example/f" text="D"/></outline>'
        '<outline text="E" xmlUrl="https://e.example/f" category="/Boston/Weather,/Harvard"/>'
    )
    assert [(one.name, one.folder) for one in found] == [
        ("A", "World/Middle East"),
        ("B", "World"),
        ("C", "World"),
        ("D", "AC-DC"),
        ("E", "Boston/Weather"),
    ]


@pytest.mark.parametrize(
    ("outline", "address"),
    [
        ('<outline xmlUrl=" https://a.example/f "/>', "https://a.example/f"),
        ('<OUTLINE XMLURL="HTTPS://a.example/f"/>', "https://a.example/f"),
        ('<outline xmlurl="feed://a.example/f"/>', "http://a.example/f"),
        ('<outline xmlUrl="feed:https://a.example/f"/>', "https://a.example/f"),
        ('<outline type="rss" url="https://a.example/f"/>', "https://a.example/f"),
        ('<outline xmlUrl="https://a.example/f?a=1&b=2"/>', "https://a.example/f?a=1&b=2"),
        ('<outline xmlUrl="https://a.example/f?a=1&amp;b=2"/>', "https://a.example/f?a=1&b=2"),
        ('<outline text="Caf&eacute; &#0; &nosuch;" xmlUrl="https://a.example/f">', "https://a.example/f"),
        ("<outline xmlUrl='https://a.example/f'", "https://a.example/f"),
    ],
)
def test_addresses_are_found_however_they_are_written(outline: str, address: str) -> None:
    assert [one.address for one in read(outline)] == [address]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_a_list_is_decoded_as_it_says(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?><opml><body>'
    text += '<outline text="Évacués à l’été" xmlUrl="https://a.example/f"/></body></opml>'
    data = text.encode(encoding, "replace").replace(b"?\xe9t", b"\x92\xe9t") if encoding[:3] == "iso" else None
    found, left_out = read_opml(data or text.encode(encoding))
    assert ([one.name.replace("?", "’") for one in found], left_out) == (["Évacués à l’été"], [])


def test_a_wrong_label_is_not_believed() -> None:
    data = (
        '<?xml version="1.0" encoding="us-ascii"?><opml><outline text="Évacués" xmlUrl="https://a.example/f"/></opml>'
    )
    assert read_opml(data.encode())[0][0].name == "Évacués"


def test_a_feed_that_stands_there_twice_is_one() -> None:
    twice = '<outline text="A" xmlUrl="https://a.example/f"/>' * 2
    assert [one.name for one in read(twice)] == ["A"]
    assert told(twice) == ["1 of its outlines repeat a feed."]


@pytest.mark.parametrize(
    ("outline", "sentence"),
    [
        ('<outline text="Weather"/>', "“Weather” has no address and was left out."),
        ('<outline xmlUrl="javascript:alert(1)"/>', "javascript:alert(1) is no web address and was left out."),
        ('<outline xmlUrl="file:///etc/passwd"/>', "file:///etc/passwd is no web address and was left out."),
        (
            '<outline type="include" text="All" url="https://a.example/self.opml"/>',
            "“All” leads to another list (https://a.example/self.opml), which is not followed.",
        ),
        (
            '<outline text="A site" htmlUrl="https://a.example/"/>',
            "“A site” names a page and no feed; `wireside add https://a.example/` looks for one.",
        ),
    ],
)
def test_what_is_left_out_is_told(outline: str, sentence: str) -> None:
    assert told(outline) == [sentence]
    assert read(f'{outline}<outline xmlUrl="https://b.example/f"/>')[0].address == "https://b.example/f"


def test_what_is_broken_is_read_as_far_as_it_goes() -> None:
    found, left_out = read_opml(
        b'<opml><body><outline text="News"><outline text="A" xmlUrl="https://a.example/f"></outlin>'
        b'<outline text="B" xmlUrl="https://b.example/f"/><p>&</b><outline text="C" xmlUrl="https://c.example/f"/>'
    )
    assert [(one.name, one.folder) for one in found] == [("A", "News"), ("B", "News"), ("C", "News")]
    assert left_out[0] == "It is not well-formed XML; what can be read of it was taken."


@pytest.mark.parametrize("data", [b"", b"\0\xff", b"Not a list.", b"<html><p>Not found", b"<rss><channel/></rss>"])
def test_what_is_no_list_says_so(data: bytes) -> None:
    assert read_opml(data) == ([], ["It is no list of feeds (OPML): there is no outline in it."])


def test_nothing_is_expanded() -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(f'<!ENTITY {b} "&{a};&{a};">' for a, b in zip("abcd", "bcde"))  # noqa: B905
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">'
    for declared in (laughs, outside):
        found = read_opml(f'{declared}]><opml><outline text="&a;&e;" xmlUrl="https://a.example/f"/></opml>'.encode())
        assert found == ([], ["It declares entities, as no list of feeds need: nothing of it was read."])
    found, _ = read_opml(
        b'<!DOCTYPE opml SYSTEM "file:///etc/passwd"><opml><outline xmlUrl="https://a.example/f"/></opml>'
    )
    assert len(found) == 1


def test_ten_thousand_feeds_and_folders_as_deep_are_read_in_a_moment() -> None:
    many = "".join(f'<outline text="Feed {n}" xmlUrl="https://h{n}.example/f"/>' for n in range(10_000))
    began = time.process_time()
    assert len(read(many)) == 10_000
    deep = read('<outline text="In">' * 100_000 + '<outline xmlUrl="https://a.example/f"/>' + "</outline>" * 100_000)
    assert time.process_time() - began < 3, "0.8 s on a quiet machine"
    assert [one.folder for one in deep] == ["/".join(["In"] * 20)]


@pytest.mark.parametrize(
    "fragment", ["<outline text='a'>", "<", "&", "&amp", "<!--", "<!DOCTYPE ", "<?xml ", " ", "<outline ", "</outline>"]
)
def test_time_grows_with_length(fragment: str) -> None:
    assert_linear(lambda text: read_opml(text.encode()), fragment)
    assert_linear(lambda text: read_opml(b"<opml>" + text.encode()), fragment)


@pytest.mark.soak
def test_no_bytes_raise() -> None:
    count = times(300, 30_000)
    dice = random.Random(20261122)
    good = write_opml([Subscription("https://a.example/f", "Évacués", "A/B", FullText.ALWAYS, 5)], {}).encode()
    for _ in range(count):
        data = bytearray(good)
        for _ in range(dice.randint(1, 12)):
            at = dice.randrange(len(data))
            data[at : at + dice.randint(0, 9)] = dice.randbytes(dice.randint(0, 5))
        found, left_out = read_opml(bytes(data))
        assert all(one.address.startswith(("http://", "https://")) for one in found)
        assert all(sentence == clean(sentence) for sentence in left_out)
    tell("lists of feeds (OPML), damaged at random", f"{count:,} lists, 0 tracebacks")


def test_a_list_is_told_from_other_files() -> None:
    assert is_opml(b'<?xml version="1.0"?>\n<!-- made by hand -->\n<OPML version="1.0">')
    assert is_opml('<?xml version="1.0" encoding="utf-16"?><opml version="2.0">'.encode("utf-16"))
    assert not is_opml(b"<rss><channel><title>Feeds</title></channel></rss>")


@pytest.mark.skipif(not shutil.which("newsboat"), reason="newsboat is not installed")
def test_another_reader_takes_what_is_written(tmp_path: Path) -> None:
    feeds = [
        Subscription("https://a.example/f?a=1&b=2", "A & B", "World/Middle East", FullText.ALWAYS, 15),
        Subscription("https://c.example/f", folder="World"),
        Subscription("https://d.example/f"),
        Subscription("/home/me/notes"),
    ]
    (tmp_path / "feeds.opml").write_text(write_opml(feeds, {"https://c.example/f": "C"}), encoding="utf-8")
    places = [f"--{kind}-file={tmp_path}/{kind}" for kind in ("url", "cache", "config")]
    subprocess.run(
        ["newsboat", *places, "-i", str(tmp_path / "feeds.opml")], check=True, capture_output=True, timeout=20
    )
    taken = (tmp_path / "url").read_text(encoding="utf-8").splitlines()
    assert [line.split()[0] for line in taken] == [feeds[2].address, feeds[1].address, feeds[0].address]
    assert "Middle East" in taken[2]


def test_a_password_in_an_address_is_taken_out_and_the_reader_told() -> None:
    outline = '<outline text="http://me:s3cret@a.example/f" xmlUrl="http://me:s3cret@a.example/f" htmlUrl="http://me:s3cret@a.example/"/>'
    refused = '<outline xmlUrl="ftp://me:s3cret@a.example/f"/><outline text="B" htmlUrl="http://me:s3cret@a.example/"/>'
    found, left_out = read_opml(f"<opml><body>{outline}{refused}</body></opml>".encode())
    assert [one.address for one in found] == ["http://a.example/f"]
    assert "wireside.toml" in left_out[0]
    assert "s3cret" not in repr((found, left_out)) + write_opml(found, {})


def test_addresses_in_a_private_network_are_told() -> None:
    hosts = ("192.168.0.1", "printer", "a.example", "[::1]", "nas.local")
    found, left_out = read_opml("".join(["<opml>", *(f'<outline xmlUrl="http://{one}/f"/>' for one in hosts)]).encode())
    assert len(found) == 5
    (told,) = (one for one in left_out if "own network" in one)
    assert told == (
        "4 of its addresses are in your own network or on this machine (http://192.168.0.1/f); "
        "`wireside remove` ends what is not yours."
    )
