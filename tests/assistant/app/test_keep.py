"""What is kept of a conversation in the browser: found again, resumed, named, copied, shared, deleted (FICTIEF)."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.assistant.app.conftest import Served, ingest, start
from tests.assistant.app.driving import ask, tab
from tests.assistant.app.papers import REQUEST
from tests.assistant.app.test_access import serious

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MOTION = "Wat verzoekt de motie Kraanvogel?"
SEALS = "Hoeveel zeehonden ving de zeehondenopvang van Zoutwijk in 2098?"


def kept(page: Page) -> None:
    tab(page, "Gesprekken")
    expect(page.locator("#nb-kept :is(li, .nb-note)").first).to_be_visible()


def test_a_conversation_outlives_a_reload_and_a_restart_of_the_server(
    visit: Callable[..., Page], papers: Path, tmp_path: Path
) -> None:
    ingest(tmp_path, papers)
    served = start(tmp_path)
    try:
        page = visit(served.url)
        ask(page, MOTION)
        ask(page, SEALS)
        address = page.url
    finally:
        page.goto("about:blank")
        served.process.kill()
        served.process.wait(timeout=20)
    again = start(tmp_path, int(served.url.rsplit(":", 1)[1]))
    try:
        page.goto(address)
        expect(page.locator("#nb-past .nb-turn")).to_contain_text(REQUEST)
        expect(page.locator("#nb-present .nb-turn")).to_contain_text(SEALS)
        expect(page.locator("#nb-sources .nb-source").first).to_be_visible()
        page.locator("#nb-past .nb-text .nb-mark").first.click()
        expect(page.locator("#nb-viewer .nb-page")).to_be_visible()
        page.locator("#nb-viewer").get_by_role("button", name="Sluiten").click()
        expect(page.locator("#nb-viewer .nb-page")).to_be_hidden()
        turn = ask(page, "En in 2019?")
        expect(turn.locator(".nb-understood")).to_contain_text("zeehonden")
        assert page.url == address
    finally:
        page.goto("about:blank")
        again.process.terminate()
        again.process.wait(timeout=20)


def test_conversations_are_listed_searched_named_resumed_and_deleted(page: Page) -> None:
    kept(page)
    expect(page.locator("#nb-kept")).to_contain_text("U hebt nog geen gesprekken")
    tab(page, "Vraag")
    ask(page, MOTION)
    page.get_by_role("button", name="Nieuw gesprek").click()
    expect(page.locator(".nb-welcome")).to_be_visible()
    assert "gesprek=" not in page.url
    ask(page, SEALS)
    kept(page)
    names = page.locator("#nb-kept .nb-resume")
    expect(names).to_have_text([SEALS, MOTION])
    assert serious(page) == []

    page.get_by_label("Zoek in uw gesprekken").fill("KRAANVOGEL")
    expect(names).to_have_text([MOTION])
    page.get_by_label(f"Hernoemen: {MOTION}").click()
    page.get_by_label("Naam van dit gesprek").fill("Debat <i>veer</i>")
    page.keyboard.press("Enter")
    expect(names).to_have_text(["Debat <i>veer</i>"])
    page.get_by_label("Zoek in uw gesprekken").fill("walvis")
    expect(page.locator("#nb-kept")).to_contain_text("Geen gesprek past hierbij")
    page.get_by_label("Zoek in uw gesprekken").fill("")

    names.last.click()
    expect(page.locator("#nb-present .nb-turn")).to_contain_text(REQUEST)
    kept(page)
    page.get_by_label("Verwijderen: Debat <i>veer</i>").click()
    page.get_by_role("button", name="Ja, verwijderen").click()
    expect(names).to_have_text([SEALS])
    tab(page, "Vraag")
    expect(page.locator(".nb-welcome")).to_be_visible()


def test_no_one_sees_or_opens_a_conversation_of_someone_else(visit: Callable[..., Page], chat: Served) -> None:
    anna = visit(chat.url)
    ask(anna, MOTION)
    bram = visit(chat.url)
    kept(bram)
    expect(bram.locator("#nb-kept")).to_contain_text("U hebt nog geen gesprekken")
    bram.goto(anna.url)
    expect(bram.locator("#nb-hint")).to_contain_text("het is van een ander")
    expect(bram.locator(".nb-turn")).to_have_count(0)
    word = anna.url.replace("/?gesprek=", "/notabene/gesprek/") + ".docx"
    assert anna.request.get(word).status == 200
    assert bram.request.get(word).status == 404


def test_a_link_to_an_answer_opens_it_for_someone_else_who_goes_on_by_herself(
    visit: Callable[..., Page], chat: Served
) -> None:
    anna = visit(chat.url)
    anna.context.grant_permissions(["clipboard-read"])
    turn = ask(anna, MOTION)
    turn.get_by_text("Kopiëren en delen").click()
    turn.get_by_role("button", name="Kopieer een link").click()
    expect(turn.locator(".nb-copied")).to_have_text("Gekopieerd.")
    link = anna.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(re.escape(chat.url) + r"/\?antwoord=[0-9a-f]{32}", link)
    bram = visit(chat.url)
    bram.goto(link)
    shared = bram.locator("#nb-present .nb-turn")
    expect(shared).to_contain_text(REQUEST)
    expect(shared.locator(".nb-rate")).to_have_count(0)
    shared.locator(".nb-text .nb-mark").first.click()
    expect(bram.locator("#nb-viewer .nb-page")).to_be_visible()
    bram.keyboard.press("Escape")
    ask(bram, SEALS)
    assert "gesprek=" in bram.url
    kept(anna)
    expect(anna.locator("#nb-kept .nb-resume")).to_have_text([MOTION])
    bram.goto(link[:-4])
    expect(bram.locator("#nb-hint")).to_contain_text("de link is niet volledig")


def test_an_answer_is_copied_as_rich_text_text_and_markdown(visit: Callable[..., Page], chat: Served) -> None:
    page = visit(chat.url)
    page.context.grant_permissions(["clipboard-read"])
    turn = ask(page, MOTION)
    turn.get_by_text("Kopiëren en delen").click()
    turn.get_by_role("button", name="Kopieer opgemaakt").click()
    rich = page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then(blob => blob.text())"
    )
    assert "<sup>[1]</sup>" in rich
    assert REQUEST in re.sub(r"\s+", " ", rich)
    turn.get_by_role("button", name="Kopieer als Markdown").click()
    markdown = page.evaluate("navigator.clipboard.readText()")
    assert markdown.startswith(f"## {MOTION}")
    assert "[^1]: Motie" in markdown
    turn.get_by_role("button", name="Kopieer als tekst").click()
    text = page.evaluate("navigator.clipboard.readText()")
    assert "AI-concept, controleer" in text
    assert "pagina 1" in text


def test_a_conversation_goes_to_word_with_footnotes(page: Page) -> None:
    turn = ask(page, MOTION)
    ask(page, "Wie is de burgemeester van Groningen?")
    kept(page)
    with page.expect_download() as waiting:
        page.get_by_label(f"Naar Word: {MOTION}").first.click()
    assert waiting.value.suggested_filename == "Wat verzoekt de motie Kraanvogel.docx"
    document = docx.Document(BytesIO(Path(waiting.value.path()).read_bytes()))
    headings = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1"]
    assert headings == [MOTION, "Wie is de burgemeester van Groningen?"]
    assert any(str(part.partname) == "/word/footnotes.xml" for part in document.part.package.iter_parts())
    tab(page, "Vraag")
    turn = page.locator("#nb-past .nb-turn")
    turn.get_by_text("Kopiëren en delen").click()
    with page.expect_download() as waiting:
        turn.get_by_role("link", name="Naar Word, met voetnoten").click()
    single = docx.Document(BytesIO(Path(waiting.value.path()).read_bytes()))
    assert [one.text for one in single.paragraphs if one.style and one.style.name == "Heading 1"] == [MOTION]
