"""Which documents a search may look at."""

from dataclasses import dataclass
from datetime import date

from ingest.document import Kind


@dataclass(frozen=True, slots=True)
class Filters:
    """A choice of documents; an empty field does not restrict, several values in one field are alternatives.

    Attributes:
        kinds: kinds of document.
        since: dated on or after; a document without a date does not pass.
        until: dated on or before; likewise.
        dossiers: ``36 410 IV``, in any spacing or case; ``36 410`` also means its parts.
        documents: document ids.
        access: access labels.
    """

    kinds: tuple[Kind, ...] = ()
    since: date | None = None
    until: date | None = None
    dossiers: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    access: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.kinds or self.since or self.until or self.dossiers or self.documents or self.access)


def dossier_keys(dossier: str | None) -> tuple[str, ...]:
    """Return the keys under which a dossier is found: whole, and without its toevoeging.

    ``36 410 IV`` gives ``("36410IV", "36410")``; None and text without digits give what little they hold.
    """
    whole = "".join(dossier.split()).replace("-", "").upper() if dossier else ""
    number = whole[:5] if whole[:5].isdigit() else ""
    return tuple(dict.fromkeys(key for key in (whole, number) if key))
