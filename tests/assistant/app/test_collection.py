import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.assistant.app.conftest import Served, ingest
from tests.assistant.app.driving import ask, tab
from tests.assistant.app.papers import UPLOADED, write_papers, write_pdf

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def growing(serve: Callable[[Path], Served], tmp_path_factory: pytest.TempPathFactory) -> tuple[Served, Path, Path]:
    """A chat of its own, that begins with an empty index: what runs, its index, a folder to work in."""
    work = tmp_path_factory.mktemp("groei")
    return serve(work / "index"), work / "index", work


def test_an_empty_index_says_how_to_begin(visit: Callable[..., Page], growing: tuple[Served, Path, Path]) -> None:
    page = visit(growing[0].url)
    expect(page.locator(".nb-welcome")).to_contain_text("Er zijn nog geen documenten")
    expect(page.locator(".nb-facts")).to_contain_text("0 documenten")
    page.get_by_label("Uw vraag").fill("Hoeveel rotganzen trokken over?")
    page.get_by_label("Uw vraag").press("Enter")
    expect(page.locator("#nb-present")).to_contain_text("voeg ze toe onder Documenten")
    tab(page, "Documenten")
    expect(page.locator("#nb-documents")).to_contain_text("Er zijn nog geen documenten")


def test_uploaded_files_each_have_an_outcome_and_can_be_asked_about(
    visit: Callable[..., Page], growing: tuple[Served, Path, Path]
) -> None:
    served, index, work = growing
    good = write_pdf(work / "Brief <vogels> & trek.pdf", UPLOADED)
    bad = work / "onleesbaar.pdf"
    bad.write_bytes(b"%PDF-1.4 FICTIEF en afgebroken")
    page = visit(served.url)
    tab(page, "Documenten")
    page.locator("#nb-upload input[type=file]").set_input_files([good, bad])
    outcome = page.locator("#nb-outcome")
    expect(outcome).to_contain_text("1 van 2 bestanden ingelezen", timeout=40_000)
    expect(outcome.locator("tr", has_text="onleesbaar.pdf")).to_contain_text("Beschadigd")
    expect(outcome.locator("tr", has_text="onleesbaar.pdf")).to_contain_text("vraag een nieuwe kopie")
    expect(outcome.locator("tr", has_text="vogels")).to_contain_text("Ingelezen")
    assert sorted(path.suffix for path in (index / "uploads").iterdir()) == [".pdf", ".pdf"]
    expect(page.locator("#nb-documents")).to_contain_text("Vogeltrek boven Zoutwijk")
    expect(page.locator("#nb-failures")).to_contain_text("onleesbaar.pdf")
    tab(page, "Vraag")
    turn = ask(page, "Hoeveel rotganzen telde de teldienst in november 2098 boven Zoutwijk?")
    expect(turn).to_contain_text("18.450")


def test_what_another_process_ingests_appears_without_a_reload(
    visit: Callable[..., Page], growing: tuple[Served, Path, Path]
) -> None:
    served, index, work = growing
    page = visit(served.url)
    tab(page, "Documenten")
    expect(page.locator("#nb-documents")).to_contain_text("1 document")
    ingest(index, write_papers(work / "later"))
    expect(page.locator("#nb-documents")).to_contain_text("Kraanvogel")
    expect(page.locator(".nb-facts")).to_contain_text("4 documenten")
    tab(page, "Vraag")
    expect(page.locator(".nb-example").first).to_contain_text("Kraanvogel")
    turn = ask(page, "Wat verzoekt de motie Kraanvogel?")
    expect(turn).to_contain_text("vierde veerboot")


def test_the_table_sorts_searches_and_opens_a_document(page: Page) -> None:
    tab(page, "Documenten")
    rows = page.locator("#nb-documents tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text("12 november 2098")
    page.locator("#nb-documents").get_by_role("button", name="Datum").click()
    expect(rows.first).to_contain_text("14 oktober 2098")
    expect(page.locator("th", has_text="Datum")).to_have_attribute("aria-sort", "ascending")
    page.get_by_label("Zoek in de lijst").fill("zeehonden")
    expect(rows).to_have_count(1)
    expect(page.locator("#nb-failures")).to_contain_text("kapot.pdf")
    rows.first.locator(".nb-link").click()
    viewer = page.locator("#nb-viewer-2")
    viewer.get_by_role("button", name="Lezen").click()
    expect(viewer).to_contain_text("Onderdeel 1 van")
    viewer.get_by_role("button", name="Volgende").click()
    expect(viewer).to_contain_text("312 dieren")
    page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()


@pytest.mark.slow
def test_an_index_that_is_removed_and_built_anew_is_seen_without_a_restart(
    visit: Callable[..., Page], serve: Callable[[Path], Served], tmp_path: Path
) -> None:
    index, papers = tmp_path / "index", write_papers(tmp_path / "stukken")
    ingest(index, papers)
    page = visit(serve(index).url)
    expect(page.locator(".nb-facts")).to_contain_text("3 documenten")
    shutil.rmtree(index)
    expect(page.locator(".nb-facts")).to_contain_text("0 documenten")
    expect(page.locator(".nb-welcome")).to_contain_text("Er zijn nog geen documenten")
    (papers / "moties" / "Motie Kraanvogel.pdf").unlink()
    write_pdf(papers / "vogels.pdf", UPLOADED)
    write_pdf(papers / "nogmaals vogels.pdf", [*UPLOADED, ["FICTIEF vervolg"]])
    ingest(index, papers)
    expect(page.locator(".nb-facts")).to_contain_text("4 documenten")
    turn = ask(page, "Hoeveel rotganzen telde de teldienst in november 2098 boven Zoutwijk?")
    expect(turn).to_contain_text("18.450")
