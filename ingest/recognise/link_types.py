"""The types of ``find_links``."""

from dataclasses import dataclass
from typing import Literal

from ingest.document import Metadata

LinkType = Literal["accompanies", "answers", "replaces", "published", "mentions"]


@dataclass(frozen=True, slots=True)
class Linkable:
    """A document to be linked.

    Attributes:
        id: what links refer to.
        metadata: what was recognised of it.
        text: its text; the whole of it, or as much from the beginning as is at hand.
    """

    id: str
    metadata: Metadata
    text: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One document has to do with another.

    Attributes:
        source: id of the document that has the link.
        target: id of the other.
        type: ``accompanies`` nota -> its letter; ``answers`` letter -> motion, answers -> questions; ``replaces``
            motion -> motion;
            ``published`` letter as sent -> letter as published; ``mentions`` any other reference.
    """

    source: str
    target: str
    type: LinkType
