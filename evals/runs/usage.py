"""Counts what a language model read and wrote for one question, and tells when its service is gone."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

import httpx
from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.exceptions import ModelConnectionError, ModelTimeoutError
from langchain_core.messages import AIMessage
from langchain_core.outputs import ChatGeneration, LLMResult
from langchain_core.tracers.context import register_configure_hook

_LOST = (ModelConnectionError, httpx.TransportError, ConnectionError)
_SLOW = (ModelTimeoutError, httpx.TimeoutException)
_GONE = {401, 403, 404, 408, 429, 502, 503, 504}
"""Statuses that say nothing of the question: no access, no such model, too busy, nobody behind the gateway."""


class Meter(BaseCallbackHandler):
    """Hears of each call to a model.

    Attributes:
        calls: how many were begun.
        gone: why the service could not be used; empty where it could, or where it refused one question.
        heard: it wrote something.
    """

    run_inline = True

    def __init__(self) -> None:
        self.calls = 0
        self.gone = ""
        self.heard = False
        self._error = "geen antwoord op tijd"
        self._counted = 0
        self._prompt = 0
        self._completion = 0

    @property
    def tokens(self) -> tuple[int, int] | None:
        """Tokens read and written; None where the service did not tell them of every call."""
        return (self._prompt, self._completion) if self._counted == self.calls else None

    @property
    def failure(self) -> str | None:
        """Why no call came through; empty where one did, None where none was made."""
        if not self.calls:
            return None
        return "" if self.heard else self._error

    def on_chat_model_start(self, *args: object, **kwargs: object) -> None:  # noqa: ARG002 - the library's signature
        """Count a call."""
        self.calls += 1

    def on_llm_new_token(self, *args: object, **kwargs: object) -> None:  # noqa: ARG002 - the library's signature
        """Remember that it writes."""
        self.heard = True

    def on_llm_end(self, response: LLMResult, **kwargs: object) -> None:  # noqa: ARG002
        """Add what a call took, where its service says so."""
        self.heard = True
        made = response.generations[0][0] if response.generations and response.generations[0] else None
        message = made.message if isinstance(made, ChatGeneration) else None
        if isinstance(message, AIMessage) and message.usage_metadata:
            self._counted += 1
            self._prompt += message.usage_metadata["input_tokens"]
            self._completion += message.usage_metadata["output_tokens"]

    def on_llm_error(self, error: BaseException, **kwargs: object) -> None:  # noqa: ARG002
        """Remember what went wrong, and a service that is gone."""
        self._error = type(error).__name__
        if _is_gone(error):
            self.gone = type(error).__name__


@contextmanager
def metered() -> Iterator[Meter]:
    """Give a meter that hears of every call made inside, also in threads that take the context along."""
    meter = Meter()
    token = _hook().set(meter)
    try:
        yield meter
    finally:
        _hook().reset(token)


@cache
def _hook() -> "ContextVar[BaseCallbackHandler | None]":
    made: ContextVar[BaseCallbackHandler | None] = ContextVar("notabene_meter", default=None)
    register_configure_hook(made, inheritable=True)
    return made


def _is_gone(error: BaseException | None) -> bool:
    """Tell whether nobody answered; a service that is slow, or refuses one question, is there."""
    while error is not None:
        if isinstance(error, _SLOW):
            return False
        if isinstance(error, _LOST) or getattr(error, "status_code", None) in _GONE:
            return True
        error = error.__cause__
    return False
