"""What a person sees when something is not as it should be: a lost connection, a model that is down, a big file."""

import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.assistant.app.conftest import Watch, start
from tests.assistant.app.driving import ask, tab

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WRITES = "Schrijft het antwoord uit de bronnen"


@pytest.fixture(autouse=True)
def servers_may_be_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The console names each attempt to reach a server that is away, and each stream that was stopped: no mistakes."""
    told = Watch.console
    refused, reset, cut = "ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "ERR_INCOMPLETE_CHUNKED_ENCODING"
    away = (refused, reset, cut, "AbortError", "Connection errored out")

    def console(watch: Watch, said: ConsoleMessage) -> None:
        if not any(one in said.text for one in away):
            told(watch, said)

    monkeypatch.setattr(Watch, "console", console)


def test_a_lost_connection_is_told_in_dutch_and_what_was_typed_comes_back(
    visit: Callable[..., Page], index: Path
) -> None:
    served = start(index)
    try:
        page = visit(served.url)
        served.process.send_signal(signal.SIGINT)
        served.process.wait(timeout=20)
        toast = page.locator(".toast-wrap")
        expect(toast).to_contain_text("Geen verbinding met Notabene")
        expect(toast).to_contain_text("uw vraag blijft bewaard")
        expect(toast).not_to_contain_text("Connection")
        expect(toast).not_to_contain_text("Error")
        page.get_by_label("Uw vraag").fill("Wat verzoekt de motie Kraanvogel?")
    finally:
        served.process.kill()
    again = start(index, int(served.url.rsplit(":", 1)[1]))
    try:
        expect(page.locator(".nb-welcome")).to_be_visible(timeout=30_000)
        expect(toast).to_be_hidden()
        expect(page.get_by_label("Uw vraag")).to_have_value("Wat verzoekt de motie Kraanvogel?")
        page.get_by_label("Uw vraag").press("Enter")
        expect(page.locator("#nb-present .nb-turn")).to_contain_text("vierde veerboot")
        page.reload()
        expect(page.locator("#nb-present .nb-turn")).to_contain_text("vierde veerboot")
        expect(page.get_by_label("Uw vraag")).to_have_value("")
    finally:
        page.goto("about:blank")
        again.process.terminate()
        again.process.wait(timeout=20)


def test_stopping_with_a_page_open_prints_no_traceback(visit: Callable[..., Page], index: Path) -> None:
    served = start(index)
    page = visit(served.url)
    ask(page, "Wat verzoekt de motie Kraanvogel?")
    served.process.send_signal(signal.SIGINT)
    served.process.wait(timeout=20)
    page.goto("about:blank")
    assert [line for line in served.lines() if "Traceback" in line or "ERROR" in line] == []


def test_a_model_that_is_down_is_said_and_the_sources_answer(
    visit: Callable[..., Page], index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTABENE_MODEL", "openai:afwezig")
    monkeypatch.setenv("NOTABENE_MODEL_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("NOTABENE_MODEL_API_KEY", "geen")
    served = start(index)
    try:
        page = visit(served.url)
        expect(page.locator(".nb-facts")).to_contain_text("Taalmodel")
        turn = ask(page, "Hoe stijgt het tarief voor een enkele overtocht?")
        expect(turn.locator(".nb-note")).to_contain_text("Het taalmodel is niet bereikbaar")
        expect(turn.locator(".nb-text")).to_contain_text("4,85 euro")
        expect(turn.locator(".nb-concept")).to_contain_text("letterlijke zinnen")
        # Who wants quotes need not wait for the model.
        page.get_by_label("Citaten uit de bronnen").check()
        quoted = ask(page, "Wat verzoekt de motie Kraanvogel?")
        expect(quoted.locator(".nb-text")).to_contain_text("vierde veerboot")
        turn = ask(page, "Met hoeveel stijgt het tarief voor een enkele overtocht?")
        expect(turn.locator(".nb-text")).to_contain_text("4,85 euro")
        expect(turn.locator(".nb-note")).to_have_count(0)
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    finally:
        served.process.terminate()
        served.process.wait(timeout=20)


@pytest.fixture
def silenced(visit: Callable[..., Page], index: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A chat whose language model takes a request and never answers, with a question under way."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setenv("NOTABENE_MODEL", "openai:zwijgzaam")
        monkeypatch.setenv("NOTABENE_MODEL_BASE_URL", f"http://127.0.0.1:{silent.getsockname()[1]}/v1")
        monkeypatch.setenv("NOTABENE_MODEL_API_KEY", "geen")
        served = start(index)
        try:
            page = visit(served.url)
            page.get_by_label("Uw vraag").fill("Hoe stijgt het tarief voor een enkele overtocht?")
            page.get_by_label("Uw vraag").press("Enter")
            expect(page.locator("#nb-present .nb-turn")).to_contain_text(WRITES)
            yield page
            page.goto("about:blank")
        finally:
            served.process.kill()
            served.process.wait(timeout=20)


def test_an_answer_that_takes_too_long_can_be_stopped_and_asked_again_time_and_again(silenced: Page) -> None:
    turn = silenced.locator("#nb-present .nb-turn")
    expect(silenced.locator("#nb-sources")).to_contain_text("veerdienst")
    for _ in range(3):
        silenced.get_by_role("button", name="Stop").click()
        expect(turn).to_contain_text("U hebt het antwoord gestopt.")
        expect(silenced.get_by_role("button", name="Vraag", exact=True)).to_be_visible()
        expect(silenced.locator(".toast-body")).to_have_count(0)
        turn.get_by_role("button", name="Opnieuw proberen").click()
        expect(turn).to_contain_text(WRITES)
        expect(turn).to_have_attribute("data-turn", "1")


def test_a_question_that_is_asked_meanwhile_waits_for_its_turn(silenced: Page) -> None:
    box = silenced.get_by_label("Uw vraag")
    box.fill("Wat verzoekt de motie Kraanvogel?")
    box.press("Enter")
    silenced.get_by_role("button", name="Stop").click()
    turn = silenced.locator("#nb-present .nb-turn")
    expect(turn).to_contain_text("Wat verzoekt de motie Kraanvogel?")
    expect(turn).to_have_attribute("data-turn", "2")
    expect(silenced.locator("#nb-past")).to_contain_text("U hebt het antwoord gestopt.")
    expect(box).to_have_value("")


def test_a_new_conversation_leaves_the_answer_that_was_coming(silenced: Page) -> None:
    silenced.get_by_role("button", name="Nieuw gesprek").click()
    expect(silenced.locator(".nb-welcome")).to_be_visible()
    expect(silenced.get_by_role("button", name="Vraag", exact=True)).to_be_visible()
    turn = ask(silenced, "Waar is dossier 99 001 XII?")
    expect(turn).to_have_attribute("data-turn", "1")


def test_a_file_over_the_limit_is_refused_in_dutch(
    visit: Callable[..., Page], index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Gradio follows the progress of an upload that it refused itself, in vain; that stays in its console.
    monkeypatch.setattr(Watch, "console", lambda *_: None)
    monkeypatch.setattr(Watch, "pageerror", lambda *_: None)
    monkeypatch.setenv("NOTABENE_FILE_MEGABYTES", "1")
    big = tmp_path / "groot.txt"
    big.write_bytes(b"FICTIEF " * 150_000)
    served = start(index)
    try:
        page = visit(served.url)
        tab(page, "Documenten")
        page.locator("#nb-upload input[type=file]").set_input_files(big)
        toast = page.locator(".toast-wrap")
        expect(toast).to_contain_text("groot.txt is te groot; een bestand mag hoogstens 1 MB zijn")
        expect(toast).not_to_contain_text("exceed")
    finally:
        served.process.terminate()
        served.process.wait(timeout=20)


def test_after_many_questions_the_newest_still_comes_to_the_top(page: Page) -> None:
    for number in range(1, 34):
        turn = ask(page, f"Waar is dossier 99 {number:03} XII?")
        expect(turn).to_have_attribute("data-turn", str(number))
    box = page.locator("#nb-conversation").bounding_box()
    newest = page.locator("#nb-present .nb-turn").bounding_box()
    assert box is not None
    assert newest is not None
    assert abs(newest["y"] - box["y"]) < 40
    expect(page.locator("#nb-past .nb-turn")).to_have_count(30)
