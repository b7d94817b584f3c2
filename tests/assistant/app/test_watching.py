"""A folder that is watched: kept up with, and nothing lost while it is away."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from assistant.app.watching import Watched, Watcher
from assistant.settings import Settings
from ingest.errors import StoreError
from ingest.index.store import Index
from tests.ingest.ground import text, write

pytestmark = pytest.mark.slow
PATIENCE = 60.0
_never = Event()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "werkmap"


@pytest.fixture
def watcher(folder: Path, tmp_path: Path) -> Iterator[Watcher]:
    made = Watcher(folder, tmp_path / "index", Settings(), every=0.3)
    made.start()
    yield made
    made.stop()


def until(watcher: Watcher, holds: Callable[[Watched], bool]) -> Watched:
    """Wait until something holds of the state of a watcher."""
    for _ in range(int(PATIENCE / 0.1)):
        if holds(state := watcher.state()):
            return state
        _never.wait(0.1)
    raise AssertionError(watcher.state())


def paths(index: Path) -> set[str]:
    try:
        with Index.open(index) as opened:
            return {record.path for record in opened.documents()}
    except StoreError:
        return set()


def test_nothing_is_lost_while_the_folder_is_away(watcher: Watcher, folder: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    until(watcher, lambda state: "bestaat niet" in state.problem)
    write(folder / "1.md", text(1))
    write(folder / "leeg.txt", "")
    state = until(watcher, lambda state: bool(paths(index)) and not state.busy)
    assert (paths(index), state.failed, state.problem) == ({"1.md"}, 1, "")
    away = folder.with_name("elders")
    folder.rename(away)
    until(watcher, lambda state: "bestaat niet" in state.problem)
    folder.mkdir()
    until(watcher, lambda state: "De map is leeg, terwijl er 1 document" in state.problem)
    assert paths(index) == {"1.md"}
    folder.rmdir()
    write(away / "2.md", text(2))
    away.rename(folder)
    until(watcher, lambda state: paths(index) == {"1.md", "2.md"} and not state.problem)
    (folder / "1.md").unlink()
    until(watcher, lambda _: paths(index) == {"2.md"})


def test_what_an_ingest_says_is_the_state_of_the_folder(watcher: Watcher, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "index").write_text("FICTIEF geen map")
    write(folder / "1.md", text(1))
    state = until(watcher, lambda state: "kan niet worden gemaakt" in state.problem)
    assert not state.busy
    (tmp_path / "index").unlink()
    until(watcher, lambda _: paths(tmp_path / "index") == {"1.md"})


def test_stopping_ends_an_ingest_that_runs(folder: Path, tmp_path: Path) -> None:
    for number in range(40):
        write(folder / f"{number}.md", text(number))
    watcher = Watcher(folder, tmp_path / "index", Settings())
    watcher.start()
    until(watcher, lambda state: state.busy)
    watcher.stop()
    assert len(paths(tmp_path / "index")) < 40
