"""The exact JSON form of a comparison: what is shown, and beside it whatever a round trip needs.

Texts are stored once, as the articles' own; a sentence carries its text again for those who read the JSON without us,
and so do the counts: reading makes them anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tui.compare.comparison import Aspect, Comparison, Difference, Grade, Link, Mark, Side, Verdict
from tui.entities.mention import Entity, Kind, Mention
from tui.text.article import Article
from tui.text.paragraphs import Paragraph, ParagraphKind
from tui.text.sentences import Sentence, SentenceKind

SIDES = ("left", "right")


def written(comparison: Comparison) -> dict[str, Any]:
    """A comparison as JSON values."""
    return {
        "left": _side(comparison.left),
        "right": _side(comparison.right),
        "links": [_link(link) for link in comparison.links],
        "differences": [_difference(found) for found in comparison.differences],
        "only_left": list(comparison.only_left),
        "only_right": list(comparison.only_right),
        "entities": [_entity(entity) for entity in comparison.entities],
        "counts": comparison.tally.to_json(),
    }


def _side(side: Side) -> dict[str, Any]:
    article = side.article
    return {
        "key": article.key,
        "title": article.title,
        "source": article.source,
        "byline": article.byline,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "text": article.text,
        "paragraphs": [{"start": p.start, "end": p.end, "kind": p.kind.value} for p in article.paragraphs],
        "sentences": [
            {
                "text": side.text(number),
                "kind": sentence.kind.value,
                "paragraph": sentence.paragraph,
                "start": sentence.start,
                "end": sentence.end,
            }
            for number, sentence in enumerate(side.sentences)
        ],
        "left_out": side.left_out,
        "seen": side.seen.isoformat() if side.seen else None,
        "mentions": [{"start": m.start, "end": m.end, "kind": m.kind.value, "entity": m.entity} for m in side.mentions],
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "left": link.left,
        "right": link.right,
        "score": link.score,
        "grade": link.grade.value,
        "why": [[text, weight] for text, weight in link.why],
    }


def _difference(found: Difference) -> dict[str, Any]:
    return {
        "kind": found.kind.value,
        "verdict": found.verdict.value,
        "left": _mark(found.left),
        "right": _mark(found.right),
        "why": found.why,
    }


def _mark(mark: Mark) -> dict[str, Any]:
    return {"sentence": mark.sentence, "start": mark.start, "end": mark.end, "text": mark.text}


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "name": entity.name,
        "kind": entity.kind.value,
        "spellings": {side: dict(counts) for side, counts in zip(SIDES, entity.spellings, strict=True)},
        "mentions": [[SIDES[text], number] for text, number in entity.mentions],
    }


def read(data: Mapping[str, Any]) -> Comparison:
    """The comparison that was written. Raises ValueError for anything else."""
    try:
        return Comparison(
            left=_read_side(data["left"]),
            right=_read_side(data["right"]),
            links=tuple(_read_link(link) for link in data["links"]),
            differences=tuple(_read_difference(found) for found in data["differences"]),
            only_left=tuple(data["only_left"]),
            only_right=tuple(data["only_right"]),
            entities=tuple(_read_entity(entity) for entity in data["entities"]),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"This is not a comparison that Wireside wrote ({error}).") from error


def _read_side(data: Mapping[str, Any]) -> Side:
    article = Article(
        key=data["key"],
        source=data["source"],
        title=data["title"],
        byline=data["byline"],
        published=datetime.fromisoformat(data["published"]) if data["published"] else None,
        url=data["url"],
        text=data["text"],
        paragraphs=tuple(Paragraph(p["start"], p["end"], ParagraphKind(p["kind"])) for p in data["paragraphs"]),
    )
    return Side(
        article,
        tuple(Sentence(s["start"], s["end"], s["paragraph"], SentenceKind(s["kind"])) for s in data["sentences"]),
        tuple(Mention(m["start"], m["end"], Kind(m["kind"]), m["entity"]) for m in data["mentions"]),
        datetime.fromisoformat(data["seen"]) if data.get("seen") else None,
    )


def _read_link(data: Mapping[str, Any]) -> Link:
    why = tuple((text, weight) for text, weight in data["why"])
    return Link(data["left"], data["right"], data["score"], Grade(data["grade"]), why)


def _read_difference(data: Mapping[str, Any]) -> Difference:
    left, right = (Mark(**data[side]) for side in SIDES)
    return Difference(Aspect(data["kind"]), Verdict(data["verdict"]), left, right, data["why"])


def _read_entity(data: Mapping[str, Any]) -> Entity:
    spellings = tuple(dict(data["spellings"][side]) for side in SIDES)
    mentions = tuple((SIDES.index(side), number) for side, number in data["mentions"])
    return Entity(data["name"], Kind(data["kind"]), spellings, mentions)
