"""Lines of the journal: what is written comes back, what is damaged costs one line."""

import json
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.state import Change
from tui.state.lines import FORMAT, encode, heading, parse

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
CHANGES = st.builds(Change, TEXT, TEXT, VALUES, st.integers(0, 1 << 59), TEXT)


def checked(body: bytes) -> bytes:
    """A line whose checksum is right, whatever it says."""
    return b"%08x\t" % crc32(body) + body


def lines_of(*changes: Change) -> list[bytes]:
    return [encode(change).removesuffix(b"\n") for change in changes]


@given(st.lists(CHANGES, max_size=5))
@settings(max_examples=80)
def test_what_is_written_comes_back(changes: list[Change]) -> None:
    data = b"".join(map(encode, changes))
    lines = data.split(b"\n")[:-1]
    assert len(lines) == len(changes)
    assert parse(lines) == (changes, [], 0)


@given(CHANGES, st.integers(0, 10_000), st.integers(1, 255))
@settings(max_examples=80)
def test_one_wrong_byte_costs_its_line_alone(change: Change, position: int, flip: int) -> None:
    before, hurt, behind = lines_of(change, change._replace(time=1), change)
    damaged = bytearray(hurt)
    damaged[position % len(hurt)] ^= flip
    assert parse([before, bytes(damaged), behind]) == ([change, change], [bytes(damaged)], 0)


def test_the_heading_names_the_format_and_no_two_are_alike() -> None:
    assert parse([heading().rstrip(b"\n")]) == ([], [], FORMAT)
    assert heading() != heading()


def test_the_heading_of_a_newer_program_is_understood() -> None:
    longer = checked(b'["a","read",true,5,"x","a member of a later version"]')
    assert parse([checked(b'{"format":7}'), longer]) == ([Change("a", "read", True, 5, "x")], [], 7)


def test_empty_lines_are_nothing() -> None:
    assert parse([b"", b""]) == ([], [], 0)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nonsense",
        b"\xff\xfe",
        b"\x00" * 40,
        b'["a","read",true,5',
        b'["a","read",true,5,"x"],["b","read",true,5,"x"]',
        b'["a","read",true,%s,"x"]' % (b"9" * 5000),
        b'["a","read",%s,5,"x"]' % (b"[" * 100_000),
        b'["a","read",%s%s,5,"x"]' % (b"[" * 100_000, b"]" * 100_000),
        b'["\\ud800","read",true,5,"x"]',
        b'["a","read","\\udfff",5,"x"]',
        b'["\xed\xa0\x80","read",true,5,"x"]',
        b'["a","read",true,NaN,"x"]',
        b'["a","read",true,true,"x"]',
        b'["a","read",true,5.0,"x"]',
        b'["a","read",true,-5,"x"]',
        b'["a","read",true,%d,"x"]' % (1 << 70),
        b'["a",["read"],true,5,"x"]',
        b'[null,"read",true,5,"x"]',
        b'["a","read",true,5]',
        b"{}",
        b'{"format":"new"}',
        b"null",
        b"17",
    ],
    ids=lambda body: repr(body[:24]),
)
def test_nonsense_with_a_right_checksum_is_unreadable_and_disturbs_no_other_line(body: bytes) -> None:
    good = Change("a", "read", True, 5, "x")
    (line,) = lines_of(good)
    assert parse([line, checked(body), line]) == ([good, good], [checked(body)], 0)


def test_half_a_character_is_written_as_a_question_mark() -> None:
    (line,) = lines_of(Change("a", "filter", "\ud800", 5, "x"))
    assert parse([line]).changes == [Change("a", "filter", "?", 5, "x")]


@pytest.mark.parametrize("value", [{1, 2}, float("nan"), b"bytes", object()])
def test_a_value_that_json_does_not_know_is_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        encode(Change("a", "read", value, 5, "x"))  # type: ignore[arg-type]


def test_a_line_can_be_read_by_people_and_other_tools() -> None:
    (line,) = lines_of(Change("/новости/1.txt", "read", True, 5, "x"))
    assert json.loads(line.partition(b"\t")[2]) == ["/новости/1.txt", "read", True, 5, "x"]
    assert "/новости/1.txt".encode() in line
