"""The sources of a draft in the browser: uploaded, found, proposed, ticked elsewhere; and those that are awkward."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from evals.corpus.build import SOURCES, build
from tests.assistant.app.conftest import Served, ingest
from tests.assistant.app.driving import seek, tab
from tests.assistant.app.papers import write_pdf
from tests.assistant.app.test_access import serious
from tests.assistant.draft.conftest import INJECTIE, MOTIE, STEUNPUNT, WATER_2098, WATER_2099

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("voorbeelden")
    build(SOURCES, folder)
    return folder


@pytest.fixture(scope="module")
def desk(serve: Callable[[Path], Served], corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """A chat of its own, on a motion and two letters that contradict each other."""
    index = tmp_path_factory.mktemp("concept")
    ingest(index, *(corpus / path for path in (MOTIE, WATER_2098, WATER_2099)))
    return serve(index)


def drafted(page: Page) -> None:
    page.get_by_role("button", name="3. Maak concept").click()
    expect(page.locator(".nb-draft")).to_be_visible(timeout=60_000)


def upload(page: Page, files: list[Path], *, read: str) -> None:
    page.locator("#nb-draft-upload input[type=file], #nb-draft-find input[type=file]").set_input_files(files)
    expect(page.locator("#nb-draft-outcome")).to_contain_text(f"{read} ingelezen.", timeout=90_000)


def test_uploaded_files_each_have_an_outcome_are_ticked_and_bring_what_belongs_to_them(
    visit: Callable[..., Page], desk: Served, corpus: Path, tmp_path: Path
) -> None:
    page = visit(desk.url)
    tab(page, "Concept")
    broken, empty, sheet = tmp_path / "kapot.pdf", tmp_path / "leeg.txt", tmp_path / "tabel.xlsx"
    broken.write_bytes(b"%PDF-1.7\nFICTIEF, afgebroken")
    empty.write_text("  \n")
    sheet.write_bytes(b"PK\x03\x04 FICTIEF")
    upload(page, [corpus / STEUNPUNT, broken, empty, sheet], read="1 van 4 bestanden")
    outcome = page.locator("#nb-draft-outcome")
    for name, status in (
        ("Steunpunt", "Ingelezen"),
        ("kapot.pdf", "Beschadigd"),
        ("leeg.txt", "Geen tekst"),
        ("tabel.xlsx", "Niet ondersteund"),
    ):
        expect(outcome.locator("tr", has_text=name)).to_contain_text(status)
    for row in ("kapot.pdf", "leeg.txt", "tabel.xlsx"):
        assert len(outcome.locator("tr", has_text=row).locator("td").last.inner_text()) > 20  # why, and what to do
    expect(page.locator("#nb-draft-sources")).to_contain_text("Uitvoering motie Ravensteijn c.s.")
    page.locator("#nb-offered").get_by_role("button", name="Ravensteijn").click()
    expect(page.locator("#nb-draft-sources")).to_contain_text("Motie")
    assert serious(page) == []
    drafted(page)
    expect(page.locator(".nb-draft")).to_contain_text("motie van het lid Ravensteijn c.s.")
    expect(page.locator("#nb-draft-outcome")).to_contain_text("kapot.pdf")


@pytest.mark.parametrize(("width", "dark"), [(1280, True), (390, False)])
def test_a_source_is_found_by_its_content_and_a_filled_tab_has_no_serious_fault(
    visit: Callable[..., Page], desk: Served, width: int, dark: bool
) -> None:
    page = visit(desk.url, width=width, height=844, dark=dark)
    tab(page, "Concept")
    search = page.get_by_label("Zoek een bron op inhoud")
    search.fill("drinkwater op Saba en Sint Eustatius")
    page.get_by_role("button", name="Zoek", exact=True).click()
    found = page.locator("#nb-found")
    found.get_by_role("button", name="Kamerbrief · 12 mei 2098").click()
    expect(page.locator("#nb-draft-sources")).to_contain_text("12 mei 2098")
    expect(found).not_to_contain_text("12 mei 2098")
    search.fill("")
    search.press("Enter")
    expect(found).to_be_hidden()
    drafted(page)
    page.get_by_text("4. Tekst bewerken").click()
    expect(page.get_by_label("Tekst van het concept")).to_be_visible()
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_documents_that_are_ticked_in_the_list_become_sources_beside_those_that_were_chosen(
    visit: Callable[..., Page], desk: Served
) -> None:
    page = visit(desk.url)
    tab(page, "Documenten")
    make = page.locator("#nb-documents [data-action=concept]")
    expect(make).to_be_disabled()
    boxes = page.locator("#nb-documents .nb-tick")
    boxes.nth(0).check()
    page.locator("#nb-documents").get_by_role("button", name="Datum").click()  # drawn anew: what is ticked stays so
    expect(page.locator("th", has_text="Datum")).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("#nb-documents .nb-tick:checked")).to_have_count(1)
    expect(boxes.first).not_to_be_checked()
    boxes.first.check()
    expect(make).to_have_text("Concept maken van 2 aangevinkte bronnen")
    assert serious(page) == []
    make.click()
    sources = page.locator("#nb-draft-sources .token")
    expect(sources).to_have_count(2)
    tab(page, "Documenten")
    page.locator("#nb-documents tbody .nb-link").nth(1).click()
    title = page.locator("#nb-viewer-2 h2").inner_text()
    page.locator("#nb-viewer-2").get_by_role("button", name="Gebruik in een concept").click()
    expect(sources).to_have_count(3)
    expect(page.locator("#nb-draft-sources")).to_contain_text(title)


def test_awkward_sources_are_warned_of_where_the_draft_is(
    visit: Callable[..., Page], desk: Served, corpus: Path, tmp_path: Path
) -> None:
    page = visit(desk.url)
    tab(page, "Concept")
    # Lines that differ from page to page: what stands on every page is taken for a header or footer.
    words = ["sluis", "brug", "kade", "dijk", "gemaal", "haven", "steiger", "veer", "geul", "baken", "polder", "oever"]
    pages = [
        [f"{' '.join(words[(page * 7 + line * 3 + at) % len(words)] for at in range(6))}." for line in range(3)]
        for page in range(60)
    ]
    upload(page, [corpus / INJECTIE, write_pdf(tmp_path / "Zestig bladzijden.pdf", pages)], read="2 van 2 bestanden")
    seek(page, "drinkwater op Saba en Sint Eustatius")
    for day in ("12 mei 2098", "10 maart 2099"):
        page.locator("#nb-found").get_by_role("button", name=f"Kamerbrief · {day}").click()
        expect(page.locator("#nb-draft-sources")).to_contain_text(day)
        expect(page.locator("#nb-found")).not_to_contain_text(day)
    drafted(page)
    aside = page.locator("#nb-draft-aside")
    for said in (
        "Deze bron telt 60 pagina's",
        "De bronnen noemen een ander",
        "Er zijn 2 brieven gekozen",
        "In deze bron staat een opdracht aan een computer, die niet is gevolgd",
    ):
        expect(aside).to_contain_text(said)
    order = aside.locator("li", has_text="opdracht aan een computer").first.inner_text().split("“")[1].split("”")[0]
    expect(page.locator(".nb-draft")).not_to_contain_text(order[:40])
