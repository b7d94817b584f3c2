"""Makes the picture in the README; with NOTABENE_SCREENSHOTS=1 anew, else it must be there."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

import assistant.app
from tests.assistant.app.conftest import Served
from tests.assistant.app.driving import ask

PICTURE = Path(assistant.app.__file__).parent / "static" / "screenshot.png"


@pytest.mark.browser
@pytest.mark.skipif(not os.environ.get("NOTABENE_SCREENSHOTS"), reason="set NOTABENE_SCREENSHOTS=1 to make it anew")
def test_make_the_picture(visit: Callable[..., Page], chat: Served) -> None:
    url = os.environ.get("NOTABENE_SCREENSHOT_OF") or chat.url
    page = visit(url)
    turn = ask(page, os.environ.get("NOTABENE_SCREENSHOT_ASKS") or "Wat verzoekt de motie Kraanvogel?")
    turn.locator(".nb-text .nb-mark").first.click()
    expect(page.locator("#nb-viewer img")).to_be_visible()
    page.wait_for_function("document.querySelector('#nb-viewer img').complete")
    page.locator("#nb-viewer h2").evaluate("title => title.blur()")
    page.screenshot(path=PICTURE)


def test_the_picture_is_there_and_small() -> None:
    assert Image.open(PICTURE).size == (1280, 800)
    assert PICTURE.stat().st_size < 300_000
