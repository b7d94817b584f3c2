"""Writes a dossier as a workbook: a sheet each for timeline, motions and commitments."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from assistant.dossier.commitments import Commitment
from assistant.dossier.dossier import Overview
from assistant.dossier.motions import Motion, Said
from assistant.dossier.paper import Place
from assistant.dossier.timeline import Event
from assistant.dossier.words import cited, written
from assistant.export.workbook import Column, Workbook

_Row = TypeVar("_Row")


def write_workbook(overview: Overview) -> bytes:
    """Return the workbook as the bytes of an XLSX file."""
    book = Workbook(
        f"Dossier {overview.dossier}",
        f"Stand op {written(overview.today)}; herkend uit de documenten, controleer bij de bron.",
    )
    book.add("Tijdlijn", _TIMELINE, overview.timeline)
    book.add("Moties", _MOTIONS, overview.motions)
    book.add("Toezeggingen", _commitments(overview.today), overview.commitments)
    return book.close()


def file_name(dossier: str) -> str:
    """Return the name of the workbook's file: ``Dossier 36 410 IV.xlsx``."""
    kept = "".join(character if character.isalnum() else " " for character in dossier)
    return f"Dossier {' '.join(kept.split())[:80]}.xlsx"


def _quoted(place: Place) -> str:
    return f"{cited(place)}: {' '.join(place.quote.split())}"


def _source(said: Said | None) -> str:
    return _quoted(said.place) if said and said.place else ""


def _place_columns(place: Callable[[_Row], Place]) -> tuple[Column[_Row], ...]:
    return (
        Column("Document", 40, lambda row: place(row).title),
        Column("Soort", 13, lambda row: place(row).kind.value.capitalize()),
        Column("Datum document", 15, lambda row: place(row).date),
        Column("Pagina", 8, lambda row: place(row).page),
        Column("Onderdeel", 24, lambda row: place(row).section),
        Column("Document-id", 14, lambda row: place(row).document),
    )


def _motion_place(motion: Motion) -> Place:
    return motion.place


def _commitment_place(commitment: Commitment) -> Place:
    return commitment.place


_TIMELINE: tuple[Column[Event], ...] = (
    Column("Datum", 12, lambda one: one.date),
    Column("Soort", 13, lambda one: one.kind.value.capitalize()),
    Column("Titel", 70, lambda one: one.title),
    Column("Kenmerk", 22, lambda one: one.reference),
    Column(
        "Hangt samen met",
        60,
        lambda one: "\n".join(f"{to.says} {to.reference or to.title}" for to in one.relations),
    ),
    Column("Document-id", 14, lambda one: one.document),
)
_MOTIONS: tuple[Column[Motion], ...] = (
    Column("Kamerstuk", 18, lambda one: one.number),
    Column("Datum", 12, lambda one: one.date),
    Column("Motie", 45, lambda one: one.title),
    Column("Indieners", 24, lambda one: ", ".join(one.movers)),
    Column("Verzoek", 60, lambda one: one.place.quote),
    Column("Stemming", 14, lambda one: one.vote.value if one.vote else ""),
    Column("Bron stemming", 40, lambda one: _source(one.vote)),
    Column("Appreciatie", 15, lambda one: one.judged.value if one.judged else ""),
    Column("Bron appreciatie", 40, lambda one: _source(one.judged)),
    Column("Vervangt", 18, lambda one: one.replaces.number if one.replaces else ""),
    Column("Vervangen door", 18, lambda one: one.replaced_by.number if one.replaced_by else ""),
    Column("Uitgevoerd volgens", 45, lambda one: _quoted(one.settled) if one.settled else ""),
    Column("Wat ermee is gedaan", 80, lambda one: "\n".join(_quoted(place) for place in one.done)),
    *_place_columns(_motion_place),
)


def _commitments(today: date) -> tuple[Column[Commitment], ...]:
    return (
        Column("Toezegging", 70, lambda one: one.place.quote),
        Column("Toegezegd door", 30, lambda one: one.committer),
        Column("Uitvoering door", 30, lambda one: one.executor),
        Column("Termijn", 24, lambda one: one.term),
        Column("Uiterlijk", 12, lambda one: one.due),
        Column(f"Stand op {today:%d-%m-%Y}", 20, lambda one: one.state.value.capitalize()),
        Column("Afgedaan volgens", 45, lambda one: _quoted(one.done) if one.done else ""),
        Column("Staat ook in", 60, lambda one: "\n".join(_quoted(place) for place, _ in one.stated)),
        Column("Alleen in nota", 14, lambda one: "" if one.public else "ja"),
        *_place_columns(_commitment_place),
    )
