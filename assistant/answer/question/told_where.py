"""What of a question tells where the answer stands rather than what it is: "volgens de eindevaluatie"."""

import re
from dataclasses import dataclass

_SAID = re.compile(
    r"\b(?:volgens|blijkens|conform|aldus)\s+(?:(?:de|het|een|die|dat|deze|dit)\s+)?(?:[a-zà-ÿ]+e\s+)?(?P<source>[a-zà-ÿ][\w-]+)"
    r"(?:\s+(?:bij|van|over|uit)\s+(?:de|het)\s+(?P<of>[a-zà-ÿ]\w*(?:brief|nota|rapport|verslag|evaluatie|motie|vragen)))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Where:
    """Places in a question.

    Attributes:
        sources: offsets of words that name a source.
        end: offset from which a question only tells of itself where it stands ("Dat is aan de senaat geschreven.").
    """

    sources: frozenset[int]
    end: int


def told_where(question: str) -> Where:
    """Find what of a question tells where its answer stands.

    Args:
        question: in Dutch.
    """
    sources = frozenset(match.start(group) for match in _SAID.finditer(question) for group in ("source", "of"))
    return Where(sources, question.rfind("?") + 1 or len(question))
