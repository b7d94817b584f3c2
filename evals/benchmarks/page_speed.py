"""How soon the chat can be used after its process starts, and how soon a question has its first source on screen.

Run: ``python -m evals.benchmarks.page_speed [--passages 10000] [--runs 5] [--json]``. It needs Debian's chromium and
the packages for tests. The passages are those of ``cold_ask``.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from evals.benchmarks.cold_ask import QUESTION, build_index, parse

_CHROMIUM = "/usr/bin/chromium"


@contextmanager
def _served(folder: Path) -> Iterator[tuple[float, str]]:
    """Serve an index folder; give the moment that the process was started, and the address."""
    started = time.perf_counter()
    command = [str(Path(sys.executable).parent / "notabene"), "serve", "--index", str(folder), "--port", "0"]
    # Our own program and a folder of our own making: no shell, nothing of a user.
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603 - no shell, see above
    try:
        lines = process.stderr or ()
        yield started, next(found.group() for line in lines if (found := re.search(r"http://\S+?:\d+", line)))
    finally:
        process.terminate()
        process.wait()


def _visit(browser: Browser, folder: Path) -> tuple[float, float]:
    """Return the seconds until a question can be typed, and from Enter to the first source on screen."""
    with _served(folder) as (started, url):
        page = browser.new_page()
        page.goto(url)
        box = page.get_by_label("Uw vraag", exact=True)
        box.fill(QUESTION)
        page.locator(".nb-welcome").wait_for()
        usable = time.perf_counter() - started
        entered = time.perf_counter()
        box.press("Enter")
        page.locator("#nb-sources .nb-source").first.wait_for()
        first = time.perf_counter() - entered
        page.close()
    return usable, first


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print, as two lines or with ``--json`` as one JSON object; the first visit is a warm-up, left out."""
    options = parse(arguments, "Time the start of the chat, and the first source.")
    with tempfile.TemporaryDirectory(prefix="notabene-") as scratch, sync_playwright() as playwright:
        build_index(Path(scratch), options.passages)
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        visits = [_visit(browser, Path(scratch)) for _ in range(options.runs + 1)][1:]
        browser.close()
    figures = {
        name: {"min": min(times), "median": median(times), "max": max(times)}
        for name, times in zip(("usable", "first_source"), zip(*visits, strict=True), strict=True)
    }
    if options.json:
        print(json.dumps({"passages": options.passages, **figures}))
        return
    for name, said in (("usable", "from process start until a question can be asked"), ("first_source", "to a source")):
        one = figures[name]
        print(f"{said}: {one['median']:.2f} s (median of {options.runs}; {one['min']:.2f}-{one['max']:.2f})")


if __name__ == "__main__":
    main()
