"""A real index, a real server and a real browser, each started once."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, expect, sync_playwright

from tests.assistant.app.papers import write_papers

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PROGRAM = [sys.executable, "-c", "from assistant.cli.main import main; main()"]
expect.set_options(timeout=15_000)


def ingest(index: Path, *paths: Path) -> None:
    """Ingest as another process does."""
    subprocess.run([*PROGRAM, "ingest", *map(str, paths), "--index", str(index)], check=True, capture_output=True)


@dataclass
class Served:
    """A chat that runs in a process of its own."""

    process: subprocess.Popen[str]
    url: str
    said: "Queue[str]"

    def lines(self) -> list[str]:
        """Return what it said since it began."""
        return [self.said.get() for _ in range(self.said.qsize())]


def start(index: Path, port: int = 0, watch: Path | None = None, runs: Path | None = None) -> Served:
    """Start the chat and wait until it says where it is."""
    environment = os.environ | {"NOTABENE_DEBUG": "1"}
    given = {"--watch": watch, "--runs": runs}
    more = [word for name, folder in given.items() if folder for word in (name, str(folder))]
    process = subprocess.Popen(
        [*PROGRAM, "serve", "--index", str(index), "--port", str(port), *more],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    lines: Queue[str] = Queue()
    assert process.stderr is not None
    Thread(target=lambda stream: [lines.put(line) for line in stream], args=(process.stderr,), daemon=True).start()
    said = []
    while process.poll() is None or not lines.empty():
        try:
            said.append(lines.get(timeout=60))
        except Empty:
            break
        if found := re.search(r"http://\S+?:\d+", said[-1]):
            return Served(process, found.group(), lines)
    process.kill()
    raise AssertionError(f"the chat did not start: {''.join(said)}")


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_papers(tmp_path_factory.mktemp("stukken"))


@pytest.fixture(scope="session")
def index(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    ingest(folder, papers)
    return folder


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., Served]]:
    started: list[Served] = []

    def run(folder: Path, *, runs: Path | None = None) -> Served:
        started.append(start(folder, runs=runs))
        return started[-1]

    yield run
    for served in started:
        served.process.terminate()
        served.process.wait(timeout=20)


@pytest.fixture(scope="session")
def chat(serve: Callable[[Path], Served], index: Path) -> Served:
    return serve(index)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("no /usr/bin/chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield launched
        launched.close()


@dataclass
class Watch:
    """What a page did that it must not do."""

    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def request(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            self.outside.append(request.url)

    def console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def pageerror(self, error: Error) -> None:
        self.errors.append(str(error))


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a chat in a fresh window; afterwards nothing may have left the machine or gone wrong."""
    watch = Watch()
    contexts = []

    def go(url: str, *, width: int = 1280, height: int = 800, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", locale="en-US"
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", watch.request)
        page.on("console", watch.console)
        page.on("pageerror", watch.pageerror)
        page.goto(url)
        page.locator(".nb-welcome").wait_for()
        return page

    yield go
    for context in contexts:
        context.close()
    assert watch.outside == []
    assert watch.errors == []


@pytest.fixture
def page(visit: Callable[..., Page], chat: Served) -> Page:
    return visit(chat.url)
