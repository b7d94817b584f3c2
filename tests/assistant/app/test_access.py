from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.assistant.app.conftest import Served
from tests.assistant.app.driving import ask, tab

pytestmark = pytest.mark.browser


def serious(page: Page) -> list[str]:
    """Return the serious and critical violations that axe finds."""
    found = Axe().run(page).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in found
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_axe_finds_nothing_serious_on_any_tab(visit: Callable[..., Page], chat: Served, width: int, dark: bool) -> None:
    page = visit(chat.url, width=width, dark=dark)
    page.get_by_role("button", name="Filters").click()
    assert serious(page) == []
    page.get_by_role("button", name="Filters").click()
    turn = ask(page, "Wat verzoekt de motie Kraanvogel?")
    assert serious(page) == []
    turn.locator(".nb-text .nb-mark").click()
    expect(page.locator("#nb-viewer .nb-page")).to_be_visible()
    assert serious(page) == []
    page.keyboard.press("Escape")
    ask(page, "Wie is de burgemeester van Groningen?")
    assert serious(page) == []
    tab(page, "Documenten")
    expect(page.locator("#nb-documents table")).to_be_visible()
    assert serious(page) == []
    page.locator("#nb-documents tbody .nb-link").first.click()
    expect(page.locator("#nb-viewer-2 .nb-view")).to_be_visible()
    assert serious(page) == []
    page.keyboard.press("Escape")
    tab(page, "Dossier")
    expect(page.locator("#nb-overview .nb-time")).to_be_visible()
    assert serious(page) == []
    page.locator("#nb-overview tbody .nb-link").first.click()
    expect(page.locator("#nb-viewer-3 .nb-view")).to_be_visible()
    assert serious(page) == []
    page.keyboard.press("Escape")
    tab(page, "Documenten")
    page.locator("#nb-narrow").get_by_label("Soort").click()
    expect(page.get_by_role("option", name="Kamerbrief")).to_be_visible()
    expect(page.get_by_role("listbox")).to_have_css("opacity", "1")  # it fades in
    assert serious(page) == []
    page.keyboard.press("Escape")
    page.get_by_label("Zoek in de lijst").fill("walvis")
    expect(page.locator("#nb-documents")).to_contain_text("Geen document past hierbij")
    assert serious(page) == []
    tab(page, "Uitleg")
    assert serious(page) == []


def test_a_citation_opens_and_closes_by_keyboard_alone(page: Page) -> None:
    expect(page.get_by_label("Uw vraag")).to_be_focused()
    page.keyboard.type("Wat verzoekt de motie Kraanvogel?")
    page.keyboard.press("Enter")
    mark = page.locator("#nb-present .nb-text .nb-mark[data-action]")
    expect(mark).to_be_visible()
    expect(page.locator("#nb-said [role=status]")).to_contain_text("Antwoord:")
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if mark.evaluate("element => element === document.activeElement"):
            break
    expect(mark).to_be_focused()
    assert mark.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("#nb-viewer h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()


def test_filters_work_by_keyboard_alone(page: Page) -> None:
    page.get_by_role("button", name="Filters").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Nota", exact=True)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Nota", exact=True)).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".nb-chip")).to_have_text("Nota ×")
    page.locator(".nb-chip").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#nb-on")).to_contain_text("Zoekt in alle documenten")


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_window(visit: Callable[..., Page], chat: Served, width: int) -> None:
    page = visit(chat.url, width=width)
    ask(page, "Wat verzoekt de motie Kraanvogel?")
    for name in ("Vraag", "Documenten", "Dossier", "Uitleg"):
        tab(page, name)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
