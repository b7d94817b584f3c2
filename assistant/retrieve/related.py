"""Offers what belongs to the best hit: the letter of a nota, the motion of a letter, the motion that replaced it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.retrieve.base import Library
from assistant.retrieve.hit import Hit
from ingest.index.records import LinkRecord

#: What the other document is to the first, where the first has the link, and where the other has it.
_TO = {
    "accompanies": "De brief bij het eerste document",
    "answers": "Hierop gaat het eerste document in",
    "replaces": "Vervangen door het eerste document",
    "published": "Het eerste document, als Kamerstuk",
}
_FROM = {
    "accompanies": "De nota bij het eerste document",
    "answers": "Gaat in op het eerste document",
    "replaces": "Vervangt het eerste document",
    "published": "Het eerste document, zoals verzonden",
}


def related(index: Library, document: str) -> dict[str, LinkRecord]:
    """Return the documents that belong to one, with the link; mere mentions do not count.

    Args:
        index: where the links are.
        document: id of the document that was found.
    """
    links = [link for link in index.links(document) if link.type in _TO]
    return {link.target if link.source == document else link.source: link for link in links}


def kin(index: Library, document: str) -> dict[str, bool]:
    """Return the ids of the documents that tell of the same as one, with whether they are two hands of one paper.

    Two hands are a nota and its letter, and two versions of the nota of one letter; a motion and the letter that
    answers it tell of the same as well.

    Args:
        index: where the links are.
        document: id of the document.
    """
    near = related(index, document)
    found = {id_: link.type == "accompanies" for id_, link in near.items()}
    for middle, first in near.items():
        for id_, second in related(index, middle).items():
            if id_ != document:
                found.setdefault(id_, first.type == second.type == "accompanies")
    return found


def offer(ranked: Sequence[Hit], links: Mapping[str, LinkRecord], *, within: int, most: int = 2) -> list[Hit]:
    """Bring what belongs to the document of the first hit among those that are looked at.

    Args:
        ranked: hits, best first.
        links: what belongs to that document, see ``related``.
        within: how many hits are looked at; what is brought in stands at the end of those.
        most: documents that are brought in; what is looked at anyhow only says that it belongs.

    Returns:
        The same hits, in the new order.
    """
    told = [_told(hit, links) for hit in ranked]
    have = {hit.document.id for hit in told[:within]}
    brought: dict[str, Hit] = {}
    for hit in told[within:]:
        if hit.document.id in links and hit.document.id not in have and len(brought) < min(most, within - 1):
            brought.setdefault(hit.document.id, hit)
    places = {hit.passage.id for hit in brought.values()}
    rest = [hit for hit in told if hit.passage.id not in places]
    at = within - len(brought)
    return [*rest[:at], *brought.values(), *rest[at:]]


def _told(hit: Hit, links: Mapping[str, LinkRecord]) -> Hit:
    link = links.get(hit.document.id)
    if link is None:
        return hit
    words = _TO if link.target == hit.document.id else _FROM
    return replace(hit, why=(*hit.why, words[link.type]))
