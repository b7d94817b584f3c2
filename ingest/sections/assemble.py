"""From headings to sections that cover the whole text."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Section


@dataclass(frozen=True, slots=True)
class Head:
    """Where a section begins.

    Attributes:
        start: offset of its heading, or of its text where it has no heading.
        name: as a reader would cite it.
        role: canonical name.
        level: 1, or 2 for one that belongs to the last of level 1.
    """

    start: int
    name: str
    role: str
    level: int = 1


def assemble(heads: Sequence[Head], length: int, *, opening: Head) -> list[Section]:
    """Turn heads into sections.

    Args:
        heads: where sections begin, in any order; of two at one place the first counts.
        length: length of the text.
        opening: name and role of what stands before the first head.

    Returns:
        Sections in order, disjoint, together covering ``[0, length)``; none for an empty text.
    """
    if length == 0:
        return []
    unique: dict[int, Head] = {}
    for head in heads:
        unique.setdefault(head.start, head)
    ordered = [unique[start] for start in sorted(unique) if start < length]
    if not ordered or ordered[0].start > 0:
        ordered.insert(0, Head(0, opening.name, opening.role))
    sections: list[Section] = []
    parent: int | None = None
    for at, head in enumerate(ordered):
        end = ordered[at + 1].start if at + 1 < len(ordered) else length
        below = head.level > 1 and parent is not None
        if not below:
            parent = at
        sections.append(Section(head.name, head.role, head.start, end, 2 if below else 1, parent if below else None))
    return sections
