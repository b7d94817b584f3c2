"""Reads exchanges from the log's database."""

from sqlalchemy import RowMapping, Select, select

from assistant.log.entry import Entry, Feedback
from assistant.log.schema import exchanges, feedback


def with_feedback() -> Select[tuple[object, ...]]:
    """Return the query for exchanges with what was thought of them, oldest first; ``entry_of`` reads its rows."""
    rated = (feedback.c.thumb, feedback.c.comment, feedback.c.reasons)
    return select(exchanges, *rated).outerjoin(feedback).order_by(exchanges.c.at)


def entry_of(row: RowMapping) -> Entry:
    """Return the exchange of a row."""
    values = dict(row)
    thumb, comment, reasons = (values.pop(name) for name in ("thumb", "comment", "reasons"))
    return Entry(**values, feedback=Feedback(thumb, comment or "", tuple(reasons or ())) if thumb else None)
