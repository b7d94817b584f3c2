"""Follow-ups, pasted Kamervragen and thumbs in the browser (FICTIEF)."""

import json
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.assistant.app.conftest import PROGRAM
from tests.assistant.app.driving import ask
from tests.assistant.app.papers import REQUEST

pytestmark = pytest.mark.browser
SEALS = "Hoeveel zeehonden ving de zeehondenopvang van Zoutwijk in 2098?"


def logged(index: Path) -> list[dict[str, object]]:
    done = subprocess.run([*PROGRAM, "log", "--index", str(index), "--json"], check=True, capture_output=True)
    found = json.loads(done.stdout)["exchanges"]
    assert isinstance(found, list)
    return found


def test_a_follow_up_says_how_it_was_understood(page: Page) -> None:
    ask(page, SEALS)
    turn = ask(page, "En in 2019?")
    understood = "Hoeveel zeehonden ving de zeehondenopvang van Zoutwijk in 2019?"
    expect(turn.locator(".nb-understood")).to_have_text(f"Begrepen als: {understood}")
    expect(turn).to_contain_text("Niet gevonden in de bronnen")


def test_a_pasted_kamervraag_is_answered_question_by_question(page: Page) -> None:
    filler = "Uit de Eilandpost blijkt dat bewoners zich zorgen maken over de gang van zaken rond dit onderwerp. " * 40
    text = f"Vraag 1\n{filler}Wat verzoekt de motie Kraanvogel?\n\nVraag 2\n{filler}{SEALS}\n\nVraag 3\n{filler}"
    text += "Wie is de burgemeester van Groningen?"
    assert len(text.split()) > 2000
    assert len(text) > 12_000
    box = page.get_by_label("Uw vraag")
    box.fill(text)
    expect(box).to_have_value(text)
    box.press("Enter")
    turn = page.locator("#nb-present .nb-turn[aria-busy=false]")
    expect(turn.locator(".nb-asked")).to_have_count(3)
    expect(turn).to_contain_text(REQUEST)
    expect(turn).to_contain_text("Niet gevonden in de bronnen")
    expect(turn).to_contain_text("Gelezen als 3 vragen")
    assert turn.locator(".nb-understood").count() == 0
    turn.locator(".nb-text .nb-mark").last.click()
    expect(page.locator("#nb-viewer .nb-view")).to_be_visible()


def test_a_thumb_and_a_comment_are_stored_with_the_exchange_by_keyboard_alone(page: Page, index: Path) -> None:
    turn = ask(page, "Wat verzoekt de motie Kraanvogel?")
    group = turn.get_by_role("group", name="Uw oordeel over dit antwoord")
    exchange = group.get_attribute("data-exchange")
    comment = group.get_by_label("Toelichting")
    expect(comment).to_be_hidden()
    group.get_by_role("button", name="Geen goed antwoord").focus()
    page.keyboard.press("Enter")
    expect(group.get_by_role("status")).to_have_text("Dank u, uw oordeel is bewaard.")
    expect(group.get_by_role("button", name="Geen goed antwoord")).to_have_attribute("aria-pressed", "true")
    expect(group.get_by_role("button", name="Geen goed antwoord")).to_be_focused()
    page.keyboard.press("Tab")
    expect(group.get_by_label("Verkeerde bron")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(group.get_by_label("Onvolledig")).to_be_checked()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(comment).to_be_focused()
    page.keyboard.type("De <b>stemming</b> ontbreekt.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(group.get_by_role("status")).to_have_text("Dank u, uw oordeel en toelichting zijn bewaard.")
    ask(page, SEALS)
    past = page.locator("#nb-past .nb-rate")
    expect(past.get_by_role("button", name="Geen goed antwoord")).to_have_attribute("aria-pressed", "true")
    expect(past.get_by_label("Toelichting")).to_have_value("De <b>stemming</b> ontbreekt.")
    expect(past.get_by_label("Onvolledig")).to_be_checked()
    down = {str(one["id"]): one["feedback"] for one in logged(index)}[str(exchange)]
    assert down == {"thumb": -1, "comment": "De <b>stemming</b> ontbreekt.", "reasons": ["onvolledig"]}
    past.get_by_role("button", name="Goed antwoord", exact=True).click()
    expect(past.get_by_role("status")).to_have_text("Dank u, uw oordeel en toelichting zijn bewaard.")
    found = {str(one["id"]): one for one in logged(index)}
    rated = found[str(exchange)]
    assert rated["feedback"] == {"thumb": 1, "comment": "De <b>stemming</b> ontbreekt.", "reasons": []}
    assert rated["channel"] == "chat"
    assert rated["question"] == "Wat verzoekt de motie Kraanvogel?"
    following = [one for one in found.values() if one["conversation"] == rated["conversation"]]
    assert [one["question"] for one in following] == [rated["question"], SEALS]


def test_a_refusal_can_be_rated_too(page: Page) -> None:
    turn = ask(page, "Wie is de burgemeester van Groningen?")
    turn.get_by_role("button", name="Goed antwoord", exact=True).click()
    expect(turn.locator(".nb-rated")).to_have_text("Dank u, uw oordeel is bewaard.")
