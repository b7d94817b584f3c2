"""A language model may word a follow-up, and may not bring anything of its own (FICTIEF)."""

import threading
from collections.abc import Iterator

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from pydantic import Field

from assistant.conversation.exchange import Exchange
from assistant.conversation.rewrite import ModelRewriter

BEFORE = "Hoeveel geld is er in 2099 voor het steunpunt op Zandeiland gereserveerd?"
HISTORY = [Exchange(BEFORE, BEFORE)]
RULES = "Hoeveel geld is er in 2099 voor het steunpunt op Aruba gereserveerd?"


class Scripted(BaseChatModel):
    """Says what it is told to say, and keeps what it was sent."""

    says: str = ""
    fails: bool = False
    sent: list[str] = Field(default_factory=list)

    def _generate(self, messages: list[BaseMessage], *_: object, **__: object) -> ChatResult:
        self.sent.append(str(messages[-1].content))
        if self.fails:
            raise ConnectionError("refused")
        return ChatResult(generations=[ChatGeneration(message=AIMessage(self.says))])

    @property
    def _llm_type(self) -> str:
        return "scripted"


@pytest.mark.parametrize(
    "says",
    [
        "Hoeveel geld is er in 2099 gereserveerd voor het steunpunt op Aruba?",
        "Zelfstandige vraag: Hoeveel geld is er in 2099 voor Aruba gereserveerd?\nDat was het.",
    ],
)
def test_a_rewriting_of_the_users_own_words_is_taken(says: str) -> None:
    written = ModelRewriter(Scripted(says=says))("En voor Aruba?", HISTORY, RULES)
    assert written in says
    assert written != RULES
    assert "Aruba" in written


@pytest.mark.parametrize(
    "says",
    [
        "Hoeveel geld is er in 2100 gereserveerd voor het steunpunt op Aruba?",  # another year
        "Hoeveel geld is er in 2099 gereserveerd voor het steunpunt op Curaçao?",  # another place
        "Hoeveel geld is er in 2099 gereserveerd voor het steunpunt?",  # what was asked is gone
        "Waarom heeft de minister het geld voor Aruba ingetrokken?",  # another question
        "Er is 1,2 miljoen euro gereserveerd.",
        "Aruba?",
        "",
        "Hoeveel geld is er voor Aruba? " * 40,
    ],
)
def test_a_rewriting_with_anything_else_is_not(says: str) -> None:
    assert ModelRewriter(Scripted(says=says))("En voor Aruba?", HISTORY, RULES) == RULES


def test_a_model_that_fails_leaves_what_the_rules_made() -> None:
    assert ModelRewriter(Scripted(fails=True))("En voor Aruba?", HISTORY, RULES) == RULES


@pytest.fixture
def released() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def test_a_model_that_hangs_leaves_what_the_rules_made(released: threading.Event) -> None:
    class Hangs(Scripted):
        def _generate(self, messages: list[BaseMessage], *_: object, **__: object) -> ChatResult:
            released.wait()
            return super()._generate(messages)

    assert ModelRewriter(Hangs(), timeout=0.1)("En voor Aruba?", HISTORY, RULES) == RULES


def test_the_model_sees_questions_only() -> None:
    model = Scripted(says="")
    ModelRewriter(model)("En voor Aruba?", HISTORY, RULES)
    assert BEFORE in model.sent[-1]
    assert "En voor Aruba?" in model.sent[-1]
