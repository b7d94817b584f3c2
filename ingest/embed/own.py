"""A sentence-transformers model of the user's own, by name or folder."""

import os
import re
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ingest.embed.base import Announce, Vectors, clean, unit
from ingest.embed.bulk import threads
from ingest.embed.cache import fingerprint
from ingest.embed.prompts import E5_PROMPTS
from ingest.errors import NotabeneError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_LONGEST = 8192
_E5 = re.compile(r"(?:^|[/_-])e5-(?!.*instruct)", re.IGNORECASE)


class OwnEmbedder:
    """Embeds with any SentenceTransformer, with the prompts that it brings.

    Args:
        model: name on a hub, or folder.
        announce: told in one Dutch line when the model is fetched from a hub.
        batch: texts in a batch.

    Raises:
        NotabeneError: there is no such model, here or on the hub.
    """

    def __init__(self, model: str, *, announce: Announce, batch: int = 16) -> None:
        self._model = _load(model, announce)
        self._batch = batch
        self._lock = threading.Lock()
        prompts = {name: text for name, text in self._model.prompts.items() if text}
        if not prompts and _E5.search(model):  # the published e5 models need prompts and do not bring them
            prompts = dict(E5_PROMPTS)
        self._query = prompts.get("query", "")
        self._document = next((prompts[name] for name in ("document", "passage", "corpus") if name in prompts), "")
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        self.max_tokens = min(int(self._model.max_seq_length or _LONGEST), _LONGEST)
        self.identity = f"{_name(model)}|{self._query}|{self._document}|{self.dimension}"

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row per text, in order."""
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        return self._encode(list(texts), self._document)

    def query(self, text: str) -> Vectors:
        """Return the vector of a question."""
        return np.asarray(self._encode([text], self._query)[0], dtype=np.float32)

    def count_tokens(self, text: str) -> int:
        """Return how many tokens ``text`` takes as a passage, prompt and special tokens included."""
        with self._lock:
            return len(self._model.tokenizer(self._document + clean(text), truncation=False)["input_ids"])

    def _encode(self, texts: list[str], prompt: str) -> Vectors:
        with self._lock:  # sentence-transformers sorts by length itself
            vectors = self._model.encode(
                [clean(text) for text in texts], prompt=prompt, batch_size=self._batch, show_progress_bar=False
            )
        return unit(np.asarray(vectors, dtype=np.float32))


def _load(model: str, announce: Announce) -> "SentenceTransformer":
    folder = Path(model).expanduser()
    if folder.is_dir():
        return _open(str(folder), f"De map {model} bevat geen model dat sentence-transformers kan lezen.")
    if _is_path(model):
        message = f"De map {model} voor het embeddingmodel bestaat niet: controleer de instelling van het model."
        raise NotabeneError(message)
    try:
        return _open(model, "")
    except NotabeneError:
        announce(f"Het embeddingmodel {model} staat nog niet op deze computer en wordt opgehaald bij de modelhub.")
    complaint = (
        f"Het embeddingmodel {model} staat niet op deze computer en is niet op te halen bij de modelhub: geef de map"
        " van een model, of gebruik het ingebouwde."
    )
    if not _hub_answers():
        raise NotabeneError(complaint)
    return _open(model, complaint, local=False)


def _hub_answers(seconds: float = 10) -> bool:
    """Tell at once what the hub's own client finds out in a minute and a half of trying again."""
    import httpx
    from huggingface_hub.constants import ENDPOINT

    try:
        httpx.head(ENDPOINT, timeout=seconds)  # through the proxy, where one is set; any answer will do
    except (httpx.HTTPError, httpx.InvalidURL):
        return False
    return True


def _open(model: str, complaint: str, *, local: bool = True) -> "SentenceTransformer":
    """Load a model; with ``local`` nothing is asked of a hub."""
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]  # its bars would mingle with our own messages

    torch.set_num_threads(threads())
    try:
        return SentenceTransformer(model, local_files_only=local, trust_remote_code=False)
    except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
        raise NotabeneError(complaint) from error


def _is_path(model: str) -> bool:
    return model.startswith(("/", ".", "~")) or "\\" in model or model.count("/") > 1


def _name(model: str) -> str:
    """Return what tells this model from others: its name, or the content of its folder."""
    folder = Path(model).expanduser()
    if not folder.is_dir():
        return model
    files = (file for file in folder.rglob("*") if file.suffix in {".json", ".safetensors", ".bin", ".txt", ".model"})
    return f"{folder.resolve().name}@{fingerprint(*sorted(files))}"
