"""Dates as Dutch readers write them."""

from datetime import date

from ingest.dutch.tokens import MONTHS


def write_date(day: date) -> str:
    """Return ``9 oktober 2023``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spellings(day: date) -> tuple[str, ...]:
    """Return the ways in which a document may write a date."""
    return (
        write_date(day),
        f"{day.day:02d} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day:02d}-{day.month:02d}-{day.year}",
        f"{day.day}/{day.month}/{day.year}",
        day.isoformat(),
    )
