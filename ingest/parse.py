"""From a file to a document ready for the index: read, recognised, split into sections and passages."""

import time
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import ValidationError

from ingest.adapters import METADATA, SECTIONS
from ingest.document import Parsed
from ingest.embed.base import Embedder
from ingest.errors import Status, UnreadableFileError
from ingest.passages.split import Knobs, split_passages
from ingest.read.limits import Limits
from ingest.read.sandbox import Sandbox


class SandboxedParser:
    """Parses files in a child process with limits; a context manager.

    Args:
        limits: what one file may take.
        embedder: counts the tokens that a passage may hold.
        knobs: how passages are made; None for the defaults.
    """

    def __init__(self, limits: Limits, embedder: Embedder, *, knobs: Knobs | None = None) -> None:
        self._limits = limits
        self._sandbox = Sandbox(limits, module="ingest.parse_worker")
        self._count_tokens = embedder.count_tokens
        knobs = knobs or Knobs()
        self._knobs = replace(knobs, tokens=min(knobs.tokens, embedder.max_tokens))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._sandbox.close()

    def parse(self, path: Path, name: str, *, ocr: bool) -> Parsed:
        """Return what a file holds.

        Args:
            path: the file.
            name: what it is called, where that differs from the last part of ``path``.
            ocr: recognise text where there is none.

        Raises:
            UnreadableFileError: it cannot be indexed; the error says why.
        """
        deadline = time.monotonic() + self._limits.time(ocr=ocr)

        def count_in_time(text: str) -> int:
            # Passages are made in this process, which has the model; nothing takes long without counting.
            if time.monotonic() > deadline:
                raise self._limits.late(ocr=ocr)
            return self._count_tokens(text)

        answer = self._sandbox.run(path, name, ocr=ocr)
        reading = self._sandbox.reading(answer)
        try:
            metadata = METADATA.validate_python(answer.get("metadata"))
            sections = SECTIONS.validate_python(answer.get("sections"))
        except ValidationError as error:
            raise UnreadableFileError(Status.DAMAGED, _ODD) from error
        passages = split_passages(reading.text, reading.blocks, sections, metadata, count_in_time, self._knobs)
        if not passages:
            raise UnreadableFileError(Status.NO_TEXT, "Dit bestand bevat geen tekst om in te zoeken; controleer het.")
        return Parsed(reading, metadata, sections, tuple(passages))


_ODD = "Het bestand geeft bij het lezen onmogelijke uitkomsten; sla het opnieuw op als PDF en lees het opnieuw in."
