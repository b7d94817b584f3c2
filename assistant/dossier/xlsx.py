"""Writes a dossier as a workbook: a sheet each for timeline, motions and commitments."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Generic, TypeVar

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from assistant.dossier.commitments import Commitment
from assistant.dossier.dossier import Overview
from assistant.dossier.motions import Motion, Said
from assistant.dossier.paper import Place
from assistant.dossier.timeline import Event
from assistant.dossier.words import cited, written

Cell = str | int | date | None
_Row = TypeVar("_Row")
_MOST = 32_000  # characters that a cell holds, with room to say that it was cut
_FIRST_DAY = date(1900, 3, 1)  # Excel's calendar is wrong before


@dataclass(frozen=True, slots=True)
class _Column(Generic[_Row]):
    title: str
    width: int
    value: Callable[[_Row], Cell]


def write_workbook(overview: Overview) -> bytes:
    """Return the workbook as the bytes of an XLSX file.

    Days are real dates; all text is written as text, so that none that begins with ``=``, ``+``, ``-`` or ``@`` can be
    a formula.
    """
    out = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties(
            {
                "title": f"Dossier {overview.dossier}",
                "comments": f"Stand op {written(overview.today)}; herkend uit de documenten, controleer bij de bron.",
            }
        )
        formats = _Formats(
            book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": "#154273", "valign": "top"}),
            book.add_format({"text_wrap": True, "valign": "top"}),
            book.add_format({"num_format": "dd-mm-yyyy", "valign": "top", "align": "left"}),
        )
        _sheet(book.add_worksheet("Tijdlijn"), _TIMELINE, overview.timeline, formats)
        _sheet(book.add_worksheet("Moties"), _MOTIONS, overview.motions, formats)
        _sheet(book.add_worksheet("Toezeggingen"), _commitments(overview.today), overview.commitments, formats)
    return out.getvalue()


def file_name(dossier: str) -> str:
    """Return the name of the workbook's file: ``Dossier 36 410 IV.xlsx``."""
    kept = "".join(character if character.isalnum() else " " for character in dossier)
    return f"Dossier {' '.join(kept.split())[:80]}.xlsx"


@dataclass(frozen=True, slots=True)
class _Formats:
    head: Format
    text: Format
    day: Format


def _sheet(sheet: Worksheet, columns: Sequence[_Column[_Row]], rows: Sequence[_Row], formats: _Formats) -> None:
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.title, formats.head)
    for number, row in enumerate(rows, 1):
        for at, column in enumerate(columns):
            _cell(sheet, number, at, column.value(row), formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)


def _cell(sheet: Worksheet, row: int, column: int, value: Cell, formats: _Formats) -> None:
    if isinstance(value, date) and value >= _FIRST_DAY:
        sheet.write_datetime(row, column, value, formats.day)
    elif isinstance(value, date):
        sheet.write_string(row, column, value.isoformat(), formats.text)
    elif isinstance(value, int):
        sheet.write_number(row, column, value, formats.text)
    elif value:
        text = value if len(value) <= _MOST else f"{value[:_MOST]} … (ingekort)"
        sheet.write_string(row, column, text, formats.text)


def _quoted(place: Place) -> str:
    return f"{cited(place)}: {' '.join(place.quote.split())}"


def _source(said: Said | None) -> str:
    return _quoted(said.place) if said and said.place else ""


def _place_columns(place: Callable[[_Row], Place]) -> tuple[_Column[_Row], ...]:
    return (
        _Column("Document", 40, lambda row: place(row).title),
        _Column("Soort", 13, lambda row: place(row).kind.value.capitalize()),
        _Column("Datum document", 15, lambda row: place(row).date),
        _Column("Pagina", 8, lambda row: place(row).page),
        _Column("Onderdeel", 24, lambda row: place(row).section),
        _Column("Document-id", 14, lambda row: place(row).document),
    )


def _motion_place(motion: Motion) -> Place:
    return motion.place


def _commitment_place(commitment: Commitment) -> Place:
    return commitment.place


_TIMELINE: tuple[_Column[Event], ...] = (
    _Column("Datum", 12, lambda one: one.date),
    _Column("Soort", 13, lambda one: one.kind.value.capitalize()),
    _Column("Titel", 70, lambda one: one.title),
    _Column("Kenmerk", 22, lambda one: one.reference),
    _Column(
        "Hangt samen met",
        60,
        lambda one: "\n".join(f"{to.says} {to.reference or to.title}" for to in one.relations),
    ),
    _Column("Document-id", 14, lambda one: one.document),
)
_MOTIONS: tuple[_Column[Motion], ...] = (
    _Column("Kamerstuk", 18, lambda one: one.number),
    _Column("Datum", 12, lambda one: one.date),
    _Column("Motie", 45, lambda one: one.title),
    _Column("Indieners", 24, lambda one: ", ".join(one.movers)),
    _Column("Verzoek", 60, lambda one: one.place.quote),
    _Column("Stemming", 14, lambda one: one.vote.value if one.vote else ""),
    _Column("Bron stemming", 40, lambda one: _source(one.vote)),
    _Column("Appreciatie", 15, lambda one: one.judged.value if one.judged else ""),
    _Column("Bron appreciatie", 40, lambda one: _source(one.judged)),
    _Column("Vervangt", 18, lambda one: one.replaces.number if one.replaces else ""),
    _Column("Vervangen door", 18, lambda one: one.replaced_by.number if one.replaced_by else ""),
    _Column("Uitgevoerd volgens", 45, lambda one: _quoted(one.settled) if one.settled else ""),
    _Column("Wat ermee is gedaan", 80, lambda one: "\n".join(_quoted(place) for place in one.done)),
    *_place_columns(_motion_place),
)


def _commitments(today: date) -> tuple[_Column[Commitment], ...]:
    return (
        _Column("Toezegging", 70, lambda one: one.place.quote),
        _Column("Toegezegd door", 30, lambda one: one.committer),
        _Column("Uitvoering door", 30, lambda one: one.executor),
        _Column("Termijn", 24, lambda one: one.term),
        _Column("Uiterlijk", 12, lambda one: one.due),
        _Column(f"Stand op {today:%d-%m-%Y}", 20, lambda one: one.state.value.capitalize()),
        _Column("Afgedaan volgens", 45, lambda one: _quoted(one.done) if one.done else ""),
        _Column("Staat ook in", 60, lambda one: "\n".join(_quoted(place) for place, _ in one.stated)),
        _Column("Alleen in nota", 14, lambda one: "" if one.public else "ja"),
        *_place_columns(_commitment_place),
    )
