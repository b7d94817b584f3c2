"""Which documents a person took out of the index, so that ingesting their folder again leaves them out."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from sqlalchemy import Connection, delete, insert, select, update

from ingest.index.schema import forgotten

_NESTED = " » ".encode()


@dataclass(frozen=True, slots=True)
class Entry:
    """A document that was taken out; see the table ``forgotten``."""

    location: bytes
    document: str
    root: bytes
    path: str
    title: str
    sha256: str
    access: str
    since: date

    @property
    def file(self) -> bytes:
        """Location of the file on disk: that of the mail, for an attachment."""
        return self.location.partition(b"\0")[0]


class Forgotten:
    """All that was taken out, at one moment.

    Args:
        entries: location -> what stood there.
    """

    def __init__(self, entries: Mapping[bytes, Entry]) -> None:
        self._entries = entries

    @classmethod
    def load(cls, connection: Connection) -> Self:
        """Read what a connection sees."""
        rows = connection.execute(select(forgotten)).mappings()
        return cls({row["location"]: Entry(**row) for row in rows})

    def __contains__(self, location: bytes) -> bool:
        """Whether a location was taken out, or stands inside an attachment that was."""
        return location in self._entries or any(
            location.startswith(other + _NESTED) for other in self._entries if b"\0" in other
        )

    def of(self, document: str) -> Entry | None:
        """Return what was taken out under an id, or None."""
        return next((entry for entry in self._entries.values() if entry.document == document), None)

    def gone_from(self, sha256: str) -> bytes | None:
        """Return the location where a file with this content was taken out and no longer stands; None for none."""
        for location, entry in self._entries.items():
            if sha256 and entry.sha256 == sha256 and not os.path.lexists(location):
                return location
        return None


def put_forgotten(connection: Connection, entry: Entry) -> None:
    """Note that a document is out."""
    drop_forgotten(connection, entry.location)
    connection.execute(
        insert(forgotten),
        {name: getattr(entry, name) for name in forgotten.c.keys()},  # noqa: SIM118 - columns, not a mapping
    )


def drop_forgotten(connection: Connection, location: bytes) -> None:
    """Note that it may come back."""
    connection.execute(delete(forgotten).where(forgotten.c.location == location))


def move_forgotten(connection: Connection, before: bytes, after: bytes, root: bytes, path: str) -> None:
    """Note that what is out has another name now; what is inside it goes with it."""
    drop_forgotten(connection, after)
    values = {"location": after, "root": root, "path": path}
    connection.execute(update(forgotten).where(forgotten.c.location == before).values(values))
