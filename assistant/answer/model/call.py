"""Calls a chat model with a time limit, and says in one way what went wrong."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from queue import Empty
from threading import Event
from typing import TYPE_CHECKING

from assistant.answer.model.aside import begin

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
    stop = Event()

    def work(take: Callable[[str], None]) -> None:
        for chunk in model.stream(list(messages)):
            if stop.is_set():
                return
            take(str(chunk.text))

    arrived = begin(work, "model")
    deadline = time.monotonic() + timeout
    try:
        while True:
            try:
                came = arrived.get(timeout=max(0.0, deadline - time.monotonic()))
            except Empty:
                raise ModelError("fallback_slow") from None
            if isinstance(came, Exception):
                _log.info("the chat model failed: %s", came)
                raise ModelError("fallback_unreachable")
            if came is None:
                return
            yield came[0]
    finally:
        stop.set()
