"""Drafts of nota's, every version, each owner's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, func, insert, select

from assistant.log.conversations import owner_of
from assistant.log.database import Database
from assistant.log.schema import drafts

Place = tuple[int, str, int, int]
"""What a mark stands for: its number, the document, where the quote begins and ends."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a draft.

    Attributes:
        id: of the draft.
        version: from 1.
        at: when it was kept, UTC.
        request: what it was made from: sources, section, profile, title, date.
        text: with its marks.
        places: of its marks.
        mode: ``extractive`` or the model's name.
    """

    id: str
    version: int
    at: datetime
    request: dict[str, object]
    text: str
    places: tuple[Place, ...]
    mode: str


class Drafts:
    """The drafts in the log.

    Args:
        database: of the log.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(
        self,
        draft: str,
        secret: str,
        *,
        after: int,
        request: dict[str, object],
        text: str,
        places: Sequence[Place],
        mode: str,
    ) -> Version | None:
        """Keep a new version.

        Args:
            draft: its id.
            secret: of its owner.
            after: the version that it was made from; 0 for a new draft.
            request: what it was made from.
            text: with its marks.
            places: of its marks.
            mode: how it was written.

        Returns:
            The version; None where another was kept meanwhile, or the draft is someone else's.

        Raises:
            LogError: the log cannot be written.
        """
        with self._database.write() as connection:
            known = connection.execute(
                select(func.max(drafts.c.version), func.min(drafts.c.owner)).where(drafts.c.id == draft)
            ).one()
            if (known[0] or 0) != after or (known[1] or owner_of(secret)) != owner_of(secret):
                return None
            made = Version(draft, after + 1, datetime.now(UTC).replace(tzinfo=None), request, text, tuple(places), mode)
            row = {"id": draft, "version": made.version, "owner": owner_of(secret), "at": made.at, "request": request}
            row |= {"text": text, "spans": [list(place) for place in places], "mode": mode}
            connection.execute(insert(drafts).values(row))
            return made

    def versions(self, draft: str, secret: str) -> list[Version]:
        """Return all versions of a draft, the newest first; none of someone else's.

        Args:
            draft: its id.
            secret: of its owner.

        Raises:
            LogError: the log cannot be read.
        """
        chosen = (
            select(drafts)
            .where(drafts.c.id == draft, drafts.c.owner == owner_of(secret))
            .order_by(drafts.c.version.desc())
        )
        with self._database.read() as connection:
            if connection is None or not secret:
                return []
            return [
                Version(
                    row["id"],
                    row["version"],
                    row["at"],
                    row["request"],
                    row["text"],
                    tuple((int(n), str(doc), int(start), int(end)) for n, doc, start, end in row["spans"]),
                    row["mode"],
                )
                for row in connection.execute(chosen).mappings()
            ]

    def newest(self, secret: str, *, most: int = 50) -> list[Version]:
        """Return the newest version of each draft of an owner, last kept first.

        Raises:
            LogError: the log cannot be read.
        """
        with self._database.read() as connection:
            if connection is None or not secret:
                return []
            own = select(drafts.c.id, func.max(drafts.c.at)).where(drafts.c.owner == owner_of(secret))
            ids = connection.execute(own.group_by(drafts.c.id).order_by(func.max(drafts.c.at).desc()).limit(most))
            found = [str(id_) for id_, _ in ids]
        return [versions[0] for id_ in found if (versions := self.versions(id_, secret))]

    def delete(self, draft: str, secret: str) -> int:
        """Remove a draft with all its versions for good; return how many versions went.

        Args:
            draft: its id.
            secret: of its owner.

        Raises:
            LogError: the log cannot be written.
        """
        with self._database.write() as connection:
            chosen = delete(drafts).where(drafts.c.id == draft, drafts.c.owner == owner_of(secret))
            gone = connection.execute(chosen).rowcount
        self._database.settle()
        return gone
