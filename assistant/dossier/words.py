"""Dutch for what a dossier holds, as tables show it."""

from datetime import date

from assistant.dossier.paper import Place
from ingest.dutch.tokens import MONTHS


def written(day: date | None) -> str:
    """Return ``9 oktober 2023``; empty without a day."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def cited(place: Place) -> str:
    """Return where a place stands in one line: ``Kamerbrief van 17 oktober 2023, p. 2, Vervolg``."""
    when = f" van {written(place.date)}" if place.date else ""
    page = f"p. {place.page}" if place.page else ""
    return ", ".join(part for part in (f"{place.kind.value.capitalize()}{when}", page, place.section) if part)
