"""Makes a draft beside the screen, so that it can say how far it is and be stopped."""

import time
from collections.abc import Generator
from queue import Empty, SimpleQueue
from threading import Event, Thread

from assistant.app.draft_request import Kept, Request
from assistant.app.drafting import Drafting

_SOURCES = "Maakt het concept uit de bronnen"
_PLAN = "Het taalmodel kiest de hoofdpunten"


class _StoppedError(Exception):
    """Nobody waits for the draft any more."""


def making(drafting: Drafting, request: Request, *, pace: float = 1.0) -> Generator[str | Kept]:
    """Make a draft; whoever stops reading ends it at the model's next call, and nothing is kept.

    Args:
        drafting: makes it.
        request: what it is made from.
        pace: most seconds between two states.

    Yields:
        How far it is, in a few Dutch words; last the draft.

    Raises:
        NotabeneError: it cannot be made.
    """
    arrived: SimpleQueue[str | Kept | Exception] = SimpleQueue()
    stopped = Event()

    def told(call: int, most: int) -> None:
        if stopped.is_set():
            raise _StoppedError
        arrived.put(_PLAN if call == 1 else f"Het taalmodel schrijft hoofdpunt {call - 1} van {most - 1}")

    def work() -> None:
        try:
            arrived.put(drafting.make(request, told))
        except _StoppedError:
            return
        except Exception as error:  # noqa: BLE001 - the edge of a thread: it goes on in the one that waits
            arrived.put(error)

    started, doing = time.monotonic(), _SOURCES
    yield doing
    # One that ends with the process, however long a model that says nothing would hold it.
    Thread(target=work, name="draft", daemon=True).start()
    try:
        while True:
            try:
                state = arrived.get(timeout=pace)
            except Empty:
                state = doing
            if isinstance(state, Exception):
                raise state
            if isinstance(state, Kept):
                yield state
                return
            doing = state
            yield f"{doing} ({time.monotonic() - started:.0f} s)"
    finally:
        stopped.set()
