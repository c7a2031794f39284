"""Lines of the journal: what is written comes back, what is damaged costs one line."""

import json
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.state.entry import Entry
from tui.state.lines import FORMAT, Parsed, encode, heading

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
ROWS = st.lists(st.tuples(TEXT, VALUES, st.integers(1, 1 << 59)), min_size=1, max_size=5)
ENTRIES = st.builds(lambda field, rows: Entry(field, *map(list, zip(*rows, strict=True))), TEXT, ROWS)
MARK = Entry("read", ["a"], [True], [5])


def parse(*lines: bytes) -> Parsed:
    parsed = Parsed()
    parsed.take(lines)
    return parsed


def told(*lines: bytes) -> tuple[list[Entry], list[bytes]]:
    """The entries in these lines, and the lines that are none."""
    parsed = parse(*lines)
    return parsed.entries, parsed.unreadable


def checked(body: bytes) -> bytes:
    """A line whose checksum is right, whatever it says."""
    return b"%08x\t" % crc32(body) + body


def lines_of(entry: Entry) -> list[bytes]:
    return [line.removesuffix(b"\n") for line in encode(entry)]


@given(st.lists(ENTRIES, max_size=5, unique_by=lambda entry: entry.field))
@settings(max_examples=80)
def test_what_is_written_comes_back(entries: list[Entry]) -> None:
    data = b"".join(line for entry in entries for line in encode(entry))
    lines = data.split(b"\n")[:-1]
    assert len(lines) == len(entries)
    assert told(*lines) == (entries, [])


def test_many_changes_are_some_hundred_a_line() -> None:
    keys = [f"article {number}" for number in range(1_000)]
    entry = Entry("read", keys, [number % 3 == 0 for number in range(1_000)], [*range(1, 1_001)])
    lines = lines_of(entry)
    assert len(lines) == 4
    assert told(*lines) == ([entry], [])
    assert told(*lines[2:]) == ([Entry("read", *(column[512:] for column in entry[1:]))], [])


@given(ENTRIES, st.integers(0, 10_000), st.integers(1, 255))
@settings(max_examples=80)
def test_one_wrong_byte_costs_its_line_alone(entry: Entry, position: int, flip: int) -> None:
    (hurt,) = lines_of(entry)
    (line,) = lines_of(MARK)
    damaged = bytearray(hurt)
    damaged[position % len(hurt)] ^= flip
    twice = Entry("read", ["a", "a"], [True, True], [5, 5])
    assert told(line, bytes(damaged), line) == ([twice], [bytes(damaged)])


def test_the_heading_names_the_format_and_what_compaction_left_and_no_two_are_alike() -> None:
    parsed = parse(heading(7).rstrip(b"\n"))
    assert (parsed.entries, parsed.unreadable) == ([], [])
    assert (parsed.version, parsed.compacted, parsed.lines) == (FORMAT, 7, 1)
    assert heading() != heading()


def test_the_heading_of_a_newer_program_is_understood() -> None:
    longer = checked(b'["read",["a"],[true],[5],"a member of a later version"]')
    parsed = parse(checked(b'{"format":7,"lines":"many"}'), longer)
    assert (parsed.entries, parsed.unreadable, parsed.version, parsed.compacted) == ([MARK], [], 7, 0)


def test_the_lines_of_the_first_format_are_read() -> None:
    lines = (checked(b'["a","read",true,5,"9f2c"]'), checked(b'["b","place",[3,14],6,"9f2c","more"]'))
    assert told(*lines) == ([MARK, Entry("place", ["b"], [[3, 14]], [6])], [])


def test_empty_lines_are_nothing() -> None:
    assert told(b"", b"") == ([], [])


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
        b'["a","size",NaN,5,"x"]',
        b'["a","size",1e999,5,"x"]',
        b'["a","read",true,0,"x"]',
        b'["read",["a","b"],[true],[5]]',
        b'["read",["a"],[true],[5,6]]',
        b'["read",["a",1],[true,true],[5,5]]',
        b'["read",["a","b"],[true,true],[5,true]]',
        b'["read",["a","b"],[true,true],[5,-5]]',
        b'["read",[],[],[]]',
        b'["read",["\\udfff"],[true],[5]]',
        b'["read","a",[true],[5]]',
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
    (line,) = lines_of(MARK)
    assert told(line, checked(body), line) == ([Entry("read", ["a", "a"], [True, True], [5, 5])], [checked(body)])


def test_half_a_character_is_written_as_a_question_mark() -> None:
    (line,) = lines_of(Entry("filter", ["a"], ["\ud800"], [5]))
    assert told(line) == ([Entry("filter", ["a"], ["?"], [5])], [])


@pytest.mark.parametrize("value", [{1, 2}, float("nan"), b"bytes", object()])
def test_a_value_that_json_does_not_know_is_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        list(encode(Entry("tags", ["a"], [value], [5])))  # type: ignore[list-item]


def test_a_line_can_be_read_by_people_and_other_tools() -> None:
    (line,) = lines_of(Entry("read", ["/новости/1.txt"], [True], [5]))
    assert json.loads(line.partition(b"\t")[2]) == ["read", ["/новости/1.txt"], [True], [5]]
    assert "/новости/1.txt".encode() in line
