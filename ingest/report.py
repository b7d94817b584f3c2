"""What an ingest did, as its caller and the JSON contract of ``notabene ingest`` see it."""

from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that was not indexed; ``status`` is a value of ``Status``, ``reason`` one plain Dutch sentence."""

    path: str
    status: str
    reason: str


@dataclass(slots=True)
class Report:
    """Counts of one run; ``documents`` and ``passages`` are those of the whole index afterwards.

    ``added``, ``updated``, ``unchanged`` and ``removed`` count documents, ``pages`` the pages that were read (a
    document without pages counts as one).
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    documents: int = 0
    passages: int = 0
    pages: int = 0
    seconds: float = 0.0
    failed: list[FailedFile] = field(default_factory=list)

    def as_json(self) -> dict[str, object]:
        """Return the object of the contract."""
        return asdict(self)
