"""How much of a machine one file may take."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from ingest.errors import Status, UnreadableFileError


@dataclass(frozen=True, slots=True)
class Limits:
    """Ceilings for reading one file; a file over one of them ends with status ``limit``.

    Attributes:
        max_bytes: size of the file, and of everything an archive format unpacks to.
        max_pages: pages of a paginated format.
        max_chars: characters of text.
        seconds: wall-clock time (enforced by the sandbox).
        memory_mb: address space of the reading process, in MiB (enforced by the sandbox where the platform can).
        ocr_pages: pages recognised with OCR, which takes seconds a page.
        ocr_seconds: wall-clock time where OCR was asked for.
    """

    max_bytes: int = 200_000_000
    max_pages: int = 3_000
    max_chars: int = 20_000_000
    seconds: float = 120.0
    memory_mb: int = 2_048
    ocr_pages: int = 300
    ocr_seconds: float = 3_600.0

    def allow_more_than(self, earlier: Mapping[str, float] | None) -> bool:
        """Tell whether any ceiling is higher than one that was kept as a dictionary; also where none was kept."""
        return earlier is None or any(ceiling > earlier.get(name, 0) for name, ceiling in asdict(self).items())

    def time(self, *, ocr: bool) -> float:
        """Return how many seconds one file may take."""
        return self.ocr_seconds if ocr else self.seconds

    def late(self, *, ocr: bool) -> UnreadableFileError:
        """Return the error for a file that takes longer."""
        return UnreadableFileError(
            Status.LIMIT,
            f"Het lezen duurde langer dan {self.time(ocr=ocr):g} seconden; splits het of sla het opnieuw op.",
        )

    def check_bytes(self, size: int) -> None:
        """Raise UnreadableFileError(LIMIT) where a file, or what it unpacks to, is larger than allowed."""
        if size > self.max_bytes:
            raise UnreadableFileError(
                Status.LIMIT,
                f"Het bestand is groter dan {self.max_bytes // 1_000_000} MB; splits het en lees de delen opnieuw in.",
            )

    def check_pages(self, count: int) -> None:
        """Raise UnreadableFileError(LIMIT) for more pages than allowed."""
        if count > self.max_pages:
            raise UnreadableFileError(
                Status.LIMIT,
                f"Het document heeft {count} pagina's, {self.max_pages} is het maximum; splits het en lees de delen.",
            )

    def check_chars(self, count: int) -> None:
        """Raise UnreadableFileError(LIMIT) for more text than allowed."""
        if count > self.max_chars:
            raise UnreadableFileError(
                Status.LIMIT,
                f"Het document bevat meer dan {self.max_chars} tekens tekst; splits het en lees de delen opnieuw in.",
            )
