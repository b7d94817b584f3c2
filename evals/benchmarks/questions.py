"""What is asked of a large invented index, and through which filters."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from random import Random
from typing import TypeVar

import numpy as np

from evals.benchmarks.indexes import ACCESS, KINDS, OF_PASSAGE, Vector, near
from ingest.embed.base import Embedder
from ingest.index import queries
from ingest.index.filters import Filters
from ingest.index.store import Index

T = TypeVar("T")

SHARES = (0.4, 0.005)
_FORMS = ("Wat staat er over {} en {}?", "Wanneer komt er iets over {} en {}?", "Wie doet iets met {} en {}?")
_WORDS = re.compile(r"met (\w+) en (\w+) naast")


@dataclass(frozen=True, slots=True)
class Case:
    """A filter to measure: what it filters by, and the share of the passages that pass."""

    name: str
    filters: Filters
    keeps: float


class DrawnEmbedder:
    """Gives questions vectors near that of the passage that they are about, as those of an index are drawn too.

    Args:
        real: of the index's model; embeds too, for the time that it takes.
        drawn: question -> vector.
        timed: whether to embed.
    """

    def __init__(self, real: Embedder, drawn: dict[str, Vector], *, timed: bool) -> None:
        self.identity = real.identity
        self.dimension = real.dimension
        self.max_tokens = real.max_tokens
        self.count_tokens = real.count_tokens
        self.passages = real.passages
        self._real = real
        self._drawn = drawn
        self._timed = timed

    def query(self, text: str) -> Vector:
        """Return the vector of a question; what was not drawn is embedded."""
        drawn = self._drawn.get(text)
        if not self._timed and drawn is not None:
            return drawn
        embedded = self._real.query(text)
        return embedded if drawn is None else drawn


def questions(index: Index, number: int) -> dict[str, Vector]:
    """Return questions about passages of an index, the same at every run, with their vectors."""
    chance, pick = np.random.default_rng(2100), Random(2100)  # noqa: S311  no secret: the same at every run
    documents = sorted(index.documents(), key=attrgetter("id"))
    asked: dict[str, Vector] = {}
    while len(asked) < number:
        passage = pick.choice(index.passages_of(pick.choice(documents).id))
        first, second = pick.choice(_WORDS.findall(passage.text))
        with index.catalogue.read() as connection:
            _, vectors = queries.vectors_of(connection, [passage.id])
        text = _FORMS[len(asked) % len(_FORMS)].format(first, second)
        asked[text] = near(chance, vectors[0], 1, OF_PASSAGE)[0]
    return asked


def cases(index: Index) -> list[Case]:
    """Return filters of each sort, and of all sorts together, that keep about 40% of the passages and 0.5%."""
    found: list[Case] = []
    total = index.size()
    choice = _Choice(index)
    for share in SHARES:
        several = {
            "kind": Filters(kinds=tuple(kind for kind, of in KINDS.items() if of == share)),
            "date": Filters(since=choice.since(share)),
            "dossier": Filters(dossiers=choice.dossiers(share)),
            "document": Filters(documents=choice.documents(share)),
            "access": Filters(access=tuple(label for label, of in ACCESS.items() if of == share)),
        }
        # Filters that do not depend on each other keep the product of what each keeps.
        kinds, labels = tuple(KINDS)[:4], tuple(ACCESS)[:2]
        each = (share / sum(KINDS[kind] for kind in kinds) / sum(ACCESS[label] for label in labels)) ** (1 / 3)
        several["all five"] = Filters(
            kinds=kinds,
            access=labels,
            since=choice.since(each),
            dossiers=choice.dossiers(each),
            documents=choice.documents(each),
        )
        found += [Case(name, filters, index.size(filters) / total) for name, filters in several.items()]
    return found


class _Choice:
    """Chooses dates, dossiers and documents that hold a share of an index's passages."""

    def __init__(self, index: Index) -> None:
        self._documents = index.documents()
        self._total = index.size()

    def since(self, share: float) -> date | None:
        newest = self._until(share, ((document.date, document.passages) for document in self._documents))
        return newest[-1]

    def dossiers(self, share: float) -> tuple[str, ...]:
        sizes: Counter[str] = Counter()
        for document in self._documents:
            sizes[document.dossier or ""] += document.passages
        return tuple(self._until(share, sorted(sizes.items(), key=lambda item: (item[1], item[0]))))

    def documents(self, share: float) -> tuple[str, ...]:
        mixed = sorted(self._documents, key=attrgetter("id"))
        Random(2101).shuffle(mixed)  # noqa: S311  no secret: the same at every run
        return tuple(self._until(share, ((document.id, document.passages) for document in mixed)))

    def _until(self, share: float, sized: Iterable[tuple[T, int]]) -> list[T]:
        """Return the first of these that together hold a share."""
        chosen: list[T] = []
        held = 0
        for item, size in sized:
            if held >= share * self._total:
                break
            chosen.append(item)
            held += size
        return chosen
