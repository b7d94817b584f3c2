"""Ingestion put together from the settings."""

from collections.abc import Sequence
from pathlib import Path

from assistant.settings import Settings
from ingest.embed.base import Embedder
from ingest.embed.load import load_embedder
from ingest.job import Ingest
from ingest.parse import SandboxedParser
from ingest.progress import Progress
from ingest.recipe import Recipe
from ingest.report import Report


def ingest_paths(
    paths: Sequence[Path],
    folder: Path,
    settings: Settings,
    *,
    access: str | None = None,
    ocr: bool = False,
    recipe: Recipe | None = None,
    embedder: Embedder | None = None,
    progress: Progress,
) -> Report:
    """Bring the index in ``folder`` up to date with ``paths``.

    Args:
        paths: folders or files.
        folder: the index folder; made where it is missing.
        settings: which embedding model, which limits.
        access: label of what is read; None keeps what a document has.
        ocr: recognise text in scans.
        recipe: how the index is made; None for the defaults, which an index of another recipe refuses.
        embedder: of the model that the settings name, where the caller has one; None to load it.
        progress: is told how far it is.

    Returns:
        What was done, files that cannot be read included.

    Raises:
        NotabeneError: a path does not exist, or the index cannot be used as asked.
    """
    limits = settings.limits()
    recipe = recipe or Recipe()
    embedder = embedder or load_embedder(settings.embedding, purpose="bulk", announce=progress.say)
    with SandboxedParser(limits, embedder, knobs=recipe.passages) as parser:
        job = Ingest(
            folder,
            parser,
            embedder,
            access=access,
            ocr=ocr,
            recipe=recipe,
            chroma_url=settings.chroma_url,
            limits=limits,
            progress=progress,
        )
        return job.run(paths)
