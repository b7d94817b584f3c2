import pytest
from playwright.sync_api import Page, expect

from tests.assistant.app.driving import ask

pytestmark = pytest.mark.browser


def test_filters_narrow_the_sources_and_show_as_chips(page: Page) -> None:
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Nota", exact=True).check()
    expect(page.locator(".nb-chip")).to_have_text("Nota ×")
    ask(page, "Wat is er gezegd over de vierde veerboot naar Zoutwijk?")
    for meta in page.locator("#nb-sources .nb-source > .nb-meta").all_inner_texts():
        assert meta.startswith("Nota")
    page.locator(".nb-chip").click()
    expect(page.locator("#nb-on")).to_contain_text("Zoekt in alle documenten")
    expect(page.get_by_label("Nota", exact=True)).not_to_be_checked()


def test_a_period_can_be_a_year_and_a_mistake_in_it_is_said(page: Page) -> None:
    page.get_by_role("button", name="Filters").click()
    since = page.get_by_label("Vanaf", exact=True)
    since.fill("2090")
    since.press("Tab")
    expect(page.locator(".nb-chip")).to_have_text("vanaf 1 januari 2090 ×")
    since.fill("gisteren")
    since.press("Tab")
    expect(page.locator("#nb-hint")).to_contain_text("“gisteren” is niet te lezen")
    turn = page.locator("#nb-present .nb-turn")
    page.get_by_label("Uw vraag").fill("Wat verzoekt de motie Kraanvogel?")
    page.get_by_label("Uw vraag").press("Enter")
    expect(turn).to_contain_text("“gisteren” is niet te lezen")
    expect(page.get_by_label("Uw vraag")).to_have_value("Wat verzoekt de motie Kraanvogel?")


def test_a_document_can_be_chosen(page: Page) -> None:
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Document", exact=True).click()
    page.get_by_role("option", name="zeehondenopvang").click()
    expect(page.locator(".nb-chip")).to_contain_text("zeehondenopvang")
    turn = ask(page, "Wat verzoekt de motie Kraanvogel?")
    expect(turn).to_contain_text("Er staan filters aan")
    titles = page.locator("#nb-sources .nb-source h3").all_inner_texts()
    assert titles == ["Reactie op vragen over de zeehondenopvang"]
