import re

import pytest
from playwright.sync_api import Page, expect

from tests.assistant.app.driving import ask

pytestmark = [pytest.mark.browser, pytest.mark.slow]


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
    turn = ask(page, "Hoeveel zeehonden ving de zeehondenopvang van Zoutwijk in 2091?")
    expect(turn).to_contain_text("Er staan filters aan")
    titles = page.locator("#nb-sources .nb-source h3").all_inner_texts()
    assert titles == ["Reactie op vragen over de zeehondenopvang"]


def test_ticked_sources_alone_answer_again_and_show_as_chips_that_a_wider_search_takes_away(page: Page) -> None:
    question = "Wat is er gezegd over de vierde veerboot naar Zoutwijk?"
    ask(page, question)
    sources = page.locator("#nb-sources .nb-source h3")
    assert sources.count() > 1
    again = page.get_by_role("button", name="Vraag opnieuw uit aangevinkte bronnen")
    expect(again).to_be_disabled()
    title = sources.last.inner_text()
    page.get_by_label(f"Kies bron: {title}").check()
    again.click()
    expect(sources).to_have_text([title])
    expect(page.locator(".nb-chip")).to_contain_text(title)
    expect(page.locator(".nb-turn")).to_have_count(1)
    page.locator("#nb-sources").get_by_role("button", name="Zoek breder").click()
    expect(page.locator("#nb-on")).to_contain_text("Zoekt in alle documenten")
    assert sources.count() > 1
    expect(page.locator("#nb-present .nb-turn")).to_contain_text(question)


def test_a_refusal_offers_to_look_further(page: Page) -> None:
    turn = ask(page, "Wie is de burgemeester van Groningen?")
    turn.get_by_role("button", name="zoek breder").click()
    expect(page.locator("#nb-present .nb-turn[aria-busy=false]")).not_to_contain_text("Laat verder zoeken")
    page.get_by_text("Waarom dit antwoord", exact=True).click()
    expect(page.locator(".nb-why-panel")).to_contain_text("en verder dan de eerste passages")


def test_an_earlier_question_is_edited_and_what_came_after_it_goes(page: Page) -> None:
    ask(page, "Wat verzoekt de motie Kraanvogel?")
    ask(page, "Wie is de burgemeester van Groningen?")
    first = page.locator("#nb-past .nb-turn")
    first.get_by_text("Vraag bewerken").click()
    box = first.get_by_label("Bewerkte vraag")
    expect(box).to_have_value("Wat verzoekt de motie Kraanvogel?")
    box.fill("Hoeveel zeehonden ving de zeehondenopvang van Zoutwijk in 2098?")
    box.press("Enter")
    expect(page.locator("#nb-present .nb-turn[aria-busy=false]")).to_contain_text("zeehonden ving")
    expect(page.locator(".nb-turn")).to_have_count(1)


def test_why_this_answer_tells_what_was_considered_and_how_it_was_made(page: Page) -> None:
    turn = ask(page, "Wat verzoekt de motie Kraanvogel?")
    turn.get_by_text("Waarom dit antwoord").click()
    panel = turn.locator(".nb-why-panel")
    expect(panel).to_contain_text("Citaatmodus: elke zin staat letterlijk in haar bron.")
    expect(panel).to_contain_text("alle documenten")
    cited = panel.locator("tbody tr", has_text="[1]")
    expect(cited).to_contain_text("Motie")
    expect(panel.locator("tbody tr").first.locator("td").nth(1)).to_have_text(re.compile(r"\d,\d\d"))
    cited.get_by_role("button").click()
    expect(page.locator("#nb-viewer .nb-view")).to_be_visible()
