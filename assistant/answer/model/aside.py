"""Work that cannot be interrupted, in a thread of its own: whoever waits for it can stop waiting."""

from collections.abc import Callable
from contextvars import copy_context
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def begin(work: Callable[[Callable[[T], None]], None], name: str) -> "SimpleQueue[tuple[T] | Exception | None]":
    """Start work, and do not wait for it.

    The thread ends with the process, however long a model that says nothing would hold it. The context goes along: by
    it a caller's callbacks are told of what a model is asked.

    Args:
        work: gets a function that takes each result.
        name: of the thread.

    Returns:
        Where results arrive, each in a tuple; last comes what the work raised, or None where it ended well.
    """
    arrived: SimpleQueue[tuple[T] | Exception | None] = SimpleQueue()

    def whole() -> None:
        try:
            work(lambda result: arrived.put((result,)))
        # Any model's library may be behind this, with errors of its own. What is raised here would be lost with the
        # thread; nothing is swallowed, since whoever waits gets it.
        except Exception as error:  # noqa: BLE001 - the edge of a thread, see above
            arrived.put(error)
        else:
            arrived.put(None)

    Thread(target=copy_context().run, args=(whole,), name=name, daemon=True).start()
    return arrived
