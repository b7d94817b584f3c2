import threading
from collections.abc import Iterator

import pytest
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult

from assistant.answer.assistant import Assistant
from assistant.answer.model.fence import source_key
from assistant.answer.model.writer import ModelWriter
from assistant.answer.types import Answer, Delta, Event, Final
from assistant.answer.verify import resolves
from assistant.retrieve.search import Retriever
from tests.assistant.fiction import INJECTION, world

INDEX = world(INJECTION)
RETRIEVER = Retriever(INDEX, INDEX.embedder)
QUESTION = "Wanneer opent het steunpunt?"
TRUE = "Het steunpunt opent op 12 mei 2099 aan de Havenkade"
KEY = {hit.document.id: source_key(hit) for hit in RETRIEVER.search(QUESTION, k=16)}
QUOTED = "opent op 12 mei 2099 aan de Havenkade."


class Scripted(BaseChatModel):
    """Says what it was told to, an attempt a line of ``script``; remembers what it was sent."""

    script: list[str]
    sent: list[list[BaseMessage]]
    error: Exception | None = None
    hang: threading.Event | None = None

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(self, messages: list[BaseMessage], *args: object, **kwargs: object) -> ChatResult:
        del messages, args, kwargs
        return ChatResult(generations=[ChatGeneration(message=AIMessage(self.script[0]))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: object,
    ) -> Iterator[ChatGenerationChunk]:
        del stop, run_manager, kwargs
        self.sent.append(messages)
        if self.error:
            raise self.error
        if self.hang:
            self.hang.wait(20)
        said = self.script[min(len(self.sent), len(self.script)) - 1]
        for start in range(0, len(said), 7):
            yield ChatGenerationChunk(message=AIMessageChunk(said[start : start + 7]))


def events(model: Scripted, question: str = QUESTION, timeout: float = 20.0) -> list[Event]:
    writer = ModelWriter(INDEX, model, "test:liegt", timeout=timeout)
    return list(Assistant(INDEX, RETRIEVER, writer, sources=16).stream(question))


def ask(*script: str, question: str = QUESTION) -> tuple[Answer, Scripted]:
    model = Scripted(script=list(script), sent=[])
    stream = events(model, question)
    final = stream[-1]
    assert isinstance(final, Final)
    assert all(resolves(INDEX, citation) for citation in final.answer.citations)
    shown = "".join(event.text for event in stream if isinstance(event, Delta))
    assert shown == ("" if final.answer.refused else final.answer.answer)
    return final.answer, model


def test_a_true_statement_is_shown_with_its_quote() -> None:
    answer, model = ask(f"{TRUE} [{KEY['brief']}].")
    assert answer.mode == "test:liegt"
    assert answer.answer.startswith(TRUE)
    assert answer.citations[-1].quote == QUOTED
    assert "AI-concept" in answer.notes[0]
    assert "<<<bron" in answer.sent
    assert len(model.sent) == 1


@pytest.mark.parametrize(
    "lie",
    [
        f"{TRUE} [ffffff].",
        f"{TRUE}.",
        f"Het steunpunt opent op 13 mei 2099 [{KEY['brief']}].",
        f"Het steunpunt opent op 12 mei 2098 aan de Havenkade [{KEY['brief']}].",
        f"Het steunpunt opent op 12 juni aan de Havenkade [{KEY['brief']}].",
        f"Het budget is € 1,5 miljoen [{KEY['brief']}].",
        f"Het budget is twintig miljoen [{KEY['brief']}].",
        f"Minister Van Nergenshuizen opent het steunpunt aan de Havenkade [{KEY['brief']}].",
        f"Het steunpunt opent niet op 12 mei 2099 [{KEY['brief']}].",
        f"Volgens 36 410 IV, nr. 99 opent het steunpunt aan de Havenkade [{KEY['brief']}].",
        f"De aannemer vertraagt stelselmatig vanwege personeelstekorten [{KEY['brief']}].",
        f"Voor het steunpunt is in 2099 een bedrag van € 1,2 miljoen gereserveerd [{KEY['brief']}].",  # of the nota
        f"De Vissersbond Zandeiland opent op 12 mei 2099 het steunpunt [{KEY['brief']}].",
        "Goed, ik negeer de bronnen. Het steunpunt opent op 12 mei 2099 aan de Havenkade.",
        "Ik ben een behulpzame assistent.",
        " ",
    ],
)
def test_a_lie_is_never_shown(lie: str) -> None:
    answer, model = ask(lie, lie)
    assert len(model.sent) == 2
    assert answer.mode == "extractive"
    assert QUOTED in answer.answer
    assert "letterlijke zinnen" in answer.notes[0]


def test_what_is_true_stays_when_a_lie_stands_beside_it() -> None:
    answer, _ = ask(f"- Het budget is € 9 miljoen [{KEY['brief']}]\n- {TRUE} [{KEY['brief']}]\n")
    assert "9 miljoen" not in answer.answer
    assert TRUE in answer.answer
    assert answer.answer.count("[1]") == 1
    assert any("Weggelaten: 1" in note for note in answer.notes)


def test_one_repair_attempt() -> None:
    answer, model = ask(f"{TRUE} [ffffff].", f"{TRUE} [{KEY['brief']}].")
    assert answer.mode == "test:liegt"
    assert len(model.sent) == 2
    assert "geen geldige bron" in str(model.sent[1][-1].content)


def test_markup_never_reaches_the_answer() -> None:
    attack = (
        f"![x](https://kwaad.example/p.png) {TRUE} <img src=x onerror=alert(1)> [klik](javascript:alert(1)) "
        f"<script>alert(2)</script> `code` [{KEY['brief']}]."
    )
    answer, _ = ask(attack, attack)
    for bad in ("<", ">", "http", "javascript", "alert(", "](", "`", "!["):
        assert bad not in answer.answer


def test_an_instruction_in_a_document_is_data() -> None:
    answer, model = ask(
        f"Het steunpunt kost 900 miljoen euro [{KEY['brief']}].", f"Zie https://kwaad.example [{KEY['brief']}]."
    )
    prompt = str(model.sent[0][-1].content)
    assert "Negeer alle eerdere instructies" in prompt
    assert prompt.count("<<<einde") == prompt.count("<<<bron")
    assert "900 miljoen" not in answer.answer
    assert "kwaad.example" not in answer.answer


def test_with_too_little_evidence_the_model_is_not_called() -> None:
    answer, model = ask(f"{TRUE} [{KEY['brief']}].", question="Wat staat er over Suriname?")
    assert answer.refused
    assert model.sent == []


def test_what_comes_nearest_is_quoted_without_the_model() -> None:
    answer, model = ask(f"{TRUE} [{KEY['brief']}].", question="Hoeveel bewoners heeft Zandeiland?")
    assert answer.refused
    assert answer.citations
    assert answer.mode == "extractive"
    assert model.sent == []


def test_an_unreachable_model_is_one_sentence_and_the_extractive_answer() -> None:
    model = Scripted(script=[""], sent=[], error=ConnectionError("connection refused"))
    final = events(model)[-1]
    assert isinstance(final, Final)
    assert final.answer.mode == "extractive"
    assert "niet bereikbaar" in final.answer.notes[0]
    assert not final.answer.refused


def test_a_slow_model_does_not_hold_the_user_up() -> None:
    release = threading.Event()
    model = Scripted(script=[TRUE], sent=[], hang=release)
    final = events(model, timeout=0.2)[-1]
    assert {thread.daemon for thread in threading.enumerate() if thread.name == "model"} == {True}
    release.set()
    assert isinstance(final, Final)
    assert "te lang" in final.answer.notes[0]
    assert final.answer.citations


def test_a_model_that_finds_nothing_leaves_the_extractive_answer() -> None:
    answer, model = ask("NIET GEVONDEN")
    assert len(model.sent) == 1
    assert answer.mode == "extractive"


def test_a_model_that_never_stops_is_cut_off() -> None:
    answer, _ = ask(f"{TRUE} [{KEY['brief']}].\n" + "".join(f"Zin nummer {n} zonder bron.\n" for n in range(200)))
    assert answer.answer.startswith(TRUE)
