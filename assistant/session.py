"""An assistant over an index folder, put together from the settings."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.answer.assistant import Assistant
from assistant.answer.chat_model import make_writer
from assistant.retrieve.search import Retriever
from assistant.settings import Settings
from ingest.embed.load import load_embedder
from ingest.index.store import Index

# Up to how many vectors are compared one by one: reading 30,000 takes less than starting Chroma does.
_ONCE, _WARM = 30_000, 4_000


@dataclass(frozen=True, slots=True)
class Session:
    """What answers questions over one index folder.

    Attributes:
        index: the documents.
        retriever: finds passages in them.
        assistant: answers from them.
        mode: ``extractive`` or the language model's name.
    """

    index: Index
    retriever: Retriever
    assistant: Assistant
    mode: str


@contextmanager
def open_session(
    folder: Path, settings: Settings, *, announce: Callable[[str], None], once: bool = False
) -> Iterator[Session]:
    """Open an index folder for asking.

    Args:
        folder: the index folder.
        settings: which models, how many sources.
        announce: told in one Dutch line about something that takes time.
        once: one question will be asked, so nothing is started that pays only later.

    Raises:
        StoreError: the index is missing, damaged, of another version or of another embedding model.
        NotabeneError: a model that the settings name cannot be used.
    """
    exact_below = _ONCE if once else _WARM
    with Index.open(folder, chroma_url=settings.chroma_url, exact_below=exact_below) as index:
        embedder = load_embedder(settings.embedding, purpose="query", announce=announce)
        index.require_model(embedder.identity)
        retriever = Retriever(index, embedder)
        writer = make_writer(index, settings)
        assistant = Assistant(index, retriever, writer, sources=settings.sources, words=settings.answer_words)
        yield Session(index, retriever, assistant, settings.model or "extractive")
