"""Writes tables as a workbook (XLSX): real dates, text that is never a formula, a head that stays in view."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Generic, TypeVar

import xlsxwriter
from xlsxwriter.format import Format

Cell = str | int | date | None
Row = TypeVar("Row")
_MOST = 32_000  # characters that a cell holds, with room to say that it was cut
_FIRST_DAY = date(1900, 3, 1)  # Excel's calendar is wrong before
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column of a table.

    Attributes:
        title: its head.
        width: in characters.
        value: its cell for a row.
    """

    title: str
    width: int
    value: Callable[[Row], Cell]


class Workbook:
    """A workbook that is filled sheet by sheet.

    Args:
        title: of the file.
        comments: about the file, among its properties.
    """

    def __init__(self, title: str, comments: str) -> None:
        self._out = BytesIO()
        self._book = xlsxwriter.Workbook(self._out, _OPTIONS)
        self._book.set_properties({"title": title, "comments": comments})
        head = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#154273", "valign": "top"}
        self._head: Format = self._book.add_format(head)
        self._text: Format = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._day: Format = self._book.add_format({"num_format": "dd-mm-yyyy", "valign": "top", "align": "left"})

    def add(self, name: str, columns: Sequence[Column[Row]], rows: Sequence[Row]) -> None:
        """Add a sheet.

        All text is written as text, so that none that begins with ``=``, ``+``, ``-`` or ``@`` can be a formula.

        Args:
            name: of the sheet.
            columns: from left to right.
            rows: from top to bottom.
        """
        sheet = self._book.add_worksheet(name)

        def fill(row: int, column: int, value: Cell) -> None:
            if isinstance(value, date) and value >= _FIRST_DAY:
                sheet.write_datetime(row, column, value, self._day)
            elif isinstance(value, date):
                sheet.write_string(row, column, value.isoformat(), self._text)
            elif isinstance(value, int):
                sheet.write_number(row, column, value, self._text)
            elif value:
                text = value if len(value) <= _MOST else f"{value[:_MOST]} … (ingekort)"
                sheet.write_string(row, column, text, self._text)

        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(0, at, column.title, self._head)
        for number, row in enumerate(rows, 1):
            for at, column in enumerate(columns):
                fill(number, at, column.value(row))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)

    def close(self) -> bytes:
        """Return the file; nothing can be added after."""
        self._book.close()
        return self._out.getvalue()
