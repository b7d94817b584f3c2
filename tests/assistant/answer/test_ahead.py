"""A sentence that stands alone above all others answers though a word lacks; one of several that lack it does not."""

from dataclasses import replace

import pytest

from assistant.answer.evidence.candidate import Evidence
from assistant.answer.evidence.gather import gather
from assistant.answer.evidence.words import Words
from assistant.answer.judge.refuse import judge
from assistant.answer.question.asked import Asked, asked
from assistant.retrieve.question import understand
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from tests.assistant.memory_index import MemoryIndex, Source

TEXT = (
    "FICTIEF. De Kustfractie stemde tegen het plan voor de veerboot, omdat zij eerst de steiger wilde herstellen. "
    "De vuurtoren wordt geverfd, omdat de verf bladdert."
)
INDEX = MemoryIndex([Source("nota", Kind.NOTA, "Kust", [("Tekst", "tekst", TEXT)], {})])
WHY = "Waarom ging de Kustfractie niet mee met het voorstel voor een pontveer over de vaargeul?"
WHAT = "Hoe keek de Kustfractie aan tegen het voorstel voor een pontveer over de vaargeul?"


def candidates(question: str, *, cosine: float, second: float) -> list[Evidence]:
    """Return the candidates with a given cosine, the best with 0.41 of the question and the next at a given score."""
    retriever = Retriever(INDEX, INDEX.embedder)
    words = Words(INDEX.analyser, INDEX.frequencies, INDEX.size())
    found = gather(INDEX, words, understand(question), retriever.search(question, k=5))
    near = [replace(item, hit=replace(item.hit, dense=cosine)) for item in found]
    best = replace(near[0], score=0.5, coverage=0.41, own=0.41, vital=False, missing=("pontveer", "vaargeul", "mee"))
    return [best, *(replace(item, score=second, kinds=frozenset({Asked.WHY})) for item in near[1:])]


@pytest.mark.parametrize(
    ("question", "cosine", "second", "answered"),
    [
        (WHY, 0.868, 0.2, True),
        (WHY, 0.868, 0.45, False),
        (WHY, 0.85, 0.2, False),
        (WHAT, 0.868, 0.2, False),
    ],
)
def test_what_stands_alone_answers(question: str, cosine: float, second: float, answered: bool) -> None:
    found = candidates(question, cosine=cosine, second=second)
    accepted = judge(found, asked(question), 6).accepted
    assert (accepted == (found[0],)) is answered
    assert bool(accepted) is answered
