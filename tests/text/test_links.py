"""Which addresses may be opened, and what a reader is shown of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import hostile
from tests.linear import assert_linear
from tui.text.links import LONGEST, safe_url, shown_url

REFUSED = (
    "",
    "example.org/news",
    "//example.org/news",
    "https:example.org",
    "https:/example.org",
    "https://",
    "https:///path",
    "https://?q",
    "javascript:alert(1)",
    "JaVaScRiPt://example.org/%0aalert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "ftp://example.org/",
    "vbscript:x",
    "about:blank",
    "mailto:a@example.org",
    "view-source:https://example.org",
    "ssh://-oProxyCommand=id/",
    "--renderer-cmd-prefix=/tmp/x",
    "-https://example.org",
    "%action",
    " https://example.org",
    "https://example.org ",
    "https://example.org/a b",
    "https://example.org/\nHost: evil.example",
    "https://example.org/\t",
    "https://example.org/\x1b]0;owned\x07",
    "https://example.org/\x9b2J",
    "https://example.org/\x00",
    "https://example.org/\u202egpj.exe",
    "https://example.org/\u200b",
    "https://example.org/\ud800",
    "https://bbc.example@evil.example/",
    "https://user:password@example.org/",
    "https://example.org\\@evil.example/",
    "https://example.org\\.evil.example/",
    "https://-example.org/",
    "https://example-.org/",
    "https://exam ple.org/",
    "https://exa%6dple.org/",
    "https://exam<b>ple.org/",
    "https://ex|ample.org/",
    "https://a..example/",
    "https://./",
    f"https://{'a' * 64}.example/",
    f"https://{'a.' * 127}example/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://127.1/",
    "https://1.2.3.4.5/",
    "https://1.2.3.256/",
    "https://0177.0.0.1/",
    "https://[::1",
    "https://::1/",
    "https://[::g]/",
    "https://[::1%25eth0]/",
    "https://[fe80::1]evil.example/",
    "https://example.org:0/",
    "https://example.org:65536/",
    "https://example.org:8o/",
    "https://example.org:80:80/",
    "https://example\uff0forg/",
    "https://example\u2044org/",
    "https://ex\u200dample.org/",
    "https://😀.example/",
    f"https://example.org/{'a' * LONGEST}",
    f"https://example.org/{'é' * 400}",
)
OPENED = {
    "http://example.org": "http://example.org/",
    "HTTPS://EXAMPLE.org/News": "https://example.org/News",
    "https://example.org./": "https://example.org/",
    "https://example.org:8080/": "https://example.org:8080/",
    "https://example.org:/": "https://example.org/",
    "https://example.org?q=1#top": "https://example.org/?q=1#top",
    "https://example.org/a%20b?x=%action&y=%s": "https://example.org/a%20b?x=%action&y=%s",
    "https://example.org/list[0]?q={a|b}": "https://example.org/list%5B0%5D?q=%7Ba%7Cb%7D",
    "https://example.org/[@click=app.quit]x[/]": "https://example.org/%5B@click=app.quit%5Dx%5B/%5D",
    "https://example.org/'\"`$(id);&": "https://example.org/%27%22%60%24%28id%29;&",
    "https://example.org/$(x)?a='$x'!#*": "https://example.org/%24%28x%29?a=%27%24x%27%21#%2A",
    "https://example.org/--help": "https://example.org/--help",
    "https://example.org/Évian": "https://example.org/%C3%89vian",
    "https://münster.example/": "https://xn--mnster-3ya.example/",
    "https://Straße.example/": "https://xn--strae-oqa.example/",
    "https://яндекс.рф/а": "https://xn--d1acpjx3f.xn--p1ai/%D0%B0",
    "https://日本語。jp/": "https://xn--wgv71a119e.jp/",
    "https://ｅｘａｍｐｌｅ．org/": "https://example.org/",
    "https://my_site.example/": "https://my_site.example/",
    "http://127.0.0.1:8000/": "http://127.0.0.1:8000/",
    "http://localhost/": "http://localhost/",
    "http://[0:0::1]:81/x": "http://[::1]:81/x",
    "http://[::FFFF:1.2.3.4]/": "http://[::ffff:102:304]/",
}
IN_OWN_LETTERS = (
    "https://münster.example/x",
    "https://москва.рф:81/",
    "https://日本語テスト.jp/",
    "https://한국.kr/",
    "https://ประเทศไทย.com/",
    "https://ελλάδα.gr/",
)
AS_SOLD = {
    "one script, but every letter looks Latin": ("аррӏе.com", "рахра.com", "ονοια.com"),
    "scripts that no language is written in together": ("pаypal.com", "日本語news.jp", "яндексα.com", "кремль日.com"),
    "Latin letters that look like others": ("gıthub.com", "ɡoogle.com", "a\u0323pple.com"),
    "from right to left": ("אבג.com", "حمص.com"),
    "what no registrar can have sold": ("xn--a", "xn--99999999999999", "xn--aa-"),
}


@pytest.mark.parametrize("url", REFUSED, ids=ascii)
def test_what_is_no_address_of_a_page_is_refused(url: str) -> None:
    assert safe_url(url) is None


@pytest.mark.parametrize(("url", "target"), OPENED.items(), ids=ascii)
def test_an_address_has_one_form_in_ascii(url: str, target: str) -> None:
    assert safe_url(url) == target
    assert safe_url(target) == target


@pytest.mark.parametrize("url", IN_OWN_LETTERS)
def test_a_host_is_shown_in_its_own_letters_where_nobody_can_mistake_them(url: str) -> None:
    target = safe_url(url)
    assert target
    assert "xn--" in target
    assert shown_url(target) == url


@pytest.mark.parametrize(
    ("reason", "hosts"), AS_SOLD.items(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_host_that_can_be_mistaken_is_shown_as_it_was_sold(reason: str, hosts: tuple[str, ...]) -> None:
    for host in hosts:
        target = safe_url(f"https://{host}/x")
        assert target is None or ("xn--" in target and shown_url(target) == target), (reason, host)


def test_the_end_of_a_long_host_is_always_shown() -> None:
    shown = shown_url(f"https://www.bbc.example.{'news.' * 20}evil.example/{'a' * 200}")
    assert shown[:60].startswith("https://…")
    assert "evil.example/" in shown[:60]


@pytest.mark.parametrize(("name", "text"), list(hostile.strings()), ids=lambda _: None)
def test_no_hostile_string_gets_further_than_a_path_in_per_cent(name: str, text: str) -> None:
    for url in (text, f"https://example.org/{text}", f"https://{text}.example/", f"https://example.org:{text}/"):
        target = safe_url(url)
        assert target is None or (target.isascii() and target.isprintable() and target.startswith("http")), name


@given(st.text(st.characters(exclude_categories=()), max_size=40), st.sampled_from(("/", "//", ":", "@", ".", "#", "")))
@settings(max_examples=300, deadline=None)
def test_whatever_is_made_of_an_address_stays_as_it_is(text: str, mark: str) -> None:
    target = safe_url(f"https://a{mark}{text}")
    if target is not None:
        assert safe_url(target) == target
        assert target.isascii() and not set(target) & set(" \"<>\\^`{|}\x7f!$'()*") and len(target) <= LONGEST
        assert safe_url(shown_url(target)) == target or "…" in shown_url(target)


@pytest.mark.parametrize("fragment", ["a.", "xn--", "[", "@", "%", "a:", "é", "。"], ids=ascii)
def test_time_grows_with_length(fragment: str) -> None:
    assert_linear(lambda text: safe_url(f"https://{text}"[:LONGEST]), fragment, repeats=20_000)
