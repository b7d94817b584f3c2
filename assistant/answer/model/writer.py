"""Lets a language model write the answer, and shows of it only what the sources bear out."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.answer.assemble import finish
from assistant.answer.model.call import ModelError, chunks
from assistant.answer.model.fence import fence
from assistant.answer.model.parse import NOT_FOUND, Claim, Reader
from assistant.answer.model.support import Support
from assistant.answer.number import Numberer
from assistant.answer.types import Answer, Delta, Event, Final, Statement
from assistant.answer.write import pieces
from assistant.retrieve.base import Library
from assistant.retrieve.hit import Hit
from prompts.load import load, phrase

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage


class ModelWriter:
    """Writes answers with a chat model.

    Args:
        index: where the sources are.
        model: any LangChain chat model.
        name: what to call it in ``Answer.mode``.
        timeout: seconds for one attempt.
        context_tokens: budget for the sources.
        most: statements of an answer; a model that goes on for longer is cut off.
    """

    def __init__(
        self,
        index: Library,
        model: "BaseChatModel",
        name: str,
        *,
        timeout: float = 60.0,
        context_tokens: int = 3000,
        most: int = 8,
    ) -> None:
        self._index = index
        self._model = model
        self._name = name
        self._timeout = timeout
        self._context_tokens = context_tokens
        self._most = most
        self._support = Support(index)

    def stream(self, question: str, hits: tuple[Hit, ...], fallback: Sequence[Statement]) -> Iterator[Event]:
        """Write, verify and send an answer; see ``Writer.stream``."""
        from langchain_core.messages import AIMessage, HumanMessage, SystemMessage

        sources, offered = fence(hits, self._context_tokens)
        asked = load("answer/question").render(sources=sources, question=question)
        messages: list[BaseMessage] = [SystemMessage(load("answer/system").text), HumanMessage(asked)]
        attempt = _Attempt(self._support, offered, self._most)
        numberer = Numberer(self._index)
        shown: list[Statement] = []
        text = ""
        try:
            for repair in (False, True):
                if repair:
                    problems = "\n".join(f"- {problem}" for problem in attempt.problems[:5]) or "- geen sleutels"
                    again = load("answer/repair").render(problems=problems, keys=", ".join(offered))
                    messages += [AIMessage(attempt.written[:2000] or "-"), HumanMessage(again)]
                    attempt = _Attempt(self._support, offered, self._most)
                for statement in attempt.run(chunks(self._model, messages, self._timeout)):
                    piece = "".join(pieces([*shown, statement], numberer))[len(text) :]
                    shown.append(statement)
                    text += piece
                    yield Delta(piece)
                if shown or NOT_FOUND.search(attempt.written):
                    break
        except ModelError as error:
            if not shown:
                yield from self._fall_back(question, fallback, hits, str(error))
                return
        if not shown:
            yield from self._fall_back(question, fallback, hits, "fallback_unverified")
            return
        dropped = [phrase("dropped", count=len(attempt.problems))] if attempt.problems else []
        notes = (phrase("concept"), *dropped)
        sent = "\n\n".join(str(message.content) for message in messages)
        yield Final(Answer(question, question, text, False, numberer.citations, hits, self._name, notes, sent))

    def _fall_back(
        self, question: str, fallback: Sequence[Statement], hits: tuple[Hit, ...], why: str
    ) -> Iterator[Event]:
        yield from finish(self._index, question, fallback, hits, notes=(phrase(why),))


class _Attempt:
    """One attempt of the model: reads, verifies, and remembers what failed."""

    def __init__(self, support: Support, offered: dict[str, Hit], most: int) -> None:
        self._support = support
        self._offered = offered
        self._most = most
        self.problems: list[str] = []
        self.written = ""

    def run(self, chunks: Iterator[str]) -> Iterator[Statement]:
        """Yield each statement that stands, as soon as it is complete."""
        reader, seen, count = Reader(), set[str](), 0
        for chunk in _with_end(chunks):
            self.written += chunk or ""
            for claim in reader.feed(chunk) if chunk is not None else reader.close():
                if claim.text.casefold() in seen or NOT_FOUND.search(claim.text):
                    continue
                seen.add(claim.text.casefold())
                count += 1
                statement = self._verified(claim)
                if statement:
                    yield statement
                if count >= self._most:
                    return

    def _verified(self, claim: Claim) -> Statement | None:
        sources = [self._offered[key] for key in claim.keys if key in self._offered]
        spans, wrong = self._support.check(claim.text, sources)
        if wrong:
            self.problems.append(f"{claim.text[:200]} ({', '.join(wrong)})")
            return None
        return Statement(claim.text, spans, bullet=claim.bullet)


def _with_end(chunks: Iterator[str]) -> Iterator[str | None]:
    yield from chunks
    yield None
