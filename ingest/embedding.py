"""Makes the vectors of passages that an index does not keep yet."""

from collections.abc import Mapping, Sequence

from ingest.chunks import chunks
from ingest.document import Parsed
from ingest.embed.base import Embedder
from ingest.index import writing
from ingest.index.catalogue import touch
from ingest.index.queries import kept_vectors, without_vector
from ingest.index.store import Index
from ingest.index.writing import content_key
from ingest.progress import Progress

_AT_ONCE = 512
# Passages that the user is told of before they are embedded at once: one document of a whole book, or a lost catalogue.
_MANY = 2_000


class Embedding:
    """Embeds texts once, and keeps each vector as soon as it is there: a killed run does not make it again.

    Args:
        embedder: gives vectors to texts.
        progress: is told how far it is.
    """

    def __init__(self, embedder: Embedder, progress: Progress) -> None:
        self._embedder = embedder
        self._progress = progress

    def keep(self, index: Index, read: Sequence[Parsed]) -> None:
        """Make the vectors of the passages of documents, but those that are kept already."""
        texts = {
            content_key(text): text
            for parsed in read
            for text in (parsed.embedded(passage) for passage in parsed.passages)
        }
        with index.catalogue.read() as connection:
            kept = kept_vectors(connection, list(texts))
        self._make(index, {key: text for key, text in texts.items() if key not in kept})

    def keep_lost(self, index: Index) -> None:
        """Make the vectors anew that a damaged catalogue has lost; nothing to do otherwise."""
        with index.catalogue.read() as connection:
            lost = without_vector(connection)
        if not lost:
            return
        self._make(index, {key: text for _, key, text in lost})
        with index.catalogue.write() as connection:
            writing.mark_pending(connection, [id_ for id_, _, _ in lost])
            touch(connection)

    def _make(self, index: Index, texts: Mapping[str, str]) -> None:
        if len(texts) > _MANY:
            self._progress.say(
                f"Er worden {len(texts)} passages doorzoekbaar gemaakt; dat duurt minuten of langer. U kunt afbreken: "
                "een volgende keer gaat het verder waar het was."
            )
        done = 0
        for chunk in chunks(list(texts), _AT_ONCE):
            vectors = self._embedder.passages([texts[key] for key in chunk])
            with index.catalogue.write() as connection:
                writing.put_vectors(connection, dict(zip(chunk, vectors, strict=True)))
            done += len(chunk)
            if len(texts) > _AT_ONCE:
                self._progress.embed(done, len(texts))
