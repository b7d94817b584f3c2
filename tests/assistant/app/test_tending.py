"""Correcting, removing, reading again and watching on the Documenten tab, and what that does to answers."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.assistant.app.conftest import Served, ingest, start
from tests.assistant.app.driving import ask, tab
from tests.assistant.app.papers import UPLOADED, write_papers, write_pdf
from tests.assistant.app.test_access import serious

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def own(serve: Callable[[Path], Served], tmp_path: Path) -> tuple[Served, Path, Path]:
    """A chat on documents of its own: what runs, its index, the folder of documents."""
    index, papers = tmp_path / "index", write_papers(tmp_path / "stukken")
    ingest(index, papers)
    return serve(index), index, papers


def open_document(page: Page, title: str) -> Locator:
    """Open the page of a document from the table."""
    tab(page, "Documenten")
    page.locator("#nb-documents tbody").get_by_role("button", name=re.compile(title)).click()
    about = page.locator("#nb-viewer-2 .nb-about")
    expect(about.locator("h2")).to_contain_text(re.compile(title))
    return about


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a filter above the table."""
    page.get_by_label(label, exact=True).first.click()
    page.get_by_role("option", name=option, exact=True).click()


def test_a_corrected_date_is_in_the_table_in_filters_and_after_reading_again(
    visit: Callable[..., Page], own: tuple[Served, Path, Path]
) -> None:
    served, index, papers = own
    page = visit(served.url)
    about = open_document(page, "Kraanvogel")
    about.get_by_label("Datum").fill("3 maart 2097")
    about.get_by_label("Dossier").fill("99 940")
    about.get_by_label("Dossier").press("Enter")
    expect(about.get_by_role("status")).to_contain_text("Bewaard")
    expect(about).to_contain_text("Gecorrigeerd, was: 14 oktober 2098")
    row = page.locator("#nb-documents tbody tr", has_text="Kraanvogel")
    expect(row).to_contain_text("3 maart 2097")
    page.keyboard.press("Escape")
    expect(row.get_by_role("button")).to_be_focused()
    choose(page, "Dossier", "99 940")
    expect(page.locator("#nb-documents tbody tr")).to_have_count(1)
    expect(row).to_contain_text("Gecorrigeerd")
    tab(page, "Vraag")
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Tot en met").fill("2097")
    page.get_by_label("Tot en met").press("Enter")
    expect(ask(page, "Wat verzoekt de motie Kraanvogel?")).to_contain_text("vierde veerboot")
    write_pdf(papers / "moties" / "Motie Kraanvogel.pdf", [["99 930 XII Veerdienst (FICTIEF)", *_changed_motion()]])
    ingest(index, papers)
    expect(ask(page, "Wat verzoekt de motie Kraanvogel nu?")).to_contain_text("vijfde veerboot")
    about = open_document(page, "Kraanvogel")
    expect(about.get_by_role("textbox", name="Datum")).to_have_value("3 maart 2097")
    about.get_by_role("button", name="Correctie van datum ongedaan maken").click()
    expect(about.get_by_role("status")).to_contain_text("ongedaan gemaakt")
    expect(about.get_by_label("Datum")).to_have_value("14 oktober 2098")
    expect(row).to_contain_text("14 oktober 2098")


def _changed_motion() -> list[str]:
    return [
        "Nr. 7 MOTIE VAN HET LID KRAANVOGEL",
        "Voorgesteld 14 oktober 2098",
        "",
        "De Kamer,",
        "",
        "gehoord de beraadslaging,",
        "",
        "verzoekt de regering voor 1 mei 2099 een vijfde veerboot naar Zoutwijk in te zetten,",
        "",
        "en gaat over tot de orde van de dag.",
        "",
        "Kraanvogel",
    ]


def test_what_cannot_be_a_date_is_said_and_nothing_typed_is_lost(page: Page) -> None:
    about = open_document(page, "Kraanvogel")
    about.get_by_label("Datum").fill("oktober 2098")
    about.get_by_label("Kenmerk").fill("2098-0000000007")
    about.get_by_role("button", name="Gegevens bewaren").click()
    expect(about.locator(".nb-problem")).to_contain_text("schrijf bijvoorbeeld 9 oktober 2023")
    expect(about.get_by_label("Datum")).to_have_value("oktober 2098")
    expect(about.get_by_label("Kenmerk")).to_have_value("2098-0000000007")


def test_a_document_leads_to_its_sections_and_to_what_belongs_to_it(page: Page) -> None:
    about = open_document(page, "Aanleiding")
    about.get_by_role("button", name="Financiële overwegingen").click()
    viewer = page.locator("#nb-viewer-2")
    expect(viewer).to_contain_text("Pagina 2 van 2")
    viewer.get_by_role("button", name="Terug naar het document").click()
    about.locator("li", has_text="Noemt").get_by_role("button", name=re.compile("Kraanvogel")).click()
    expect(about.locator("h2")).to_contain_text("Kraanvogel")
    expect(about).to_contain_text("Genoemd in")
    with page.expect_download() as download:
        about.get_by_role("link", name="Origineel downloaden").click()
    assert download.value.suggested_filename == "Motie Kraanvogel.pdf"


def test_a_deleted_document_is_gone_from_answers_until_it_is_put_back(
    visit: Callable[..., Page], own: tuple[Served, Path, Path]
) -> None:
    served, index, papers = own
    question = "Wat verzoekt de motie Kraanvogel?"
    page = visit(served.url)
    expect(ask(page, question)).to_contain_text("vierde veerboot")
    about = open_document(page, "Kraanvogel")
    expect(about.get_by_role("button", name="Ja, verwijder dit document")).to_be_hidden()
    about.locator("summary", has_text="Verwijderen").focus()
    page.keyboard.press("Enter")
    about.get_by_role("button", name="Ja, verwijder dit document").click()
    expect(page.locator("#nb-viewer-2 [role=status]")).to_contain_text("is verwijderd")
    expect(page.locator("#nb-documents")).not_to_contain_text("Kraanvogel")
    expect(page.locator("#nb-forgotten")).to_contain_text("Kraanvogel")
    ingest(index, papers)
    assert (papers / "moties" / "Motie Kraanvogel.pdf").exists()
    page.keyboard.press("Escape")
    tab(page, "Vraag")
    expect(page.locator(".nb-facts")).to_contain_text("2 documenten")
    gone = ask(page, "Wat vraagt de motie Kraanvogel aan de regering?")
    expect(gone).not_to_contain_text("1 maart 2099")
    expect(page.locator("#nb-sources")).not_to_contain_text("1 maart 2099")
    tab(page, "Documenten")
    page.get_by_role("button", name=re.compile("Terugzetten.*Kraanvogel")).click()
    expect(page.locator("#nb-done")).to_contain_text("staat weer in de index")
    expect(page.locator("#nb-documents")).to_contain_text("Kraanvogel")
    tab(page, "Vraag")
    expect(ask(page, question + " ")).to_contain_text("vierde veerboot")


def test_a_failed_file_that_was_mended_is_read_again(
    visit: Callable[..., Page], own: tuple[Served, Path, Path]
) -> None:
    served, _, papers = own
    page = visit(served.url)
    tab(page, "Documenten")
    expect(page.locator("#nb-glance")).to_contain_text("1 bestand niet ingelezen")
    again = page.locator("#nb-failures").get_by_role("button", name="Opnieuw: kapot.pdf")
    again.click()
    expect(page.locator("#nb-done")).to_contain_text("dezelfde uitkomst")
    write_pdf(papers / "kapot.pdf", UPLOADED)
    again.click()
    expect(page.locator("#nb-done")).to_contain_text("Het is gelukt")
    expect(page.locator("#nb-failures")).to_be_hidden()
    expect(page.locator("#nb-documents")).to_contain_text("Vogeltrek boven Zoutwijk")


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[Served, Path]]:
    """A chat that begins with nothing but a folder to watch: what runs, the folder."""
    folder = tmp_path / "werkmap"
    folder.mkdir()
    served = start(tmp_path / "index", watch=folder)
    yield served, folder
    served.process.terminate()
    assert served.process.wait(timeout=20) is not None


def test_a_watched_folder_is_kept_up_with(watched: tuple[Served, Path], visit: Callable[..., Page]) -> None:
    served, folder = watched
    page = visit(served.url)
    write_papers(folder)
    expect(page.locator(".nb-facts")).to_contain_text("3 documenten", timeout=60_000)
    tab(page, "Documenten")
    state = page.locator("#nb-folders li", has_text="werkmap")
    expect(state).to_contain_text("3 documenten, 1 niet ingelezen")
    expect(state).to_contain_text("laatst bekeken om")
    write_pdf(folder / "vogels.pdf", UPLOADED)
    expect(page.locator("#nb-documents")).to_contain_text("Vogeltrek boven Zoutwijk", timeout=60_000)
    (folder / "brief zeehonden.txt").unlink()
    expect(page.locator("#nb-documents")).not_to_contain_text("zeehonden", timeout=60_000)
    tab(page, "Vraag")
    turn = ask(page, "Hoeveel rotganzen telde de teldienst in november 2098 boven Zoutwijk?")
    expect(turn).to_contain_text("18.450")


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_the_page_of_a_document_fits_and_is_accessible(
    visit: Callable[..., Page], chat: Served, width: int, dark: bool
) -> None:
    page = visit(chat.url, width=width, dark=dark)
    tab(page, "Documenten")
    expect(page.locator("#nb-folders li")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    about = open_document(page, "Aanleiding")
    about.locator("summary").click()
    assert serious(page) == []
    inner = "(() => { const e = document.querySelector('#nb-viewer-2'); return e.scrollWidth - e.clientWidth })()"
    assert page.evaluate(inner) <= 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
