"""Two articles to one comparison: read both, link what tells the same fact, and see where it is told differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from tui.compare.align import all_links
from tui.compare.comparison import Comparison, Difference, Grade, Link, Side, reading_order
from tui.compare.differences import differences
from tui.compare.facts import read_facts
from tui.compare.rarity import Rarity
from tui.entities import mentions, resolve
from tui.entities.aliases.pins import NO_PINS, Pins
from tui.entities.mention import Entity, Mention
from tui.entities.naming import NAMING, Naming
from tui.text.article import Article
from tui.text.sentences import sentences


def compare(left: Article, right: Article, *, rarity: Rarity | None = None, naming: Naming = NAMING) -> Comparison:
    """What two reports share and where they differ. Swapping the reports gives the mirrored comparison.

    `rarity` is how common words are where the reports come from; without it, in English news. `naming` is how names are
    found and joined.
    """
    return compare_sides(read_side(left, naming), read_side(right, naming), rarity=rarity, pins=naming.pins)


def then_and_now(
    then: Article, seen: datetime, now: Article, *, rarity: Rarity | None = None, naming: Naming = NAMING
) -> Comparison:
    """What has changed in an article, by an earlier text of it, first seen at some time, and what it says now.

    It goes by what the caller says, not by the articles' keys. The rest is as with `compare`.
    """
    before = replace(read_side(then, naming), seen=seen)
    return compare_sides(before, read_side(now, naming), rarity=rarity, pins=naming.pins)


def compare_sides(here: Side, there: Side, *, rarity: Rarity | None = None, pins: Pins = NO_PINS) -> Comparison:
    """As `compare`, of reports whose sentences and mentions are known."""
    links = _links(here, there, rarity)
    entities = _entities(here, there, pins)
    found = differences(here, there, links, entities)
    links = _told(links, found)
    return Comparison(
        left=here,
        right=there,
        links=links,
        differences=tuple(sorted(found, key=reading_order)),
        only_left=_unlinked(here, {link.left for link in links if link.shown}),
        only_right=_unlinked(there, {link.right for link in links if link.shown}),
        entities=entities,
    )


@lru_cache(maxsize=64)
def read_side(article: Article, naming: Naming = NAMING) -> Side:
    """An article with its sentences and mentions: the same for every report it is compared with."""
    side = read_sentences(article)
    return replace(side, mentions=tuple(mentions(article.text[: side.named], naming)))


def read_beginning(article: Article, letters: int) -> Side:
    """As `read_side`, of the beginning of a very long article alone, and without names: what a screen can show first.

    The last sentence may be cut off; the others are those that `read_side` finds.
    """
    return Side(article, tuple(sentences(article.text[:letters], article.title)), ())


@lru_cache(maxsize=64)
def read_sentences(article: Article) -> Side:
    """As `read_side`, without the names, which take most of its time: enough for what goes by sentences alone."""
    return Side(article, tuple(sentences(article.text, article.title)), ())


def _links(left: Side, right: Side, rarity: Rarity | None) -> tuple[Link, ...]:
    """Links between prose sentences, by their numbers in the articles."""
    rows, columns = left.prose, right.prose
    mine, theirs = read_facts(left).terms, read_facts(right).terms
    said = [mine[n] for n in rows], [theirs[n] for n in columns]
    ordered = True if left.seen or right.seen else None  # texts of one article, as other versions only may be
    found = all_links(
        [left.text(n) for n in rows], [right.text(n) for n in columns], rarity, said=said, ordered=ordered
    )
    placed = (replace(link, left=rows[link.left], right=columns[link.right]) for link in found)
    return tuple(_edited(left, right, link) if ordered else link for link in placed)


def _edited(left: Side, right: Side, link: Link) -> Link:
    """A link of two texts of one article, where a sentence is the same only when no word of it has changed."""
    copied = link.grade is Grade.SAME and left.text(link.left) != right.text(link.right)
    return replace(link, grade=Grade.MINOR) if copied else link


def _told(links: tuple[Link, ...], found: Sequence[Difference]) -> tuple[Link, ...]:
    """The links, shown where a difference is told: two counts of one thing make a faint likeness sure."""
    pairs = {(difference.left.sentence, difference.right.sentence) for difference in found}
    return tuple(
        replace(link, grade=Grade.REWORDED) if not link.shown and (link.left, link.right) in pairs else link
        for link in links
    )


def _unlinked(side: Side, linked: set[int]) -> tuple[int, ...]:
    return tuple(number for number in side.prose if number not in linked)


def _entities(left: Side, right: Side, pins: Pins) -> tuple[Entity, ...]:
    """Who and what both reports name, most named first: an order that does not depend on which report is left."""
    found = resolve([(side.article.text, _compared(side)) for side in (left, right)], pins)
    return tuple(sorted(found, key=_prominence))


def _compared(side: Side) -> Sequence[Mention]:
    """The mentions in what is compared."""
    reach = side.reach
    return [mention for mention in side.mentions if mention.start < reach]


def _prominence(entity: Entity) -> tuple[int, str, str, str, Sequence[str]]:
    spellings = sorted(spelling for counts in entity.spellings for spelling in counts)
    return -len(entity.mentions), entity.name.casefold(), entity.name, entity.kind, spellings
