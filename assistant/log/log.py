"""Stores exchanges and feedback, lists them, and removes what is past its term."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, update

from assistant.log.conversations import Conversations
from assistant.log.database import Database, LogError
from assistant.log.drafts import Drafts
from assistant.log.entry import Entry, Feedback
from assistant.log.reading import entry_of, with_feedback
from assistant.log.schema import conversations, drafts, exchanges, feedback

_OUT = "De vraag is niet in het log bewaard: {reason}"


class Log:
    """The exchange log of one index folder. Safe to share between threads.

    Storing never raises and hardly waits: an answer must not be lost or held up because it cannot be logged. What could
    not be stored is announced, once for each reason.

    Args:
        folder: the index folder.
        days: exchanges older than this are removed; 0 keeps them.
        announce: told in one Dutch line that something could not be stored.
        patience: seconds to wait for another process that is writing.

    Attributes:
        conversations: the conversations that the exchanges make up.
        drafts: of nota's.
    """

    def __init__(
        self, folder: Path, *, days: int = 0, announce: Callable[[str], object], patience: float = 1.0
    ) -> None:
        self._database = Database(folder, patience=patience)
        self._days = days
        self._announce = announce
        self._announced = ""
        self.conversations = Conversations(self._database)
        self.drafts = Drafts(self._database)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def prepare(self) -> None:
        """Make the file now, so that the first exchange need not wait for it; that it cannot be made shows later."""
        with suppress(LogError), self._database.write():
            pass

    def store(self, entry: Entry) -> bool:
        """Store an exchange, and remove those past their term.

        Args:
            entry: the exchange; its feedback is not stored with it.

        Returns:
            Whether it was stored.
        """
        try:
            with self._database.write() as connection:
                if self._days:
                    term = entry.at - timedelta(days=self._days)
                    _forget(connection, term)
                connection.execute(insert(exchanges).values(_row(entry)))
        except LogError as error:
            if self._announced != str(error):
                self._announced = str(error)
                self._announce(_OUT.format(reason=error))
            return False
        self._announced = ""
        return True

    def rate(self, exchange: str, given: Feedback) -> bool:
        """Store what a user thought of an answer, in place of what she thought before.

        Args:
            exchange: id of the exchange.
            given: her opinion.

        Returns:
            Whether it was stored: not where the exchange is unknown or the log cannot be written.
        """
        values: dict[str, object] = {"at": _now(), "thumb": 1 if given.thumb > 0 else -1}
        values |= {"comment": given.comment, "reasons": list(given.reasons)}
        try:
            with self._database.write() as connection:
                if connection.execute(select(exchanges.c.id).where(exchanges.c.id == exchange)).scalar() is None:
                    return False
                if not connection.execute(
                    update(feedback).where(feedback.c.exchange == exchange).values(values)
                ).rowcount:
                    connection.execute(insert(feedback).values(exchange=exchange, **values))
        except LogError as error:
            self._announce(str(error))
            return False
        return True

    def entries(self, since: datetime | None = None) -> Iterator[Entry]:
        """Yield exchanges with their feedback, oldest first.

        Args:
            since: from this moment (UTC) on.

        Raises:
            LogError: the log cannot be read.
        """
        chosen = with_feedback()
        if since:
            chosen = chosen.where(exchanges.c.at >= since)
        with self._database.read() as connection:
            if connection is None:
                return
            for row in connection.execution_options(yield_per=200).execute(chosen).mappings():
                yield entry_of(row)

    def delete_before(self, moment: datetime) -> int:
        """Remove exchanges and their feedback for good.

        Args:
            moment: those from before this (UTC) go.

        Returns:
            How many were removed.

        Raises:
            LogError: the log cannot be written.
        """
        with self._database.read() as connection:
            if connection is None:
                return 0
        with self._database.write() as connection:
            gone = _forget(connection, moment)
        # The write-ahead log still has what was there: write it into the file and empty it.
        self._database.settle()
        return gone


def _forget(connection: Connection, before: datetime) -> int:
    """Remove what was asked before a moment, and the conversations of which nothing is left; return how many."""
    old, left = (
        select(exchanges.c.conversation).where(when) for when in (exchanges.c.at < before, exchanges.c.at >= before)
    )
    known = conversations.c.id
    connection.execute(delete(conversations).where(known.in_(old), known.not_in(left)))
    connection.execute(delete(drafts).where(drafts.c.at < before))
    return connection.execute(delete(exchanges).where(exchanges.c.at < before)).rowcount


def _row(entry: Entry) -> dict[str, object]:
    row = asdict(entry)
    del row["feedback"]
    # What a browser sends may hold half of a surrogate pair, which no file can.
    return {
        name: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
        for name, value in row.items()
    }


def _now() -> datetime:
    """Return this moment in UTC, without a zone, as the database keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)
