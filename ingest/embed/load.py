"""The one way to an embedding model."""

import logging
from pathlib import Path
from typing import Literal

from ingest.embed.base import Announce, Embedder

DEFAULT = "default"
_log = logging.getLogger(__name__)


def load_embedder(
    model: str = DEFAULT,
    *,
    purpose: Literal["query", "bulk"],
    cache: Path | None = None,
    announce: Announce = _log.info,
) -> Embedder:
    """Return an embedder for a purpose; those of one model share a vector space and an identity.

    Args:
        model: ``default`` for the embedded multilingual-e5-small; else a sentence-transformers model by name or folder.
        purpose: ``query`` to answer at once, ``bulk`` to embed many passages fast.
        cache: folder for what is built once; None for ``NOTABENE_CACHE`` or the user's cache folder.
        announce: told in one Dutch line about something that takes time.

    Raises:
        NotabeneError: the model is not there or cannot be made ready; one Dutch sentence that says what to do.
    """
    if model != DEFAULT:
        from ingest.embed.own import OwnEmbedder

        return OwnEmbedder(model, announce=announce)
    from ingest.embed.cache import default_model_folder, fingerprint, packed_model
    from ingest.embed.nano import DIMENSION, NanoEmbedder
    from ingest.embed.prompts import E5_PROMPTS

    prompts = "|".join(E5_PROMPTS.values())
    nano = NanoEmbedder(f"multilingual-e5-small@{fingerprint(packed_model())}|{prompts}|{DIMENSION}")
    if purpose == "query":
        return nano
    from ingest.embed.bulk import BulkEmbedder

    return BulkEmbedder(default_model_folder(cache, announce), nano)
