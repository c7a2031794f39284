"""Newsletters: what a message says, in whatever it was packed, and mailboxes of many of them."""

from __future__ import annotations

import io
import random
import time
import tracemalloc
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.linear import assert_linear
from tests.soak import tell, times
from tui.sources.files import Problem, read_files
from tui.sources.mail import read_mail, read_mbox
from tui.text import Article

TEXT = "Évacués: two people died in Homs on Friday.\n\nThe bridge at Rastan was hit.\n"
PAGE = "<html><body><p>Évacués: two people died in <b>Homs</b> on Friday.</p><p>The bridge at Rastan was hit.</p>"
HEAD = 'From: "Northern Wire" <news@wire.example>\nSubject: Toll rises\nMessage-ID: <a1@wire.example>\n'


def message(text: str = TEXT, page: str = "", **headers: str) -> EmailMessage:
    made = EmailMessage()
    defaults = {"From": "Northern Wire <news@wire.example>", "Subject": "Toll rises", "Message-ID": "<a1@wire.example>"}
    for name, value in (defaults | {"Date": "Tue, 24 Oct 2023 09:10:00 +0100"} | headers).items():
        made[name] = value
    if text:
        made.set_content(text)
    if page:
        (made.add_alternative if text else made.set_content)(page, subtype="html")
    return made


def article(made: EmailMessage | bytes | str) -> Article:
    data = made.encode() if isinstance(made, str) else made if isinstance(made, bytes) else made.as_bytes()
    found = read_mail(data, "a.eml")
    assert isinstance(found, Article), found.reason
    return found


def reason(data: bytes) -> str:
    found = read_mail(data, "a.eml")
    assert isinstance(found, Problem)
    return found.reason


def mailbox(count: int) -> Iterator[bytes]:
    for number in range(count):
        yield b"From wire@wire.example Tue Oct 24 09:10:00 2023\n"
        yield f"From: Wire <a@wire.example>\nSubject: Toll {number}\nMessage-ID: <{number}@wire.example>\n\n".encode()
        yield b"Two died.\n\nFrom Homs they fled.\n\n>From Hama, too.\n\n"


def test_a_message_is_an_article() -> None:
    found = article(message())
    assert (found.title, found.source, found.key) == ("Toll rises", "Northern Wire", "mid:<a1@wire.example>")
    assert found.published
    assert found.published.isoformat() == "2023-10-24T09:10:00+01:00"
    assert found.text == TEXT.strip()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_text_is_unpacked_and_decoded(encoding: str, charset: str) -> None:
    made = EmailMessage()
    made["From"] = "news@wire.example"
    made.set_content(TEXT, charset=charset, cte=encoding)
    assert article(made).text == TEXT.strip()


@pytest.mark.parametrize("label", ["utf-8", "us-ascii", "x-unknown", "idna", "iso-2022-jp", '"'])
def test_a_label_that_is_wrong_is_not_believed(label: str) -> None:
    head = f"{HEAD}Content-Type: text/plain; charset={label}\nContent-Transfer-Encoding: 8bit\n\n"
    text = "Évacués à l'école"
    assert article(head.encode() + text.encode("cp1252")).text == text
    assert article(head.encode() + text.encode()).text == text


def test_a_page_stands_in_where_the_plain_text_only_says_that_there_is_one() -> None:
    assert article(message("", PAGE)).text == TEXT.strip()
    assert article(message(TEXT, PAGE)).text == TEXT.strip()
    assert article(message("See our page.", PAGE)).text == TEXT.strip()


def test_what_is_attached_is_left_out() -> None:
    made = message()
    made.add_attachment("Not to be read.", filename="notes.txt")
    made.add_attachment(b"\0\1", maintype="image", subtype="png", filename="a.png")
    assert article(made).text == TEXT.strip()


def test_a_message_that_was_handed_on_is_read() -> None:
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "A. Reader <a@reader.example>", "Fwd: Toll rises"
    outer.set_content("For you.")
    outer.add_attachment(message())
    found = article(outer)
    assert found.title == "Fwd: Toll rises"
    assert found.text == f"For you.\n\n{TEXT.strip()}"


@pytest.mark.parametrize(
    ("headers", "source"),
    [
        ({"From": "=?utf-8?q?=C3=89lys=C3=A9e?= <a@b.example>"}, "Élysée"),
        ({"From": "a@b.example"}, "a@b.example"),
        ({"From": "a@b.example", "List-Id": '"Wire at noon" <noon.b.example>'}, "Wire at noon"),
    ],
)
def test_its_sender_is_its_outlet(headers: dict[str, str], source: str) -> None:
    assert article(message(**headers)).source == source


def test_raw_letters_in_headers_are_read() -> None:
    assert article(HEAD.replace("Toll rises", "Évacués").encode("utf-8") + b"\nTwo died.").title == "Évacués"
    assert (
        article(HEAD.replace("Toll rises", "Évacués à l'été").encode("cp1252") + b"\nTwo died.").title[1:6]
        == "vacu\xe9"
    )


def test_without_a_name_its_content_names_it() -> None:
    bare = HEAD.replace("Message-ID: <a1@wire.example>\n", "")
    keys = {article(f"{bare}\n{text}").key for text in ("Two died.", "Two died.", "Three died.")}
    assert len(keys) == 2
    assert all(key.startswith("sha:") for key in keys)


def test_a_title_is_made_where_there_is_none() -> None:
    assert article("From: a@b.example\nDate: nonsense\n\nTwo people died.\n\nOne fled.").title == "Two people …"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "a.eml holds no text."),
        (HEAD.encode(), "a.eml holds no text."),
        (HEAD.encode() + b"Content-Type: image/png\n\nabc", "a.eml holds no text."),
        (HEAD.encode() + b"\n" + b"x" * 10_000_001, "a.eml is too large to be a newsletter (over 10 MB)."),
        (
            HEAD.encode() + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nhello\n" * 6_000,
            "a.eml has too many parts to be a newsletter.",
        ),
        (
            HEAD.encode() + b"Content-Type: message/rfc822\n\n" * 5_000 + b"\nhello",
            "a.eml cannot be understood as mail (RecursionError).",
        ),
    ],
)
def test_what_is_no_newsletter_says_so(data: bytes, expected: str) -> None:
    assert reason(data) == expected


def test_a_mailbox_gives_its_messages(tmp_path: Path) -> None:
    path = tmp_path / "news.mbox"
    path.write_bytes(b"".join(mailbox(3)))
    found = list(read_files([tmp_path]))
    assert [one.title for one in found if isinstance(one, Article)] == ["Toll 0", "Toll 1", "Toll 2"]
    assert isinstance(found[0], Article)
    assert found[0].text == "Two died.\n\nFrom Homs they fled.\n\nFrom Hama, too."
    assert found[0].key == "mid:<0@wire.example>"
    other = path.rename(tmp_path / "Archive")
    assert list(read_files([other])) == found, "by its content, where its name says nothing"


def test_a_saved_message_is_told_by_its_name_or_by_its_headers(tmp_path: Path) -> None:
    for name in ("a.eml", "saved"):
        (tmp_path / name).write_bytes(message().as_bytes())
        (found,) = read_files([tmp_path / name])
        assert isinstance(found, Article)
        assert found.key == "mid:<a1@wire.example>"


def test_one_broken_message_stops_no_other() -> None:
    large = b"From a@b.example Tue Oct 24 09:10:00 2023\nSubject: Films\n\n" + (b"x" * 99 + b"\n") * 100_001 + b"\n"
    deep = b"From a@b.example Tue Oct 24 09:10:00 2023\n" + b"Content-Type: message/rfc822\n\n" * 5_000 + b"\n"
    data = b"".join([*mailbox(1), large, deep, *mailbox(1)])
    found = list(read_mbox(io.BytesIO(data), "news.mbox"))
    assert [one.reason if isinstance(one, Problem) else one.title for one in found] == [
        "Toll 0",
        "Message 2 of news.mbox is too large to be a newsletter (over 10 MB).",
        "Message 3 of news.mbox cannot be understood as mail (RecursionError).",
        "Toll 0",
    ]


def test_a_mailbox_of_many_is_read_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "news.mbox"
    with path.open("wb") as file:
        file.writelines(mailbox(300))
    tracemalloc.start()
    assert sum(1 for _ in read_files([path])) == 300
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 500_000


@pytest.mark.parametrize(
    "fragment",
    [
        *(
            "a:b\n",
            "(",
            "<",
            '"',
            "=?utf-8?q?a?= ",
            "\n--b\n",
            "a;",
            "\n ",
            "=\n",
            "From a@b.example Tue 09:10 2023\n\n",
        ),
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
    ],
)
def test_time_grows_with_length(fragment: str) -> None:
    heads = "", "From: ", "Subject: ", "Content-Type: text/plain; x=", f"{HEAD}\n", "Content-Type: text/html\n\n"
    for head in heads:
        assert_linear(lambda text, head=head: read_mail((head + text).encode(), ""), fragment, 2_000)
    assert_linear(lambda text: list(read_mbox(io.BytesIO(text.encode()), "")), fragment, 2_000)


@pytest.mark.soak
def test_no_bytes_raise() -> None:
    count = times(200, 20_000)
    dice = random.Random(20261122)
    made = message(TEXT, PAGE)
    made.add_attachment(message())
    good = made.as_bytes()
    pieces = [
        b"Content-Type: ",
        b"multipart/mixed",
        b"boundary=",
        b"charset=",
        b"\n\n",
        b"\n",
        b"--",
        b"base64",
        b"=?",
        b"\xff\xfe",
    ]
    longest = 0.0
    for _ in range(count):
        data = bytearray(good)
        for _ in range(dice.randint(1, 12)):
            at = dice.randrange(len(data))
            data[at : at + dice.randint(0, 9)] = dice.choice(pieces) if dice.random() < 0.5 else dice.randbytes(4)
        began = time.process_time()
        for found in (read_mail(bytes(data), "a.eml"), *read_mbox(io.BytesIO(data), "a.mbox")):
            assert isinstance(found, Article | Problem)
        longest = max(longest, time.process_time() - began)
    assert longest < 2
    tell("newsletters, damaged at random", f"{count:,} messages, 0 tracebacks")
