"""The assistants that a run puts side by side: the product, its two legs alone, and the tutorial pipeline."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.answer.assistant import Assistant
from assistant.answer.types import Answer, Citation, Event, Final, Sources
from assistant.conversation.conversation import Conversation
from assistant.conversation.exchange import History
from assistant.retrieve.hit import Hit
from assistant.retrieve.search import Retriever
from assistant.session import Session
from assistant.settings import Settings
from evals.retrieval.collection import Record
from evals.retrieval.naive import Naive
from ingest.embed.base import Embedder
from ingest.index.store import Index

NAMES = ("product", "lexical", "dense", "naive")
SUMMARIES = ("first-words", "lexrank", "textrank")
"""What is set beside the product in drafting tasks; the other systems answer questions alone."""
_DEEP = 100


@dataclass(frozen=True, slots=True)
class System:
    """Something that answers.

    Attributes:
        name: of ``NAMES``, or of a variant.
        stream: answers a question of a conversation, as events.
        rank: document ids for a question, best first, each once or more.
        model: a language model may be asked.
    """

    name: str
    stream: Callable[[str, History], Iterator[Event]]
    rank: Callable[[str], list[str]]
    model: bool = False


def product(session: Session) -> System:
    """Return the assistant as a user has it."""
    return System(
        "product",
        lambda question, history: session.stream(question, history, channel="eval"),
        _by(session.retriever),
        model=session.mode != "extractive",
    )


def variant(name: str, session: Session, retriever: Retriever, *, sources: int, words: int) -> System:
    """Return the extractive assistant over another search.

    Args:
        name: of the variant.
        session: over the same index.
        retriever: its search.
        sources: passages that it answers from.
        words: longest answer.
    """
    conversation = Conversation(Assistant(session.index, retriever, None, sources=sources, words=words))
    return System(name, conversation.stream, _by(retriever))


def naive(index: Index, embedder: Embedder, folder: Path) -> System:
    """Return what a tutorial builds: naive splits, plain similarity, the best pieces as the answer, nothing checked.

    Args:
        index: what to answer from.
        embedder: of the index.
        folder: for the vectors of the splits.
    """
    records = {record.id: Record(id=record.id, text=index.text(record.id) or " ") for record in index.documents()}
    found = Naive(records, folder, embedder)
    owners = {record.id: record for record in index.documents()}

    def stream(question: str, history: History) -> Iterator[Event]:  # noqa: ARG001 - it has no memory
        pieces = found.pieces(embedder.query(question), 3)
        hits = tuple(_hit(index, owner, score) for owner, _, score in pieces)
        yield Sources(tuple(hit for hit in hits if hit))
        text, citations = "", []
        for n, (owner, piece, _) in enumerate(pieces, 1):
            record = owners[owner]
            start = index.text(owner).find(piece)
            text += f"{' '.join(piece.split())} [{n}]\n\n"
            # Splits carry no page: the tutorial cites a document.
            citations.append(
                Citation(n, owner, record.title, record.kind, record.date, None, "", piece, start, start + len(piece))
            )
        nearest = tuple(hit for hit in hits if hit)
        yield Final(Answer(question, question, text.strip(), not pieces, tuple(citations), nearest, mode="naive"))

    return System("naive", stream, lambda question: found.rank(embedder.query(question), 20))


def make_systems(
    names: tuple[str, ...],
    session: Session,
    embedder: Embedder,
    folder: Path,
    *,
    settings: Settings,
) -> list[System]:
    """Return systems by name.

    Args:
        names: of ``NAMES``.
        session: the product over the index.
        embedder: of the index.
        folder: for what the tutorial pipeline keeps.
        settings: of the product.
    """
    weights = {"lexical": 0.0, "dense": 1.0}
    made = []
    for name in names:
        if name == "product":
            made.append(product(session))
        elif name == "naive":
            made.append(naive(session.index, embedder, folder))
        else:
            leg = Retriever(session.index, embedder, weight=weights[name], keywords=weights[name])
            made.append(variant(name, session, leg, sources=settings.sources, words=settings.answer_words))
    return made


def _by(retriever: Retriever) -> Callable[[str], list[str]]:
    return lambda question: [hit.document.id for hit in retriever.search(question, k=_DEEP)]


def _hit(index: Index, document: str, score: float) -> Hit | None:
    record, passages = index.document(document), index.passages_of(document)
    return Hit(passages[0], record, score, 0.0, score) if record and passages else None
