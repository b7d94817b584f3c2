"""Lets a language model word a follow-up, and takes what it writes only where every word of it was the user's own."""

import logging
import re
from concurrent.futures import ThreadPoolExecutor, wait
from contextvars import copy_context
from typing import TYPE_CHECKING

from assistant.conversation.exchange import History
from assistant.conversation.lexicon import lexicon
from assistant.retrieve.question import understand
from prompts.load import load

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_log = logging.getLogger(__name__)
_WORD = re.compile(r"[^\W_]+")
_LABEL = re.compile(r"^\W*(?:zelfstandige vraag|vraag)\W*:\s*", re.IGNORECASE)
_EARLIER = 3  # questions that the model is shown
_LONGEST = 300  # characters


class ModelRewriter:
    """Words follow-ups with a chat model.

    The model sees earlier questions only: text of documents never gets into a question. Where it is slow, fails, or
    writes anything that the user did not, the question stays as the rules made it.

    Args:
        model: any LangChain chat model.
        timeout: seconds that it may take.
    """

    def __init__(self, model: "BaseChatModel", *, timeout: float = 8.0) -> None:
        self._model = model
        self._timeout = timeout

    def __call__(self, question: str, history: History, meant: str) -> str:
        """Return a follow-up as a question that stands on its own.

        Args:
            question: as asked.
            history: earlier questions, oldest first.
            meant: what the rules made of it.
        """
        earlier = "\n".join(f"- {one.understood}" for one in history[-_EARLIER:])
        prompt = load("rewrite/follow_up").render(earlier=earlier, question=question)
        # In a thread, since a model that hangs cannot be interrupted; its future holds whatever its library raises.
        pool = ThreadPoolExecutor(1, thread_name_prefix="rewrite")
        future = pool.submit(copy_context().run, lambda: str(self._model.invoke(prompt).text))
        wait([future], timeout=self._timeout)
        pool.shutdown(wait=False, cancel_futures=True)
        if not future.done():
            return meant
        if error := future.exception():
            _log.info("the chat model failed to word a follow-up: %s", error)
            return meant
        written = _LABEL.sub("", next((line for line in future.result().splitlines() if line.strip()), "")).strip(
            ' "“”*'
        )
        return written if _holds(written, question, history, meant) else meant


def _holds(written: str, question: str, history: History, meant: str) -> bool:
    """Tell whether a rewritten question has only words that were there, and all that the follow-up names."""
    if len(written) > _LONGEST or not written.endswith("?") or len(_words(written)) < 3:
        return False
    said = " ".join([question, meant, *(one.understood for one in history[-_EARLIER:])])
    if not _words(written) <= _words(said) | lexicon().glue:
        return False
    asked, made = understand(question), understand(written)
    numbers = {*asked.numbers, *asked.references} <= {*made.numbers, *made.references}
    return numbers and all(_words(name) <= _words(written) for name in asked.names)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
