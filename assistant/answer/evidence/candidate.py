"""A sentence, or another unit of a document, as a candidate for the answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.answer.evidence.units import Unit
from assistant.answer.question.asked import Asked
from assistant.retrieve.hit import Hit
from ingest.index.records import DocumentRecord


@dataclass(frozen=True, slots=True)
class Evidence:
    """A unit as a candidate for the answer.

    Attributes:
        hit: the passage that led to it.
        document: the document it stands in.
        section: name of its section.
        role: role of its section.
        unit: the unit.
        text: what it says: its text, of a row in a table with the headings.
        around: all units that were cut from the same stretch, for what governs this one.
        coverage: share of the question's weighted words that it holds, between 0 and 1.
        own: the same, counting only the unit itself.
        covered: the words that it holds, as written in the question.
        stated: those of them that stand in the unit itself.
        missing: the words that it does not hold.
        vital: a word that it lacks is the one asked of ("how many victims"), or what is said to have happened.
        violations: names, numbers and dates of the question that it does not have.
        kinds: the kinds of answer asked for that it has.
        follows: units right after it that hold the kind of answer asked for where it does not itself.
        replies: it is of the answer to a question that holds this one.
        members: it is what Members say, and the question does not ask for that.
        score: what candidates are ranked by.
    """

    hit: Hit
    document: DocumentRecord
    section: str
    role: str
    unit: Unit
    text: str
    around: Sequence[Unit] = field(repr=False)
    coverage: float
    own: float
    covered: frozenset[str]
    stated: frozenset[str]
    missing: tuple[str, ...]
    vital: bool
    violations: tuple[str, ...]
    kinds: frozenset[Asked]
    follows: tuple[Unit, ...]
    replies: bool
    members: bool
    score: float

    @property
    def said(self) -> str:
        """What it says with what follows it."""
        return " ".join([self.text, *(unit.text for unit in self.follows)])
