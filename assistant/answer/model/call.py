"""Calls a chat model with a time limit, and says in one way what went wrong."""

import logging
import queue
import threading
import time
from collections.abc import Iterator, Sequence
from contextvars import copy_context
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

_log = logging.getLogger(__name__)


class ModelError(Exception):
    """The model did not come through; the argument names the phrase that says so."""


def chunks(model: "BaseChatModel", messages: "Sequence[BaseMessage]", timeout: float) -> Iterator[str]:
    """Yield text as the model writes it.

    Args:
        model: any LangChain chat model.
        messages: what it is sent.
        timeout: seconds for all of it.

    Raises:
        ModelError: it failed, or took too long.
    """
    arrived: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    stop = threading.Event()

    failures: list[Exception] = []

    def work() -> None:
        try:
            for chunk in model.stream(list(messages)):
                if stop.is_set():
                    return
                arrived.put(str(chunk.text))
        # Any model's library may be behind this, each with errors of its own and none in common. Nothing is swallowed:
        # whoever waits gets a ModelError, and the log says what it was.
        except Exception as error:  # noqa: BLE001 - the edge of a thread, see above
            failures.append(error)
        arrived.put(None)

    # In a thread, since a model that hangs cannot be interrupted; one that ends with the process, however long a
    # service that goes on sending nothing would keep it.
    # The context goes along: by it a caller's callbacks are told of the call.
    threading.Thread(target=copy_context().run, args=(work,), name="model", daemon=True).start()
    deadline = time.monotonic() + timeout
    try:
        while True:
            try:
                chunk = arrived.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                raise ModelError("fallback_slow") from None
            if chunk is None:
                break
            yield chunk
    finally:
        stop.set()
    if failures:
        _log.info("the chat model failed: %s", failures[0])
        raise ModelError("fallback_unreachable")
