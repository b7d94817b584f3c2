"""Nothing on the page moves of its own accord while an answer comes (FICTIEF)."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from tests.assistant.app.conftest import Served, start
from tests.assistant.app.driving import ask
from tests.assistant.app.model_server import Script, serve_script

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SAYS = (
    "Het tarief voor een enkele overtocht stijgt in 2099 van 4,20 euro naar 4,85 euro [{4,85 euro}].\n"
    "De rederij kan op zijn vroegst in april 2099 een vierde veerboot inzetten [{vierde veerboot inzetten}].\n"
    "De rederij draagt de kosten van het onderhoud van de aanlegsteiger [{4,85 euro}].\n"
)
#: Shifts that browsers hold against a page: those that do not follow an act of the user within half a second.
WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts.push(entry.value);
}).observe({ type: "layout-shift", buffered: true });
"""
GOOD = 0.1  # https://web.dev/articles/cls


@pytest.fixture
def script() -> Script:
    return Script(says=SAYS)


@pytest.fixture
def chat(script: Script, index: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    server = serve_script(script)
    Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("NOTABENE_MODEL", "openai:verteller")
    monkeypatch.setenv("NOTABENE_MODEL_BASE_URL", f"http://127.0.0.1:{server.server_port}/v1")
    served = start(index)
    yield served
    script.free.set()
    served.process.terminate()
    served.process.wait(timeout=20)
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_what_is_on_screen_stays_where_it_is_while_an_answer_comes(
    visit: Callable[..., Page], chat: Served, script: Script, width: int, height: int
) -> None:
    page = visit(chat.url, width=width, height=height)
    page.context.add_init_script(WATCH)
    page.reload()
    ask(page, "Hoe stijgt het tarief voor een enkele overtocht in 2099?")
    script.free.clear()
    box = page.get_by_label("Uw vraag", exact=True)
    box.fill("Wie draagt de kosten van het onderhoud van de aanlegsteiger?")
    box.press("Enter")
    turn = page.locator("#nb-present .nb-turn")
    expect(turn).to_contain_text("Schrijft het antwoord uit de bronnen")
    # What comes within half a second of the key would not count.
    page.wait_for_function("begun => performance.now() > begun + 700", arg=page.evaluate("performance.now()"))
    page.evaluate("window.shifts.length = 0")
    script.free.set()
    expect(turn).to_have_attribute("aria-busy", "false")
    expect(turn.locator(".nb-text")).to_contain_text("aanlegsteiger")
    assert page.evaluate("window.shifts.reduce((sum, one) => sum + one, 0)") < GOOD
    page.goto("about:blank")  # before its server goes
