"""The tab Dossier: what is promised and moved, each row with its passage, and the workbook."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.assistant.app.conftest import Served, ingest
from tests.assistant.app.driving import tab
from tests.assistant.app.papers import MOTIE, REQUEST, UPLOADED, write_pdf

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PROMISE = "Over de dienstregeling informeer ik uw Kamer uiterlijk 1 maart 2019."
OPEN = "In het eerste kwartaal van 2099 stuur ik uw Kamer het contract met de rederij."
DONE = "Met de vierde boot is de motie-Kraanvogel (99 930 XII, nr. 7) geheel uitgevoerd."


def letter(number: int, day: str, *lines: str) -> list[list[str]]:
    return [
        [
            "99 930 XII Veerdienst Zoutwijk (FICTIEF)",
            f"Nr. {number} BRIEF VAN DE STAATSSECRETARIS VAN INFRASTRUCTUUR EN WATERSTAAT",
            "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
            f"Den Haag, {day}",
            "",
            *(part for line in lines for part in (line, "")),
            "De Staatssecretaris van Infrastructuur en Waterstaat,",
            "V. Verzonnen",
        ]
    ]


@pytest.fixture(scope="module")
def dossiers(serve: Callable[[Path], Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """A chat over a dossier with a motion and two letters, and one paper of no dossier."""
    work = tmp_path_factory.mktemp("dossier")
    write_pdf(work / "stukken" / "motie.pdf", MOTIE)
    write_pdf(work / "stukken" / "eerder.pdf", letter(3, "10 januari 2019", PROMISE))
    write_pdf(work / "stukken" / "later.pdf", letter(9, "2 december 2098", DONE, OPEN))
    write_pdf(work / "stukken" / "los.pdf", UPLOADED)
    ingest(work / "index", work / "stukken")
    return serve(work / "index")


@pytest.fixture
def dossier(visit: Callable[..., Page], dossiers: Served) -> Page:
    page = visit(dossiers.url)
    tab(page, "Dossier")
    expect(page.locator("#nb-overview .nb-time").first).to_be_visible()
    return page


def test_the_first_dossier_is_chosen_and_another_can_be(dossier: Page) -> None:
    which = dossier.get_by_label("Dossier", exact=True)
    expect(which).to_have_value("99 930 XII (3 documenten)")
    which.click()
    dossier.get_by_role("option", name="Zonder dossiernummer (1 document)").click()
    expect(dossier.locator("#nb-tijdlijn li")).to_have_count(1)
    expect(dossier.locator("#nb-moties")).to_contain_text("geen moties")
    expect(dossier.locator("#nb-toezeggingen")).to_contain_text("geen toezeggingen")


def test_commitments_have_a_term_and_say_in_words_which_are_overdue(dossier: Page) -> None:
    rows = dossier.locator("#nb-toezeggingen tbody tr")
    expect(rows).to_have_count(2)
    late, still = rows.filter(has_text=PROMISE), rows.filter(has_text=OPEN)
    expect(late).to_contain_text("Verlopen")
    expect(late).to_contain_text("geen afdoening gevonden")
    expect(still).to_contain_text("Openstaand")
    expect(still).to_contain_text("uiterlijk 31 maart 2099")
    expect(dossier.locator("#nb-overview [role=status]")).to_contain_text("2 toezeggingen, waarvan 1 verlopen")


def test_tables_sort_and_the_column_keeps_the_focus(dossier: Page) -> None:
    rows = dossier.locator("#nb-toezeggingen tbody tr")
    expect(rows.first).to_contain_text(PROMISE)
    head = dossier.locator("#nb-toezeggingen").get_by_role("button", name="Termijn")
    head.focus()
    dossier.keyboard.press("Enter")
    expect(rows.first).to_contain_text(OPEN)
    expect(dossier.locator("#nb-toezeggingen th", has_text="Termijn")).to_have_attribute("aria-sort", "descending")
    expect(head).to_be_focused()


def test_a_motion_shows_what_became_of_it_and_opens_there(dossier: Page) -> None:
    row = dossier.locator("#nb-moties tbody tr")
    expect(row).to_contain_text(REQUEST)
    expect(row).to_contain_text("Uitgevoerd")
    row.locator("summary").click()
    passage = row.locator("details .nb-link")
    passage.click()
    viewer = dossier.locator("#nb-viewer-3")
    expect(viewer).to_contain_text("Pagina 1 van 1")
    viewer.get_by_text("Tekst van deze pagina").click()
    expect(viewer.locator("mark")).to_contain_text("geheel uitgevoerd")
    dossier.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    expect(passage).to_be_focused()


def test_the_timeline_is_in_order(dossier: Page) -> None:
    days = dossier.locator("#nb-tijdlijn .nb-day").all_inner_texts()
    assert days == ["10 januari", "14 oktober", "2 december"]
    assert dossier.locator("#nb-tijdlijn .nb-year").all_inner_texts() == ["2019", "2098"]


def test_the_workbook_holds_what_is_shown(dossier: Page, tmp_path: Path) -> None:
    with dossier.expect_download() as download:
        dossier.get_by_role("link", name="Download als Excel").click()
    assert download.value.suggested_filename == "Dossier 99 930 XII.xlsx"
    download.value.save_as(tmp_path / "dossier.xlsx")
    book = load_workbook(tmp_path / "dossier.xlsx")
    assert [sheet.max_row - 1 for sheet in book] == [3, 1, 2]
    [head, first, _] = book["Toezeggingen"].iter_rows(values_only=True)
    row = dict(zip(head, first, strict=True))
    assert row["Toezegging"] == PROMISE
    assert row["Uiterlijk"].date() == date(2019, 3, 1)
    assert row["Pagina"] == 1


def test_an_empty_index_says_how_to_begin(
    visit: Callable[..., Page], serve: Callable[[Path], Served], tmp_path: Path
) -> None:
    page = visit(serve(tmp_path / "index").url)
    tab(page, "Dossier")
    expect(page.locator("#nb-overview")).to_contain_text("voeg ze toe onder Documenten")


def test_on_a_phone_nothing_is_wider_than_the_window(visit: Callable[..., Page], dossiers: Served) -> None:
    page = visit(dossiers.url, width=390)
    tab(page, "Dossier")
    expect(page.locator("#nb-toezeggingen tbody tr").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("#nb-toezeggingen tbody .nb-link").first.click()
    expect(page.locator("#nb-viewer-3 .nb-page")).to_be_visible()
