"""What a person does in the chat."""

from contextlib import suppress

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as TooSlowError


def ask(page: Page, question: str) -> Locator:
    """Type a question, press Enter, wait for the answer; return its turn.

    On a busy machine Gradio shows the box before it listens to it, and then loses what is typed; so where no turn comes
    do it again, as a person would.
    """
    box, begun = page.get_by_label("Uw vraag"), page.locator("#nb-present .nb-turn", has_text=question).first
    for _ in range(2):
        box.fill(question)
        box.press("Enter")
        with suppress(TooSlowError):
            begun.wait_for(timeout=10_000)
            break
    turn = page.locator("#nb-present .nb-turn[aria-busy=false]", has_text=question)
    expect(turn).to_be_visible()
    expect(page.locator("#nb-send")).to_be_visible()
    return turn


def tab(page: Page, name: str) -> None:
    """Go to a tab."""
    page.get_by_role("tab", name=name).click()


def seek(page: Page, words: str) -> None:
    """Search for a source in the tab Concept.

    Gradio forgets what is typed in the moment that a tab opens, which no person is quick enough for; so do it again, as
    a person would.
    """
    box, found = page.get_by_label("Zoek een bron op inhoud"), page.locator("#nb-found").get_by_role("button").first
    for _ in range(3):
        box.fill(words)
        box.press("Enter")
        with suppress(TooSlowError):
            found.wait_for(timeout=6_000)
            return
    expect(found).to_be_visible()
