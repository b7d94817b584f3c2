"""What users thought of the answers, for the functional manager."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date

from assistant.export.workbook import Column, Workbook
from assistant.log.entry import REASONS, Entry, Feedback

_OUTCOMES = {"answered": "beantwoord", "refused": "niet gevonden", "stopped": "gestopt", "failed": "mislukt"}


@dataclass(frozen=True, slots=True)
class Opinion:
    """An exchange that was rated."""

    entry: Entry
    given: Feedback

    @property
    def day(self) -> date:
        """The day it was asked, here."""
        return self.entry.at.replace(tzinfo=UTC).astimezone().date()

    @property
    def titles(self) -> str:
        """The documents that its answer cites."""
        return "; ".join(dict.fromkeys(str(citation["title"]) for citation in self.entry.citations))

    def as_json(self) -> dict[str, object]:
        """Return it for a program."""
        entry = self.entry
        return {
            "id": entry.id,
            "at": entry.as_json()["at"],
            "question": entry.question,
            "outcome": entry.outcome,
            "answer": entry.answer,
            "thumb": self.given.thumb,
            "reasons": list(self.given.reasons),
            "comment": self.given.comment,
            "citations": entry.citations,
        }


@dataclass(frozen=True, slots=True)
class Overview:
    """What a period comes to.

    Attributes:
        asked: number of questions.
        refused: of those, how many got no answer.
        opinions: what was rated, newest first.
    """

    asked: int
    refused: int
    opinions: tuple[Opinion, ...]

    @property
    def good(self) -> int:
        """How many answers were found good."""
        return sum(opinion.given.thumb > 0 for opinion in self.opinions)

    @property
    def reasons(self) -> dict[str, int]:
        """How often each reason was given, also where that is never."""
        counted = Counter(reason for opinion in self.opinions for reason in opinion.given.reasons)
        return {reason: counted[reason] for reason in REASONS}

    def as_json(self) -> dict[str, object]:
        """Return it for a program."""
        return {
            "asked": self.asked,
            "refused": self.refused,
            "rated": len(self.opinions),
            "good": self.good,
            "reasons": self.reasons,
            "opinions": [opinion.as_json() for opinion in self.opinions],
        }


def overview(entries: Iterable[Entry]) -> Overview:
    """Sum up exchanges.

    Args:
        entries: oldest first.
    """
    asked = refused = 0
    opinions = []
    for entry in entries:
        asked += 1
        refused += entry.outcome == "refused"
        if entry.feedback:
            opinions.append(Opinion(entry, entry.feedback))
    return Overview(asked, refused, tuple(reversed(opinions)))


def write_workbook(found: Overview) -> bytes:
    """Return the overview as the bytes of an XLSX file: one sheet of figures, one of opinions."""
    figures = [
        ("Vragen", found.asked),
        ("Niet gevonden", found.refused),
        ("Beoordeeld", len(found.opinions)),
        ("Goed antwoord", found.good),
        ("Geen goed antwoord", len(found.opinions) - found.good),
        *((f"Reden: {reason}", times) for reason, times in found.reasons.items()),
    ]
    book = Workbook("Oordelen over antwoorden", "Uit het log van Notabene; bevat vragen van gebruikers.")
    book.add("Overzicht", _FIGURES, figures)
    book.add("Oordelen", _OPINIONS, found.opinions)
    return book.close()


_FIGURES: tuple[Column[tuple[str, int]], ...] = (
    Column("Wat", 28, lambda row: row[0]),
    Column("Aantal", 10, lambda row: row[1]),
)
_OPINIONS: tuple[Column[Opinion], ...] = (
    Column("Datum", 12, lambda one: one.day),
    Column("Oordeel", 14, lambda one: "goed" if one.given.thumb > 0 else "niet goed"),
    Column("Redenen", 28, lambda one: ", ".join(one.given.reasons)),
    Column("Toelichting", 50, lambda one: one.given.comment),
    Column("Vraag", 60, lambda one: one.entry.question),
    Column("Uitkomst", 14, lambda one: _OUTCOMES.get(one.entry.outcome, one.entry.outcome)),
    Column("Antwoord", 90, lambda one: one.entry.answer),
    Column("Aangehaald", 60, lambda one: one.titles),
    Column("Id", 34, lambda one: one.entry.id),
)
