"""What a person does in the chat."""

from playwright.sync_api import Locator, Page, expect


def ask(page: Page, question: str) -> Locator:
    """Type a question, press Enter, wait for the answer; return its turn."""
    box = page.get_by_label("Uw vraag")
    box.fill(question)
    box.press("Enter")
    turn = page.locator("#nb-present .nb-turn[aria-busy=false]", has_text=question)
    expect(turn).to_be_visible()
    expect(page.locator("#nb-send")).to_be_visible()
    return turn


def tab(page: Page, name: str) -> None:
    """Go to a tab."""
    page.get_by_role("tab", name=name).click()
