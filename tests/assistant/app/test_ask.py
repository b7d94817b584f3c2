import re
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from prompts.load import phrase
from tests.assistant.app.conftest import Served
from tests.assistant.app.driving import ask
from tests.assistant.app.papers import MOTIE, NOTA, REQUEST, SECOND_PAGE, height_of

pytestmark = pytest.mark.browser
YELLOW = (255, 235, 110)
NEAREST = "De rederij kan op zijn vroegst in april 2099 een vierde veerboot inzetten."


def marked_rows(page: Page, chat: Served) -> tuple[float, float]:
    """Return the first and last height, as fractions of the page, at which the shown picture is yellow."""
    source = page.locator(".nb-page img").get_attribute("src")
    picture = Image.open(BytesIO(page.request.get(urljoin(chat.url, source or "")).body())).convert("RGB")
    yellow = [
        y
        for y in range(picture.height)
        if sum(picture.getpixel((x, y)) == YELLOW for x in range(0, picture.width, 4)) > 10
    ]
    return yellow[0] / picture.height, yellow[-1] / picture.height


def test_an_answer_cites_its_source_and_the_source_opens_at_the_marked_passage(page: Page, chat: Served) -> None:
    turn = ask(page, "Wat verzoekt de motie Kraanvogel?")
    expect(turn).to_contain_text(REQUEST)
    expect(turn).to_contain_text("AI-concept, controleer")
    sources = page.locator("#nb-sources")
    expect(sources).to_contain_text("Motie · 14 oktober 2098 · 99 930 XII, nr. 7")
    expect(sources.locator("mark").first).to_be_visible()
    turn.locator(".nb-text .nb-mark").click()
    viewer = page.locator("#nb-viewer")
    expect(viewer).to_contain_text("Pagina 1 van 1")
    expect(sources).to_be_hidden()
    first, last = marked_rows(page, chat)
    line = height_of(MOTIE[0], REQUEST + ",")
    assert first < line < last + 0.01
    assert last - first < 0.03
    viewer.get_by_text("Tekst van deze pagina").click()
    expect(viewer.locator("mark")).to_have_text(REQUEST)
    page.keyboard.press("Escape")
    expect(sources).to_be_visible()
    expect(turn.locator(".nb-text .nb-mark")).to_be_focused()


def test_a_passage_on_the_second_page_opens_there_and_pages_turn(page: Page, chat: Served) -> None:
    turn = ask(page, "Naar hoeveel euro stijgt het tarief voor een enkele overtocht in 2099?")
    turn.locator(".nb-text .nb-mark").first.click()
    viewer = page.locator("#nb-viewer")
    expect(viewer).to_contain_text("Pagina 2 van 2")
    first, last = marked_rows(page, chat)
    assert first < height_of(NOTA[1], SECOND_PAGE) < last + 0.01
    viewer.get_by_role("button", name="Vorige").click()
    expect(viewer).to_contain_text("Pagina 1 van 2")
    expect(viewer.get_by_role("button", name="Vorige")).to_be_disabled()
    viewer.get_by_role("button", name="Volgende").click()
    expect(viewer).to_contain_text("Pagina 2 van 2")


def test_the_original_downloads_as_it_is(page: Page, papers: Path) -> None:
    turn = ask(page, "Wat verzoekt de motie Kraanvogel?")
    turn.locator(".nb-citations .nb-link").first.click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Origineel downloaden").click()
    assert Path(download.value.path()).read_bytes() == (papers / "moties" / "Motie Kraanvogel.pdf").read_bytes()
    assert download.value.suggested_filename == "Motie Kraanvogel.pdf"


def test_document_text_shows_as_text_and_does_nothing(page: Page) -> None:
    turn = ask(page, "Hoeveel zeehonden ving de zeehondenopvang van Zoutwijk in 2098?")
    expect(page.locator("#nb-sources")).to_contain_text("<img src=")
    turn.locator(".nb-text .nb-mark").first.click()
    viewer = page.locator("#nb-viewer")
    shown = ("<script>window.stolen = 1</script>", "![leak](http://example.org/markdown.png)", "{{value}}", "${window")
    for text in shown:
        expect(viewer.locator(".nb-fulltext")).to_contain_text(text)
    assert page.evaluate("window.stolen") is None
    assert page.locator("img[src*='example.org'], .nb-panel script, .nb-turn script, .nb-turn b").count() == 0


def test_a_question_on_another_subject_is_refused_with_what_to_do_next_and_no_source_is_near(page: Page) -> None:
    turn = ask(page, "Wie is de burgemeester van Groningen?")
    expect(turn).to_contain_text("Niet gevonden in de bronnen")
    expect(turn.locator(".nb-note")).to_have_text(phrase("off_subject"))
    expect(turn).to_contain_text("Wat u kunt doen")
    expect(page.locator("#nb-sources")).to_contain_text("Geen enkele passage komt in de buurt")
    assert page.locator("#nb-sources .nb-passage").count() == 0
    assert turn.locator(".nb-text .nb-mark, .nb-nearest").count() == 0


def test_a_refusal_quotes_what_comes_nearest_and_opens_where_it_stands(page: Page, chat: Served) -> None:
    turn = ask(page, "Hoeveel bemanningsleden heeft de vierde veerboot van de rederij?")
    expect(turn.locator(".nb-verdict")).to_have_text(re.compile("^Niet gevonden in de bronnen"))
    aside = turn.locator(".nb-closest")
    expect(aside).to_contain_text(phrase("closest"))
    said = aside.locator("li", has_text=NEAREST)
    expect(page.locator("#nb-sources h2")).to_contain_text("Dichtstbijzijnde bronnen")
    expect(page.locator("#nb-sources .nb-cited").first).to_be_visible()
    said.locator(".nb-mark").click()
    viewer = page.locator("#nb-viewer")
    expect(viewer).to_contain_text("Pagina 1 van 2")
    first, last = marked_rows(page, chat)
    assert first < height_of(NOTA[0], NEAREST) < last + 0.01
    viewer.get_by_text("Tekst van deze pagina").click()
    expect(viewer.locator("mark")).to_have_text(NEAREST)


def test_an_empty_question_asks_for_one(page: Page) -> None:
    page.get_by_label("Uw vraag").press("Enter")
    expect(page.locator("#nb-hint")).to_contain_text("Typ eerst een vraag")
    expect(page.locator(".nb-welcome")).to_be_visible()


def test_shift_enter_makes_a_new_line(page: Page) -> None:
    box = page.get_by_label("Uw vraag")
    box.fill("Wat verzoekt")
    box.press("Shift+Enter")
    box.press_sequentially("de motie Kraanvogel?")
    expect(box).to_have_value("Wat verzoekt\nde motie Kraanvogel?")


def test_an_example_can_be_asked_and_a_follow_up_stands_below_it(page: Page) -> None:
    example = page.locator(".nb-example").first
    question = example.inner_text()
    assert "Kraanvogel" in question
    example.click()
    expect(page.locator("#nb-present .nb-concept")).to_be_visible()
    expect(page.locator("#nb-present")).to_contain_text(REQUEST)
    ask(page, "Hoeveel zeehonden ving de zeehondenopvang van Zoutwijk in 2098?")
    expect(page.locator("#nb-past")).to_contain_text(question)
    page.get_by_role("button", name="Nieuw gesprek").click()
    expect(page.locator(".nb-welcome")).to_be_visible()
    expect(page.locator("#nb-past")).to_be_hidden()


def test_what_there_is_stands_in_the_header(page: Page) -> None:
    facts = page.locator(".nb-facts")
    expect(facts).to_contain_text("documenten · nieuwste van")
    expect(facts).to_contain_text("Citaatmodus, zonder taalmodel")
    assert page.locator("html").get_attribute("lang") == "nl"
    assert page.locator("footer:visible").count() == 0
