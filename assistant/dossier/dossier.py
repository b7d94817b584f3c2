"""Puts a dossier together from the index."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from assistant.dossier.commitments import Commitment, State, commitments
from assistant.dossier.members import Dossier, dossiers
from assistant.dossier.motion_reference import MotionReferences
from assistant.dossier.motions import Motion, motions
from assistant.dossier.paper import Paper
from assistant.dossier.subject import Subjects
from assistant.dossier.timeline import Event, timeline
from assistant.retrieve.base import Library
from ingest.document import Kind
from ingest.index.records import LinkRecord

_ONE_PAPER = frozenset({"accompanies", "published"})


@dataclass(frozen=True, slots=True)
class Overview:
    """What a dossier comes to.

    Attributes:
        dossier: its name, such as ``36 410 IV``.
        today: the day that overdue is reckoned from.
        timeline: its documents in order of date.
        motions: its motions, oldest first.
        commitments: its commitments, the soonest due first.
    """

    dossier: str
    today: date
    timeline: tuple[Event, ...]
    motions: tuple[Motion, ...]
    commitments: tuple[Commitment, ...]

    @property
    def overdue(self) -> int:
        """How many commitments are overdue."""
        return sum(one.state is State.OVERDUE for one in self.commitments)

    def as_json(self) -> dict[str, object]:
        """Return it as other programs read it."""
        return {
            "dossier": self.dossier,
            "timeline": [one.as_json() for one in self.timeline],
            "motions": [one.as_json() for one in self.motions],
            "commitments": [one.as_json() for one in self.commitments],
        }


def read_dossier(index: Library, dossier: Dossier, today: date) -> Overview:
    """Read the documents of a dossier, and those elsewhere that speak of them.

    Args:
        index: where they are.
        dossier: one of ``dossiers``.
        today: what is due before it and not done is overdue.
    """
    records = {record.id: record for record in index.documents()}
    own = {record.id for record in dossier.documents}
    papers = [Paper(index, record) for record in dossier.documents]
    links = list(dict.fromkeys(link for id_ in own for link in index.links(id_)))
    others = {link.source for link in links} - own
    related = [Paper(index, records[id_]) for id_ in sorted(others) if id_ in records]
    subjects = Subjects(index)
    all_motions = [Paper(index, record) for record in records.values() if record.kind is Kind.MOTIE]
    references = MotionReferences(all_motions, links, subjects)
    return Overview(
        dossier.name,
        today,
        tuple(timeline(dossier.documents, links, records)),
        tuple(motions(papers, related, references, links, records)),
        tuple(commitments(papers, related, subjects, _linked(links), today)),
    )


def find_dossier(index: Library, name: str) -> Dossier | None:
    """Return the dossier of a name, however its spaces are typed; None where there is none."""
    return next((one for one in dossiers(index) if _bare(one.name) == _bare(name)), None)


def _bare(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())


def _linked(links: list[LinkRecord]) -> Callable[[str, str], bool]:
    """Return what tells whether two documents are nota, letter, published letter or copy of one matter."""
    near: dict[str, set[str]] = {}
    for link in links:
        if link.type in _ONE_PAPER:
            near.setdefault(link.source, set()).add(link.target)
            near.setdefault(link.target, set()).add(link.source)

    def linked(one: str, other: str) -> bool:
        mine = near.get(one, set())
        return other in mine or not mine.isdisjoint(near.get(other, set()))

    return linked
