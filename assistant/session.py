"""An assistant over an index folder, put together from the settings."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.answer.assistant import Assistant
from assistant.answer.model.chat_model import chat_model, make_writer
from assistant.answer.types import PLAIN, Event, Manner
from assistant.conversation.conversation import Conversation
from assistant.conversation.exchange import History
from assistant.conversation.rewrite import ModelRewriter
from assistant.log.log import Log
from assistant.log.record import begin, recorded
from assistant.retrieve.base import ALL
from assistant.retrieve.rerank import load_reranker
from assistant.retrieve.search import Retriever
from assistant.settings import Settings
from ingest.embed.base import Embedder
from ingest.embed.load import load_embedder
from ingest.index.filters import Filters
from ingest.index.store import Index

# Up to how many vectors are compared one by one: reading 30,000 takes less than starting Chroma does.
_ONCE, _WARM = 30_000, 4_000
# Up to how many passages a chat holds the vectors in memory: 400 MB, about what Chroma would take for them.
_HELD = 250_000


@dataclass(frozen=True, slots=True)
class Session:
    """What answers questions over one index folder.

    Attributes:
        index: the documents.
        retriever: finds passages in them.
        assistant: answers single questions from them.
        conversation: answers what is put to it in a conversation: follow-ups, pasted Kamervragen, English.
        mode: ``extractive`` or the language model's name.
        log: where exchanges are stored; None where the settings say not to.
    """

    index: Index
    retriever: Retriever
    assistant: Assistant
    conversation: Conversation
    mode: str
    log: Log | None = None

    def stream(
        self,
        question: str,
        history: History = (),
        filters: Filters = ALL,
        manner: Manner = PLAIN,
        *,
        channel: str,
        conversation: str = "",
        exchange: str = "",
    ) -> Generator[Event]:
        """Answer a question, and log the exchange where the settings say so; for the events see ``Conversation``.

        Args:
            question: as asked.
            history: earlier questions of the conversation, oldest first.
            filters: which documents may be used.
            manner: how to go about it.
            channel: ``ask`` or ``chat``, for the log.
            conversation: id that the exchanges of one conversation share.
            exchange: id of this one.
        """
        events = self.conversation.stream(question, history, filters, manner)
        if self.log is None:
            yield from events
            return
        entry = begin(question, filters, self.index, channel=channel, conversation=conversation, exchange=exchange)
        yield from recorded(events, self.log, entry)


@contextmanager
def open_session(
    folder: Path,
    settings: Settings,
    *,
    announce: Callable[[str], None],
    once: bool = False,
    embedder: Embedder | None = None,
    usage: bool = False,
) -> Iterator[Session]:
    """Open an index folder for asking.

    Args:
        folder: the index folder.
        settings: which models, how many sources.
        announce: told in one Dutch line about something that takes time.
        once: one question will be asked, so nothing is started that pays only later.
        embedder: of the model that the settings name, where the caller has one; None to load it.
        usage: a language model is asked how many tokens it read and wrote; see ``chat_model``.

    Raises:
        StoreError: the index is missing, damaged, of another version or of another embedding model.
        NotabeneError: a model that the settings name cannot be used.
    """
    exact_below, held = (_ONCE, 0) if once else (_WARM, _HELD)
    with Index.open(folder, chroma_url=settings.chroma_url, exact_below=exact_below, held=held) as index:
        embedder = embedder or load_embedder(settings.embedding, purpose="query", announce=announce)
        index.require_model(embedder.identity)
        index.warm()
        retriever = Retriever(index, embedder, reranker=load_reranker(settings.reranker))
        writer = make_writer(index, settings, usage=usage)
        assistant = Assistant(index, retriever, writer, sources=settings.sources, words=settings.answer_words)
        # A process that asks one question has no conversation.
        model = None if once else chat_model(settings)
        rewrite = ModelRewriter(model) if model else None
        log = Log(folder, days=settings.log_days, announce=announce) if settings.log else None
        if log and not once:
            log.prepare()
        try:
            yield Session(
                index, retriever, assistant, Conversation(assistant, rewrite), settings.model or "extractive", log
            )
        finally:
            if log:
                log.close()
