"""The workbook, opened by another library than the one that wrote it."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from assistant.dossier.dossier import Overview, read_dossier
from assistant.dossier.members import dossiers
from assistant.export.dossier_xlsx import file_name, write_workbook
from tests.assistant.dossier.world import world


@pytest.fixture(scope="module")
def overview() -> Overview:
    index = world()
    return read_dossier(index, dossiers(index)[0], date(2099, 4, 15))


def opened(overview: Overview) -> Workbook:
    return load_workbook(BytesIO(write_workbook(overview)))


def column(book: Workbook, sheet: str, title: str) -> list[object]:
    rows = list(book[sheet].iter_rows(values_only=True))
    at = rows[0].index(title)
    return [row[at] for row in rows[1:]]


def test_the_three_tables_are_sheets_with_every_row(overview: Overview) -> None:
    book = opened(overview)
    assert book.sheetnames == ["Tijdlijn", "Moties", "Toezeggingen"]
    sizes = {name: book[name].max_row - 1 for name in book.sheetnames}
    assert sizes == {
        "Tijdlijn": len(overview.timeline),
        "Moties": len(overview.motions),
        "Toezeggingen": len(overview.commitments),
    }
    assert column(book, "Toezeggingen", "Toezegging") == [one.place.quote for one in overview.commitments]
    assert column(book, "Toezeggingen", "Stand op 15-04-2099")[0] == "Afgedaan"


def test_each_row_says_where_it_stands(overview: Overview) -> None:
    book = opened(overview)
    assert column(book, "Moties", "Document-id") == [one.place.document for one in overview.motions]
    assert column(book, "Toezeggingen", "Pagina") == [one.place.page for one in overview.commitments]


def test_days_are_days_and_the_head_stays_in_sight(overview: Overview) -> None:
    book = opened(overview)
    assert column(book, "Toezeggingen", "Uiterlijk")[0] == datetime(2099, 3, 1)
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref is not None
        assert all(sheet.column_dimensions[letter].width >= 8 for letter in "ABCDEF")


@settings(max_examples=25)
@given(st.sampled_from("=+-@\t\r"), st.text(max_size=30))
def test_document_text_is_never_a_formula(overview: Overview, first: str, rest: str) -> None:
    text = f"{first}{rest}"
    event = replace(overview.timeline[0], title=text)
    sheet = opened(replace(overview, timeline=(event,)))["Tijdlijn"]
    assert sheet["C2"].data_type == "s"


def test_a_formula_of_a_document_stays_its_words(overview: Overview) -> None:
    event = replace(overview.timeline[0], title='=HYPERLINK("http://kwaad.example","klik")')
    sheet = opened(replace(overview, timeline=(event,)))["Tijdlijn"]
    assert (sheet["C2"].value, sheet["C2"].data_type, sheet["C2"].hyperlink) == (event.title, "s", None)


def test_text_longer_than_a_cell_is_cut_and_says_so(overview: Overview) -> None:
    event = replace(overview.timeline[0], title="woord " * 9000)
    value = opened(replace(overview, timeline=(event,)))["Tijdlijn"]["C2"].value
    assert value.endswith("… (ingekort)")


def test_a_dossier_without_rows_is_a_workbook_too() -> None:
    book = opened(Overview("99 999", date(2099, 1, 1), (), (), ()))
    assert [book[name].max_row for name in book.sheetnames] == [1, 1, 1]


@pytest.mark.parametrize(
    ("dossier", "name"), [("36 410 IV", "Dossier 36 410 IV.xlsx"), ('../a"\n b', "Dossier a b.xlsx")]
)
def test_the_files_name_is_safe(dossier: str, name: str) -> None:
    assert file_name(dossier) == name
