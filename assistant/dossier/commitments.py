"""The commitments (toezeggingen) of a dossier: each once, with everywhere it is stated, its term and its state."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from assistant.dossier.completion import Completion, before, completions, kept_by, names_term
from assistant.dossier.paper import Paper, Place
from assistant.dossier.statement import Statement, statements
from assistant.dossier.subject import Subjects

_SURE = 1.75  # two groups become one only by a statement that is this surely of each
_TELLING = 3.0  # weight of one word that is enough
Linked = Callable[[str, str], bool]


class State(StrEnum):
    """How a commitment stands; the values are part of the JSON."""

    OPEN = "openstaand"
    DONE = "afgedaan"
    OVERDUE = "verlopen"


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment.

    Attributes:
        place: the passage that states it, the latest to parliament that names a term.
        committer: who commits, as written; empty where no document says.
        executor: who carries it out; often the same.
        term: by when, as written; empty where no term is named.
        due: the last day of that term; None where it is vague.
        state: open, done, or overdue on the day that was asked for.
        done: the passage that says that it was kept; None where none does.
        stated: the other passages that state it, oldest first, each with the term it names.
        public: it was stated to parliament; else only a nota has it so far.
    """

    place: Place
    committer: str
    executor: str
    term: str
    due: date | None
    state: State
    done: Place | None
    stated: tuple[tuple[Place, str], ...]
    public: bool

    def as_json(self) -> dict[str, object]:
        """Return it as other programs read it."""
        return self.place.as_json() | {
            "committed_by": self.committer or None,
            "executed_by": self.executor or None,
            "term": self.term or None,
            "due": self.due.isoformat() if self.due else None,
            "status": self.state.value,
            "done": self.done.as_json() if self.done else None,
            "also": [place.as_json() | {"term": term or None} for place, term in self.stated],
            "public": self.public,
        }


@dataclass(slots=True)
class _Group:
    made: list[Statement]
    done: Completion | None = None
    best: float = field(default=0.0)


def commitments(
    papers: Sequence[Paper], related: Sequence[Paper], subjects: Subjects, linked: Linked, today: date
) -> list[Commitment]:
    """Return the commitments that documents make, the soonest due first, those without a day last.

    Args:
        papers: the documents.
        related: documents elsewhere that may say that a commitment was kept.
        subjects: compares what sentences are about.
        linked: tells of two document ids whether the one is the nota, the published form or a copy of the other.
        today: what is due before it and not done is overdue.
    """
    groups: list[_Group] = []
    for one in statements(papers, subjects):
        scored = [(score, at) for at, group in enumerate(groups) if (score := _same(group, one, subjects, linked))]
        if not scored:
            groups.append(_Group([one]))
            continue
        scored.sort(reverse=True)
        best = groups[scored[0][1]]
        best.made.append(one)
        # A letter may show that its nota and an earlier letter speak of one commitment.
        for score, at in scored[1:]:
            if score >= _SURE and not {s.document.id for s in groups[at].made} & {s.document.id for s in best.made}:
                best.made += groups[at].made
                groups[at].made.clear()
        groups = [group for group in groups if group.made]
    _complete(groups, completions([*papers, *related], subjects), subjects)
    found = [_commitment(group, today) for group in groups]
    return sorted(found, key=lambda one: (one.due is None, one.due or date.max, one.place.date or date.max))


def _same(group: _Group, one: Statement, subjects: Subjects, linked: Linked) -> float:
    """Return how surely a statement is of the commitment of a group; 0 where it is not.

    A letter and its nota state the same commitments, so there an equal term is enough. Elsewhere the subject must
    agree, more so where the term does not, unless the sentences before it name the earlier term.
    """
    best = 0.0
    for other in group.made:
        if other.place == one.place:
            return 0.0  # two commitments of one sentence
        score = _alike(other, one, subjects, near=linked(other.document.id, one.document.id))
        if other.document.id == one.document.id and score < 1.5:
            return 0.0  # a document that names two terms makes two commitments
        best = max(best, score)
    return best


def _alike(other: Statement, one: Statement, subjects: Subjects, *, near: bool) -> float:
    shared = max(
        subjects.overlap(other.own, one.own),
        subjects.overlap(other.own, one.wide) * 0.8,
        subjects.overlap(other.wide, one.own) * 0.8,
        0.0 if other.own and one.own else subjects.overlap(other.wide, one.wide) * 0.8,
    )
    equal = _due(other) == _due(one)
    if other.document.id == one.document.id:
        # A Kern says first that the Kamer hears of it, and at its end who promises what.
        repeated = (not other.own or not one.own) and other.promise.explicit != one.promise.explicit
        return 1 + (0.5 if repeated else shared) if equal else 0.0
    if near and equal:
        return 2 + shared
    if other.executor != one.executor and (other.promise.does or one.promise.does) and not near:
        return 0.0
    if other.due in one.earlier and shared >= 0.1:
        return 1.5 + shared
    if equal or near:
        return 1 + shared if shared >= (0.3 if equal else 0.45) else 0.0
    common = other.own & one.own
    shared = subjects.overlap(other.own, one.own)
    telling = len(common) > 1 or subjects.weight(common) >= _TELLING
    return 1 + shared if telling and shared >= 0.8 else 0.0


def _due(one: Statement) -> date | str:
    """Return the term to compare by: its day, or the words of one that is vague."""
    return one.due or _written(one)


def _written(one: Statement) -> str:
    return one.promise.term.text.casefold() if one.promise.term else ""


def _complete(groups: Sequence[_Group], said: Sequence[Completion], subjects: Subjects) -> None:
    """Give each passage that says a commitment was kept to the one it is most surely about."""
    for passage in said:
        timely = [group for group in groups if before(group.made, passage) and names_term(group.made, passage)]
        scored = [
            (score, at)
            for at, group in enumerate(groups)
            if (score := kept_by(group.made, passage, subjects, only=timely == [group]))
        ]
        if not scored:
            continue
        score, at = max(scored)
        group = groups[at]
        public = group.done is not None and group.done.document.kind.value != "nota"
        if group.done is None or (score > group.best and not public):
            group.done, group.best = passage, score


def _commitment(group: _Group, today: date) -> Commitment:
    public = [one for one in group.made if one.public] or group.made
    dated = [one for one in public if one.due] or [one for one in public if one.promise.term] or public
    last = max(dated, key=lambda one: one.day)
    # Of one document, the sentence that promises in so many words says best who does what.
    chosen = min((one for one in dated if one.due == last.due), key=lambda one: (one.day, not one.promise.explicit))
    does = [one.executor for one in group.made if one.promise.does]
    term = chosen.promise.term
    due = term.due if term else None
    state = State.DONE if group.done else State.OVERDUE if due and due < today else State.OPEN
    others = sorted((one for one in group.made if one is not chosen), key=lambda one: (one.day, one.place.start))
    return Commitment(
        chosen.place,
        chosen.committer or next((one.committer for one in group.made if one.committer), ""),
        chosen.executor if chosen.promise.does or not does else does[-1],
        term.text if term else "",
        due,
        state,
        group.done.place if group.done else None,
        tuple((one.place, one.promise.term.text if one.promise.term else "") for one in others),
        any(one.public for one in group.made),
    )
