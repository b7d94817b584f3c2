"""Conversations: whose they are, what they are called, and the exchanges they are made of."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, func, insert, or_, select, update

from assistant.log.database import Database, LogError
from assistant.log.entry import Entry
from assistant.log.reading import entry_of, with_feedback
from assistant.log.schema import conversations, exchanges

_MOST = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """A conversation in the list.

    Attributes:
        id: of the conversation.
        name: as its owner called it, else its first question.
        at: when it was last used, UTC.
        questions: how many were asked.
    """

    id: str
    name: str
    at: datetime
    questions: int


class Conversations:
    """The conversations in the log. An owner is known by a secret that her browser holds; of it only a hash is stored.

    Args:
        database: of the log.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, conversation: str, secret: str) -> None:
        """Say whose a conversation is; one that is known keeps its owner. Where that fails it is only not listed.

        Args:
            conversation: its id.
            secret: of the owner; of no one where empty.
        """
        if not secret:
            return
        with suppress(LogError), self._database.write() as connection:
            known = select(conversations.c.id).where(conversations.c.id == conversation)
            if connection.execute(known).scalar() is None:
                connection.execute(insert(conversations).values(id=conversation, owner=owner_of(secret), name=""))

    def listed(self, secret: str, search: str = "", *, most: int = _MOST) -> list[Kept]:
        """Return the conversations of an owner, last used first.

        Args:
            secret: of the owner.
            search: only those with all of these words in their name, questions or answers.
            most: at most this many.

        Raises:
            LogError: the log cannot be read.
        """
        own, last = exchanges.c, func.max(exchanges.c.at)
        other = exchanges.alias().c
        first = select(other.question).where(other.conversation == conversations.c.id).order_by(other.at).limit(1)
        chosen = (
            select(conversations.c.id, conversations.c.name, first.scalar_subquery(), last, func.count())
            .join(exchanges, own.conversation == conversations.c.id)
            .where(conversations.c.owner == owner_of(secret), *(_holds(word) for word in search.split()))
            .group_by(conversations.c.id)
            .order_by(last.desc())
            .limit(most)
        )
        with self._database.read() as connection:
            if connection is None or not secret:
                return []
            return [Kept(id_, name or asked, at, n) for id_, name, asked, at, n in connection.execute(chosen)]

    def entries(self, conversation: str, secret: str) -> list[Entry]:
        """Return the exchanges of a conversation in order; none of someone else's.

        Raises:
            LogError: the log cannot be read.
        """
        mine = and_(conversations.c.id == conversation, conversations.c.owner == owner_of(secret))
        owned = select(conversations.c.id).where(mine).scalar_subquery()
        return self._read(exchanges.c.conversation == owned) if secret else []

    def exchange(self, exchange: str) -> Entry | None:
        """Return one exchange: whoever has its id was given a link to it.

        Args:
            exchange: its id.

        Raises:
            LogError: the log cannot be read.
        """
        return next(iter(self._read(exchanges.c.id == exchange)), None)

    def name(self, conversation: str, secret: str) -> str:
        """Return what a conversation is called; empty for someone else's.

        Raises:
            LogError: the log cannot be read.
        """
        entries = self.entries(conversation, secret)
        with self._database.read() as connection:
            if connection is None or not entries:
                return ""
            named = connection.execute(select(conversations.c.name).where(conversations.c.id == conversation)).scalar()
        return str(named or entries[0].question)

    def rename(self, conversation: str, secret: str, name: str) -> bool:
        """Give a conversation a name; an empty one brings back its first question.

        Returns:
            Whether there was such a conversation of this owner.

        Raises:
            LogError: the log cannot be written.
        """
        mine = and_(conversations.c.id == conversation, conversations.c.owner == owner_of(secret))
        with self._database.write() as connection:
            return bool(
                connection.execute(update(conversations).where(mine).values(name=" ".join(name.split()))).rowcount
            )

    def delete(self, conversation: str, secret: str) -> int:
        """Remove a conversation with its exchanges and their feedback for good.

        Returns:
            How many exchanges were removed; 0 for someone else's.

        Raises:
            LogError: the log cannot be written.
        """
        mine = and_(conversations.c.id == conversation, conversations.c.owner == owner_of(secret))
        with self._database.write() as connection:
            if not connection.execute(delete(conversations).where(mine)).rowcount:
                return 0
            gone = connection.execute(delete(exchanges).where(exchanges.c.conversation == conversation)).rowcount
        self._database.settle()
        return gone

    def _read(self, which: ColumnElement[bool]) -> list[Entry]:
        with self._database.read() as connection:
            if connection is None:
                return []
            return [entry_of(row) for row in connection.execute(with_feedback().where(which)).mappings()]


def _holds(word: str) -> ColumnElement[bool]:
    """Tell whether a conversation has a word in its name or in one of its exchanges."""
    other = exchanges.alias().c
    inside = or_(*(column.icontains(word, autoescape=True) for column in (other.question, other.answer)))
    told = select(other.id).where(other.conversation == conversations.c.id, inside).exists()
    return or_(conversations.c.name.icontains(word, autoescape=True), told)


def owner_of(secret: str) -> str:
    """Return what is stored of a secret: a hash."""
    return hashlib.sha256(secret.encode()).hexdigest()
