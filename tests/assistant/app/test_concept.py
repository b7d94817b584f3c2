"""A draft from ticked sources to Word, in the browser (FICTIEF)."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.assistant.app.conftest import Served
from tests.assistant.app.driving import ask, seek, tab
from tests.assistant.app.test_access import serious

pytestmark = pytest.mark.browser
SEALS = "Hoeveel zeehonden ving de zeehondenopvang van Zoutwijk in 2098?"


def begun(page: Page) -> None:
    """Tick the letter in the chat, take it to the tab and make a Kern of it."""
    ask(page, SEALS)
    page.get_by_label("Kies bron: Reactie op vragen over de zeehondenopvang").check()
    page.get_by_role("button", name="Gebruik in een concept").click()
    expect(page.locator("#nb-draft-sources")).to_contain_text("zeehondenopvang")
    page.get_by_role("button", name="3. Maak concept").click()
    expect(page.locator(".nb-draft")).to_be_visible(timeout=60_000)


def test_ticked_sources_become_a_draft_whose_marks_open_their_page(page: Page) -> None:
    begun(page)
    draft = page.locator(".nb-draft")
    expect(draft).to_contain_text("312 dieren")
    expect(draft).to_contain_text("AI-concept, controleer")
    draft.locator(".nb-mark").first.click()
    expect(page.locator("#nb-viewer-4 .nb-view")).to_contain_text("312 dieren")
    assert serious(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#nb-draft-aside")).to_contain_text("Let op")


def test_an_edit_is_kept_as_a_version_and_goes_to_word_with_footnotes(page: Page) -> None:
    begun(page)
    page.get_by_text("4. Tekst bewerken").click()
    box = page.get_by_label("Tekst van het concept")
    box.fill(box.input_value() + "\n\n- Dit verzon ik zelf.")
    page.get_by_role("button", name="Neem mijn tekst over").click()
    expect(page.locator(".nb-draft")).to_contain_text("Dit verzon ik zelf.")
    expect(page.locator("#nb-draft-aside")).to_contain_text("Deze zin heeft geen bron: “Dit verzon ik zelf.”")
    expect(page.locator("#nb-draft-aside")).to_contain_text("versie 2")
    with page.expect_download() as waiting:
        page.locator("#nb-draft-aside").get_by_role("link", name="Word").click()
    document = docx.Document(BytesIO(Path(waiting.value.path()).read_bytes()))
    assert any("Dit verzon ik zelf." in paragraph.text for paragraph in document.paragraphs)
    assert any(str(part.partname) == "/word/footnotes.xml" for part in document.part.package.iter_parts())


def typed(page: Page, more: str) -> None:
    """Add a line to the text in the box, without taking it over."""
    box = page.get_by_label("Tekst van het concept")
    if not box.is_visible():
        page.get_by_text("4. Tekst bewerken").click()
    box.fill(box.input_value() + f"\n- {more}")


def test_an_earlier_version_shows_what_changed_and_can_be_brought_back(page: Page) -> None:
    begun(page)
    typed(page, "Dit verzon ik zelf.")
    page.get_by_role("button", name="Neem mijn tekst over").click()
    expect(page.locator("#nb-draft-aside")).to_contain_text("versie 2")
    earlier = page.locator("#nb-draft-list").get_by_role("button", name="Versie 1")
    typed(page, "En dit nog niet overgenomen.")
    earlier.click()
    view = page.locator("#nb-viewer-4 .nb-view")
    expect(view.get_by_role("heading")).to_be_focused()
    expect(view.locator("ins")).to_contain_text("Dit verzon ik zelf.")
    expect(view.locator("ins")).to_contain_text("En dit nog niet overgenomen.")
    expect(view.locator("del")).to_have_count(0)
    assert serious(page) == []
    page.keyboard.press("Escape")
    expect(earlier).to_be_focused()
    earlier.click()
    view.get_by_role("button", name="Zet versie 1 terug").click()
    expect(page.locator(".nb-draft")).not_to_contain_text("Dit verzon ik zelf.")
    expect(page.locator(".nb-draft")).to_contain_text("312 dieren")
    expect(page.locator("#nb-draft-aside")).to_contain_text("versie 4")
    # What was in the box when it was brought back is a version as well.
    page.locator("#nb-draft-list").get_by_role("button", name="Versie 3").click()
    expect(view.locator("del")).to_contain_text("En dit nog niet overgenomen.")


def test_nothing_is_lost_on_reload(page: Page) -> None:
    begun(page)
    made = page.locator(".nb-draft").inner_text()
    typed(page, "Nog niet overgenomen.")
    page.reload()
    expect(page.locator(".nb-draft")).to_be_visible()
    assert page.locator(".nb-draft").inner_text() == made
    expect(page.locator("#nb-draft-sources")).to_contain_text("zeehondenopvang")
    page.get_by_text("4. Tekst bewerken").click()
    expect(page.get_by_label("Tekst van het concept")).to_have_value(re.compile("Nog niet overgenomen"))
    page.get_by_role("button", name="Neem mijn tekst over").click()
    expect(page.locator(".nb-draft")).to_contain_text("Nog niet overgenomen.")


def test_what_is_filled_in_outlives_a_reload_before_and_after_the_first_draft(page: Page) -> None:
    tab(page, "Concept")
    seek(page, "vierde veerboot naar Zoutwijk")
    page.locator("#nb-found").get_by_role("button", name="Kraanvogel").click()
    sources = page.locator("#nb-draft-sources")
    expect(sources).to_contain_text("Kraanvogel")
    page.get_by_label("Titel van de nota").press_sequentially("Veren & tarieven")
    page.get_by_label("Datum van de nota").fill("9 oktober 2098")
    expect(page).to_have_url(re.compile(r"bronnen=.*datum=9\+oktober\+2098"))
    page.reload()
    expect(sources).to_be_visible()
    expect(sources).to_contain_text("Kraanvogel")
    expect(page.get_by_label("Titel van de nota")).to_have_value("Veren & tarieven")
    expect(page.get_by_label("Datum van de nota")).to_have_value("9 oktober 2098")
    page.get_by_role("button", name="3. Maak concept").click()
    expect(page.locator(".nb-draft")).to_be_visible()
    tab(page, "Vraag")
    page.reload()
    expect(page.locator(".nb-welcome")).to_be_visible()
    tab(page, "Concept")
    expect(sources).to_contain_text("Kraanvogel")


def test_another_source_or_section_keeps_the_edits(page: Page) -> None:
    begun(page)
    typed(page, "Dit typte ik zelf.")
    seek(page, "vierde veerboot naar Zoutwijk")
    page.locator("#nb-found").get_by_role("button", name="Motie").first.click()
    expect(page.locator("#nb-draft-sources")).to_contain_text("Kraanvogel")
    expect(page.locator("#nb-found")).not_to_contain_text("Kraanvogel")
    expect(page.get_by_label("Tekst van het concept")).to_have_value(re.compile("Dit typte ik zelf"))
    page.get_by_role("button", name="3. Maak concept").click()
    expect(page.locator("#nb-draft-aside")).to_contain_text("versie 3", timeout=60_000)
    page.locator("#nb-draft-list").get_by_role("button", name="Versie 2").click()
    expect(page.locator("#nb-viewer-4 del")).to_contain_text("Dit typte ik zelf.")
    page.locator("#nb-viewer-4").get_by_role("button", name="Zet versie 2 terug").click()
    expect(page.locator(".nb-draft")).to_contain_text("Dit typte ik zelf.")

    page.get_by_label("2. Onderdeel").click()
    page.get_by_role("option", name="Aanleiding").click()
    expect(page.locator(".nb-draft")).to_contain_text("Dit typte ik zelf.")
    page.get_by_role("button", name="3. Maak concept").click()
    expect(page.locator(".nb-draft h3")).to_have_text("Aanleiding", timeout=60_000)
    page.locator("#nb-draft-list").get_by_role("button", name=re.compile("^Kern: ")).first.click()
    expect(page.locator(".nb-draft")).to_contain_text("Dit typte ik zelf.")
    page.get_by_role("button", name="Nieuw concept").click()
    expect(page.locator(".nb-draft")).to_have_count(0)
    expect(page.locator("#nb-draft-sources")).not_to_contain_text("Kraanvogel")


def test_a_bullet_can_be_exchanged_for_another_statement_of_its_source(page: Page) -> None:
    begun(page)
    bullets = page.locator(".nb-draft li")
    before = bullets.all_inner_texts()
    bullets.first.get_by_role("button", name="Andere zin").click()
    changed = page.locator("#nb-draft-aside", has_text="versie 2")
    expect(changed.or_(page.locator("#nb-draft-hint", has_text="geen andere zin"))).to_be_visible()
    after = bullets.all_inner_texts()
    assert (after != before) == changed.is_visible()
    assert len(after) == len(before)


def test_two_screens_do_not_overwrite_each_other(page: Page) -> None:
    begun(page)
    other = page.context.new_page()
    other.goto(page.url.partition("?")[0])
    tab(other, "Concept")
    other.locator("#nb-draft-list .nb-link").first.click()
    expect(other.locator(".nb-draft")).to_be_visible()
    for one, said in ((page, "Van het ene scherm."), (other, "Van het andere scherm.")):
        typed(one, said)
    page.get_by_role("button", name="Neem mijn tekst over").click()
    expect(page.locator(".nb-draft")).to_contain_text("Van het ene scherm.")
    other.get_by_role("button", name="Neem mijn tekst over").click()
    expect(other.locator("#nb-draft-hint")).to_contain_text("intussen ergens anders gewijzigd")
    expect(other.get_by_label("Tekst van het concept")).to_have_value(re.compile("Van het andere scherm"))
    conflict = other.locator("#nb-viewer-4")
    expect(conflict.locator("ins")).to_contain_text("andere")
    # Nor does another draft take the place of a text that could not be kept.
    other.locator("#nb-draft-list").get_by_role("button", name=re.compile("^Kern: ")).first.click()
    expect(other.get_by_label("Tekst van het concept")).to_have_value(re.compile("Van het andere scherm"))
    conflict.get_by_role("button", name="Bewaar mijn tekst als nieuwste versie").click()
    expect(other.locator("#nb-draft-aside")).to_contain_text("versie 3")
    expect(other.locator(".nb-draft")).to_contain_text("Van het andere scherm.")
    other.locator("#nb-draft-list").get_by_role("button", name="Versie 2").click()
    expect(other.locator("#nb-viewer-4 del")).to_contain_text("ene")


def test_a_draft_of_someone_else_is_not_given(visit: Callable[..., Page], chat: Served) -> None:
    anna = visit(chat.url)
    begun(anna)
    link = anna.locator("#nb-draft-aside").get_by_role("link", name="Word").get_attribute("href")
    assert anna.request.get(chat.url + str(link)).status == 200
    bram = visit(chat.url)
    assert bram.request.get(chat.url + str(link)).status == 404


def test_what_is_missing_is_said_and_the_page_fits(visit: Callable[..., Page], chat: Served) -> None:
    page = visit(chat.url, width=390, height=844)
    tab(page, "Concept")
    page.get_by_role("button", name="3. Maak concept").click()
    expect(page.locator("#nb-draft-hint")).to_contain_text("Kies eerst een bron")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert serious(page) == []
