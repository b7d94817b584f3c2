"""A large index of invented documents, for measuring speed: words, sizes, filters and vectors spread as in a real one.

Words are drawn by Zipf's law from invented compounds: a lexical search is as slow as its words are common. Vectors
are drawn around subjects, on a common direction: the cosines of unrelated passages lie near 0.82 and those of passages
of one document near 0.91, as multilingual-e5-small gives them for real Kamervragen. Random vectors would all be equally
unlike, which no search for neighbours is made for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, product
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import delete

from evals.benchmarks.texts import sentence
from ingest.document import Kind, Metadata, Parsed, Passage, Reading, Section
from ingest.index.catalogue import Catalogue, set_meta, touch
from ingest.index.derive import rebuild_lexical
from ingest.index.schema import pending
from ingest.index.store import Index
from ingest.index.writing import Place, content_key, put_document, put_vectors

Vector = NDArray[np.float32]

DIMENSION = 384
#: Share of the passages of each kind and each access label; one of each keeps 40% and one 0.5%.
KINDS = {
    Kind.KAMERBRIEF: 0.4,
    Kind.KAMERVRAGEN: 0.25,
    Kind.MOTIE: 0.2,
    Kind.NOTA: 0.1,
    Kind.OVERIG: 0.045,
    Kind.VERSLAG: 0.005,
}
ACCESS = {"intern": 0.4, "openbaar": 0.595, "vertrouwelijk": 0.005}
DOSSIERS = 400
#: How far a passage lies from its document's centre.
OF_PASSAGE = 0.3
_SUBJECTS = 300
_COMMON, _SUBJECT, _OF_DOCUMENT = 0.905, 0.22, 0.2
_SPREAD = (1.0 + np.arange(DIMENSION)) ** -0.4
_SECTIONS = 3
_PASSAGE = 110  # words
_FROM = date(2080, 1, 1)
_DAYS = 7000
_BATCH = 200
_FIRST = (
    "veer",
    "haven",
    "duin",
    "brug",
    "water",
    "school",
    "zorg",
    "woning",
    "kabel",
    "vis",
    "energie",
    "jeugd",
    "erf",
    "kust",
    "natuur",
    "bos",
    "markt",
    "spoor",
)
_SECOND = (
    "dienst",
    "beleid",
    "toezicht",
    "fonds",
    "loket",
    "bestuur",
    "raad",
    "register",
    "keten",
    "onderzoek",
    "vergunning",
    "regeling",
    "budget",
)
_THIRD = (
    "evaluatie",
    "verslag",
    "begroting",
    "uitvoering",
    "commissie",
    "wijziging",
    "kosten",
    "termijn",
    "aanpak",
    "overleg",
    "besluit",
)
_FOURTH = ("fase", "stelsel", "norm", "team", "kaart", "doel", "plan", "toets", "kader", "groep")


@dataclass(frozen=True, slots=True)
class Draw:
    """What a run of draws has in common.

    Attributes:
        chance: gives the numbers; the same at every run.
        text: the same for what is written.
        words: invented compounds, common ones first.
        shares: how often each is used, added up.
        centres: a vector for each subject.
    """

    chance: np.random.Generator
    text: Random
    words: list[str]
    shares: list[float]
    centres: Vector

    def compounds(self, number: int) -> list[str]:
        """Return words, common ones more often."""
        return self.text.choices(self.words, cum_weights=self.shares, k=number)


def build(folder: Path, passages: int, identity: str) -> None:
    """Fill an index as an ingest does, without reading, embedding and Chroma: the chat holds the vectors itself.

    Args:
        folder: of the index; made here.
        passages: how many it must hold at least; the last document may bring some more.
        identity: of the embedding model that the vectors pass for.
    """
    draw = make_draw()
    with Index(Catalogue(folder, create=True)) as index:
        left, number = passages, 0
        while left > 0:
            with index.catalogue.write() as connection:
                set_meta(connection, "model", identity)
                for _ in range(_BATCH):
                    if left <= 0:
                        break
                    parsed, access, vectors = _document(draw, number)
                    keys = [content_key(parsed.embedded(passage)) for passage in parsed.passages]
                    put_vectors(connection, dict(zip(keys, vectors, strict=True)))
                    put_document(connection, f"d{number}", Place(b"%d" % number, f"{number}.txt"), access, parsed)
                    left, number = left - len(keys), number + 1
                touch(connection)
        with index.catalogue.write() as connection:
            connection.execute(delete(pending))
        rebuild_lexical(index)


def make_draw() -> Draw:
    """Return the draws of which an index is built."""
    chance, text = np.random.default_rng(2099), Random(2099)  # noqa: S311  no secret: the same at every run
    words = ["".join(parts) for parts in product(_FIRST, _SECOND, _THIRD, _FOURTH)]
    text.shuffle(words)
    shares = list(accumulate(1.0 / rank for rank in range(10, len(words) + 10)))
    common = chance.normal(size=DIMENSION)
    common *= _COMMON / np.linalg.norm(common)
    centres = common + _scaled(chance.normal(size=(_SUBJECTS, DIMENSION)), _SUBJECT)
    return Draw(chance, text, words, shares, centres.astype(np.float32))


def near(chance: np.random.Generator, centre: Vector, number: int, distance: float) -> Vector:
    """Return vectors of unit length about a centre; the greater the distance the less alike."""
    drawn = centre + _scaled(chance.normal(size=(number, DIMENSION)), distance)
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), dtype=np.float32)


def _scaled(vectors: NDArray[np.float64], length: float) -> NDArray[np.float64]:
    """Return vectors of a length, most of it in a few directions, as in a real model's space."""
    vectors = vectors * _SPREAD
    return np.asarray(length * vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


def _document(draw: Draw, number: int) -> tuple[Parsed, str, Vector]:
    chance = draw.chance
    size = 1 + int(chance.geometric(1 / 12))
    own = draw.compounds(8)
    parts = [_passage(draw, own) for _ in range(size)]
    text, spans = "", []
    for part in parts:
        spans.append((len(text), len(text) + len(part)))
        text += part + "\n\n"
    text = text.rstrip()
    kind = list(KINDS)[chance.choice(len(KINDS), p=list(KINDS.values()))]
    access = list(ACCESS)[chance.choice(len(ACCESS), p=list(ACCESS.values()))]
    day = _FROM + timedelta(days=int(chance.integers(_DAYS)))
    dossier = f"99 {int(DOSSIERS * chance.random() ** 2):03d}"
    metadata = Metadata(kind, f"FICTIEF stuk {number} over {own[0]} en {own[1]}", day, dossier=dossier)
    sections, passages = [], []
    for at, members in enumerate(np.array_split(np.arange(size), min(size, _SECTIONS))):
        sections.append(Section(f"Deel {at + 1}", "tekst", spans[members[0]][0], spans[members[-1]][1]))
        passages += [Passage(int(row), at, spans[row][0], spans[row][1], metadata.title) for row in members]
    centre = near(chance, draw.centres[chance.integers(_SUBJECTS)], 1, _OF_DOCUMENT)[0]
    vectors = near(chance, centre, size, OF_PASSAGE)
    return Parsed(Reading(text, (), "txt"), metadata, tuple(sections), tuple(passages)), access, vectors


def _passage(draw: Draw, own: Sequence[str]) -> str:
    """Return sentences on a document's own words and others."""
    return " ".join(_sentences(draw, own))


def _sentences(draw: Draw, own: Sequence[str]) -> Iterator[str]:
    said = 0
    while said < _PASSAGE:
        first, second, *more = [draw.text.choice(own), *draw.compounds(3)]
        made = f"{sentence(draw.text)}, met {first} en {second} naast {' en '.join(more)}."
        said += len(made.split())
        yield made
