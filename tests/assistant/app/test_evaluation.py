"""The tab Evaluatie: the report of a real run, for who set a folder with them. FICTIEF."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.assistant.app.conftest import PROGRAM, Served
from tests.assistant.app.driving import tab
from tests.assistant.app.test_access import serious

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SET = """\
name: proef
version: 1
documents: {}
questions:
  - id: burgemeester
    question: Wie is de burgemeester van Groningen?
    reason: outside
    answer: Daarover gaat niets.
    part: tune
  - id: ijsberen
    question: Hoeveel ijsberen leven er op de Noordpool?
    reason: outside
    answer: Daarover gaat niets.
    part: tune
"""


@pytest.fixture(scope="module")
def runs(index: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a run and its report."""
    folder = tmp_path_factory.mktemp("runs")
    asked = tmp_path_factory.mktemp("set") / "proef.yaml"
    asked.write_text(SET, encoding="utf-8")
    for command in (
        ("run", str(asked), "--index", str(index), "--out", str(folder / "eerste"), "--systems", "product"),
        ("report", str(folder / "eerste")),
    ):
        subprocess.run([*PROGRAM, "eval", *command], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def measured(serve: Callable[..., Served], index: Path, runs: Path) -> Served:
    return serve(index, runs=runs)


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_the_report_of_a_run_is_shown_and_axe_finds_nothing_serious(
    visit: Callable[..., Page], measured: Served, width: int, dark: bool
) -> None:
    page = visit(measured.url, width=width, dark=dark)
    if width < 600:  # one tab more than fits on a phone
        page.get_by_role("button", name="Meer tabbladen").click()
        page.get_by_role("button", name="Evaluatie").click()
    else:
        tab(page, "Evaluatie")
    report = page.frame_locator("iframe.nb-report")
    expect(report.get_by_role("heading", name="Run eerste")).to_be_visible()
    report.locator("details", has_text="burgemeester").locator("summary").first.click()
    expect(report.locator("details[open]")).to_contain_text("Wie is de burgemeester van Groningen?")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious(page) == []


def test_the_report_is_reached_and_opened_by_keyboard_alone(visit: Callable[..., Page], measured: Served) -> None:
    page = visit(measured.url)
    tab(page, "Evaluatie")
    page.get_by_role("link", name="Verslag openen om af te drukken").focus()
    report = page.frame_locator("iframe.nb-report")
    for _ in range(30):
        page.keyboard.press("Tab")
        if report.locator("summary:focus").count():
            break
    page.keyboard.press("Enter")
    expect(report.locator("details[open]")).to_contain_text("Versies")


def test_a_page_in_the_folder_cannot_run_or_fetch_anything(
    browser: Browser, serve: Callable[..., Served], index: Path, tmp_path: Path
) -> None:
    (tmp_path / "vreemd.html").write_text(
        "<!DOCTYPE html><html lang='nl'><title>x</title><h1>Vreemd</h1><p id='script'>Stil</p>"
        "<script>document.querySelector('p').textContent = 'Gedraaid'</script>"
        "<img src='/notabene/static/screenshot.png' alt='Buiten'></html>",
        encoding="utf-8",
    )
    (tmp_path / "buiten.html").symlink_to(Path("/etc/hostname"))
    served = serve(index, runs=tmp_path)
    page = browser.new_page()
    fetched: list[str] = []
    page.on("response", lambda response: fetched.append(response.url))
    page.goto(served.url)
    tab(page, "Evaluatie")
    report = page.frame_locator("iframe.nb-report")
    expect(report.get_by_role("heading", name="Vreemd")).to_be_visible()
    expect(report.locator("#script")).to_have_text("Stil")
    url = f"{served.url}{page.locator('iframe.nb-report').get_attribute('src')}"
    page.get_by_label("Verslag", exact=True).click()
    expect(page.get_by_role("option")).to_have_count(1)
    page.goto(url)  # opened by itself it is as powerless
    expect(page.locator("#script")).to_have_text("Stil")
    page.close()
    assert url in fetched
    assert not [one for one in fetched if one.endswith("screenshot.png")]


def test_without_a_report_it_says_which_command_makes_one(
    visit: Callable[..., Page], serve: Callable[..., Served], index: Path, runs: Path, tmp_path: Path
) -> None:
    page = visit(serve(index, runs=tmp_path).url)
    tab(page, "Evaluatie")
    expect(page.locator("#nb-evaluation")).to_contain_text("notabene eval run VRAGENSET.yaml")
    (tmp_path / "derde").mkdir()
    (tmp_path / "derde" / "run.json").write_bytes((runs / "eerste" / "run.json").read_bytes())
    tab(page, "Uitleg")
    tab(page, "Evaluatie")
    expect(page.locator("#nb-evaluation")).to_contain_text(f"notabene eval report {tmp_path / 'derde'}")


def test_who_set_no_folder_has_no_such_tab(page: Page) -> None:
    expect(page.get_by_role("tab", name="Uitleg")).to_be_visible()
    expect(page.get_by_role("tab", name="Evaluatie")).to_have_count(0)
