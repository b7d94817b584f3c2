"""Starts the chat."""

import gc
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from assistant.app.desk import Desk
from assistant.app.loading import load_gradio
from assistant.app.pictures import Pictures
from assistant.app.watching import Watcher
from assistant.settings import Settings
from ingest.errors import NotabeneError


def serve(folder: Path, settings: Settings, *, host: str, port: int, announce: Callable[[str], object]) -> None:
    """Serve the chat until it is interrupted.

    Args:
        folder: the index folder; an empty or missing one is fine, the chat then says how to begin.
        settings: models and limits.
        host: address to listen on.
        port: port to listen on; 0 for a free one.
        announce: told in one Dutch line where the chat is, once it can be used.

    Raises:
        StoreError: the index is damaged, of another version or of another embedding model.
        NotabeneError: the port is taken.
    """
    from assistant.app.server import listen, run

    with listen(host, port) as socket, tempfile.TemporaryDirectory(prefix="notabene-") as received:
        # Gradio reads these when it is imported: nothing is reported to anyone, and uploads go where only we can read.
        os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
        os.environ["GRADIO_TEMP_DIR"] = received
        watcher = Watcher(Path(settings.watch), folder, settings) if settings.watch else None
        desk, pictures = Desk(folder, settings, announce, watcher), Pictures()

        def ready(line: str) -> None:
            gc.freeze()
            gc.enable()
            announce(line)
            if watcher:  # only now: ingesting would make the page wait
                watcher.start()

        # What is imported stays: looking through it for garbage takes a tenth of the start.
        gc.disable()
        try:
            _open_beside_import(desk)
            run(socket, host, desk, pictures, ready)
        finally:
            gc.enable()
            if watcher:
                watcher.stop()
            pictures.close()
            desk.close()


def _open_beside_import(desk: Desk) -> None:
    """Open the index while Gradio is imported: each takes seconds, and they hardly wait for the same things."""
    problems: list[NotabeneError] = []

    def open_desk() -> None:
        try:
            desk.session()
        except NotabeneError as error:
            problems.append(error)

    opening = Thread(target=open_desk, name="notabene-open")
    opening.start()
    load_gradio()
    opening.join()
    if problems:
        raise problems[0]
