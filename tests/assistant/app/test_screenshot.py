"""Pictures of every tab at two widths, and those in the README.

They are made of the tests' own papers and kept in a temporary folder; NOTABENE_SCREENSHOTS names one to look at them.
NOTABENE_SCREENSHOT_OF is the address of a chat on the sample corpus: then the README's pictures are made anew.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

import assistant.app
from tests.assistant.app.conftest import Served
from tests.assistant.app.driving import ask, tab

STATIC = Path(assistant.app.__file__).parent / "static"
README = Path(__file__).parents[3] / "README.md"
PICTURES = ("screenshot.png", "dossier.png", "documenten.png", "concept.png")
QUESTION = "Wat verzoekt de motie Kraanvogel?"


def with_citation(page: Page, question: str) -> None:
    """Ask, and open the first citation."""
    turn = ask(page, question)
    turn.locator(".nb-text .nb-mark").first.click()
    expect(page.locator("#nb-viewer img")).to_be_visible()
    page.wait_for_function("document.querySelector('#nb-viewer img').complete")
    page.locator("#nb-viewer h2").evaluate("title => title.blur()")


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_tab_can_be_looked_at(
    visit: Callable[..., Page], chat: Served, tmp_path: Path, width: int, height: int, dark: bool
) -> None:
    page = visit(chat.url, width=width, height=height, dark=dark)
    folder = Path(os.environ.get("NOTABENE_SCREENSHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    ask(page, QUESTION)
    for name in page.get_by_role("tab").all_inner_texts():
        tab(page, name)
        expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
        expect(page.locator('[role="tabpanel"]:visible').first).to_contain_text(",")  # its own text has come
        file = folder / f"{name.lower()}-{width}{'-donker' if dark else ''}.png"
        page.screenshot(path=file)
        picture = Image.open(file).convert("RGB")
        assert picture.width == width
        assert len(picture.resize((64, 64)).getcolors(4096) or []) > 20  # not a blank page
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
@pytest.mark.skipif(
    not os.environ.get("NOTABENE_SCREENSHOT_OF"), reason="NOTABENE_SCREENSHOT_OF: a sample chat's address"
)
def test_make_the_pictures_of_the_readme(visit: Callable[..., Page]) -> None:
    page = visit(os.environ["NOTABENE_SCREENSHOT_OF"])
    with_citation(page, "Wat verzoekt de motie Hoogsteder?")
    page.screenshot(path=STATIC / PICTURES[0])
    page.keyboard.press("Escape")
    tab(page, "Dossier")
    expect(page.locator("#nb-dossier table").first).to_be_visible()
    page.screenshot(path=STATIC / PICTURES[1])
    tab(page, "Documenten")
    page.locator("#nb-documents tbody .nb-link").first.click()
    expect(page.locator("#nb-viewer-2 .nb-view")).to_be_visible()
    page.screenshot(path=STATIC / PICTURES[2])
    page.keyboard.press("Escape")
    tab(page, "Vraag")
    ask(page, "Wat is de stand van zaken van Eén loket?")
    page.locator(".nb-tick").first.check()
    page.get_by_role("button", name="Gebruik in een concept").click()
    page.get_by_role("button", name="3. Maak concept").click()
    expect(page.locator(".nb-draft")).to_be_visible(timeout=60_000)
    page.locator("#nb-make").evaluate("button => button.scrollIntoView()")
    page.screenshot(path=STATIC / PICTURES[3])


@pytest.mark.parametrize("name", PICTURES)
def test_the_pictures_of_the_readme_are_there_and_small(name: str) -> None:
    assert Image.open(STATIC / name).size == (1280, 800)
    assert (STATIC / name).stat().st_size < 300_000
    assert f"assistant/app/static/{name}" in README.read_text(encoding="utf-8")
